// A table sorted by name key; what several persons of one name have in common with the report decides between them.
#include "actors/holders.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "actors/name_keys.h"
#include "actors/offices.h"
#include "actors/registry.h"
#include "text/fold.h"

namespace rapporteur::actors {
namespace {

constexpr int32_t kAlways = std::numeric_limits<int32_t>::max();
constexpr int32_t kGrace = 400;        ///< days: reports go on naming those who have just left, and those about to come
constexpr size_t kShortWord = 3;       ///< bytes: "of", "and", "for"
constexpr size_t kShortestGiven = 3;   ///< bytes; shorter ones are initials
constexpr size_t kSureShare = 20;      ///< holders of one gender for each of the other
constexpr float kSameSpelling = 1.6F;  ///< outweighs one that only sounds so
constexpr float kLeastLead = 1.5F;     ///< by how much the best must outweigh the next to be taken for sure

std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  for (size_t at = 0; at < name.size();) {
    const size_t end = std::min(name.find_first_of(" -", at), name.size());
    if (end > at) words.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

int32_t days(std::optional<Day> day, int32_t otherwise) {
  return day ? static_cast<int32_t>(day->time_since_epoch().count()) : otherwise;
}

std::string_view value_of(const rules::SourceEntry& entry, std::string_view key) {
  const rules::SourceValue* value = entry.find(key);
  return value != nullptr ? std::string_view(value->text) : std::string_view();
}

LeadingOffices leading_offices(const std::vector<rules::SourceEntry>& entries) {
  LeadingOffices leading;
  for (const auto& entry : entries) {
    if (entry.kind == "leading-office")
      leading.add(value_of(entry, "office"), value_of(entry, "over"), !value_of(entry, "heads").empty());
  }
  return leading;
}

/// The case-folded names of each state and body, by code.
using NamesByCode = std::map<std::string, std::vector<std::string>, std::less<>>;

NamesByCode names_by_code(const std::vector<rules::SourceEntry>& entries) {
  NamesByCode names;
  for (const auto& entry : entries) {
    if (entry.kind != "state" && entry.kind != "body") continue;
    for (const auto name : rules::alternatives(value_of(entry, "name"))) names[entry.id].push_back(text::fold(name));
  }
  return names;
}

Tenure tenure_of(const rules::SourceEntry& entry, uint32_t index, const LeadingOffices& offices,
                 const NamesByCode& names, rules::ImageBuilder& image) {
  const DayRange from = days_of(value_of(entry, "from")), to = days_of(value_of(entry, "to"));
  const std::string office = text::fold(value_of(entry, "office"));
  Tenure tenure;
  tenure.entry = index;
  tenure.from = days(from.first, -kAlways);
  tenure.to = days(to.last, kAlways);
  tenure.code = image.add_text(value_of(entry, "of"));
  tenure.office = image.add_text(office);
  const std::string_view gender = value_of(entry, "gender");
  tenure.gender = static_cast<uint8_t>(gender == "male"     ? Gender::male
                                       : gender == "female" ? Gender::female
                                                            : Gender::unknown);
  const auto named = names.find(value_of(entry, "of"));
  tenure.leading = offices.number_of(office, named == names.end() ? std::span<const std::string>() : named->second);
  return tenure;
}

/// How people of a state are called by one word of their names, by the `name-order` entries.
class NameOrder {
 public:
  explicit NameOrder(const std::vector<rules::SourceEntry>& entries) {
    for (const auto& entry : entries) {
      if (entry.kind == "name-order") among_[entry.id] += std::string(value_of(entry, "among")) + " ";
    }
  }
  /// True if the word is used alone: the last one, but the first where the family's name stands there, either where
  /// people go by given names, and those in between where both parents give theirs.
  bool is_called(std::string_view code, size_t word, size_t count) const {
    if (word == 0) return count == 1 || has("family-first", code) || has("given-name", code);
    if (word + 1 == count) return !has("family-first", code) || has("given-name", code);
    return has("two-families", code);
  }
  bool has(std::string_view order, std::string_view code) const {
    const auto it = among_.find(order);
    return it != among_.end() && among(it->second, code);
  }

 private:
  std::map<std::string, std::string, std::less<>> among_;
};

/// Numbers the persons: holders of one state are the same if a spelling of one has first and last word of a spelling
/// of the other; those of a state and of a body, if a whole name is the same.
class Persons {
 public:
  explicit Persons(const std::vector<rules::SourceEntry>& entries) {
    for (const auto& entry : entries) {
      if (entry.kind == "body") bodies_.insert(entry.id);
    }
  }

  uint32_t number(std::string_view code, const std::vector<std::string_view>& names) {
    uint32_t found = kNone;
    std::vector<std::string> keys;
    for (const auto name : names) {
      const auto words = words_of(name);
      if (words.empty()) continue;
      std::string ends = std::to_string(name_key(words.front())) + " " + std::to_string(name_key(words.back()));
      keys.push_back(std::string(code) + " " + ends);
      std::string whole = is_state(code) ? "s" : "b";
      for (const auto word : words) whole += " " + std::to_string(name_key(word));
      keys.push_back(whole);
      const std::string elsewhere = (is_state(code) ? "b" : "s") + whole.substr(1);
      for (const std::string& key : {keys[keys.size() - 2], elsewhere}) {
        if (const auto it = numbers_.find(key); found == kNone && it != numbers_.end()) found = it->second;
      }
    }
    if (found == kNone) found = next_++;
    for (const auto& key : keys) numbers_.try_emplace(key, found);
    return found;
  }

 private:
  bool is_state(std::string_view code) const { return !bodies_.contains(code); }

  std::set<std::string, std::less<>> bodies_;
  std::map<std::string, uint32_t> numbers_;
  uint32_t next_ = 0;
};

/// The sought words are among those of the name, in their order; initials stand for words.
bool is_part_of(const Sought& sought, const std::vector<std::string_view>& all) {
  size_t at = 0;
  for (size_t i = 0; i < sought.keys.size(); ++i) {
    while (at < all.size() && name_key(all[at]) != sought.keys[i] &&
           !is_initial_of(sought.words[i], text::fold(all[at])))
      ++at;
    if (at++ == all.size()) return false;
  }
  return true;
}

/// Reports may give a middle name or initial that the registry does not: first and last word decide then.
bool has_ends_of(const Sought& sought, const std::vector<std::string_view>& all) {
  return sought.keys.size() > 2 && all.size() > 1 && name_key(all.front()) == sought.keys.front() &&
         name_key(all.back()) == sought.keys.back();
}

/// Which share of the title's longer words the office has; 1 for another name of the same leading office.
float likeness(const rules::Image& image, const Tenure& tenure, const Sought& sought) {
  if (sought.leading != 0 && sought.leading == tenure.leading) return 1;
  const std::string_view office = image.text(tenure.office);
  int shared = 0, all = 0;
  for (const auto word : words_of(sought.title)) {
    if (word.size() <= kShortWord) continue;
    ++all;
    shared += office.find(word) != office.npos ? 1 : 0;
  }
  return all == 0 ? 0.0F : static_cast<float>(shared) / static_cast<float>(all);
}

bool fits(const rules::Image& image, const NameRow& row, const Tenure& tenure, const Sought& sought) {
  if (sought.keys.size() == 1) {
    const int32_t day = days(sought.day, kAlways);
    if (row.called == 0 || (sought.title.empty() && sought.code.empty() && tenure.leading == 0)) return false;
    if (sought.day && day + kGrace < tenure.from) return false;
    const bool past = sought.day && day - kGrace > tenure.to;
    if (past && (sought.leading == 0 || sought.leading != tenure.leading)) return false;
    if (sought.day == std::nullopt && sought.title.empty()) return false;
    if (!sought.title.empty() && likeness(image, tenure, sought) == 0) return false;
  }
  if (!sought.code.empty() && sought.code != image.text(tenure.code)) return false;
  const auto words = words_of(image.text(row.name));
  const bool tells = row.called != 0 || sought.keys.size() >= words.size();  // "Jean-Pierre" alone is anybody's
  return (tells && is_part_of(sought, words)) || has_ends_of(sought, words);
}

float weight(const rules::Image& image, const Tenure& tenure, const Sought& sought) {
  float weight = 1;
  if (!sought.code.empty() && sought.code == image.text(tenure.code)) weight *= 4;
  if (!sought.title.empty()) weight *= 1 + 2 * likeness(image, tenure, sought);
  if (tenure.leading != 0) weight *= 2;
  if (sought.day) {
    const int32_t day = days(sought.day, 0);
    if (day >= tenure.from && day <= tenure.to)
      weight *= 4;
    else if (day + kGrace >= tenure.from && day - kGrace <= tenure.to)
      weight *= 2;
  }
  return weight;
}

/// Given names that are borne by one gender, a stray one in twenty aside.
std::vector<GivenName> given_names(const std::vector<rules::SourceEntry>& entries, const NameOrder& order) {
  std::map<uint64_t, std::array<std::set<std::string_view>, 2>> borne;
  for (const auto& entry : entries) {
    const std::string_view gender = value_of(entry, "gender");
    if (entry.kind != "holder" || gender.empty() || order.has("family-first", value_of(entry, "of"))) continue;
    const auto names = rules::alternatives(value_of(entry, "name"));
    const auto words = names.empty() ? std::vector<std::string_view>() : words_of(names.front());
    if (words.size() < 2 || words.front().size() < kShortestGiven) continue;
    borne[name_key(words.front())][gender == "female" ? 1 : 0].insert(names.front());
  }
  std::vector<GivenName> rows;
  for (const auto& [key, by_gender] : borne) {
    const size_t men = by_gender[0].size(), women = by_gender[1].size();
    if (std::min(men, women) * kSureShare > std::max(men, women)) continue;
    rows.push_back({key, static_cast<uint8_t>(men > women ? Gender::male : Gender::female)});
  }
  return rows;
}

}  // namespace

bool is_in_office(const Tenure& tenure, Day day) {
  const int32_t today = days(day, 0);
  return today >= tenure.from && today <= tenure.to;
}

Result<void> write_holders(const std::vector<rules::SourceEntry>& entries, rules::ImageBuilder& image) {
  const LeadingOffices offices = leading_offices(entries);
  const NamesByCode states = names_by_code(entries);
  const NameOrder order(entries);
  Persons persons(entries);
  std::vector<Tenure> tenures;
  std::vector<NameRow> rows;
  std::vector<OfficeRow> leading;
  for (uint32_t e = 0; e < entries.size(); ++e) {
    if (entries[e].kind != "holder") continue;
    const std::string_view code = value_of(entries[e], "of");
    const auto names = rules::alternatives(value_of(entries[e], "name"));
    Tenure tenure = tenure_of(entries[e], e, offices, states, image);
    tenure.person = persons.number(code, names);
    if (tenure.leading != 0) leading.push_back({key_of_code(code), tenure.from, tenure.to, e, tenure.leading});
    for (const auto name : names) {
      const auto words = words_of(name);
      for (size_t i = 0; i < words.size(); ++i) {
        const NameRow row{name_key(words[i]), image.add_text(name), static_cast<uint32_t>(tenures.size()),
                          order.is_called(code, i, words.size()) ? 1u : 0u};
        if (row.key != 0) rows.push_back(row);
      }
    }
    tenures.push_back(tenure);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const NameRow& a, const NameRow& b) { return a.key < b.key; });
  image.add_table("actors.tenures", tenures);
  image.add_table("actors.names", rows);
  std::stable_sort(leading.begin(), leading.end(),
                   [](const OfficeRow& a, const OfficeRow& b) { return a.key < b.key; });
  image.add_table("actors.offices", leading);
  image.add_table("actors.given", given_names(entries, order));
  return {};
}

namespace {

template <typename T>
std::span<const T> table(const rules::Image& image, std::string_view name) {
  const auto bytes = image.section(name);
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

}  // namespace

Holders::Holders(const rules::Image& image)
    : tenures_(table<Tenure>(image, "actors.tenures")),
      names_(table<NameRow>(image, "actors.names")),
      given_names_(table<GivenName>(image, "actors.given")) {}

Gender Holders::gender_of(uint64_t given_name) const {
  const auto row = std::lower_bound(given_names_.begin(), given_names_.end(), given_name,
                                    [](const GivenName& name, uint64_t key) { return name.key < key; });
  return row != given_names_.end() && row->key == given_name ? static_cast<Gender>(row->gender) : Gender::unknown;
}

std::vector<const Tenure*> Holders::leaders(uint64_t key, std::optional<Day> day) const {
  NameRow wanted;
  wanted.key = key;
  const auto range = std::equal_range(names_.begin(), names_.end(), wanted,
                                      [](const NameRow& a, const NameRow& b) { return a.key < b.key; });
  std::vector<const Tenure*> found;
  for (auto row = range.first; row != range.second; ++row) {
    const Tenure& tenure = tenures_[row->tenure];
    if (row->called != 0 && tenure.leading != 0 && tenure.from <= days(day, INT32_MAX)) found.push_back(&tenure);
  }
  return found;
}

Found Holders::find(const rules::Image& image, const Sought& sought) const {
  struct Person {
    const Tenure* tenure;
    float weight;
  };
  std::vector<Person> persons;
  if (sought.keys.empty()) return {};
  const auto spelt = [&](const NameRow& row) {
    const auto words = words_of(image.text(row.name));
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text::fold(word) == sought.words.back(); });
  };
  NameRow wanted;
  wanted.key = sought.keys.back();
  const auto range = std::equal_range(names_.begin(), names_.end(), wanted,
                                      [](const NameRow& a, const NameRow& b) { return a.key < b.key; });
  for (auto row = range.first; row != range.second; ++row) {
    const Tenure& tenure = tenures_[row->tenure];
    if (!fits(image, *row, tenure, sought)) continue;
    const float own = weight(image, tenure, sought) * (spelt(*row) ? kSameSpelling : 1);
    const auto same = std::find_if(persons.begin(), persons.end(),
                                   [&](const Person& p) { return p.tenure->person == tenure.person; });
    if (same == persons.end()) {
      persons.push_back({&tenure, own});
    } else if (own > same->weight || (own == same->weight && !sought.day && tenure.from > same->tenure->from)) {
      *same = {&tenure, own};
    }
  }
  std::stable_sort(persons.begin(), persons.end(),
                   [](const Person& a, const Person& b) { return a.weight > b.weight; });
  Found found;
  if (persons.empty()) return found;
  if (persons.size() == 1 || persons[0].weight >= kLeastLead * persons[1].weight) {
    found.tenure = persons[0].tenure;
    return found;
  }
  float sum = 0;
  for (const Person& p : persons) sum += p.weight;
  for (const Person& p : persons) found.candidates.push_back({p.tenure->entry, p.weight / sum});
  return found;
}

}  // namespace rapporteur::actors
