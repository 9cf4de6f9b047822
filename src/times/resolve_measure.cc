// Durations, sets, references to now, then and some day, and values that stand as they are.
#include <fmt/format.h>

#include <algorithm>

#include "times/calendar.h"
#include "times/resolve.h"

namespace rapporteur::times {
namespace {

/// The figure's unit letter; clock units stand after a "T".
struct Measure {
  std::string_view letter;
  bool clock;
  int factor;  ///< decades and centuries are written in years
};

Measure measure_of(Unit unit) {
  switch (unit) {
    case Unit::second:
      return {"S", true, 1};
    case Unit::minute:
      return {"M", true, 1};
    case Unit::hour:
      return {"H", true, 1};
    case Unit::day:
      return {"D", false, 1};
    case Unit::week:
      return {"W", false, 1};
    case Unit::weekend:
      return {"WE", false, 1};
    case Unit::month:
      return {"M", false, 1};
    case Unit::quarter:
      return {"Q", false, 1};
    case Unit::half:
      return {"M", false, 6};
    case Unit::year:
      return {"Y", false, 1};
    case Unit::decade:
      return {"Y", false, 10};
    case Unit::century:
      return {"Y", false, 100};
    default:
      return {"", false, 0};
  }
}

/// Half of a unit in the next smaller one: half a year is six months.
std::string half_of(Unit unit) {
  switch (unit) {
    case Unit::minute:
      return "30S";
    case Unit::hour:
      return "30M";
    case Unit::day:
      return "T12H";
    case Unit::month:
      return "15D";
    case Unit::year:
      return "6M";
    case Unit::decade:
      return "5Y";
    case Unit::century:
      return "50Y";
    default:
      return "";
  }
}

std::string period(const Expression& expression) {
  const Unit unit = static_cast<Unit>(expression.get(kUnit));
  const Measure measure = measure_of(unit);
  const std::string lead = measure.clock ? "PT" : "P";
  const bool half = expression.has(kFraction);
  if (half && !expression.has(kCount)) return lead + half_of(unit);
  const std::string figure =
      expression.has(kCount) ? std::to_string(int64_t{expression.get(kCount)} * measure.factor) : "X";
  std::string out = lead + figure + std::string(measure.letter);
  if (half) out += half_of(unit);
  if (expression.has(kUnit2)) {
    const Measure second = measure_of(static_cast<Unit>(expression.get(kUnit2)));
    if (second.clock && !measure.clock) out += 'T';
    out += fmt::format("{}{}", expression.get(kCount2) * second.factor, second.letter);
  }
  return out;
}

/// Days that an anchored length covers. "In recent weeks" is about this month, "in recent months" about this year.
std::string stretch(Day today, const Expression& expression) {
  constexpr int kHours = 24;
  Unit unit = static_cast<Unit>(expression.get(kUnit));
  if (!expression.has(kCount)) return edtf(moment_at(today, unit < Unit::month ? Unit::month : Unit::year), true);
  int count = expression.get(kCount);
  if (unit == Unit::hour && count % kHours == 0) unit = Unit::day, count /= kHours;
  const auto other = later(today, unit, int64_t{expression.get(kDirection)} * count);
  return other ? to_string(std::min(today, *other)) + "/" + to_string(std::max(today, *other)) : "";
}

bool is_ahead(Reader& reader, Expression& expression) {
  const Tense tense = reader.tense_of(expression);
  return tense == Tense::future || tense == Tense::present;
}

/// "The past three years" end, "the next six months" begin with the day of publication, and so does "within 30 days" in
/// a clause that looks ahead.
void set_end(Reader& reader, Expression& expression) {
  if (!reader.publication || reader.narrative || !expression.has(kDirection)) return;
  if (expression.asks("if-ahead") && !is_ahead(reader, expression)) return;
  const Anchor publication{AnchorKind::publication, kNone};
  (expression.get(kDirection) < 0 ? expression.end_point : expression.begin_point) = publication;
  expression.anchor = publication;
  expression.edtf = stretch(*reader.publication, expression);
}

/// "A single X" stands for a number nobody told.
void count_one(Expression& expression) {
  if (!expression.has(kCount) && !expression.has(kFraction) && !expression.asks("vague"))
    expression.captures.values[kCount] = 1;
}

bool duration(Reader& reader, Expression& expression) {
  count_one(expression);
  if (measure_of(static_cast<Unit>(expression.get(kUnit))).factor == 0) return false;
  set_end(reader, expression);
  return measured(expression);
}

bool set(Expression& expression) {
  static constexpr const char* kDayParts[] = {"", "MO", "MI", "AF", "EV", "NI", "DT", "MO", "", ""};
  static constexpr const char* kSeasons[] = {"", "SP", "SU", "FA", "WI"};
  if (expression.has(kNth)) {
    const Unit counted = static_cast<Unit>(expression.get(kUnit2));
    const std::string_view letter = counted == Unit::none ? "X" : measure_of(counted).letter;
    expression.freq = fmt::format("{}{}", expression.get(kNth), letter);
    expression.captures.values[kUnit2] = rules::Captures::kEmpty;  // no part of the length
  }
  std::string value;
  if (expression.has(kWeekday))
    value = fmt::format("XXXX-WXX-{}", expression.get(kWeekday));
  else if (expression.has(kMonth))
    value = fmt::format("XXXX-{:02}", expression.get(kMonth));
  else if (expression.has(kSeason))
    value = fmt::format("XXXX-{}", kSeasons[expression.get(kSeason)]);
  else if (expression.has(kQuarter))
    value = fmt::format("XXXX-Q{}", expression.get(kQuarter));
  else if (expression.has(kDaypart))
    value = "XXXX-XX-XX";
  else
    value = measure_of(static_cast<Unit>(expression.get(kUnit))).factor == 0 ? "" : period(expression);
  if (value.empty()) return false;
  if (expression.has(kMonth) && expression.has(kDay)) value += fmt::format("-{:02}", expression.get(kDay));
  if (expression.has(kDaypart)) value += std::string("T") + kDayParts[expression.get(kDaypart)];
  return valued(expression, TimeKind::set, value);
}

}  // namespace

bool measured(Expression& expression) {
  count_one(expression);
  return valued(expression, TimeKind::duration, period(expression));
}

bool resolve_measure(Reader& reader, Expression& expression) {
  switch (expression.rule->action) {
    case Action::duration:
      return duration(reader, expression);
    case Action::set: {
      if (!expression.has(kCount)) expression.captures.values[kCount] = 1;
      return set(expression);
    }
    case Action::reference:
      return valued(expression, TimeKind::date, std::string(expression.rule->arguments.at(0)));
    default:
      return valued(expression, TimeKind::date, std::string(expression.rule->arguments.at(0)));
  }
}

}  // namespace rapporteur::times
