// Groups tellings by day and sides, and in each group those that fit all the same tellings.
#include "stories/one_meeting.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace rapporteur::stories {
namespace {

constexpr size_t kDay = 10;            ///< characters of "2023-05-04"
constexpr size_t kMostTellings = 256;  ///< of one day and the same sides: more are left as they are

using Names = std::set<std::string>;

/// A person as a finding writes him, and the words of his name in small letters.
struct Person {
  std::string party, state;
  std::vector<std::string> names;
};

/// What tellings of one meeting have in common.
using Occasion = std::pair<std::string, Names>;  // day; format and the states and bodies

struct Telling {
  uint32_t number = 0;
  const Finding* finding = nullptr;
  std::vector<Person> persons;  ///< those by name
  std::string place, status;
};

std::string text(const Finding& finding, std::string_view field) {
  const auto* value = std::get_if<std::string>(finding.find(field));
  return value == nullptr ? "" : *value;
}

const std::vector<std::string>& parties(const Finding& finding) {
  static const std::vector<std::string> kNone;
  const auto* value = std::get_if<std::vector<std::string>>(finding.find("parties"));
  return value == nullptr ? kNone : *value;
}

std::string folded(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return out;
}

/// "USA/Joseph R. Biden"; nothing for a state and for a role, which is written in small letters.
std::optional<Person> person_of(const std::string& party) {
  const size_t slash = party.find('/');
  if (slash == party.npos || slash + 1 == party.size() || std::islower(static_cast<unsigned char>(party[slash + 1])))
    return std::nullopt;
  Person person{party, party.substr(0, slash), {}};
  for (size_t at = slash + 1; at < party.size();) {
    const size_t end = std::min(party.find(' ', at), party.size());
    std::string word = folded(std::string_view(party).substr(at, end - at));
    if (word.ends_with(',')) word.pop_back();
    if (!word.empty() && !word.ends_with('.')) person.names.push_back(word);  // neither "J." nor "Jr."
    at = end + 1;
  }
  return person.names.empty() ? std::nullopt : std::optional(person);
}

/// The same last name, or one name alone that the other has too: "Yoon", "Yoon Suk Yeol".
bool is_same(const Person& a, const Person& b) {
  if (a.state != b.state) return false;
  const auto has = [](const Person& full, const Person& brief) {
    return std::find(full.names.begin(), full.names.end(), brief.names.front()) != full.names.end();
  };
  if (a.names.size() == 1 || b.names.size() == 1) return a.names.size() == 1 ? has(b, a) : has(a, b);
  return a.names.back() == b.names.back();
}

/// More words of his name, or longer ones; the order of the findings does not matter.
bool is_fuller(const Person& a, const Person& b) {
  const auto key = [](const Person& person) {
    return std::tuple(person.names.size(), person.party.size(), person.party);
  };
  return key(a) > key(b);
}

bool begins(const std::string& a, const std::string& b) { return a.starts_with(b) || b.starts_with(a); }

/// 0: it was or will be; 1: it was only proposed; 2: it will not be.
int outcome(const std::string& status) {
  if (status == "cancelled" || status == "refused") return 2;
  return status == "proposed" ? 1 : 0;
}

bool fit(const Telling& a, const Telling& b) {
  if (outcome(a.status) != outcome(b.status) || !begins(folded(a.place), folded(b.place))) return false;
  // Where both name persons of one side, they share one.
  return std::all_of(a.persons.begin(), a.persons.end(), [&](const Person& one) {
    const auto of_side = [&](const Person& other) { return other.state == one.state; };
    const bool open = std::none_of(b.persons.begin(), b.persons.end(), of_side);
    return open || std::any_of(a.persons.begin(), a.persons.end(), [&](const Person& mate) {
             return of_side(mate) && std::any_of(b.persons.begin(), b.persons.end(),
                                                 [&](const Person& other) { return is_same(mate, other); });
           });
  });
}

size_t fullness(const Telling& telling) { return 2 * telling.persons.size() + (telling.place.empty() ? 0 : 1); }

const Telling& fullest_of(const std::vector<const Telling*>& tellings) {
  return **std::max_element(tellings.begin(), tellings.end(),
                            [](const Telling* a, const Telling* b) { return fullness(*a) < fullness(*b); });
}

/// The fullest telling, with the longest name of each person, and another's place where it has none.
Finding united(const Telling& fullest, const std::vector<const Telling*>& tellings) {
  Finding finding = *fullest.finding;
  const auto fields = fields_of(FindingKind::meeting);
  std::vector<Person> persons;
  Names all;
  for (const Telling* telling : tellings) {
    for (const std::string& party : parties(*telling->finding)) all.insert(party.substr(0, party.find('/')));
    for (const Person& person : telling->persons) {
      const auto known =
          std::find_if(persons.begin(), persons.end(), [&](const Person& other) { return is_same(person, other); });
      if (known == persons.end()) {
        persons.push_back(person);
      } else if (is_fuller(person, *known)) {
        *known = person;
      }
    }
  }
  for (const Person& person : persons) all.erase(person.state);
  for (const Person& person : persons) all.insert(person.party);
  for (size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name == "parties") finding.values[i] = std::vector<std::string>(all.begin(), all.end());
    if (fields[i].name != "place" || !fullest.place.empty()) continue;
    for (const Telling* telling : tellings) {
      if (!telling->place.empty()) finding.values[i] = telling->place;
    }
  }
  return finding;
}

std::optional<Occasion> occasion_of(const Finding& finding) {
  const std::string day = text(finding, "date");
  if (finding.kind != FindingKind::meeting || day.size() != kDay || day.ends_with('~')) return std::nullopt;
  Names sides{" " + text(finding, "format")};
  for (const std::string& party : parties(finding)) sides.insert(party.substr(0, party.find('/')));
  return Occasion{day, sides};
}

Telling telling_of(uint32_t number, const Finding& finding) {
  Telling telling{number, &finding, {}, text(finding, "place"), text(finding, "status")};
  for (const std::string& party : parties(finding)) {
    if (auto person = person_of(party)) telling.persons.push_back(std::move(*person));
  }
  return telling;
}

/// Those that fit all the same tellings, themselves among them.
void unite(const std::vector<Telling>& tellings, std::vector<OneMeeting>& meetings) {
  std::map<std::vector<bool>, std::vector<const Telling*>> alike;
  for (size_t i = 0; i < tellings.size(); ++i) {
    std::vector<bool> row(tellings.size());
    const bool many = tellings.size() > kMostTellings;
    for (size_t j = 0; j < tellings.size(); ++j) row[j] = i == j || (!many && fit(tellings[i], tellings[j]));
    alike[row].push_back(&tellings[i]);
  }
  for (const auto& [row, same] : alike) {
    OneMeeting& meeting = meetings.emplace_back();
    const Telling& fullest = fullest_of(same);
    meeting.finding = united(fullest, same);
    meeting.fullest = fullest.number;
    for (const Telling* telling : same) meeting.tellings.push_back(telling->number);
  }
}

}  // namespace

std::vector<OneMeeting> meetings_of(std::span<const Finding* const> findings) {
  std::map<Occasion, std::vector<Telling>> occasions;
  std::vector<OneMeeting> meetings;
  for (uint32_t i = 0; i < findings.size(); ++i) {
    if (findings[i]->kind != FindingKind::meeting) continue;
    if (auto occasion = occasion_of(*findings[i])) {
      occasions[std::move(*occasion)].push_back(telling_of(i, *findings[i]));
    } else {
      meetings.push_back({*findings[i], i, {i}});
    }
  }
  for (const auto& [occasion, tellings] : occasions) unite(tellings, meetings);
  std::sort(meetings.begin(), meetings.end(),
            [](const OneMeeting& a, const OneMeeting& b) { return a.tellings.front() < b.tellings.front(); });
  return meetings;
}

}  // namespace rapporteur::stories
