#include "times/moment.h"

#include <fmt/format.h>

#include <cstdlib>

#include "times/calendar.h"

namespace rapporteur::times {
namespace {

using std::chrono::days;

std::string clock_value(const Moment& moment) {
  static constexpr const char* kParts[] = {"", "MO", "MI", "AF", "EV", "NI", "DT", "MO", "12:00", "24:00"};
  if (moment.hour == kUnset) {
    return moment.day_part == DayPart::none ? "" : std::string("T") + kParts[static_cast<int>(moment.day_part)];
  }
  std::string out = fmt::format("T{:02}:{:02}", moment.hour, std::max(moment.minute, 0));
  if (moment.second != kUnset) out += fmt::format(":{:02}", moment.second);
  if (moment.zone == 0) out += 'Z';
  return out;
}

std::string date_value(const Moment& moment) {
  static constexpr const char* kSeasons[] = {"", "SP", "SU", "FA", "WI"};
  const std::string year = fmt::format("{}{:04}", moment.before_christ ? "BC" : "", moment.year);
  switch (moment.grain) {
    case Unit::century:
      return year.substr(0, year.size() - 2);
    case Unit::decade:
      return year.substr(0, year.size() - 1);
    case Unit::year:
      return year;
    case Unit::half:
      return fmt::format("{}-H{}", year, moment.part);
    case Unit::quarter:
      return fmt::format("{}-Q{}", year, moment.part);
    case Unit::season:
      return fmt::format("{}-{}", year, kSeasons[moment.part]);
    case Unit::month:
      return fmt::format("{}-{:02}", year, moment.part);
    case Unit::week:
      return fmt::format("{}-W{:02}", year, moment.part);
    case Unit::weekend:
      return fmt::format("{}-W{:02}-WE", year, moment.part);
    case Unit::day:
      return fmt::format("{}-{:02}-{:02}", year, moment.part, moment.day);
    default:
      return "";
  }
}

DayRange months(int year, int first, int last) {
  return {day_of(year, first, 1), day_of(year, last, days_in_month(year, last))};
}

DayRange years(int first, int last) { return {day_of(first, 1, 1), day_of(last, 12, 31)}; }

std::string month_text(int year, int month) { return fmt::format("{:04}-{:02}", year, month); }

/// Years of an EDTF level 1 interval that no shorter form has.
std::string interval(const DayRange& range) {
  return range.first && range.last ? to_string(*range.first) + "/" + to_string(*range.last) : "";
}

}  // namespace

Moment moment_of(Day day) {
  const YearMonthDay date = civil(day);
  return {.grain = Unit::day, .year = date.year, .part = date.month, .day = date.day};
}

Moment moment_at(Day day, Unit grain) {
  const YearMonthDay date = civil(day);
  const IsoWeek week = iso_week(day);
  switch (grain) {
    case Unit::century:
      return {.grain = grain, .year = date.year / 100 * 100};
    case Unit::decade:
      return {.grain = grain, .year = date.year / 10 * 10};
    case Unit::year:
      return {.grain = grain, .year = date.year};
    case Unit::half:
      return {.grain = grain, .year = date.year, .part = date.month <= 6 ? 1 : 2};
    case Unit::quarter:
      return {.grain = grain, .year = date.year, .part = quarter_of(date.month)};
    case Unit::month:
      return {.grain = grain, .year = date.year, .part = date.month};
    case Unit::week:
    case Unit::weekend:
      return {.grain = grain, .year = week.year, .part = week.week};
    case Unit::season: {
      const int season = date.month % 12 / 3;  // 0 winter, 1 spring, …
      return {.grain = grain, .year = date.month <= 2 ? date.year - 1 : date.year, .part = season == 0 ? 4 : season};
    }
    default:
      return moment_of(day);
  }
}

DayRange days_of(const Moment& moment) {
  if (moment.before_christ) return {};
  switch (moment.grain) {
    case Unit::century:
      return years(moment.year, moment.year + 99);
    case Unit::decade:
      return years(moment.year, moment.year + 9);
    case Unit::year:
      return years(moment.year, moment.year);
    case Unit::half:
      return months(moment.year, 6 * moment.part - 5, 6 * moment.part);
    case Unit::quarter:
      return months(moment.year, 3 * moment.part - 2, 3 * moment.part);
    case Unit::season:
      if (moment.part == 4)
        return {day_of(moment.year, 12, 1), day_of(moment.year + 1, 2, days_in_month(moment.year + 1, 2))};
      return months(moment.year, 3 * moment.part, 3 * moment.part + 2);
    case Unit::month:
      return months(moment.year, moment.part, moment.part);
    case Unit::week: {
      const Day monday = monday_of({moment.year, moment.part});
      return {monday, monday + days{6}};
    }
    case Unit::weekend: {
      const Day monday = monday_of({moment.year, moment.part});
      return {monday + days{5}, monday + days{6}};
    }
    case Unit::day: {
      const auto day = day_of(moment.year, moment.part, moment.day);
      return {day, day};
    }
    default:
      return {};
  }
}

Moment shifted(const Moment& moment, int by) {
  Moment out = moment;
  const auto parts = [&](int in_year) {
    const int all = moment.year * in_year + moment.part - 1 + by;
    out.year = all / in_year;
    out.part = all % in_year + 1;
  };
  switch (moment.grain) {
    case Unit::century:
      out.year += 100 * by;
      break;
    case Unit::decade:
      out.year += 10 * by;
      break;
    case Unit::year:
      out.year += moment.before_christ ? -by : by;
      break;
    case Unit::half:
      parts(2);
      break;
    case Unit::quarter:
    case Unit::season:
      parts(4);
      break;
    case Unit::month:
      parts(12);
      break;
    case Unit::week:
    case Unit::weekend: {
      const IsoWeek week = iso_week(monday_of({moment.year, moment.part}) + days{7 * by});
      out.year = week.year;
      out.part = week.week;
      break;
    }
    case Unit::day: {
      const auto day = day_of(moment.year, moment.part, moment.day);
      if (!day || moment.before_christ) break;
      const YearMonthDay date = civil(*day + days{by});
      out.year = date.year;
      out.part = date.month;
      out.day = date.day;
      break;
    }
    default:
      break;
  }
  return out;
}

std::optional<Moment> stretch_of(const Moment& moment, Unit unit) {
  if (moment.grain > unit && !(moment.grain == Unit::weekend && unit == Unit::week)) return std::nullopt;
  if (unit == Unit::year || unit == Unit::decade || unit == Unit::century) {
    const int size = unit == Unit::year ? 1 : unit == Unit::decade ? 10 : 100;
    return Moment{.grain = unit, .year = moment.year / size * size, .before_christ = moment.before_christ};
  }
  if (moment.before_christ) return std::nullopt;
  const DayRange range = days_of(moment);
  return range.first ? std::optional(moment_at(*range.first, unit)) : std::nullopt;
}

std::optional<Day> later(Day day, Unit unit, int64_t count) {
  constexpr int64_t kFar = 120000;  // months
  int64_t months = 0, whole_days = 0;
  switch (unit) {
    case Unit::day:
      whole_days = count;
      break;
    case Unit::week:
      whole_days = 7 * count;
      break;
    case Unit::month:
      months = count;
      break;
    case Unit::quarter:
      months = 3 * count;
      break;
    case Unit::half:
      months = 6 * count;
      break;
    case Unit::year:
      months = 12 * count;
      break;
    case Unit::decade:
      months = 120 * count;
      break;
    case Unit::century:
      months = 1200 * count;
      break;
    default:
      return std::nullopt;
  }
  if (std::abs(months) > kFar || std::abs(whole_days) > 31 * kFar) return std::nullopt;
  return months != 0 ? add_months(day, static_cast<int>(months)) : day + days{whole_days};
}

std::string timex_value(const Moment& moment) {
  const std::string date = date_value(moment);
  return date.empty() ? "" : date + clock_value(moment);
}

std::string edtf(const Moment& moment, bool about) {
  const std::string mark = about ? "~" : "";
  if (moment.before_christ || moment.grain == Unit::none) return "";
  switch (moment.grain) {
    case Unit::century:
      return fmt::format("{:02}XX", moment.year / 100) + mark;
    case Unit::decade:
      return fmt::format("{:03}X", moment.year / 10) + mark;
    case Unit::year:
      return fmt::format("{:04}", moment.year) + mark;
    case Unit::season:
      return fmt::format("{:04}-{}", moment.year, 20 + moment.part) + mark;
    case Unit::month:
      return month_text(moment.year, moment.part) + mark;
    case Unit::half:
      return month_text(moment.year, 6 * moment.part - 5) + "/" + month_text(moment.year, 6 * moment.part);
    case Unit::quarter:
      return month_text(moment.year, 3 * moment.part - 2) + "/" + month_text(moment.year, 3 * moment.part);
    default:
      break;
  }
  const DayRange range = days_of(moment);
  if (!range.first) return "";
  return moment.grain == Unit::day ? to_string(*range.first) + mark : interval(range);
}

std::string zone_text(const Moment& moment) {
  if (moment.zone == Moment::kNoZone) return "";
  if (moment.zone == 0) return "Z";
  const int minutes = std::abs(moment.zone);
  return fmt::format("{}{:02}:{:02}", moment.zone < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

}  // namespace rapporteur::times
