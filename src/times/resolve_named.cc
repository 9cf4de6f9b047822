// Stretches with names: holidays, seasons, quarters, halves, decades, centuries, the nth weekday of a month.
#include "times/calendar.h"
#include "times/resolve.h"

namespace rapporteur::times {
namespace {

using std::chrono::days;

std::optional<Day> holiday_in(const Holiday& holiday, int year) {
  switch (holiday.way) {
    case Holiday::Way::fixed:
      return day_of(year, holiday.month, holiday.day);
    case Holiday::Way::weekday:
      return nth_weekday(year, holiday.month, holiday.day, holiday.nth) + days{holiday.offset};
    case Holiday::Way::western_easter:
      return western_easter(year) + days{holiday.offset};
    case Holiday::Way::orthodox_easter:
      return orthodox_easter(year) + days{holiday.offset};
    case Holiday::Way::islamic:
      return islamic_month_in(year, holiday.month) + days{holiday.day - 1};
    case Holiday::Way::hebrew:
      return hebrew_day_in(year, holiday.month, holiday.day);
    case Holiday::Way::table:
      break;
  }
  for (const Day day : holiday.days) {
    if (civil(day).year == year) return day;
  }
  return std::nullopt;
}

int own_year(const Reader& reader, const Expression& expression) {
  const int year = expression.get(kYear);
  return year < 100 && !expression.has(kEra) ? full_year(year, reader.publication) : year;
}

/// The year in which the nearest such day lies, on the side that "last" and "next" ask for, or tense, unless the day is
/// near on the other: "Christmas" in December is seldom that of a year ago.
std::optional<Day> nearest_holiday(Reader& reader, Day today, Expression& expression, const Holiday& holiday) {
  const int now = civil(today).year;
  const auto which = which_of(expression);
  const bool ahead = which ? *which > 0 : reader.tense_of(expression) == Tense::future;
  const bool back = which ? *which < 0 : reader.tense_of(expression) == Tense::past;
  if (which && *which == 0) return holiday_in(holiday, now);
  const days slack{which ? 0 : 30};
  std::optional<Day> best;
  for (const int year : {now - 1, now, now + 1}) {
    const auto day = holiday_in(holiday, year);
    if (!day || (ahead && *day < today) || (back && *day > today + slack)) continue;
    if (!best || std::abs((*day - today).count()) < std::abs((*best - today).count())) best = day;
  }
  return best;
}

bool holiday(Reader& reader, Expression& expression) {
  const Holiday& known = reader.rules.holidays[static_cast<size_t>(expression.get(kHoliday))];
  const bool told = expression.has(kYear);
  if (!told && reader.narrative && reader.last_before_christ) return unresolved(expression);
  std::optional<Day> day;
  if (told)
    day = holiday_in(known, own_year(reader, expression));
  else if (reader.narrative && reader.last_year != 0)
    day = holiday_in(known, reader.told_year());
  else if (reader.publication)
    day = nearest_holiday(reader, *reader.publication, expression, known);
  if (!day) return unresolved(expression);
  if (expression.has(kUnit)) {
    return point(expression, moment_at(*day, static_cast<Unit>(expression.get(kUnit))),
                 told ? AnchorKind::itself : AnchorKind::publication);
  }
  point(expression, moment_of(*day), told ? AnchorKind::itself : AnchorKind::publication);
  if (known.month_long) expression.edtf = to_string(*day) + "/" + to_string(*day + days{29});
  return true;
}

/// A history's "next spring" is of the next year where spring is over.
int season_ahead(const Reader& reader, const Expression& expression) {
  const auto which = which_of(expression);
  if (!which || *which <= 0 || reader.last_before_christ) return 0;
  const Moment& last = reader.last_dated.moment;
  return !reader.last_dated.known() || last.year != reader.told_year() || last.part >= 3 * expression.get(kSeason);
}

/// "The following spring", "that summer": after or in what was spoken of last; nothing if that is no day or month.
std::optional<Moment> season_told(const Reader& reader, const Expression& expression) {
  const auto first = days_of(reader.last.moment).first;
  if (!expression.asks("spoken") || !first) return std::nullopt;
  const int which = which_of(expression).value_or(0);
  const bool dated = reader.last.moment.grain < Unit::half;
  Moment moment = moment_at(*first, Unit::season);
  if (!dated) moment = {.grain = Unit::season, .year = reader.last.moment.year, .part = which > 0 ? 4 : 1};
  const int told = moment.part;
  moment.part = expression.get(kSeason);
  if (which > 0 && moment.part <= told) ++moment.year;
  if (which < 0 && moment.part >= told) --moment.year;
  return moment;
}

/// The year of a season near publication: "last" and "next" of the running one, "this" of the calendar year, else the
/// last one, or the next if the clause looks ahead. The winter of January is that of the year before.
int season_year(Reader& reader, Day today, Expression& expression, int season) {
  constexpr int kWinter = 4;
  const Moment now = moment_at(today, Unit::season);
  const auto which = which_of(expression);
  if (which && *which == 0) return season == kWinter ? now.year : civil(today).year;
  if (which) return now.year + (*which < 0 ? -(season >= now.part) : season <= now.part);
  if (reader.tense_of(expression) == Tense::future) return now.year + (season < now.part);
  return now.year - (season > now.part);
}

bool season(Reader& reader, Expression& expression) {
  if (const auto told = season_told(reader, expression))
    return point(expression, *told, AnchorKind::other_time, reader.last.time);
  Moment moment{.grain = Unit::season, .year = 0, .part = expression.get(kSeason)};
  AnchorKind anchor = AnchorKind::itself;
  if (expression.has(kYear)) {
    moment.year = own_year(reader, expression);
    moment.before_christ = expression.get(kEra) < 0;
  } else if (reader.narrative && reader.last_year != 0) {
    moment.year = reader.told_year() + season_ahead(reader, expression);
    moment.before_christ = reader.last_before_christ;
    anchor = AnchorKind::other_time;
  } else if (reader.publication) {
    moment.year = season_year(reader, *reader.publication, expression, moment.part);
    anchor = AnchorKind::publication;
  } else {
    return unresolved(expression);
  }
  return point(expression, moment, anchor, anchor == AnchorKind::other_time ? reader.last.time : kNone);
}

/// Quarters and halves: of their own year, else the last one that has begun, or the next if the sentence looks ahead.
bool piece_of_year(Reader& reader, Expression& expression, Unit grain, int piece) {
  Moment moment{.grain = grain, .year = 0, .part = piece};
  if (expression.has(kYear)) {
    moment.year = own_year(reader, expression);
    return point(expression, moment, AnchorKind::itself);
  }
  if (reader.narrative && reader.last_year != 0) {
    moment.year = reader.told_year();
    return point(expression, moment, AnchorKind::other_time, reader.last.time);
  }
  if (!reader.publication) return unresolved(expression);
  const Moment now = moment_at(*reader.publication, grain);
  const auto which = which_of(expression);
  moment.year = now.year + which.value_or(0);
  if (!which) {
    const Tense tense = reader.tense_of(expression);
    if (tense == Tense::future && piece < now.part - 1) ++moment.year;  // the one just over is meant as often
    if (tense != Tense::future && piece > now.part) --moment.year;
  }
  return point(expression, moment, AnchorKind::publication);
}

/// "the 1970s" (slot decade 1970), "the seventies" (slot decade 70: the last such up to publication).
bool decade(Reader& reader, Expression& expression) {
  int year = expression.get(kDecade);
  const bool before = expression.get(kEra) < 0;
  if (year < 100 && !before) {
    const int now = reader.publication ? civil(*reader.publication).year : 2000;
    year += now / 100 * 100;
    if (year > now) year -= 100;
  }
  if (year % 10 != 0) return false;
  if (year % 100 == 0 && expression.asks("century-too")) {
    return point(expression, {.grain = Unit::century, .year = year, .before_christ = before}, AnchorKind::itself);
  }
  return point(expression, {.grain = Unit::decade, .year = year, .before_christ = before}, AnchorKind::itself);
}

/// The 19th century is written by its years, 18XX; the 4th before Christ BC03.
bool century(Expression& expression) {
  const bool before = expression.get(kEra) < 0;
  const int year = (expression.get(kCentury) - 1) * 100;
  return point(expression, {.grain = Unit::century, .year = year, .before_christ = before}, AnchorKind::itself);
}

/// "the second Tuesday of May", "the last Friday of next month".
bool weekday_of_month(Reader& reader, Expression& expression) {
  int year = 0, month = expression.get(kMonth);
  if (expression.has(kMonth)) {
    year = expression.has(kYear) ? own_year(reader, expression) : year_for(reader, expression, month, 0);
  } else if (reader.publication && !reader.narrative) {
    const Moment in = shifted(moment_at(*reader.publication, Unit::month), expression.get(kWhich));
    year = in.year;
    month = in.part;
  }
  if (year == 0) return unresolved(expression);
  const Day day = nth_weekday(year, month, expression.get(kWeekday), expression.get(kNth));
  const AnchorKind anchor = expression.has(kYear) ? AnchorKind::itself : AnchorKind::publication;
  return civil(day).month == month && point(expression, moment_of(day), anchor);
}

/// "2022-W05", "2022-W05-3", "week 5 of 2022"; without a year the week of that number nearest to publication.
bool iso_week_told(Reader& reader, Expression& expression) {
  const bool own = expression.has(kYear);
  if (!own && (!reader.publication || reader.narrative)) return unresolved(expression);
  const int number = expression.get(kNth);
  IsoWeek week{own ? expression.get(kYear) : iso_week(*reader.publication).year, number};
  if (!own) {
    const auto far = [&](int year) { return std::abs((monday_of({year, number}) - *reader.publication).count()); };
    for (const int year : {week.year - 1, week.year + 1}) week.year = far(year) < far(week.year) ? year : week.year;
  }
  const Day monday = monday_of(week);
  if (iso_week(monday).week != week.week) return unresolved(expression);  // the year has no week 53
  const AnchorKind anchor = own ? AnchorKind::itself : AnchorKind::publication;
  if (!expression.has(kWeekday)) return point(expression, moment_at(monday, Unit::week), anchor);
  return point(expression, moment_of(monday + std::chrono::days{expression.get(kWeekday) - 1}), anchor);
}

}  // namespace

bool resolve_named(Reader& reader, Expression& expression) {
  switch (expression.rule->action) {
    case Action::holiday:
      return holiday(reader, expression);
    case Action::season:
      return season(reader, expression);
    case Action::quarter:
      return piece_of_year(reader, expression, Unit::quarter, expression.get(kQuarter));
    case Action::half:
      return piece_of_year(reader, expression, Unit::half, expression.get(kHalf));
    case Action::decade:
      return decade(reader, expression);
    case Action::iso_week:
      return iso_week_told(reader, expression);
    case Action::century:
      return century(expression);
    default:
      return weekday_of_month(reader, expression);
  }
}

}  // namespace rapporteur::times
