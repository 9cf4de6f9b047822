// What counts from somewhere: this week, last year, the same day, two days ago, a year earlier, the week of 9 March.
#include "times/calendar.h"
#include "times/resolve.h"

namespace rapporteur::times {
namespace {

using std::chrono::days;

Unit unit_of(const Expression& expression) { return static_cast<Unit>(expression.get(kUnit)); }

/// "this week", "last month": slots which and unit.
bool part_of_calendar(Reader& reader, Expression& expression) {
  if (!reader.publication) return unresolved(expression);
  const Unit unit = unit_of(expression);
  int which = which_of(expression).value_or(0);
  // On weekdays the weekend of the week that is running lies ahead.
  if (expression.asks("by-tense") && iso_weekday(*reader.publication) < 6 &&
      reader.tense_of(expression) != Tense::future)
    which = -1;
  const Moment moment = shifted(moment_at(*reader.publication, unit), which);
  return point(expression, moment, AnchorKind::publication);
}

/// The stretch of that grain which holds a point; nothing if the point is coarser.
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

/// "that year", "the next day", "the previous month": counted from the last point spoken of.
bool same_stretch(Reader& reader, Expression& expression) {
  const Unit unit = unit_of(expression);
  const Spoken& from = unit == Unit::day && reader.last_day.known() ? reader.last_day : reader.last;
  const int which = which_of(expression).value_or(0);
  if (from.known()) {
    if (const auto stretch = stretch_of(from.moment, unit)) {
      return point(expression, shifted(*stretch, which), AnchorKind::earlier_time, from.time);
    }
  }
  if (!reader.publication || reader.narrative || expression.asks("spoken")) return unresolved(expression);
  return point(expression, shifted(moment_at(*reader.publication, unit), which), AnchorKind::publication);
}

/// Where to count from: the day of publication ("ago") or the last point spoken of ("later").
Spoken base_of(const Reader& reader, const Expression& expression) {
  if (expression.asks("spoken") && reader.last.known()) return reader.last;
  if (!reader.publication) return {};
  return {moment_of(*reader.publication), kNone};
}

Moment counted(const Moment& from, Unit unit, int by) {
  const auto stretch = stretch_of(from, unit);
  return stretch ? shifted(*stretch, by) : Moment{};
}

/// Reports of results compare a quarter with that of a year ago, unless the sentence is about so many months.
bool speaks_of_quarter(const Reader& reader) {
  constexpr uint32_t kNear = 3;  // sentences back
  return reader.last_quarter.known() && reader.last_quarter_sentence + kNear >= reader.sentence &&
         reader.last_months_sentence != reader.sentence;
}

bool has_ended(const Moment& moment, Day day) {
  const auto last = days_of(moment).last;
  return last && *last < day;
}

/// "the quarter", "the latest quarter", "the year-earlier period".
bool same_quarter(Reader& reader, Expression& expression) {
  Spoken from = reader.last_quarter;
  if (!from.known() && !reader.publication) return unresolved(expression);
  if (expression.asks("latest") && reader.publication && !has_ended(from.moment, *reader.publication)) from = {};
  if (!from.known()) from = {shifted(moment_at(*reader.publication, Unit::quarter), -1), kNone};
  if (expression.has(kQuarter)) from.moment.part = expression.get(kQuarter);
  const bool year_ago = expression.asks("year-ago");
  if (year_ago && !reader.last_quarter.known()) {
    return point(expression, shifted(moment_at(*reader.publication, Unit::year), -1), AnchorKind::publication);
  }
  const AnchorKind anchor = from.time == kNone ? AnchorKind::publication : AnchorKind::earlier_time;
  return point(expression, year_ago ? shifted(from.moment, -4) : from.moment, anchor, from.time);
}

/// "two days ago", "a year earlier", "in three weeks", "10 days from now".
bool ago(Reader& reader, Expression& expression) {
  const int direction = expression.asks("back") ? -1 : expression.asks("ahead") ? 1 : expression.get(kDirection, -1);
  const Spoken from = base_of(reader, expression);
  const Unit unit = unit_of(expression);
  if (!expression.has(kCount)) {
    return valued(expression, TimeKind::date, direction < 0 ? "PAST_REF" : "FUTURE_REF");
  }
  if (!from.known()) return unresolved(expression);
  if (unit < Unit::day) return unresolved(expression);
  const int by = direction * expression.get(kCount);
  const AnchorKind anchor = from.time == kNone ? AnchorKind::publication : AnchorKind::earlier_time;
  if (unit == Unit::year && expression.asks("same-quarter") && speaks_of_quarter(reader)) {
    return point(expression, shifted(reader.last_quarter.moment, 4 * by), AnchorKind::earlier_time,
                 reader.last_quarter.time);
  }
  const Moment moment = counted(from.moment, unit, by);
  if (moment.grain == Unit::none) return unresolved(expression);
  return point(expression, moment, anchor, from.time);
}

/// "the week of 9 March": the stretch that holds a date.
bool week_of(Reader& reader, Expression& expression) {
  const int year = expression.has(kYear) ? expression.get(kYear)
                                         : year_for(reader, expression, expression.get(kMonth), expression.get(kDay));
  const auto day = day_of(year, expression.get(kMonth), expression.get(kDay, 1));
  if (!day) return false;
  return point(expression, moment_at(*day, static_cast<Unit>(expression.get(kUnit, 5))), AnchorKind::publication);
}

/// "the first week of May": the nth such stretch of a month or year.
bool nth_unit(Reader& reader, Expression& expression) {
  const Unit unit = unit_of(expression);
  const int year =
      expression.has(kYear) ? expression.get(kYear) : year_for(reader, expression, expression.get(kMonth), 0);
  const int nth = expression.get(kNth), month = expression.get(kMonth, 1);
  if (year == 0 || (unit != Unit::week && unit != Unit::day)) return false;
  if (unit == Unit::day) {
    const auto day = nth < 0 ? day_of(year, month, days_in_month(year, month)) : day_of(year, month, nth);
    return day && point(expression, moment_of(*day), AnchorKind::itself);
  }
  const auto first = day_of(year, month, 1);
  const Day in_week =
      nth < 0 ? *day_of(year, month, days_in_month(year, month)) - days{3} : *first + days{3 + 7 * (nth - 1)};
  return point(expression, moment_at(in_week, Unit::week), AnchorKind::itself);
}

}  // namespace

bool resolve_relative(Reader& reader, Expression& expression) {
  switch (expression.rule->action) {
    case Action::same:
      return same_stretch(reader, expression);
    case Action::same_quarter:
      return same_quarter(reader, expression);
    case Action::ago:
      return ago(reader, expression);
    case Action::week_of:
      return week_of(reader, expression);
    case Action::nth_unit:
      return nth_unit(reader, expression);
    default:
      return part_of_calendar(reader, expression);
  }
}

}  // namespace rapporteur::times
