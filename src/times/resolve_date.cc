// Dates with their parts, days of the month alone, weekdays, today and its neighbours, clock times.
#include <cstdlib>

#include "times/calendar.h"
#include "times/resolve.h"

namespace rapporteur::times {
namespace {

using std::chrono::days;

bool has_date(const Expression& expression) {
  return expression.has(kYear) || expression.has(kMonth) || expression.has(kDay);
}

/// "Friday, Oct. 23": the year, near publication, in which that day is a Friday; nothing if there is none.
std::optional<int> year_by_weekday(const Reader& reader, const Expression& expression) {
  constexpr int kNear = 2;  // years either way
  if (!reader.publication || reader.narrative || !expression.has(kWeekday) || !expression.has(kDay) ||
      !expression.has(kMonth))
    return std::nullopt;
  std::optional<Day> best;
  const int now = civil(*reader.publication).year;
  for (int year = now - kNear; year <= now + kNear; ++year) {
    const auto day = day_of(year, expression.get(kMonth), expression.get(kDay));
    if (!day || iso_weekday(*day) != expression.get(kWeekday)) continue;
    if (!best || std::abs((*day - *reader.publication).count()) < std::abs((*best - *reader.publication).count()))
      best = day;
  }
  return best ? std::optional(civil(*best).year) : std::nullopt;
}

/// "The following May", "the previous April": after or before the last point spoken of.
int year_beside(const Moment& last, int month, int which) {
  const int told = last.grain == Unit::day || last.grain == Unit::month ? last.part : which > 0 ? 12 : 1;
  if (which > 0) return month > told ? last.year : last.year + 1;
  return month < told ? last.year : last.year - 1;
}

int year_of(Reader& reader, Expression& expression) {
  const int beside = which_of(expression).value_or(0);
  if (expression.asks("spoken") && reader.last.known() && beside != 0)
    return year_beside(reader.last.moment, expression.get(kMonth), beside);
  if (expression.asks("same-year") && reader.last.known()) return reader.last.moment.year;
  if (!expression.has(kYear)) {
    const auto year = year_by_weekday(reader, expression);
    return year ? *year : year_for(reader, expression, expression.get(kMonth), expression.get(kDay));
  }
  const int year = expression.get(kYear);
  const bool two_figures = year < 100 && !expression.has(kEra);
  return two_figures ? full_year(year, reader.publication) : year;
}

/// The mark or word that joins it to the last point spoken of stands right after that.
bool goes_on(const Reader& reader, const Expression& expression) {
  constexpr uint32_t kBlank = 2;  // bytes
  const uint32_t joint = reader.atoms[expression.captures.at].span.begin;
  return reader.last.known() && joint >= reader.last_end && joint - reader.last_end <= kBlank;
}

/// "1914-18": the year after the dash is of the century of the one before it.
bool year_continued(Reader& reader, Expression& expression) {
  const Moment& last = reader.last.moment;
  if (last.grain != Unit::year || !goes_on(reader, expression)) return false;
  const Moment moment{.grain = Unit::year, .year = last.year / 100 * 100 + expression.get(kYear)};
  return moment.year > last.year && point(expression, moment, AnchorKind::other_time, reader.last.time);
}

/// "January 5 and 6": the day after the "and" is of the month spoken of just before.
bool day_continued(Reader& reader, Expression& expression) {
  if (reader.last.moment.grain != Unit::day || !goes_on(reader, expression) || reader.last.moment.before_christ)
    return false;
  Moment moment{.grain = Unit::day, .year = reader.last.moment.year, .part = reader.last.moment.part};
  if (expression.has(kYear)) moment.year = year_of(reader, expression);
  moment.day = expression.get(kDay);
  if (days_of(moment).empty() || (expression.asks("rising") && moment.day <= reader.last.moment.day)) return false;
  return point(expression, moment, AnchorKind::other_time, reader.last.time);
}

/// It was spoken of in this sentence or the one before.
bool is_near(const Reader& reader, const Spoken& spoken) {
  const uint32_t near = reader.sentence == 0 ? 0 : reader.sentence - 1;
  return spoken.known() && reader.document.times[spoken.time].first >= reader.document.sentences[near].first;
}

/// "From 3 to 7 September, with the signing on the 9th": after the day just spoken of in this sentence, unless the
/// tense of its clause speaks against it.
std::optional<Day> day_after_spoken(const Reader& reader, int day, Tense tense) {
  const bool here = reader.last_day.known() && reader.document.times[reader.last_day.time].first >=
                                                   reader.document.sentences[reader.sentence].first;
  const auto spoken = here ? days_of(reader.last_day.moment).first : std::nullopt;
  if (!spoken || !reader.publication) return std::nullopt;
  const YearMonthDay in = civil(*spoken);
  const auto at = day > in.day ? day_of(in.year, in.month, day) : std::nullopt;
  if (!at || (tense == Tense::past && *at > *reader.publication)) return std::nullopt;
  if (tense == Tense::future && *at < *reader.publication) return std::nullopt;
  return at;
}

/// "the 13th": that day of the month in which it lies nearest to the last day spoken of or, with a tense, on its side
/// of the day of publication.
bool day_alone(Reader& reader, Expression& expression) {
  const int day = expression.get(kDay);
  const bool anchored = reader.last.known() && !reader.last.moment.before_christ &&
                        (reader.last.moment.grain == Unit::day || reader.last.moment.grain == Unit::month);
  if (reader.narrative || !reader.publication) {
    if (!anchored || (!reader.narrative && !is_near(reader, reader.last))) return unresolved(expression);
    Moment moment = reader.last.moment;
    moment = {.grain = Unit::day, .year = moment.year, .part = moment.part, .day = day};
    if (days_of(moment).empty()) return false;
    return point(expression, moment, AnchorKind::other_time, reader.last.time);
  }
  const Tense tense = reader.tense_of(expression);
  if (!expression.has(kWeekday)) {
    if (const auto after = day_after_spoken(reader, day, tense))
      return point(expression, moment_of(*after), AnchorKind::other_time, reader.last_day.time);
  }
  std::optional<Day> best;
  for (int months = -2; months <= 2; ++months) {
    const YearMonthDay in = civil(add_months(*reader.publication, months));
    const auto at = day_of(in.year, in.month, day);
    if (!at || (tense == Tense::past && *at > *reader.publication)) continue;
    if (tense == Tense::future && *at < *reader.publication) continue;
    if (expression.has(kWeekday) && iso_weekday(*at) != expression.get(kWeekday)) continue;
    if (!best || std::llabs((*at - *reader.publication).count()) < std::llabs((*best - *reader.publication).count()))
      best = at;
  }
  if (!best) return false;
  return point(expression, moment_of(*best), AnchorKind::publication);
}

/// "10/01/2022" is what the report's other dates are.
void settle_order(Reader& reader, Expression& expression) {
  if (!expression.asks("either-order")) return;
  reader.order_asked = true;
  auto& values = expression.captures.values;
  const DateOrder& order = reader.order.undecided() ? reader.seen_order : reader.order;
  if (order.day_first()) std::swap(values[kDay], values[kMonth]);
}

bool full_date(Reader& reader, Expression& expression) {
  if (expression.asks("joined") && !goes_on(reader, expression)) return false;
  if (expression.asks("unless-name") && reader.names[static_cast<size_t>(expression.get(kMonth))]) return false;
  settle_order(reader, expression);
  const bool own_year = expression.has(kYear);
  Moment moment{.grain = Unit::year, .year = year_of(reader, expression)};
  moment.before_christ = expression.get(kEra) < 0 || (!own_year && reader.narrative && reader.last_before_christ);
  moment.fiscal = expression.has(kFiscal);
  if (moment.year == 0) return without_year(expression);
  if (expression.has(kMonth)) {
    moment.grain = Unit::month;
    moment.part = expression.get(kMonth);
    if (moment.part < 1 || moment.part > 12) return unresolved(expression);  // "2022-17-01"
  }
  if (expression.has(kDay)) {
    moment.grain = Unit::day;
    moment.day = expression.get(kDay);
    if (moment.day < 1) return false;
    if (moment.day > days_in_month(moment.year, moment.part)) return unresolved(expression);  // "29 February 2023"
    if (expression.has(kStyle)) moment = moment_of(from_julian(moment.year, moment.part, moment.day));
  }
  const bool counted = (reader.narrative && reader.last_year != 0) ||
                       ((expression.asks("same-year") || expression.asks("spoken")) && reader.last.known());
  const AnchorKind anchor = own_year ? AnchorKind::itself : counted ? AnchorKind::other_time : AnchorKind::publication;
  return point(expression, moment, anchor, anchor == AnchorKind::other_time ? reader.last.time : kNone);
}

/// "On Wednesday the council convenes": the present of a day is one to come.
bool looks_ahead(Tense tense) { return tense == Tense::future || tense == Tense::present; }

/// That weekday after a day (which > 0), before it (which < 0), or nearest to it.
Day weekday_from(Day base, int weekday, int which) {
  const int to_come = (weekday - iso_weekday(base) + 7) % 7;
  if (which > 0) return base + days{to_come == 0 ? 7 : to_come};
  if (which < 0 || to_come > 3) return base - days{7 - to_come};
  return base + days{to_come};
}

/// "The following Monday", and a history's weekdays near a date, are told by the last day spoken of.
bool weekday_told(Reader& reader, Expression& expression) {
  const auto base = days_of(reader.last_day.moment).first;
  if (!base) return unresolved(expression);
  const Day day = weekday_from(*base, expression.get(kWeekday), which_of(expression).value_or(0));
  return point(expression, moment_of(day), AnchorKind::other_time, reader.last_day.time);
}

/// "Tuesday last week", "Friday of that week": of the week so many weeks from the one that is running, or was spoken
/// of.
bool weekday_of_week(Reader& reader, Expression& expression) {
  const bool told = expression.asks("spoken") || reader.narrative;
  const auto base = told ? days_of(reader.last.moment).first : reader.publication;
  if (!base || (told && (!reader.last.known() || reader.last.moment.grain > Unit::week))) return unresolved(expression);
  const int weeks =
      expression.has(kCount) ? expression.get(kDirection) * expression.get(kCount) : which_of(expression).value_or(0);
  const Day day = monday_of(iso_week(*base)) + days{7 * weeks + expression.get(kWeekday) - 1};
  return told ? point(expression, moment_of(day), AnchorKind::other_time, reader.last.time)
              : point(expression, moment_of(day), AnchorKind::publication);
}

/// "The Friday before last": a week beyond the last one, or the next.
bool weekday_beyond(Reader& reader, Expression& expression) {
  if (!reader.publication || reader.narrative) return unresolved(expression);
  const int which = which_of(expression).value_or(0);
  const Day day = weekday_from(*reader.publication, expression.get(kWeekday), which) + days{7 * which};
  return point(expression, moment_of(day), AnchorKind::publication);
}

/// "Wednesday": the last one up to the day of publication, or the next one if the sentence looks ahead. "A week ago
/// Wednesday" and "a week from Wednesday" are weeks away from these.
bool weekday(Reader& reader, Expression& expression) {
  if (expression.asks("in-week")) return weekday_of_week(reader, expression);
  if (expression.asks("beyond")) return weekday_beyond(reader, expression);
  const bool told =
      expression.asks("spoken") ? reader.last_day.known() : reader.narrative && is_near(reader, reader.last_day);
  if (told) return weekday_told(reader, expression);
  if (!reader.publication) return unresolved(expression);
  const Day today = *reader.publication;
  const int weekday = expression.get(kWeekday);
  const int to_come = (weekday - iso_weekday(today) + 7) % 7;
  const auto which = which_of(expression);
  Day day = today + days{to_come};
  if (which && *which != 0)
    day = weekday_from(today, weekday, *which);
  else if (!which && to_come > 0 && !looks_ahead(reader.tense_of(expression)))
    day = today - days{7 - to_come};
  if (expression.has(kCount)) day += days{7 * expression.get(kDirection) * expression.get(kCount)};
  return point(expression, moment_of(day), AnchorKind::publication);
}

/// Today and its neighbours: slot `shift`, in days.
bool day_word(Reader& reader, Expression& expression) {
  if (!reader.publication || reader.narrative) {
    return expression.asks("or-reference") ? valued(expression, TimeKind::date, "PRESENT_REF") : unresolved(expression);
  }
  if (expression.has(kDay)) {  // "the 15th of next month"
    Moment moment = shifted(moment_at(*reader.publication, Unit::month), expression.get(kWhich));
    moment.grain = Unit::day;
    moment.day = expression.get(kDay);
    return !days_of(moment).empty() && point(expression, moment, AnchorKind::publication);
  }
  return point(expression, moment_of(*reader.publication + days{expression.get(kShift)}), AnchorKind::publication);
}

/// The last day spoken of is still to come, and the clause, in another sentence, is not about what is to come.
bool lies_ahead_of(Reader& reader, Expression& expression) {
  if (!reader.publication || reader.narrative) return false;
  const bool same_sentence =
      reader.document.times[reader.last_day.time].first >= reader.document.sentences[reader.sentence].first;
  if (same_sentence) return false;
  const auto day = days_of(reader.last_day.moment).first;
  return day && *day > *reader.publication && !looks_ahead(reader.tense_of(expression));
}

/// A clock time alone belongs to the last day spoken of in the report, else to the day of publication.
bool clock_alone(Reader& reader, Expression& expression) {
  if (expression.get(kHour) > 2400 || expression.get(kMinute) > 59) return false;
  const bool counts = reader.publication || reader.narrative || is_near(reader, reader.last_day);
  if (counts && reader.last_day.known() && !lies_ahead_of(reader, expression)) {
    Moment moment = reader.last_day.moment;
    moment.hour = moment.minute = moment.second = kUnset;
    moment.day_part = DayPart::none;
    return point(expression, moment, AnchorKind::other_time, reader.last_day.time);
  }
  if (!reader.publication || reader.narrative) return unresolved(expression);
  return point(expression, moment_of(*reader.publication), AnchorKind::publication);
}

}  // namespace

bool resolve_date(Reader& reader, Expression& expression) {
  switch (expression.rule->action) {
    case Action::weekday:
      return weekday(reader, expression);
    case Action::day:
      return day_word(reader, expression);
    case Action::clock:
      return clock_alone(reader, expression);
    default:
      break;
  }
  if (!has_date(expression)) return false;
  if (expression.asks("continued") && !expression.has(kDay)) return year_continued(reader, expression);
  if (expression.asks("continued")) return day_continued(reader, expression);
  if (expression.has(kDay) && !expression.has(kMonth)) return day_alone(reader, expression);
  return full_date(reader, expression);
}

}  // namespace rapporteur::times
