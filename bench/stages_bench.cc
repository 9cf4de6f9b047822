// Words a second on one core, by stage, with every sentence parsed. RAPPORTEUR_BENCH_TEXT names a text to read instead
// of the few sentences here: `make bench` on the government releases gives the figures of docs/performance.md.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "knowledge.h"
#include "pipeline.h"

namespace rapporteur {
namespace {

constexpr const char* kSentences =
    "The foreign ministers of Russia and Ukraine met in Antalya on Thursday for the first time since the war began. "
    "\"We want the fighting to stop,\" a spokesman for the Turkish ministry told reporters after three hours of talks. "
    "The United Nations Security Council will vote next week on a resolution that demands access for aid convoys. "
    "Diplomats said that neither side had accepted the other's terms, and that a second round was planned for "
    "Monday.\n\n";

const std::string& bench_text() {
  static const std::string kText = [] {
    std::string text;
    if (const char* path = std::getenv("RAPPORTEUR_BENCH_TEXT"); path != nullptr) {
      std::ostringstream content;
      content << std::ifstream(path).rdbuf();
      text = content.str();
    } else {
      for (int n = 0; n < 50; ++n) text += kSentences;
    }
    return text;
  }();
  return kText;
}

/// Reports of about 6 KB, as reports are.
std::vector<std::string> bench_reports() {
  constexpr size_t kSize = 6000;
  std::vector<std::string> reports(1);
  std::istringstream lines(bench_text());
  for (std::string line; std::getline(lines, line);) {
    if (reports.back().size() > kSize) reports.emplace_back();
    reports.back() += line + "\n";
  }
  return reports;
}

constexpr int kRounds = 10;  // of the whole pipeline: seconds, not minutes

/// What the pipeline took in each round, and the words that it read in one.
struct Rounds {
  std::vector<Timing> timings;
  int64_t words = 0;
};

/// The pipeline is run once for all the benchmarks below, each of which tells one stage's part.
const Rounds& rounds() {
  static const Rounds kDone = [] {
    const auto knowledge = open_knowledge();
    const std::vector<std::string> reports = bench_reports();
    PipelineOptions options;
    options.eager = true;
    Rounds done;
    for (int round = 0; round < kRounds; ++round) {
      done.words = 0;
      Timing& timing = done.timings.emplace_back();
      for (const std::string& text : reports) {
        Report report;
        report.text = text;
        done.words +=
            static_cast<int64_t>(read_document(std::move(report), *knowledge, options, &timing).tokens.size());
      }
    }
    return done;
  }();
  return kDone;
}

/// `stages`: indices of the stages whose time is summed.
void words_per_second(benchmark::State& state, const std::vector<size_t>& stages) {
  size_t round = 0;
  for (auto _ : state) {
    uint64_t spent = 0;
    for (const size_t stage : stages) spent += rounds().timings[round % kRounds].nanoseconds[stage];
    state.SetIterationTime(static_cast<double>(spent) * 1e-9);
    ++round;
  }
  state.counters["words/s"] =
      benchmark::Counter(static_cast<double>(rounds().words) * static_cast<double>(round), benchmark::Counter::kIsRate);
}

void register_stages(const std::string& name, const std::vector<size_t>& stages) {
  benchmark::RegisterBenchmark(("stage/" + name).c_str(),
                               [stages](benchmark::State& state) { words_per_second(state, stages); })
      ->UseManualTime()
      ->Iterations(kRounds)
      ->Unit(benchmark::kMillisecond);
}

/// "text to names" is what other analysers do: from raw text to tags, lemmas, heads and names.
const bool kRegistered = [] {
  std::vector<size_t> all, text_to_names;
  bool analysis = true;
  for (size_t i = 0; i < stages().size(); ++i) {
    register_stages(std::string(stages()[i].name), {i});
    all.push_back(i);
    if (analysis) text_to_names.push_back(i);
    if (stages()[i].name == "names") analysis = false;
  }
  register_stages("text to names", text_to_names);
  register_stages("all", all);
  return true;
}();

}  // namespace
}  // namespace rapporteur
