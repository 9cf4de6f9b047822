// Calendar arithmetic beyond <chrono>: ISO weeks, quarters, movable feasts. Gregorian and proleptic unless a name says
// otherwise.
#pragma once

#include <cstdint>
#include <optional>

#include "rapporteur/day.h"

namespace rapporteur::times {

struct YearMonthDay {
  int year = 0;
  int month = 0;  ///< 1 to 12
  int day = 0;    ///< 1 to 31
};

struct IsoWeek {
  int year = 0;  ///< the year that holds the week's Thursday
  int week = 0;  ///< 1 to 53
};

YearMonthDay civil(Day day);
/// Nothing if there is no such day.
std::optional<Day> day_of(int year, int month, int day);
int days_in_month(int year, int month);
/// 1 Monday to 7 Sunday (ISO 8601).
int iso_weekday(Day day);
IsoWeek iso_week(Day day);
/// The Monday of an ISO week; weeks 1 to 53, of which 53 may fall into the next year.
Day monday_of(IsoWeek week);
/// Months forward or back; the day is held inside the month it falls into (31 January + 1 = 28 or 29 February).
Day add_months(Day day, int months);
inline int quarter_of(int month) { return (month + 2) / 3; }

/// The nth such weekday of a month, n from 1; n = -1 the last one.
Day nth_weekday(int year, int month, int weekday, int n);

/// Easter Sunday of the Western churches (Meeus, Astronomical Algorithms, 1991, chapter 8; Butcher's rule).
Day western_easter(int year);
/// Easter Sunday of the Orthodox churches, as a Gregorian day (Meeus' Julian rule).
Day orthodox_easter(int year);
/// A day of the Julian calendar (Old Style) as the same day of the Gregorian one.
Day from_julian(int year, int month, int day);
/// A day of the tabular Islamic calendar (civil epoch, 16-year intercalation 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29).
/// The sighted month may begin a day earlier or later.
Day from_islamic(int year, int month, int day);
/// The first day of an Islamic month (1 to 12) that falls into a Gregorian year; the earlier of two.
Day islamic_month_in(int gregorian_year, int month);
/// A day of the Hebrew calendar; months from 1 Nisan to 13 Adar II, the year turns with 7 Tishri (the molad and its
/// four delays: Dershowitz and Reingold, Calendrical Calculations, 1997, chapter 7). Days begin at sunset of the day
/// before.
Day from_hebrew(int year, int month, int day);
/// The day of a Hebrew month (1 to 12; 12 is Adar, or Adar II in a leap year) that falls into a Gregorian year; the
/// earlier of two.
Day hebrew_day_in(int gregorian_year, int month, int day);
/// The Chinese new year's day of 1900 to 2100, from a table made of new moons; nothing outside.
std::optional<Day> lunar_new_year(int year);

}  // namespace rapporteur::times
