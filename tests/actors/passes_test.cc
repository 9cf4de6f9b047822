// Each pass of linking by itself: what its cases ask for holds with it, and does not hold without it.
#include "actors/passes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "describe.h"
#include "support.h"

namespace rapporteur {
namespace {

/// "report DAY [SITE [TITLE]]", a text, "---", what must hold, "===": as tests/cases, with the report's source and
/// title.
struct Case {
  Report report;
  std::vector<std::string> expectations;
};

std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::vector<Case> cases;
  std::ifstream in(path);
  bool answers = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("report ")) {
      std::istringstream head(line.substr(7));
      std::string day;
      Case& next = cases.emplace_back();
      head >> day >> next.report.source >> std::ws;
      std::getline(head, next.report.title);
      next.report.id = path.filename().string() + ", case " + std::to_string(cases.size());
      next.report.date = parse_day(day);
      answers = false;
    } else if (line == "---") {
      answers = true;
    } else if (line != "===" && !line.starts_with("#")) {
      if (answers)
        cases.back().expectations.push_back(line);
      else
        cases.back().report.text += line + "\n";
    }
  }
  return cases;
}

Document linked(const Report& report, std::span<const std::string_view> without) {
  Document document = read_document(report, testing::knowledge(), {.until = kHeads | kNames | kTimes});
  actors::link(document, testing::knowledge(), without);
  return document;
}

std::vector<std::string_view> names() {
  std::vector<std::string_view> all;
  for (const auto& pass : actors::passes()) all.push_back(pass.name);
  for (const auto& pass : actors::head_passes()) all.push_back(pass.name);
  return all;
}

class PassOf : public ::testing::TestWithParam<std::string_view> {};

TEST_P(PassOf, DecidesWhatItsCasesAskFor) {
  std::string file(GetParam());
  std::replace(file.begin(), file.end(), ' ', '-');
  const auto cases = read_cases(std::filesystem::path(RAPPORTEUR_CASES "/../actors/passes") / (file + ".case"));
  ASSERT_GE(cases.size(), 3u) << "too few cases in " << file << ".case";
  const std::string_view without[] = {GetParam()};
  for (const Case& c : cases) {
    EXPECT_EQ(unmet(linked(c.report, {}), c.expectations), "") << c.report.id;
    EXPECT_NE(unmet(linked(c.report, without), c.expectations), "") << c.report.id << " holds without the pass";
  }
}

INSTANTIATE_TEST_SUITE_P(Linking, PassOf, ::testing::ValuesIn(names()), [](const auto& info) {
  std::string name(info.param);
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
});

TEST(Passes, ReadOnlyWhatSomePassDecidesAndAtTheEndOnlyWhatStandsAbove) {
  uint32_t all = 0, above = 0;
  for (const auto& pass : actors::passes()) all |= pass.decides;
  for (const auto& pass : actors::passes()) {
    const bool last = pass.when == actors::When::report_closes;
    EXPECT_EQ(pass.reads & ~(last ? above | pass.decides : all), 0u) << pass.name;
    above |= pass.decides;
  }
}

}  // namespace
}  // namespace rapporteur
