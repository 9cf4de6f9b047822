// A point or stretch of the calendar at the grain in which a text speaks of it, and how TIMEX3 and EDTF write it.
#pragma once

#include <optional>
#include <string>

#include "rapporteur/day.h"

namespace rapporteur::times {

/// Units of time, coarser ones greater. The numbers are those that the knowledge's class "unit" gives.
enum class Unit : int8_t {
  none = 0,
  second = 1,
  minute = 2,
  hour = 3,
  day = 4,
  week = 5,
  weekend = 6,
  month = 7,
  quarter = 8,
  season = 9,
  half = 10,
  year = 11,
  decade = 12,
  century = 13,
};

/// Parts of the day, as TIMEX3 writes them. The numbers are those of the class "daypart".
enum class DayPart : int8_t { none = 0, morning, midday, afternoon, evening, night, daytime, dawn, noon, midnight };

inline constexpr int kUnset = -1;

struct Moment {
  Unit grain = Unit::none;
  int year = 0;  ///< of weeks the ISO year; of decades and centuries their first year (1990; 1900)
  int part = 0;  ///< month, quarter, half, season (1 spring to 4 winter) or ISO week, as the grain says
  int day = 0;   ///< of the month, at the grain of days
  bool before_christ = false;
  bool fiscal = false;
  DayPart day_part = DayPart::none;
  int hour = kUnset;  ///< 0 to 24
  int minute = kUnset;
  int second = kUnset;
  int zone = kNoZone;  ///< minutes east of Greenwich

  static constexpr int kNoZone = 100000;
  bool timed() const { return hour != kUnset || day_part != DayPart::none; }
};

Moment moment_of(Day day);
/// The stretch of that grain which holds the day.
Moment moment_at(Day day, Unit grain);
/// First and last day; empty for years before Christ and the grain none.
DayRange days_of(const Moment& moment);
/// The moment so many of its own grain later, or earlier.
Moment shifted(const Moment& moment, int by);
/// The stretch of that grain which holds the moment's first day; nothing if the moment is coarser.
std::optional<Moment> stretch_of(const Moment& moment, Unit unit);
/// The day so many units later, or earlier; nothing for units shorter than a day and beyond ten thousand years.
std::optional<Day> later(Day day, Unit unit, int64_t count);
/// "1998-08-07T09:00", "1989-Q3", "BC0480", "195".
std::string timex_value(const Moment& moment);
/// "1998-08-07", "1989-07/1989-09", "195X"; `about` adds "~".
std::string edtf(const Moment& moment, bool about);
/// "Z", "+03:00"; empty if the moment has no zone.
std::string zone_text(const Moment& moment);

}  // namespace rapporteur::times
