// How fast the stage "times" goes through running text: `make bench`, or the first argument of RAPPORTEUR_BENCH_TEXT, a
// file of JSON lines or plain text.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "knowledge.h"
#include "pipeline.h"
#include "times/times.h"

namespace rapporteur {
namespace {

const Knowledge& knowledge() {
  static const Knowledge kKnowledge = [] { return std::move(open_knowledge().value()); }();
  return kKnowledge;
}

std::string text_of_file(const char* path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The file that RAPPORTEUR_BENCH_TEXT names, else a page of diplomatic prose again and again.
std::string running_text() {
  if (const char* path = std::getenv("RAPPORTEUR_BENCH_TEXT")) return text_of_file(path);
  std::string text;
  while (text.size() < 4u << 20) {
    text +=
        "The deputy ministers met in Geneva on Monday, January 10, 2022, for more than seven hours and will meet again "
        "next week. "
        "The delegation said that the drafts, which Moscow had handed over in mid-December 2021, were still being "
        "studied in the "
        "capitals. \"We have no agreement, and we have time,\" an official said on condition of anonymity. The council "
        "convenes on "
        "Wednesday at 10 a.m. in Brussels, and the organisation of 57 states takes up the matter in Vienna on the "
        "13th.\n\n";
  }
  return text;
}

Document tokenised(std::string text) {
  Report report;
  report.id = "bench";
  report.date = parse_day("2022-01-09");
  report.text = std::move(text);
  PipelineOptions options;
  options.until = kSentences | kTokens;
  return read_document(std::move(report), knowledge(), options);
}

void BM_Times(benchmark::State& state) {
  Document document = tokenised(running_text());
  for (auto _ : state) times::find_times(document, knowledge());
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * document.text().size()));
  state.counters["times"] = static_cast<double>(document.times.size());
}
BENCHMARK(BM_Times)->Unit(benchmark::kMillisecond);

/// Text made to hurt: the rate must stay of the same order.
void BM_TimesOfRepetition(benchmark::State& state) {
  static constexpr const char* kPieces[] = {
      "the second of ", "1", ",", "Monday ", "10 to 12 and ", "twenty-", "two days after the summit ", "May 5, "};
  std::string text;
  while (text.size() < 1u << 20) text += kPieces[state.range(0)];
  Document document = tokenised(text);
  for (auto _ : state) times::find_times(document, knowledge());
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * document.text().size()));
  state.SetLabel(kPieces[state.range(0)]);
}
BENCHMARK(BM_TimesOfRepetition)->DenseRange(0, 7)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rapporteur
