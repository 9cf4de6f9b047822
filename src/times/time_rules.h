// The rules of knowledge/en/times as the stage uses them: the automaton, and for each rule what its expression denotes.
#pragma once

#include <string>
#include <vector>

#include "rapporteur/document.h"
#include "rules/pattern_set.h"
#include "times/moment.h"

namespace rapporteur::times {

/// What a pattern's slots are called. The order is that of kSlotNames.
enum Slot : uint8_t {
  kYear,
  kMonth,
  kDay,
  kWeekday,
  kSeason,
  kQuarter,
  kHalf,
  kUnit,
  kCount,
  kFraction,
  kWhich,
  kPart,
  kDaypart,
  kHour,
  kMinute,
  kSecond,
  kMeridiem,
  kZone,
  kHoliday,
  kDecade,
  kCentury,
  kEra,
  kDirection,
  kShift,
  kNth,
  kFiscal,
  kAbout,
  kUnit2,
  kCount2,
  kDay2,
  kMonth2,
  kYear2,
  kPlural,
  kStyle,
  kZoneEast,
  kZoneWest,
  kZoneMinutes,
  kSlotCount,
};
extern const std::vector<std::string> kSlotNames;

/// What an expression denotes; docs/times.md says what each reads from the slots.
enum class Action : uint8_t {
  nothing,
  date,
  weekday,
  day,
  part,
  same,
  ago,
  duration,
  reference,
  set,
  holiday,
  season,
  quarter,
  half,
  decade,
  century,
  same_quarter,
  week_of,
  iso_week,
  clock,
  nth_weekday,
  nth_unit,
  fixed,
  beside,
};

/// One atom that must not stand before or after an expression.
struct Neighbours {
  std::vector<uint32_t> words;
  std::vector<uint32_t> classes;
  bool digits = false;
  bool capital = false;
  bool attached = false;  ///< anything at all without a space between
  bool empty() const { return words.empty() && classes.empty() && !digits && !capital && !attached; }
};

struct Rule {
  RuleName name;
  Action action = Action::nothing;
  std::vector<std::string_view> arguments;
  std::string_view mod;
  std::string_view kind;
  std::string_view quant;
  Neighbours not_before;
  Neighbours not_after;
};

/// How a holiday's day is found. One way a holiday.
struct Holiday {
  enum class Way : uint8_t { fixed, weekday, western_easter, orthodox_easter, islamic, hebrew, table };
  Way way = Way::fixed;
  int month = 0;
  int day = 0;              ///< fixed, islamic, hebrew: day of the month; weekday: 1 to 7
  int nth = 0;              ///< weekday: which one, -1 the last
  int offset = 0;           ///< days after that
  bool month_long = false;  ///< "Ramadan": the whole month
  std::vector<Day> days;    ///< table
};

struct TimeRules {
  rules::PatternSet patterns;
  std::vector<Rule> rules;        ///< by the pattern's number
  std::vector<Holiday> holidays;  ///< by the value of the slot "holiday"
  struct Classes {
    uint32_t cardinal = 0, ordinal = 0, scale = 0, past = 0, future = 0, since = 0, until = 0, clause = 0, ahead = 0,
             infinitive = 0, joint = 0, offset = 0, phrase_end = 0, article = 0, planning = 0, perfect = 0,
             participle = 0, preposition = 0, modal = 0, zone = 0, city = 0, aspect = 0, behind = 0, within = 0,
             month = 0;
  } classes;
  uint32_t hyphen = 0;  ///< vocabulary ids
  uint32_t conjunction = 0;
  uint32_t article = 0;
  uint32_t have = 0;
  uint32_t time = 0;
  std::string_view past_ending;  ///< letters with which most verbs end in the past
};

}  // namespace rapporteur::times
