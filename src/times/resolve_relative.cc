// What counts from somewhere: this week, last year, the same day, two days ago, a year earlier, the week of 9 March.
#include "times/calendar.h"
#include "times/resolve.h"

namespace rapporteur::times {
namespace {

using std::chrono::days;

Unit unit_of(const Expression& expression) { return static_cast<Unit>(expression.get(kUnit)); }

/// "that year", "the next day", "the previous month": counted from the last point spoken of.
bool same_stretch(Reader& reader, Expression& expression) {
  const Unit unit = unit_of(expression);
  const Spoken& from = unit == Unit::day && reader.last_day.known() ? reader.last_day : reader.last;
  const int which = which_of(expression).value_or(0);
  if (from.known()) {
    if (const auto stretch = stretch_of(from.moment, unit)) {
      return point(expression, shifted(*stretch, which), AnchorKind::other_time, from.time);
    }
  }
  if (!reader.publication || reader.narrative || expression.asks("spoken")) return unresolved(expression);
  return point(expression, shifted(moment_at(*reader.publication, unit), which), AnchorKind::publication);
}

/// "this week", "last month": slots which and unit.
bool part_of_calendar(Reader& reader, Expression& expression) {
  if (reader.narrative) return same_stretch(reader, expression);
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
  constexpr uint32_t kNear = 8;  // sentences back
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
  if (expression.asks("latest") && reader.publication && !has_ended(from.moment, *reader.publication)) from = {};
  if (!from.known() && reader.publication) from = {shifted(moment_at(*reader.publication, Unit::quarter), -1), kNone};
  if (!from.known()) return unresolved(expression);
  if (expression.asks("of-year") && !reader.last_quarter.known()) {
    return point(expression, {.grain = Unit::year, .year = expression.get(kYear)}, AnchorKind::itself);
  }
  if (expression.has(kYear)) from.moment.year = expression.get(kYear);
  if (expression.has(kQuarter)) from.moment.part = expression.get(kQuarter);
  const bool year_ago = expression.asks("year-ago");
  if (year_ago && !reader.last_quarter.known() && reader.publication) {
    return point(expression, shifted(moment_at(*reader.publication, Unit::year), -1), AnchorKind::publication);
  }
  const AnchorKind anchor = from.time == kNone ? AnchorKind::publication : AnchorKind::other_time;
  return point(expression, year_ago ? shifted(from.moment, -4) : from.moment, anchor, from.time);
}

/// "Twelve years later she is a lawyer": what the clause tells as past or present was not counted from the last point
/// spoken of if it would lie ahead.
bool overshoots(Reader& reader, Expression& expression, const Moment& moment) {
  if (!expression.asks("spoken") || !reader.publication || reader.narrative) return false;
  const auto first = days_of(moment).first;
  return first && *first > *reader.publication && reader.tense_of(expression) != Tense::future;
}

struct Steps {
  Unit unit = Unit::none;
  int count = 0;
};

/// "A year and a half" is counted in months, "half a century" in years; nothing for half a day and less.
std::optional<Steps> with_half(Unit unit, int count) {
  switch (unit) {
    case Unit::century:
      return Steps{Unit::year, 100 * count + 50};
    case Unit::decade:
      return Steps{Unit::year, 10 * count + 5};
    case Unit::year:
      return Steps{Unit::month, 12 * count + 6};
    case Unit::month:
      return Steps{Unit::day, 30 * count + 15};
    case Unit::week:
      return Steps{Unit::day, 7 * count + 3};
    default:
      return std::nullopt;
  }
}

/// "two days ago", "a year earlier", "in three weeks", "10 days from now".
bool ago(Reader& reader, Expression& expression) {
  const int direction = expression.asks("back") ? -1 : expression.asks("ahead") ? 1 : expression.get(kDirection, -1);
  const Spoken from = base_of(reader, expression);
  Unit unit = unit_of(expression);
  if (!expression.has(kCount) && !expression.has(kFraction)) {
    return valued(expression, TimeKind::date, direction < 0 ? "PAST_REF" : "FUTURE_REF");
  }
  if (expression.asks("if-future")) {
    const bool ahead = reader.tense_of(expression) == Tense::future && expression.tense_sure;
    if (reader.narrative || !ahead) return false;
  }
  if (!from.known()) return unresolved(expression);
  int by = direction * expression.get(kCount);
  constexpr int kHours = 24;
  if (unit == Unit::hour && by % kHours == 0) unit = Unit::day, by /= kHours;  // "48 hours ago"
  if (unit < Unit::day) return unresolved(expression);
  if (expression.has(kFraction)) {
    const auto steps = with_half(unit, expression.get(kCount));
    if (!steps) return unresolved(expression);
    unit = steps->unit;
    by = direction * steps->count;
  }
  const AnchorKind anchor = from.time == kNone ? AnchorKind::publication : AnchorKind::other_time;
  if (unit == Unit::year && expression.asks("same-quarter") && speaks_of_quarter(reader)) {
    return point(expression, shifted(reader.last_quarter.moment, 4 * by), AnchorKind::other_time,
                 reader.last_quarter.time);
  }
  if (expression.asks("exact")) {
    const auto day = reader.publication ? later(*reader.publication, unit, by) : std::nullopt;
    return day && point(expression, moment_of(*day), AnchorKind::publication);
  }
  const Moment moment = counted(from.moment, unit, by);
  if (moment.grain == Unit::none || overshoots(reader, expression, moment)) return unresolved(expression);
  return point(expression, moment, anchor, from.time);
}

/// "the week of 9 March": the stretch that holds a date.
bool week_of(Reader& reader, Expression& expression) {
  const int year = expression.has(kYear) ? expression.get(kYear)
                                         : year_for(reader, expression, expression.get(kMonth), expression.get(kDay));
  if (year == 0) return unresolved(expression);
  const auto day = day_of(year, expression.get(kMonth), expression.get(kDay));
  const AnchorKind anchor = expression.has(kYear) ? AnchorKind::itself : AnchorKind::publication;
  return day && point(expression, moment_at(*day, Unit::week), anchor);
}

/// The month or year that a piece at one of its ends is of: its own, or "last month", "that year".
std::optional<Moment> whole_of(Reader& reader, Expression& expression) {
  if (expression.has(kMonth)) {
    const int year =
        expression.has(kYear) ? expression.get(kYear) : year_for(reader, expression, expression.get(kMonth), 0);
    if (year == 0) return std::nullopt;
    return Moment{.grain = Unit::month, .year = year, .part = expression.get(kMonth)};
  }
  if (expression.has(kYear)) return Moment{.grain = Unit::year, .year = expression.get(kYear)};
  const Unit unit = static_cast<Unit>(expression.get(kUnit2));
  if (!reader.publication || reader.narrative) return std::nullopt;
  return shifted(moment_at(*reader.publication, unit), expression.get(kWhich));
}

/// "the first week of May", "the last six months of 2021": counted from the first or the last day of the whole. Such
/// weeks are no weeks of the calendar, so the value is a length and EDTF tells the days; a single day, month or quarter
/// is one of the calendar.
bool nth_unit(Reader& reader, Expression& expression) {
  const auto whole = whole_of(reader, expression);
  if (!whole) return unresolved(expression);
  const DayRange range = days_of(*whole);
  if (!range.first || !range.last) return unresolved(expression);
  const Unit unit = unit_of(expression);
  const int nth = expression.get(kNth), count = expression.get(kCount, 1);
  const auto first = nth < 0 ? later(*range.last + days{1}, unit, -count) : later(*range.first, unit, nth - 1);
  const auto after = first ? later(*first, unit, count) : std::nullopt;
  if (!after || *first < *range.first || *after > *range.last + days{1}) return false;
  const AnchorKind anchor = expression.has(kYear) ? AnchorKind::itself : AnchorKind::publication;
  if (count == 1 && unit != Unit::week) return point(expression, moment_at(*first, unit), anchor);
  expression.anchor = {anchor, kNone};
  expression.captures.values[kUnit2] = rules::Captures::kEmpty;  // the whole's, no part of the length
  expression.edtf = to_string(*first) + "/" + to_string(*after - days{1});
  return measured(expression);
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
    case Action::beside:
      return unresolved(expression);  // until the sentence's last step
    default:
      return part_of_calendar(reader, expression);
  }
}

}  // namespace rapporteur::times
