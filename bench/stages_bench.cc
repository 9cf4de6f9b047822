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

/// `stage`: its index, or the number of stages for all of them.
void words_per_second(benchmark::State& state, size_t stage) {
  static const auto kKnowledge = open_knowledge();
  static const std::vector<std::string> kReports = bench_reports();
  PipelineOptions options;
  options.eager = true;
  int64_t words = 0;
  for (auto _ : state) {
    Timing timing;
    for (const std::string& text : kReports) {
      Report report;
      report.text = text;
      words += static_cast<int64_t>(read_document(std::move(report), *kKnowledge, options, &timing).tokens.size());
    }
    uint64_t spent = 0;
    for (size_t i = 0; i < timing.nanoseconds.size(); ++i)
      spent += stage == timing.nanoseconds.size() || i == stage ? timing.nanoseconds[i] : 0;
    state.SetIterationTime(static_cast<double>(spent) * 1e-9);
  }
  state.counters["words/s"] = benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsRate);
}

constexpr int kRounds = 20;  // of the whole pipeline for each stage: seconds, not minutes

const bool kRegistered = [] {
  for (size_t i = 0; i <= stages().size(); ++i) {
    const std::string name = i == stages().size() ? "all" : std::string(stages()[i].name);
    benchmark::RegisterBenchmark(("stage/" + name).c_str(),
                                 [i](benchmark::State& state) { words_per_second(state, i); })
        ->UseManualTime()
        ->Iterations(kRounds)
        ->Unit(benchmark::kMillisecond);
  }
  return true;
}();

}  // namespace
}  // namespace rapporteur
