// What the layer "times" says of an expression beside its place and value.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "render/layers.h"
#include "render/marks.h"
#include "support.h"

namespace rapporteur::render {
namespace {

std::vector<nlohmann::json> rows_of(const std::string& text) {
  std::string out;
  write_times(testing::read(text), out);
  std::vector<nlohmann::json> rows;
  std::istringstream lines(out);
  for (std::string line; std::getline(lines, line);) rows.push_back(nlohmann::json::parse(line));
  return rows;
}

TEST(TimesLayer, CountsFromPublicationAndFromOneAnother) {
  const auto rows = rows_of("They met on Friday. The truce of 3 March 2020 broke down two days later.");
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0]["tid"], "t1");
  EXPECT_EQ(rows[0]["anchor"], "t0");
  EXPECT_FALSE(rows[1].contains("anchor"));
  EXPECT_EQ(rows[2]["anchor"], "t2");
}

TEST(TimesLayer, SaysWhereTheEventStandsThatItIsCountedFrom) {
  const std::string text = "The pact was signed two days after the summit.";
  const auto rows = rows_of(text);
  ASSERT_EQ(rows.size(), 1u);
  const size_t begin = text.find("summit");
  EXPECT_EQ(rows[0]["anchor"]["event"], (nlohmann::json{begin, begin + 6}));
}

TEST(TimesLayer, GivesAttributesOnlyWhereTheyAreTold) {
  const auto rows = rows_of("They meet at least twice a week, for the next three months, at 18:00 GMT.");
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0]["freq"], "2X");
  EXPECT_EQ(rows[1]["beginPoint"], "t0");
  EXPECT_FALSE(rows[1].contains("endPoint"));
  EXPECT_EQ(rows[2]["zone"], "Z");
  EXPECT_FALSE(rows[2].contains("quant"));
}

TEST(TimesLayer, IsToldInWordsWhereItIsExplained) {
  const Document document = testing::read("In the past three years nothing moved.");
  const auto marks = marks_of(document);
  const auto time = std::find_if(marks.begin(), marks.end(), [](const Mark& mark) { return mark.layer == "time"; });
  ASSERT_NE(time, marks.end());
  EXPECT_EQ(time->label, "DURATION P3Y, 2019-01-09/2022-01-09, ends with publication");
}

}  // namespace
}  // namespace rapporteur::render
