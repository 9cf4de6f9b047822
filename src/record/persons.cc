// Rows with a state and a full name make the persons; rows with less are then found among them.
#include "record/persons.h"

#include <algorithm>
#include <functional>
#include <map>

#include "actors/name_keys.h"
#include "text/fold.h"

namespace rapporteur::record {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  const std::string folded = text::fold(text);
  for (size_t at = 0; at < folded.size();) {
    const size_t end = std::min(folded.find_first_of(" -", at), folded.size());
    if (end > at) words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool is_initial(const std::string& word) { return word.size() == 1 || (word.size() == 2 && word[1] == '.'); }

/// "Sergei Ryabkov", not "Ryabkov" or "S. Ryabkov".
bool is_full(const std::vector<std::string>& words) {
  return std::count_if(words.begin(), words.end(), [](const std::string& word) { return !is_initial(word); }) > 1;
}

/// Words in other scripts have no key of sound; they are compared as they are.
uint64_t key_of(const std::string& word) {
  const uint64_t key = actors::name_key(word);
  return key != 0 ? key : std::hash<std::string>()(word);
}

/// The keys of the words in an order that does not depend on theirs.
std::vector<uint64_t> keys_of(const std::vector<std::string>& words) {
  std::vector<uint64_t> keys;
  for (const std::string& word : words) {
    if (!is_initial(word)) keys.push_back(key_of(word));
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

bool initials_fit(const std::vector<std::string>& bare, const std::vector<std::string>& full) {
  return std::all_of(bare.begin(), bare.end() - 1, [&](const std::string& initial) {
    return std::any_of(full.begin(), full.end(),
                       [&](const std::string& word) { return actors::is_initial_of(initial, word); });
  });
}

/// The first initial of a full name; 0: it has none.
char initial_of(const std::vector<std::string>& words) {
  const auto initial = std::find_if(words.begin(), words.end(), is_initial);
  return initial == words.end() ? '\0' : initial->front();
}

/// The same last word, and no word of the shorter post that the longer one lacks.
bool agree(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty() || a.back() != b.back()) return false;
  const auto& fewer = a.size() <= b.size() ? a : b;
  const auto& more = a.size() <= b.size() ? b : a;
  return std::all_of(fewer.begin(), fewer.end(),
                     [&](const std::string& word) { return std::find(more.begin(), more.end(), word) != more.end(); });
}

class Union {
 public:
  explicit Union(const std::vector<PersonRow>& rows) : rows_(rows) {
    for (const PersonRow& row : rows) {
      words_.push_back(words_of(row.name));
      auto& posts = posts_.emplace_back();
      for (const std::string& post : row.posts) posts.push_back(words_of(post));
    }
  }

  std::vector<RecordedPerson> run() {
    const auto sure = [&](size_t row) { return full(row) && !rows_[row].code.empty(); };
    const auto has_initial = [&](size_t row) { return initial_of(words_[row]) != '\0'; };
    each([&](size_t row) { return sure(row) && has_initial(row); }, [&](size_t row) { add_sure(row); });
    each([&](size_t row) { return sure(row) && !has_initial(row); }, [&](size_t row) { add_sure(row); });
    each([&](size_t row) { return full(row) && rows_[row].code.empty(); }, [&](size_t row) { add_without_state(row); });
    const size_t named = groups_.size();
    each([&](size_t row) { return !full(row); }, [&](size_t row) { add_bare(row, named); });
    return persons();
  }

 private:
  struct Group {
    std::vector<size_t> rows;
    std::vector<uint32_t> candidates;  ///< other groups
  };

  bool full(size_t row) const { return is_full(words_[row]); }

  template <typename Which, typename Do>
  void each(Which which, Do act) {
    for (size_t row = 0; row < rows_.size(); ++row) {
      if (which(row)) act(row);
    }
  }

  void put(size_t row, uint32_t group) { groups_[group].rows.push_back(row); }

  uint32_t put_new(size_t row, std::vector<uint32_t> candidates) {
    groups_.push_back({{row}, std::move(candidates)});
    return static_cast<uint32_t>(groups_.size() - 1);
  }

  const std::string& code_of(uint32_t group) const { return rows_[groups_[group].rows.front()].code; }

  void index(size_t row, uint32_t group) {
    by_name_[keys_of(words_[row])].push_back(group);
    for (const std::string& word : words_[row]) by_word_[key_of(word)].push_back(group);
  }

  /// Rows with initials come first, so that a group has one from its beginning or never.
  bool initials_agree(size_t row, uint32_t group) const {
    const char own = initial_of(words_[row]), other = initial_of(words_[groups_[group].rows.front()]);
    return own == '\0' || other == '\0' || own == other;
  }

  void add_sure(size_t row) {
    std::vector<uint32_t> meant;
    if (const auto same = by_name_.find(keys_of(words_[row])); same != by_name_.end()) {
      std::copy_if(same->second.begin(), same->second.end(), std::back_inserter(meant),
                   [&](uint32_t group) { return code_of(group) == rows_[row].code && initials_agree(row, group); });
    }
    if (meant.size() == 1) return put(row, meant.front());
    const bool known = !meant.empty();
    const uint32_t group = put_new(row, std::move(meant));
    if (!known) index(row, group);
  }

  /// A full name whose state no report told: the one person of that name.
  void add_without_state(size_t row) {
    const auto same = by_name_.find(keys_of(words_[row]));
    if (same == by_name_.end()) return index(row, put_new(row, {}));
    if (same->second.size() == 1) return put(row, same->second.front());
    put_new(row, same->second);
  }

  bool shares_post(size_t row, uint32_t group) const {
    const auto holds = [&](const std::vector<std::string>& post) {
      return std::any_of(groups_[group].rows.begin(), groups_[group].rows.end(), [&](size_t other) {
        return std::any_of(posts_[other].begin(), posts_[other].end(),
                           [&](const std::vector<std::string>& held) { return agree(post, held); });
      });
    };
    return std::any_of(posts_[row].begin(), posts_[row].end(), holds);
  }

  /// Persons with a full name that a last name can be short for, given its state.
  std::vector<uint32_t> bearers_of(size_t row, size_t named) const {
    std::vector<uint32_t> found;
    if (words_[row].empty()) return found;
    const auto bearers = by_word_.find(key_of(words_[row].back()));
    if (bearers == by_word_.end()) return found;
    for (const uint32_t group : bearers->second) {
      const bool state = rows_[row].code.empty() || code_of(group) == rows_[row].code;
      const bool initials = initials_fit(words_[row], words_[groups_[group].rows.front()]);
      const bool new_one = std::find(found.begin(), found.end(), group) == found.end();
      if (group < named && state && initials && new_one) found.push_back(group);
    }
    return found;
  }

  void add_bare(size_t row, size_t named) {
    std::vector<uint32_t> bearers = bearers_of(row, named);
    std::vector<uint32_t> sure;
    std::copy_if(bearers.begin(), bearers.end(), std::back_inserter(sure),
                 [&](uint32_t group) { return !rows_[row].code.empty() && shares_post(row, group); });
    if (sure.size() == 1) return put(row, sure.front());
    if (!sure.empty()) bearers = std::move(sure);
    put_new(row, std::move(bearers));
  }

  std::vector<RecordedPerson> persons() const {
    std::vector<uint32_t> order(groups_.size());
    for (uint32_t group = 0; group < groups_.size(); ++group) order[group] = group;
    const auto first = [&](uint32_t group) {
      return *std::min_element(groups_[group].rows.begin(), groups_[group].rows.end());
    };
    std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return first(a) < first(b); });
    std::vector<RecordedPerson> persons;
    for (const uint32_t group : order) persons.push_back(person(groups_[group]));
    return persons;
  }

  RecordedPerson person(const Group& group) const {
    RecordedPerson person;
    for (const size_t row : group.rows) {
      person.forms.push_back(rows_[row].written);
      for (const std::string& post : rows_[row].posts) {
        if (std::find(person.posts.begin(), person.posts.end(), post) == person.posts.end())
          person.posts.push_back(post);
      }
    }
    for (const uint32_t other : group.candidates)
      person.candidates.push_back(rows_[groups_[other].rows.front()].written);
    return person;
  }

  const std::vector<PersonRow>& rows_;
  std::vector<std::vector<std::string>> words_;
  std::vector<std::vector<std::vector<std::string>>> posts_;  ///< words of each post of each row
  std::vector<Group> groups_;
  std::map<std::vector<uint64_t>, std::vector<uint32_t>> by_name_;
  std::map<uint64_t, std::vector<uint32_t>> by_word_;
};

}  // namespace

bool posts_agree(std::string_view a, std::string_view b) { return agree(words_of(a), words_of(b)); }

std::vector<RecordedPerson> unite_persons(const std::vector<PersonRow>& rows) { return Union(rows).run(); }

namespace {

bool has_form(const RecordedPerson& person, const std::string& form) {
  return std::find(person.forms.begin(), person.forms.end(), form) != person.forms.end();
}

size_t person_of(const std::vector<RecordedPerson>& persons, const std::string& form) {
  const auto it = std::find_if(persons.begin(), persons.end(),
                               [&](const RecordedPerson& person) { return has_form(person, form); });
  return static_cast<size_t>(it - persons.begin());
}

/// The posts of all of a person's names, each once.
void set_posts(RecordedPerson& person, const std::map<std::string, const PersonRow*>& rows) {
  person.posts.clear();
  for (const std::string& form : person.forms) {
    const auto row = rows.find(form);
    if (row == rows.end()) continue;
    for (const std::string& post : row->second->posts) {
      if (std::find(person.posts.begin(), person.posts.end(), post) == person.posts.end()) person.posts.push_back(post);
    }
  }
}

void forget_candidates(RecordedPerson& person) {
  std::erase_if(person.candidates, [&](const std::string& other) { return has_form(person, other); });
}

}  // namespace

std::vector<RecordedPerson> relate_persons(std::vector<RecordedPerson> persons, const std::vector<PersonRow>& rows,
                                           const std::vector<NamePair>& linked, const std::vector<NamePair>& split) {
  std::map<std::string, const PersonRow*> by_form;
  for (const PersonRow& row : rows) by_form.emplace(row.written, &row);
  const auto known = [&](const std::string& form) {
    const size_t at = person_of(persons, form);
    if (at == persons.size()) persons.push_back({{form}, {}, {}});
    return at;
  };
  for (const auto& [first, second] : split) {
    const size_t at = known(first);
    if (!has_form(persons[at], second)) continue;
    std::erase(persons[at].forms, second);
    set_posts(persons[at], by_form);
    persons.push_back({{second}, {}, {}});
    set_posts(persons.back(), by_form);
  }
  for (const auto& [first, second] : linked) {
    const size_t to = known(first), from = known(second);
    if (to == from) continue;
    persons[to].forms.insert(persons[to].forms.end(), persons[from].forms.begin(), persons[from].forms.end());
    set_posts(persons[to], by_form);
    forget_candidates(persons[to]);
    persons.erase(persons.begin() + static_cast<ptrdiff_t>(from));
  }
  return persons;
}

}  // namespace rapporteur::record
