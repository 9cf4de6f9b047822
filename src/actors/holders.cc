// A table sorted by name key; what several tenures of one name have in common with the report decides between them.
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
constexpr int32_t kGrace = 400;       ///< days: reports go on naming those who have just left, and those about to come
constexpr size_t kShortestGiven = 3;  ///< bytes; shorter ones are initials
constexpr size_t kSureShare = 20;     ///< holders of one gender for each of the other
constexpr float kLeastLead = 1.5F;    ///< by how much the best must outweigh the next to be taken for sure

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

HolderRow row_of(const rules::SourceEntry& entry, uint32_t index, const LeadingOffices& offices,
                 const NamesByCode& names, rules::ImageBuilder& image) {
  const DayRange from = days_of(value_of(entry, "from")), to = days_of(value_of(entry, "to"));
  const std::string office = text::fold(value_of(entry, "office"));
  HolderRow row;
  row.entry = index;
  row.from = days(from.first, -kAlways);
  row.to = days(to.last, kAlways);
  row.code = image.add_text(value_of(entry, "of"));
  row.office = image.add_text(office);
  const std::string_view gender = value_of(entry, "gender");
  row.gender = static_cast<uint8_t>(gender == "male"     ? Gender::male
                                    : gender == "female" ? Gender::female
                                                         : Gender::unknown);
  const auto named = names.find(value_of(entry, "of"));
  row.leading = offices.number_of(office, named == names.end() ? std::span<const std::string>() : named->second);
  return row;
}

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

bool shares_word(std::string_view office, std::string_view title) {
  for (const auto word : words_of(title)) {
    if (word.size() > 3 && office.find(word) != office.npos) return true;
  }
  return false;
}

bool fits(const rules::Image& image, const HolderRow& row, const Sought& sought) {
  if (sought.keys.size() == 1) {
    const int32_t day = days(sought.day, kAlways);
    const bool named_alone = row.last != 0 || image.text(row.code).size() == 3;
    if (!named_alone || (sought.title.empty() && sought.code.empty() && row.leading == 0)) return false;
    if (sought.day && (day + kGrace < row.from || day - kGrace > row.to)) return false;
    if (sought.day == std::nullopt && sought.title.empty()) return false;
    if (!sought.title.empty() && !shares_word(image.text(row.office), sought.title)) return false;
  }
  if (!sought.code.empty() && sought.code != image.text(row.code)) return false;
  const auto words = words_of(image.text(row.name));
  return is_part_of(sought, words) || has_ends_of(sought, words);
}

float weight(const rules::Image& image, const HolderRow& row, const Sought& sought) {
  float weight = 1;
  if (!sought.code.empty() && sought.code == image.text(row.code)) weight *= 4;
  if (!sought.title.empty() && shares_word(image.text(row.office), sought.title)) weight *= 3;
  if (row.leading != 0) weight *= 2;
  if (sought.day) {
    const int32_t day = days(sought.day, 0);
    if (day >= row.from && day <= row.to)
      weight *= 4;
    else if (day + kGrace >= row.from && day - kGrace <= row.to)
      weight *= 2;
  }
  return weight;
}

/// States where the given name stands last, as codes parted by spaces.
std::string family_first(const std::vector<rules::SourceEntry>& entries) {
  std::string codes;
  for (const auto& entry : entries) {
    if (entry.kind == "name-order") codes += std::string(value_of(entry, "among")) + " ";
  }
  return codes;
}

/// Given names that are borne by one gender, a stray one in twenty aside.
std::vector<GivenName> given_names(const std::vector<rules::SourceEntry>& entries) {
  std::map<uint64_t, std::array<std::set<std::string_view>, 2>> borne;
  const std::string turned = family_first(entries);
  for (const auto& entry : entries) {
    const std::string_view gender = value_of(entry, "gender");
    if (entry.kind != "holder" || gender.empty() || among(turned, value_of(entry, "of"))) continue;
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

bool is_in_office(const HolderRow& tenure, Day day) {
  const int32_t today = days(day, 0);
  return today >= tenure.from && today <= tenure.to;
}

Result<void> write_holders(const std::vector<rules::SourceEntry>& entries, rules::ImageBuilder& image) {
  const LeadingOffices offices = leading_offices(entries);
  const NamesByCode names = names_by_code(entries);
  std::vector<HolderRow> rows;
  std::vector<OfficeRow> leading;
  for (uint32_t e = 0; e < entries.size(); ++e) {
    if (entries[e].kind != "holder") continue;
    HolderRow row = row_of(entries[e], e, offices, names, image);
    if (row.leading != 0)
      leading.push_back({key_of_code(value_of(entries[e], "of")), row.from, row.to, e, row.leading});
    for (const auto name : rules::alternatives(value_of(entries[e], "name"))) {
      row.name = image.add_text(name);
      const auto words = words_of(name);
      for (size_t i = 0; i < words.size(); ++i) {
        row.key = name_key(words[i]);
        row.last = i + 1 == words.size() ? 1 : 0;
        if (row.key != 0) rows.push_back(row);
      }
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [](const HolderRow& a, const HolderRow& b) { return a.key < b.key; });
  image.add_table("actors.holders", rows);
  std::stable_sort(leading.begin(), leading.end(),
                   [](const OfficeRow& a, const OfficeRow& b) { return a.key < b.key; });
  image.add_table("actors.offices", leading);
  image.add_table("actors.given", given_names(entries));
  return {};
}

Holders::Holders(const rules::Image& image) {
  const auto bytes = image.section("actors.holders");
  rows_ = {reinterpret_cast<const HolderRow*>(bytes.data()), bytes.size() / sizeof(HolderRow)};
  const auto given = image.section("actors.given");
  given_names_ = {reinterpret_cast<const GivenName*>(given.data()), given.size() / sizeof(GivenName)};
}

Gender Holders::gender_of(uint64_t given_name) const {
  const auto row = std::lower_bound(given_names_.begin(), given_names_.end(), given_name,
                                    [](const GivenName& name, uint64_t key) { return name.key < key; });
  return row != given_names_.end() && row->key == given_name ? static_cast<Gender>(row->gender) : Gender::unknown;
}

Found Holders::find(const rules::Image& image, const Sought& sought) const {
  struct Person {
    const HolderRow* row;
    float weight;
  };
  std::vector<Person> persons;
  if (sought.keys.empty()) return {};
  HolderRow wanted;
  wanted.key = sought.keys.back();
  const auto range = std::equal_range(rows_.begin(), rows_.end(), wanted,
                                      [](const HolderRow& a, const HolderRow& b) { return a.key < b.key; });
  for (auto row = range.first; row != range.second; ++row) {
    if (!fits(image, *row, sought)) continue;
    const float own = weight(image, *row, sought);
    const auto same = std::find_if(persons.begin(), persons.end(), [&](const Person& p) {
      return image.text(p.row->code) == image.text(row->code) &&
             name_key(words_of(image.text(p.row->name)).front()) == name_key(words_of(image.text(row->name)).front());
    });
    if (same == persons.end()) {
      persons.push_back({&*row, own});
    } else if (own > same->weight) {
      *same = {&*row, own};
    }
  }
  std::stable_sort(persons.begin(), persons.end(),
                   [](const Person& a, const Person& b) { return a.weight > b.weight; });
  Found found;
  if (persons.empty()) return found;
  if (persons.size() == 1 || persons[0].weight >= kLeastLead * persons[1].weight) {
    found.row = persons[0].row;
    return found;
  }
  float sum = 0;
  for (const Person& p : persons) sum += p.weight;
  for (const Person& p : persons) found.candidates.push_back({p.row->entry, p.weight / sum});
  return found;
}

}  // namespace rapporteur::actors
