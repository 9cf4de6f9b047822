// Days as text and the days that EDTF dates mean.
#include "rapporteur/day.h"

#include <gtest/gtest.h>

namespace rapporteur {
namespace {

DayRange range(std::string_view first, std::string_view last) { return {parse_day(first), parse_day(last)}; }

TEST(Day, ReadsAndWritesIso) {
  for (const char* text : {"2022-01-09", "1900-03-01", "2000-02-29", "0044-03-15"}) {
    const auto day = parse_day(text);
    ASSERT_TRUE(day) << text;
    EXPECT_EQ(to_string(*day), text);
  }
}

TEST(Day, RefusesDaysThatDoNotExist) {
  for (const char* text : {"1900-02-29", "2022-13-01", "2022-00-10", "2022-1-9", "2022-01-9 ", "+022-01-09", ""}) {
    EXPECT_FALSE(parse_day(text)) << text;
  }
}

TEST(Day, EdtfDatesMeanTheirDays) {
  EXPECT_EQ(days_of("2022-01-09"), range("2022-01-09", "2022-01-09"));
  EXPECT_EQ(days_of("2021-12~"), range("2021-12-01", "2021-12-31"));
  EXPECT_EQ(days_of("2020-02"), range("2020-02-01", "2020-02-29"));
  EXPECT_EQ(days_of("197X"), range("1970-01-01", "1979-12-31"));
  EXPECT_EQ(days_of("2021-24"), range("2021-12-01", "2022-02-28"));
  EXPECT_EQ(days_of("2021-34"), range("2021-04-01", "2021-06-30"));
  EXPECT_EQ(days_of("2022-01-10/2022-01-13"), range("2022-01-10", "2022-01-13"));
  EXPECT_EQ(days_of("2021-11/2022"), range("2021-11-01", "2022-12-31"));
}

TEST(Day, EdtfOpenEnds) {
  EXPECT_EQ(days_of("2015/.."), (DayRange{parse_day("2015-01-01"), std::nullopt}));
  EXPECT_EQ(days_of("../2022-01-31"), (DayRange{std::nullopt, parse_day("2022-01-31")}));
}

TEST(Day, EdtfNonsenseMeansNothing) {
  for (const char* text : {"", "soon", "2022-99", "2022-02-30", "22", "2022-01-10/soon", "/", "2022-01-1"}) {
    EXPECT_TRUE(days_of(text).empty()) << text;
  }
}

}  // namespace
}  // namespace rapporteur
