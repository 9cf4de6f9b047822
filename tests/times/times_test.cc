// The stage on long and hostile texts, and what other rooms ask of it.
#include "times/times.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <random>
#include <tuple>

#include "support.h"
#include "times/calendar.h"
#include "times/time_rules.h"

namespace rapporteur::times {
namespace {

PipelineOptions only_times() {
  PipelineOptions options;
  options.until = kTimes;
  options.without = {"syntax"};  // what is measured here is this stage
  return options;
}

double seconds_for(const std::string& text) {
  Document document = testing::read(text, "2022-01-09", only_times());
  const std::clock_t start = std::clock();  // processor time: other programs on the machine do not count
  find_times(document, testing::knowledge());
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::string repeated(const std::string& piece, size_t size) {
  std::string text;
  while (text.size() < size) text += piece;
  return text;
}

/// Four times the text may take no more than about four times as long; a generous bound, since machines are shared.
TEST(Times, TakesTimeInProportionToLength) {
  for (const char* piece : {"1", ", ", "the second of ", "Monday ", "10 to 12 and ", "May 5, ", "2022-", "twenty-",
                            "a week later ", "two days after the summit ", "the day before the "}) {
    const double little = seconds_for(repeated(piece, 100000)), much = seconds_for(repeated(piece, 400000));
    EXPECT_LT(much, 12 * little + 0.2) << piece;
  }
}

TEST(Times, SilentOnAMegabyteOfNothing) {
  for (const char* piece : {"1", ", ", "the second of ", "- ", "0", "may march second sun "}) {
    const Document document = testing::read(repeated(piece, 1 << 20), "2022-01-09", only_times());
    EXPECT_TRUE(document.times.empty()) << piece << document.words(document.times.front().span);
  }
}

/// Words that mean something here, thrown together: whatever is found stands inside the text, in order, without
/// overlap.
TEST(Times, HoldsItsPromisesOnRandomWords) {
  static constexpr const char* kWords[] = {
      "the",   "May",      "5",           "2022", ",",      "-",     "of",      "last",  "week", "13th",
      "BC",    "years",    "ago",         "and",  "noon",   "10:30", "p.m.",    "every", "half", "1/2",
      "first", "quarter",  "Christmas",   "'99",  "1970s",  "from",  "to",      "a",     "two",  "hundred",
      "31",    "February", "99999999999", "00",   "Sunday", "night", "century", "30th",  "29",   "0"};
  std::mt19937 random(20220109);
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += std::string(kWords[random() % std::size(kWords)]) + (random() % 4 ? " " : "");
    const Document document = testing::read(text, round % 2 ? "2022-01-09" : "", only_times());
    uint32_t end = 0;
    for (const Time& time : document.times) {
      ASSERT_LE(end, time.span.begin) << text;
      ASSERT_LT(time.span.begin, time.span.end) << text;
      ASSERT_LE(time.span.end, text.size()) << text;
      ASSERT_LT(time.first, time.end);
      end = time.span.end;
      if (!time.edtf.empty()) {
        ASSERT_FALSE(rapporteur::days_of(time.edtf).empty()) << time.edtf << " in " << text;
      }
    }
  }
}

TEST(Times, WithoutADayOfPublicationRelativeOnesStayUnresolved) {
  const Document document =
      testing::read("They met on Friday and yesterday; the treaty is of 5 May 2010.", "", only_times());
  ASSERT_EQ(document.times.size(), 3u);
  EXPECT_EQ(document.times[0].value, "");
  EXPECT_EQ(document.times[2].value, "2010-05-05");
}

/// The holiday whose table holds that day.
const Holiday& table_with(const char* day) {
  const Day wanted = *parse_day(day);
  for (const Holiday& holiday : testing::knowledge().times->holidays) {
    if (std::find(holiday.days.begin(), holiday.days.end(), wanted) != holiday.days.end()) return holiday;
  }
  throw std::runtime_error(std::string("no table has ") + day);
}

/// The tables of Islamic feasts against arithmetic: the tabular calendar may differ by two days, no more.
TEST(Times, TablesOfFeastsAgreeWithTheTabularCalendar) {
  const std::tuple<const char*, int, int> feasts[] = {
      {"2022-04-02", 9, 1}, {"2022-05-02", 10, 1}, {"2022-07-09", 12, 10}};
  for (const auto& [day, month, of_month] : feasts) {
    const Holiday& holiday = table_with(day);
    EXPECT_GT(holiday.days.size(), 180u) << day;
    for (size_t i = 0; i < holiday.days.size(); ++i) {
      const int year = 1317 + static_cast<int>(i);  // the Islamic year in which the tables begin
      const Day counted = from_islamic(year, month, of_month);
      EXPECT_LE(std::abs((holiday.days[i] - counted).count()), 2) << to_string(holiday.days[i]);
    }
  }
}

/// New years lie where sun and moon let them.
TEST(Times, TablesOfNewYearsKeepTheirBounds) {
  for (const Day day : table_with("2022-02-01").days) {  // the second new moon after the solstice
    const YearMonthDay date = civil(day);
    EXPECT_GE(day, *day_of(date.year, 1, 21)) << to_string(day);
    EXPECT_LE(day, *day_of(date.year, 2, 21)) << to_string(day);
  }
  for (const Day day : table_with("2022-03-21").days) {  // the equinox in Tehran
    EXPECT_EQ(civil(day).month, 3);
    EXPECT_TRUE(civil(day).day >= 20 && civil(day).day <= 22) << to_string(day);
  }
}

TEST(Times, OfAToken) {
  const Document document =
      testing::read("The council met on Monday; it will meet on 20 January.", "2022-01-12", only_times());
  ASSERT_EQ(document.times.size(), 2u);
  EXPECT_EQ(times_in(document, 0, 6).size(), 1u);
  const Time* time = time_of(document, 2);
  ASSERT_NE(time, nullptr);
  EXPECT_EQ(time->value, "2022-01-10");
  EXPECT_EQ(time_of(document, 8)->value, "2022-01-20");
}

}  // namespace
}  // namespace rapporteur::times
