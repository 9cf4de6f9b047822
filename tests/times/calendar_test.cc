// Calendar arithmetic against counting: every day from 1900 to 2100 by loops that know nothing but the months' lengths.
#include "times/calendar.h"

#include <gtest/gtest.h>

#include <map>

#include "times/moment.h"

namespace rapporteur::times {
namespace {

constexpr int kLengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

bool leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }
int length(int year, int month) { return kLengths[month - 1] + (month == 2 && leap(year) ? 1 : 0); }

/// Zeller's congruence, as a weekday from 1 Monday to 7 Sunday.
int zeller(int year, int month, int day) {
  if (month < 3) month += 12, --year;
  const int h = (day + 13 * (month + 1) / 5 + year % 100 + year % 100 / 4 + year / 100 / 4 + 5 * (year / 100)) % 7;
  return (h + 5) % 7 + 1;
}

/// Goes through all days, one by one, with a running count of days.
template <typename Visit>
void each_day(Visit visit) {
  int count = -25567;  // 1900-01-01, counted from 1970-01-01
  for (int year = 1900; year <= 2100; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= length(year, month); ++day) visit(year, month, day, count++);
    }
  }
}

TEST(Calendar, CountsDaysLikeACalendarOnTheWall) {
  each_day([](int year, int month, int day, int count) {
    const auto found = day_of(year, month, day);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->time_since_epoch().count(), count) << year << "-" << month << "-" << day;
    const YearMonthDay back = civil(*found);
    ASSERT_EQ(back.year * 10000 + back.month * 100 + back.day, year * 10000 + month * 100 + day);
    ASSERT_EQ(days_in_month(year, month), length(year, month));
  });
}

TEST(Calendar, WeekdaysAgreeWithZeller) {
  each_day([](int year, int month, int day, int) {
    ASSERT_EQ(iso_weekday(*day_of(year, month, day)), zeller(year, month, day)) << year << "-" << month << "-" << day;
  });
}

/// Week 1 is the first that has four days or more in the year; weeks are then counted Monday by Monday.
TEST(Calendar, WeeksAgreeWithCountingMondays) {
  std::map<int, int> first_monday;  // year -> day count of its week 1's Monday
  each_day([&](int year, int month, int day, int count) {
    if (month == 1 && day == 1) {
      const int weekday = zeller(year, 1, 1);
      first_monday[year] = weekday <= 4 ? count - (weekday - 1) : count + (8 - weekday);
    }
  });
  each_day([&](int year, int month, int day, int count) {
    if (year == 2100 && month == 12) return;  // needs the year after
    int in = year;
    if (count < first_monday[year]) in = year - 1;
    if (month == 12 && year < 2100 && count >= first_monday[year + 1]) in = year + 1;
    if (in < 1900) return;
    const IsoWeek week = iso_week(*day_of(year, month, day));
    ASSERT_EQ(week.year, in) << year << "-" << month << "-" << day;
    ASSERT_EQ(week.week, (count - first_monday[in]) / 7 + 1) << year << "-" << month << "-" << day;
    ASSERT_LE(monday_of(week), *day_of(year, month, day));
    ASSERT_LT((*day_of(year, month, day) - monday_of(week)).count(), 7);
  });
}

TEST(Calendar, StretchesHoldTheirDayAndBorderOnEachOther) {
  for (const Unit unit : {Unit::day, Unit::week, Unit::month, Unit::quarter, Unit::season, Unit::half, Unit::year,
                          Unit::decade, Unit::century}) {
    each_day([&](int year, int month, int day, int) {
      if (year % 20 > 8 || (day % 5 != 0 && unit != Unit::week)) return;
      const Day at = *day_of(year, month, day);
      const Moment moment = moment_at(at, unit);
      const DayRange range = days_of(moment), next = days_of(shifted(moment, 1));
      ASSERT_TRUE(*range.first <= at && at <= *range.last) << to_string(at);
      ASSERT_EQ(*next.first, *range.last + std::chrono::days{1}) << to_string(at);
      ASSERT_EQ(timex_value(shifted(shifted(moment, 7), -7)), timex_value(moment));
    });
  }
}

TEST(Calendar, AddsMonths) {
  EXPECT_EQ(to_string(add_months(*day_of(2024, 1, 31), 1)), "2024-02-29");
  EXPECT_EQ(to_string(add_months(*day_of(2023, 1, 31), 1)), "2023-02-28");
  EXPECT_EQ(to_string(add_months(*day_of(2022, 1, 9), -2)), "2021-11-09");
  EXPECT_EQ(to_string(add_months(*day_of(2022, 1, 9), -25)), "2019-12-09");
}

// Dates from the churches' published tables.
TEST(Calendar, Easter) {
  EXPECT_EQ(to_string(western_easter(1943)), "1943-04-25");
  EXPECT_EQ(to_string(western_easter(2000)), "2000-04-23");
  EXPECT_EQ(to_string(western_easter(2008)), "2008-03-23");
  EXPECT_EQ(to_string(western_easter(2022)), "2022-04-17");
  EXPECT_EQ(to_string(western_easter(2038)), "2038-04-25");
  EXPECT_EQ(to_string(orthodox_easter(2000)), "2000-04-30");
  EXPECT_EQ(to_string(orthodox_easter(2010)), "2010-04-04");
  EXPECT_EQ(to_string(orthodox_easter(2022)), "2022-04-24");
  EXPECT_EQ(to_string(orthodox_easter(2024)), "2024-05-05");
}

TEST(Calendar, EasterIsASundayInItsBounds) {
  for (int year = 1900; year <= 2100; ++year) {
    EXPECT_EQ(iso_weekday(western_easter(year)), 7);
    EXPECT_EQ(iso_weekday(orthodox_easter(year)), 7);
    EXPECT_GE(western_easter(year), *day_of(year, 3, 22));
    EXPECT_LE(western_easter(year), *day_of(year, 4, 25));
    EXPECT_LE(western_easter(year), orthodox_easter(year));
  }
}

TEST(Calendar, OtherCalendars) {
  EXPECT_EQ(to_string(from_julian(1917, 10, 25)), "1917-11-07");
  EXPECT_EQ(to_string(from_julian(1900, 2, 29)), "1900-03-13");
  EXPECT_EQ(to_string(from_julian(1582, 10, 5)), "1582-10-15");
  EXPECT_EQ(to_string(from_islamic(1443, 9, 1)), "2022-04-03");
  EXPECT_EQ(to_string(islamic_month_in(2024, 9)), "2024-03-11");
  for (int year = 1900; year <= 2100; ++year) EXPECT_EQ(civil(islamic_month_in(year, 9)).year, year);
}

// Days from published tables; the evening before is not counted.
TEST(Calendar, Hebrew) {
  EXPECT_EQ(to_string(hebrew_day_in(2022, 1, 15)), "2022-04-16");  // Passover
  EXPECT_EQ(to_string(hebrew_day_in(2024, 1, 15)), "2024-04-23");
  EXPECT_EQ(to_string(hebrew_day_in(2023, 7, 1)), "2023-09-16");   // Rosh Hashanah
  EXPECT_EQ(to_string(hebrew_day_in(1973, 7, 10)), "1973-10-06");  // Yom Kippur
  EXPECT_EQ(to_string(hebrew_day_in(2023, 7, 10)), "2023-09-25");
  EXPECT_EQ(to_string(hebrew_day_in(2021, 9, 25)), "2021-11-29");   // Hanukkah
  EXPECT_EQ(to_string(hebrew_day_in(2022, 12, 14)), "2022-03-17");  // Purim, in Adar II
  EXPECT_EQ(to_string(hebrew_day_in(2023, 12, 14)), "2023-03-07");
}

/// The year never begins on a Sunday, Wednesday or Friday, begins 163 days after Passover, and has one of six lengths.
TEST(Calendar, HebrewYearsKeepTheirRules) {
  for (int year = 1900; year <= 2100; ++year) {
    const Day passover = hebrew_day_in(year, 1, 15), new_year = hebrew_day_in(year, 7, 1);
    const int weekday = iso_weekday(new_year);
    ASSERT_TRUE(weekday != 7 && weekday != 3 && weekday != 5) << to_string(new_year);
    ASSERT_EQ((new_year - passover).count(), 163) << year;
    const auto length = (hebrew_day_in(year + 1, 7, 1) - new_year).count();
    ASSERT_TRUE((length >= 353 && length <= 355) || (length >= 383 && length <= 385)) << year << ": " << length;
  }
}

TEST(Calendar, NthWeekday) {
  EXPECT_EQ(to_string(nth_weekday(2021, 11, 4, 4)), "2021-11-25");
  EXPECT_EQ(to_string(nth_weekday(2022, 5, 1, -1)), "2022-05-30");
}

}  // namespace
}  // namespace rapporteur::times
