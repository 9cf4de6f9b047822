// From knowledge entries to tables (at build time) and from tables to rules (at start).
#include <algorithm>
#include <array>
#include <charconv>

#include "times/calendar.h"
#include "times/time_rules.h"
#include "times/times.h"

namespace rapporteur::times {

const std::vector<std::string> kSlotNames = {
    "year",     "month",    "day",       "weekday",   "season",       "quarter", "half",      "unit",
    "count",    "fraction", "which",     "part",      "daypart",      "hour",    "minute",    "second",
    "meridiem", "zone",     "holiday",   "decade",    "century",      "era",     "direction", "shift",
    "nth",      "fiscal",   "about",     "unit2",     "count2",       "day2",    "month2",    "year2",
    "plural",   "style",    "zone-east", "zone-west", "zone-minutes",
};
static_assert(kSlotCount <= rules::kMaxSlots);

namespace {

constexpr std::string_view kSection = "times";

struct ActionName {
  std::string_view name;
  Action action;
};
constexpr std::array kActions = {
    ActionName{"nothing", Action::nothing},
    ActionName{"date", Action::date},
    ActionName{"weekday", Action::weekday},
    ActionName{"day", Action::day},
    ActionName{"part", Action::part},
    ActionName{"same", Action::same},
    ActionName{"ago", Action::ago},
    ActionName{"duration", Action::duration},
    ActionName{"reference", Action::reference},
    ActionName{"set", Action::set},
    ActionName{"holiday", Action::holiday},
    ActionName{"season", Action::season},
    ActionName{"quarter", Action::quarter},
    ActionName{"half", Action::half},
    ActionName{"decade", Action::decade},
    ActionName{"century", Action::century},
    ActionName{"same-quarter", Action::same_quarter},
    ActionName{"week-of", Action::week_of},
    ActionName{"iso-week", Action::iso_week},
    ActionName{"clock", Action::clock},
    ActionName{"nth-weekday", Action::nth_weekday},
    ActionName{"nth-unit", Action::nth_unit},
    ActionName{"fixed", Action::fixed},
    ActionName{"beside", Action::beside},
};

std::optional<int32_t> number(std::string_view text) {
  int32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(value)
                                                                                   : std::nullopt;
}

// ---- at build time

/// "word  6 june | jun | jun."
Result<void> read_class(const rules::SourceEntry& entry, rules::WordClass& out) {
  for (const auto& value : entry.values) {
    if (value.key != "word") continue;
    const size_t space = std::min(value.text.find(' '), value.text.size());
    const auto stands_for = number(std::string_view(value.text).substr(0, space));
    if (!stands_for) {
      return fail(ErrorCode::malformed, rules::place(entry, value.position),
                  "a class's words have no number before them", "write \"word  6 june | jun\"");
    }
    for (const auto word : rules::alternatives(std::string_view(value.text).substr(space))) {
      out.words.push_back({std::string(word), *stands_for});
    }
  }
  return {};
}

std::string holiday_names(const std::vector<rules::SourceEntry>& entries) {
  std::string text;
  int32_t index = 0;
  for (const auto& entry : entries) {
    if (entry.kind != "holiday") continue;
    for (const auto& name : rules::alternatives(entry.find("name")->text)) {
      text += (text.empty() ? "" : " | ") + std::string(name) + " <holiday=" + std::to_string(index) + ">";
    }
    ++index;
  }
  return text;
}

/// Words that stand in `not-before` and `not-after` have to be in the vocabulary too.
void add_neighbours(const rules::SourceEntry& entry, rules::ImageBuilder& builder) {
  for (const auto& value : entry.values) {
    if (value.key != "not-before" && value.key != "not-after") continue;
    for (const auto word : rules::alternatives(value.text)) {
      if (!word.starts_with('<')) builder.add_word(word);
    }
  }
}

// ---- at start

Result<Neighbours> read_neighbours(const rules::Image& image, uint32_t entry, std::string_view key,
                                   const TimeRules& rules) {
  Neighbours out;
  for (const auto text : image.all(entry, key)) {
    for (const auto word : rules::alternatives(text)) {
      if (word == "<digits>")
        out.digits = true;
      else if (word == "<capital>")
        out.capital = true;
      else if (word == "<attached>")
        out.attached = true;
      else if (!word.starts_with('<'))
        out.words.push_back(image.word_id(word));
      else if (const auto number = rules.patterns.word_class(word.substr(1, word.size() - 2)))
        out.classes.push_back(*number);
      else
        return fail(ErrorCode::malformed, std::string(image.rule(entry)), "there is no class " + std::string(word));
    }
  }
  return out;
}

Result<Rule> read_rule(const rules::Image& image, uint32_t entry, const TimeRules& rules) {
  Rule rule;
  rule.name = image.rule(entry);
  rule.arguments = rules::words_of(image.get(entry, "value"));
  const auto named = [&](const ActionName& action) {
    return !rule.arguments.empty() && action.name == rule.arguments[0];
  };
  const auto found = std::find_if(kActions.begin(), kActions.end(), named);
  if (found == kActions.end()) {
    return fail(ErrorCode::malformed, std::string(rule.name), "its value begins with no known action",
                "see docs/times.md");
  }
  rule.action = found->action;
  rule.arguments.erase(rule.arguments.begin());
  rule.mod = image.get(entry, "mod");
  rule.kind = image.get(entry, "type");
  rule.quant = image.get(entry, "quant");
  auto before = read_neighbours(image, entry, "not-before", rules),
       after = read_neighbours(image, entry, "not-after", rules);
  if (!before) return tl::unexpected(before.error());
  if (!after) return tl::unexpected(after.error());
  rule.not_before = std::move(*before);
  rule.not_after = std::move(*after);
  return rule;
}

/// "12-25", "thanksgiving: 11 weekday 4 4", "western-easter -2", "islamic 9 1"; see docs/times.md.
Result<Holiday> read_holiday(const rules::Image& image, uint32_t entry) {
  Holiday holiday;
  holiday.month_long = image.get(entry, "lasts") == "month";
  const auto words = rules::words_of(image.get(entry, "on"));
  const auto at = [&](size_t i) { return i < words.size() ? number(words[i]).value_or(0) : 0; };
  if (!image.get(entry, "dates").empty()) {
    holiday.way = Holiday::Way::table;
    for (const auto text : image.all(entry, "dates")) {
      for (const auto word : rules::words_of(text)) {
        if (const auto day = parse_day(word)) holiday.days.push_back(*day);
      }
    }
  } else if (words.size() >= 3 && words[0] == "day") {
    holiday.month = at(1), holiday.day = at(2);
  } else if (words.size() >= 4 && words[0] == "weekday") {
    holiday.way = Holiday::Way::weekday;
    holiday.month = at(1), holiday.day = at(2), holiday.nth = at(3), holiday.offset = at(4);
  } else if (words.size() >= 3 && (words[0] == "islamic" || words[0] == "hebrew")) {
    holiday.way = words[0] == "islamic" ? Holiday::Way::islamic : Holiday::Way::hebrew;
    holiday.month = at(1), holiday.day = at(2);
  } else if (!words.empty() && (words[0] == "western-easter" || words[0] == "orthodox-easter")) {
    holiday.way = words[0] == "western-easter" ? Holiday::Way::western_easter : Holiday::Way::orthodox_easter;
    holiday.offset = at(1);
  } else {
    return fail(ErrorCode::malformed, std::string(image.rule(entry)), "a holiday without a way to its day",
                "give it \"on\" or \"dates\", see docs/times.md");
  }
  return holiday;
}

Result<void> find_classes(TimeRules& rules) {
  const std::pair<std::string_view, uint32_t*> wanted[] = {
      {"cardinal", &rules.classes.cardinal},
      {"ordinal", &rules.classes.ordinal},
      {"scale", &rules.classes.scale},
      {"past-cue", &rules.classes.past},
      {"future-cue", &rules.classes.future},
      {"since-word", &rules.classes.since},
      {"until-word", &rules.classes.until},
      {"clause-mark", &rules.classes.clause},
      {"ahead-word", &rules.classes.ahead},
      {"infinitive-word", &rules.classes.infinitive},
      {"joint", &rules.classes.joint},
      {"offset-word", &rules.classes.offset},
      {"phrase-end", &rules.classes.phrase_end},
      {"article", &rules.classes.article},
      {"planning-word", &rules.classes.planning},
      {"perfect-word", &rules.classes.perfect},
      {"ahead-participle", &rules.classes.participle},
      {"ahead-preposition", &rules.classes.preposition},
      {"modal-word", &rules.classes.modal},
      {"zone-name", &rules.classes.zone},
      {"city", &rules.classes.city},
      {"aspect-word", &rules.classes.aspect},
      {"behind-word", &rules.classes.behind},
      {"within-word", &rules.classes.within},
      {"month", &rules.classes.month},
  };
  for (const auto& [name, where] : wanted) {
    const auto found = rules.patterns.word_class(name);
    if (!found)
      return fail(ErrorCode::malformed, "knowledge/en/times", "there is no time-class \"" + std::string(name) + "\"");
    *where = *found;
  }
  return {};
}

/// Single words that the code asks for, each under its own number in the class "small-word"; an ending under "ending".
Result<void> find_small_words(const rules::Image& image, TimeRules& rules) {
  const auto words = image.find("time-class", "small-word"), endings = image.find("time-class", "past-ending");
  if (!words || !endings)
    return fail(ErrorCode::malformed, "knowledge/en/times", "there is no time-class \"small-word\" or \"past-ending\"");
  uint32_t* const wanted[] = {nullptr, &rules.conjunction, &rules.article, &rules.have, &rules.time};
  for (const std::string_view line : image.all(*words, "word")) {
    const auto parts = rules::words_of(line);
    const int32_t which = parts.size() == 2 ? number(parts[0]).value_or(0) : 0;
    if (which > 0 && which < static_cast<int32_t>(std::size(wanted))) *wanted[which] = image.word_id(parts[1]);
  }
  const auto parts = rules::words_of(image.get(*endings, "word"));
  if (parts.size() == 2) rules.past_ending = parts[1];
  return {};
}

}  // namespace

Result<void> write_tables(const std::vector<rules::SourceEntry>& entries, rules::ImageBuilder& builder) {
  rules::PatternSources sources;
  sources.slots = kSlotNames;
  uint32_t index = 0;
  for (const auto& entry : entries) {
    if (entry.kind == "time-class") {
      sources.classes.push_back({entry.id, {}});
      if (auto read = read_class(entry, sources.classes.back()); !read) return read;
    } else if (entry.kind == "time-part") {
      sources.parts.push_back({entry.id, entry.find("match")->text});
    } else if (entry.kind == "time") {
      for (const auto& value : entry.values) {
        if (value.key == "match") sources.patterns.push_back({value.text, rules::place(entry, value.position), index});
      }
      add_neighbours(entry, builder);
      ++index;
    }
  }
  sources.parts.push_back({"holiday", holiday_names(entries)});
  for (const std::string_view mark : {"-", "'", ",", "$"}) builder.add_word(mark);
  return rules::write_patterns(sources, kSection, builder);
}

Result<TimeRules> load(const rules::Image& image) {
  auto patterns = rules::PatternSet::open(image, kSection);
  if (!patterns) return tl::unexpected(patterns.error());
  TimeRules rules;
  rules.patterns = std::move(*patterns);
  if (auto found = find_classes(rules); !found) return tl::unexpected(found.error());
  const auto [first, end] = image.entries_of("time");
  for (uint32_t entry = first; entry < end; ++entry) {
    auto rule = read_rule(image, entry, rules);
    if (!rule) return tl::unexpected(rule.error());
    rules.rules.push_back(std::move(*rule));
  }
  const auto [first_holiday, end_holiday] = image.entries_of("holiday");
  for (uint32_t entry = first_holiday; entry < end_holiday; ++entry) {
    auto holiday = read_holiday(image, entry);
    if (!holiday) return tl::unexpected(holiday.error());
    rules.holidays.push_back(std::move(*holiday));
  }
  rules.hyphen = image.word_id("-");
  if (auto found = find_small_words(image, rules); !found) return tl::unexpected(found.error());
  return rules;
}

}  // namespace rapporteur::times
