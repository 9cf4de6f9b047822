#include "times/calendar.h"

#include <algorithm>

namespace rapporteur::times {

using std::chrono::days;

YearMonthDay civil(Day day) {
  const std::chrono::year_month_day date(day);
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::optional<Day> day_of(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok() ? std::optional<Day>(Day(date)) : std::nullopt;
}

int days_in_month(int year, int month) {
  const auto last = std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} / std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

namespace {

/// A day that the calendar has.
Day sure_day(int year, int month, int day) { return day_of(year, month, day).value_or(Day{}); }

}  // namespace

int iso_weekday(Day day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()); }

IsoWeek iso_week(Day day) {
  const Day thursday = day + days{4 - iso_weekday(day)};
  const int year = civil(thursday).year;
  return {year, static_cast<int>((thursday - sure_day(year, 1, 1)).count()) / 7 + 1};
}

/// 4 January always lies in week 1.
Day monday_of(IsoWeek week) {
  const Day fourth = sure_day(week.year, 1, 4);
  return fourth - days{iso_weekday(fourth) - 1} + days{7 * (week.week - 1)};
}

Day add_months(Day day, int months) {
  const YearMonthDay date = civil(day);
  const int all = date.year * 12 + date.month - 1 + months;
  const int year = all >= 0 ? all / 12 : -((11 - all) / 12), month = all - year * 12 + 1;
  return sure_day(year, month, std::min(date.day, days_in_month(year, month)));
}

Day nth_weekday(int year, int month, int weekday, int n) {
  if (n < 0) {
    const Day last = sure_day(year, month, days_in_month(year, month));
    return last - days{(iso_weekday(last) - weekday + 7) % 7};
  }
  const Day first = sure_day(year, month, 1);
  return first + days{(weekday - iso_weekday(first) + 7) % 7 + 7 * (n - 1)};
}

Day western_easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - b / 4 - g + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return sure_day(year, n / 31, n % 31 + 1);
}

Day orthodox_easter(int year) {
  const int d = (19 * (year % 19) + 15) % 30;
  const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const int n = d + e + 114;
  return from_julian(year, n / 31, n % 31 + 1);
}

/// Both calendars agree from 1 March 200 on and differ by a day for each century year that only the Julian one makes a
/// leap year.
Day from_julian(int year, int month, int day) {
  const int y = month <= 2 ? year - 1 : year;
  const int m = month <= 2 ? month + 12 : month;
  const int julian_day = 365 * (y + 4716) + (y + 4716) / 4 + 306 * (m + 1) / 10 + day - 1524;
  constexpr int kUnixEpoch = 2440588;  // the Julian day of 1970-01-01
  return Day{days{julian_day - kUnixEpoch}};
}

Day from_islamic(int year, int month, int day) {
  constexpr int kEpoch = 1948440;  // the Julian day of 1 Muharram 1: 16 July 622, Julian
  constexpr int kUnixEpoch = 2440588;
  const int julian_day = day + (59 * (month - 1) + 1) / 2 + (year - 1) * 354 + (3 + 11 * year) / 30 + kEpoch - 1;
  return Day{days{julian_day - kUnixEpoch}};
}

namespace {

bool hebrew_leap(int year) { return (7 * year + 1) % 19 < 7; }

/// Days from the epoch to the mean new moon of Tishri, held off Sunday, Wednesday and Friday.
int64_t molad_day(int64_t year) {
  const int64_t months = (235 * year - 234) / 19;
  const int64_t parts = 12084 + 13753 * months;  // of 25920 a day
  const int64_t day = 29 * months + parts / 25920;
  return 3 * (day + 1) % 7 < 3 ? day + 1 : day;
}

/// 1 Tishri: no year may have 356 days, nor 382.
Day hebrew_new_year(int year) {
  const int64_t before = molad_day(year - 1), at = molad_day(year), after = molad_day(year + 1);
  const int64_t delay = after - at == 356 ? 2 : at - before == 382 ? 1 : 0;
  constexpr int64_t kEpoch = -2092590;  // 7 October 3761 before Christ, Julian, counted from 1970-01-01
  return Day{days{kEpoch + at + delay}};
}

int hebrew_month_length(int year, int month) {
  const auto year_length = (hebrew_new_year(year + 1) - hebrew_new_year(year)).count();
  const bool short_month = month == 2 || month == 4 || month == 6 || month == 10 || month == 13 ||
                           (month == 12 && !hebrew_leap(year)) || (month == 8 && year_length % 10 != 5) ||
                           (month == 9 && year_length % 10 == 3);
  return short_month ? 29 : 30;
}

}  // namespace

Day from_hebrew(int year, int month, int day) {
  constexpr int kTishri = 7;
  const int last = hebrew_leap(year) ? 13 : 12;
  Day at = hebrew_new_year(year) + days{day - 1};
  for (int m = kTishri; m != month; m = m == last ? 1 : m + 1) at += days{hebrew_month_length(year, m)};
  return at;
}

Day hebrew_day_in(int gregorian_year, int month, int day) {
  constexpr int kAdar = 12, kFirst = 3760;  // the Hebrew year in which 1 January lies, less the Gregorian one
  for (int year = gregorian_year + kFirst;; ++year) {
    const Day at = from_hebrew(year, month == kAdar && hebrew_leap(year) ? 13 : month, day);
    if (civil(at).year >= gregorian_year) return at;
  }
}

Day islamic_month_in(int gregorian_year, int month) {
  int year = (gregorian_year - 622) * 33 / 32;
  while (civil(from_islamic(year, month, 1)).year < gregorian_year) ++year;
  while (civil(from_islamic(year - 1, month, 1)).year >= gregorian_year) --year;
  return from_islamic(year, month, 1);
}

}  // namespace rapporteur::times
