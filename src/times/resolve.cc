// From an action's name to its function, and the steps that they share.
#include "times/resolve.h"

#include <algorithm>
#include <cstdlib>

#include "times/calendar.h"

namespace rapporteur::times {
namespace {

constexpr std::string_view kParts[] = {"", "START", "MID", "END"};
constexpr std::string_view kAbouts[] = {"", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"};

bool evening(DayPart part) { return part == DayPart::afternoon || part == DayPart::evening || part == DayPart::night; }

void read_clock(Expression& expression) {
  Moment& moment = expression.moment;
  if (expression.has(kDaypart)) moment.day_part = static_cast<DayPart>(expression.get(kDaypart));
  if (!expression.has(kHour)) return;
  moment.hour = expression.get(kHour);
  moment.minute = expression.get(kMinute, 0);
  if (moment.hour > 24) moment.minute = moment.hour % 100, moment.hour /= 100;  // "1200 GMT"
  if (expression.has(kSecond)) moment.second = expression.get(kSecond);
  const int half = expression.get(kMeridiem, evening(moment.day_part) ? 2 : 0);
  if (half == 1 && moment.hour == 12) moment.hour = 0;
  if (half == 2 && moment.hour < 12) moment.hour += 12;
  if (moment.minute < 0) moment.minute += 60, moment.hour = (moment.hour + 23) % 24;  // "a quarter to six"
  if (expression.has(kZone)) moment.zone = expression.get(kZone);
  const int minutes = expression.get(kZoneMinutes, 0);
  if (expression.has(kZoneEast)) moment.zone = 60 * expression.get(kZoneEast) + minutes;
  if (expression.has(kZoneWest)) moment.zone = -60 * expression.get(kZoneWest) - minutes;
}

void read_modifier(Expression& expression) {
  if (!expression.rule->mod.empty())
    expression.mod = expression.rule->mod;
  else if (expression.has(kPart))
    expression.mod = kParts[expression.get(kPart)];
  else if (expression.has(kAbout))
    expression.mod = kAbouts[expression.get(kAbout)];
}

TimeKind kind_named(std::string_view name) {
  if (name == "TIME") return TimeKind::time;
  if (name == "DURATION") return TimeKind::duration;
  return name == "SET" ? TimeKind::set : TimeKind::date;
}

}  // namespace

bool finish(Expression& expression) {
  read_modifier(expression);
  if (expression.moment.grain == Unit::day) read_clock(expression);
  if (expression.value.empty() && expression.moment.grain != Unit::none) {
    const bool about = expression.mod == "APPROX" || expression.has(kPart) || expression.moment.fiscal;
    expression.value = timex_value(expression.moment);
    expression.edtf = edtf(expression.moment, about);
    expression.kind = expression.moment.timed() ? TimeKind::time : TimeKind::date;
  }
  if (!expression.rule->kind.empty()) expression.kind = kind_named(expression.rule->kind);
  if (!expression.rule->quant.empty()) expression.quant = expression.rule->quant;
  return true;
}

bool point(Expression& expression, const Moment& moment, AnchorKind anchor, uint32_t time) {
  expression.moment = moment;
  expression.anchor = {anchor, time};
  return finish(expression);
}

bool without_year(Expression& expression) {
  unresolved(expression);
  expression.moment.part = expression.get(kMonth);
  expression.moment.day = expression.get(kDay, 0);
  return true;
}

bool unresolved(Expression& expression) {
  expression.moment = {};
  expression.value.clear();
  expression.kind = expression.has(kHour) || expression.has(kDaypart) ? TimeKind::time : TimeKind::date;
  return true;
}

bool valued(Expression& expression, TimeKind kind, std::string value) {
  expression.kind = kind;
  expression.value = std::move(value);
  return finish(expression);
}

int full_year(int two_figures, const std::optional<Day>& publication) {
  const int now = publication ? civil(*publication).year : 2000;
  int year = now / 100 * 100 + two_figures;
  if (year > now + 20) year -= 100;
  return year;
}

std::optional<int> which_of(const Expression& expression) {
  if (expression.asks("last")) return -1;
  if (expression.asks("this")) return 0;
  if (expression.asks("next")) return 1;
  return expression.has(kWhich) ? std::optional(expression.get(kWhich)) : std::nullopt;
}

namespace {

/// How many days the month (or its day) of a year lies from the day of publication; positive: to come.
int64_t distance(int year, int month, int day, Day from) {
  const auto at = day_of(year, month, std::min(day == 0 ? 15 : day, days_in_month(year, month)));
  return at ? (*at - from).count() : 0;
}

/// How near a day to come must be, in days, to be meant rather than that of a year before; only the nearer one of both
/// is, unless the sentence looks ahead and the other was not just over. A verb in the past is often not the day's own
/// ("officials said ... in January"); the verb that the day hangs on tells more.
struct Reach {
  int64_t ahead;  ///< it may lie as far ahead
  int64_t over;   ///< looking ahead: one that was so short ago is still meant ("the Sept. 30 deadline" in October)
};

Reach reach_of(Tense tense, bool sure) {
  if (tense == Tense::past) return {sure ? 45 : 100, 0};
  if (tense == Tense::future) return sure ? Reach{330, 20} : Reach{200, 100};
  return {150, 0};
}

int nearest_year(int month, int day, Day publication, Tense tense, bool sure) {
  const int now = civil(publication).year;
  const int next = distance(now, month, day, publication) >= 0 ? now : now + 1;
  const int64_t ahead = distance(next, month, day, publication), back = -distance(next - 1, month, day, publication);
  const Reach reach = reach_of(tense, sure);
  const bool fits = ahead <= reach.ahead && (ahead <= back || (tense == Tense::future && back > reach.over));
  return fits ? next : next - 1;
}

}  // namespace

namespace {

/// A history goes forward: January after December is of the next year.
int told_year(const Reader& reader, int month) {
  constexpr int kBack = 8;  // months
  const int year = reader.told_year();
  const Moment& last = reader.last_dated.moment;
  if (reader.last_before_christ || !reader.last_dated.known() || last.year != year) return year;
  return month + kBack <= last.part ? year + 1 : year;
}

}  // namespace

/// Without a day of publication no year is near: the date is of one only where the report tells it with its year
/// elsewhere, or where one stands before it in its sentence: of another date, or at the sentence's beginning.
int tied_year(const Reader& reader, int month, int day) {
  constexpr uint32_t kOpening = 3;  // atoms
  if (const int told = reader.told_years[static_cast<size_t>(month)][static_cast<size_t>(day)]) return told;
  for (size_t i = reader.found.size(); i-- > 0;) {
    const Found& found = reader.found[i];
    const bool opens = found.moment.grain == Unit::year && found.first <= kOpening;
    if (!found.moment.before_christ && (found.own_year || opens)) return found.moment.year;
  }
  return 0;
}

int year_for(Reader& reader, Expression& expression, int month, int day) {
  const int given = static_cast<int>(which_of(expression).value_or(99));
  if (reader.narrative && reader.last_year != 0) return told_year(reader, month) + (given == 99 ? 0 : given);
  if (reader.publication && given != 99) {
    const YearMonthDay now = civil(*reader.publication);
    if (given == 0 || expression.asks("of-year")) return now.year + given;
    if (given < 0) return month < now.month ? now.year : now.year - 1;
    return month > now.month ? now.year : now.year + 1;
  }
  if (reader.publication) {
    const int told = reader.told_years[static_cast<size_t>(month)][static_cast<size_t>(day)];
    if (std::abs(told - civil(*reader.publication).year) <= 1) return told;
    const Tense tense = reader.tense_of(expression);
    return nearest_year(month, day, *reader.publication, tense, expression.tense_sure);
  }
  return tied_year(reader, month, day);
}

bool resolve(Reader& reader, Expression& expression) {
  switch (expression.rule->action) {
    case Action::nothing:
      return false;
    case Action::date:
    case Action::weekday:
    case Action::day:
    case Action::clock:
      return resolve_date(reader, expression);
    case Action::part:
    case Action::same:
    case Action::ago:
    case Action::same_quarter:
    case Action::week_of:
    case Action::nth_unit:
    case Action::beside:
      return resolve_relative(reader, expression);
    case Action::duration:
    case Action::set:
    case Action::reference:
    case Action::fixed:
      return resolve_measure(reader, expression);
    default:
      return resolve_named(reader, expression);
  }
}

}  // namespace rapporteur::times
