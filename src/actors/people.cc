// A report names few persons, so short lists by word of name serve.
#include "actors/people.h"

#include <algorithm>

#include "actors/name_keys.h"
#include "rules/grammar.h"
#include "text/fold.h"

namespace rapporteur::actors {
namespace {

constexpr size_t kMostCompared = 64;  ///< persons with no word of the name: a press conference names fewer

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  const std::string folded = text::fold(name);
  for (size_t at = 0; at < folded.size();) {
    const size_t end = std::min(folded.find_first_of(" -\n\t", at), folded.size());
    if (end > at) words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::vector<uint64_t> keys_of(const std::vector<std::string>& words) {
  std::vector<uint64_t> keys;
  for (const auto& word : words) keys.push_back(name_key(word));
  return keys;
}

/// "spokeswoman" and "spokesperson" tell the same post as "spokesman".
void make_common(const Words& words, std::string& word) {
  if (const PostEnding* ending = words.ending_of(word))
    word.replace(word.size() - ending->ending.size(), word.npos, ending->means);
}

/// "Alexander" and "Aleksandr": other forms of a given name mostly begin alike, or differ in vowels only.
bool alike(std::string_view a, std::string_view b) {
  constexpr size_t kLetters = 3;
  if (a.size() >= kLetters && b.size() >= kLetters && a.substr(0, kLetters) == b.substr(0, kLetters)) return true;
  return differ_in_vowels(a, b);
}

uint64_t key_of_whole(const std::vector<std::string>& words) {
  std::string whole;
  for (const auto& word : words) whole += word;
  return name_key(whole);
}

/// "Kishida Fumio", "Fumio Kishida".
bool same_in_any_order(std::vector<uint64_t> a, std::vector<uint64_t> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

/// States where the family name stands first, and bodies that may be led from there.
bool family_first(const rules::Image& image, std::string_view code) {
  const auto order = image.find("name-order", "family-first");
  return order && among(image.get(*order, "among"), code);
}

}  // namespace

bool stands_for_title(const Words& words, std::string_view part, std::string_view whole) {
  auto some = words_of(part), all = words_of(whole);
  if (some.empty() || all.empty()) return false;
  make_common(words, some.back());
  make_common(words, all.back());
  if (some.empty() || all.empty() || some.back() != all.back()) return false;
  size_t at = 0;
  for (const auto& word : some) {
    while (at < all.size() && all[at] != word) ++at;
    if (at++ == all.size()) return false;
  }
  return true;
}

/// "Hunter Biden" is not the "Biden" whom the registry knows as Joe.
bool People::is_other_of_family(const Person& person, const std::vector<std::string>& words) const {
  const uint32_t entry = d_.actors[person.actor].entry;
  if (words.size() < 2 || person.keys.size() > 1 || entry == kNone) return false;
  const std::string& family = person.words.front();
  const auto is_given = [&](const std::string& known) {
    return known != family && std::any_of(words.begin(), words.end(), [&](const std::string& word) {
             return word != family && (alike(known, word) || is_initial_of(word, known) || is_initial_of(known, word));
           });
  };
  for (const std::string_view name : rules::alternatives(image_.get(entry, "name"))) {
    const std::vector<std::string> known = words_of(name);
    if (known.size() < 2 || std::any_of(known.begin(), known.end(), is_given)) return false;
  }
  return true;
}

bool People::can_be(const Person& person, const std::vector<uint64_t>& keys, const Introduction& introduction) const {
  const Actor& actor = d_.actors[person.actor];
  if (!introduction.code.empty() && !actor.code.empty() && introduction.code != actor.code) return false;
  if (introduction.gender != Gender::unknown && actor.gender != Gender::unknown && !person.guessed &&
      introduction.gender != actor.gender)
    return false;
  const std::vector<std::string> words = words_of(introduction.name);
  if (is_other_of_family(person, words)) return false;
  const auto within = [](const auto& some_keys, const auto& some, const auto& all_keys, const auto& all) {
    size_t at = 0;
    for (size_t i = 0; i < some_keys.size(); ++i) {
      while (at < all_keys.size() && all_keys[at] != some_keys[i] && !is_initial_of(some[i], all[at]) &&
             !is_initial_of(all[at], some[i]))
        ++at;
      if (at++ == all_keys.size()) return false;
    }
    return true;
  };
  if (keys.size() == 1) {
    const bool last = keys[0] == person.keys.back();
    return last || (keys[0] == person.keys.front());
  }
  if (person.keys.size() > 1 && (key_of_whole(words) == person.whole || same_in_any_order(keys, person.keys)))
    return true;
  const bool same_last = keys.back() == person.keys.back() || differ_in_vowels(words.back(), person.words.back());
  if (keys.size() == person.keys.size() && same_last && alike(words.front(), person.words.front())) return true;
  return within(keys, words, person.keys, person.words) || within(person.keys, person.words, keys, words);
}

/// "President Biden", "Biden": of several of that last name the one who is known to be it, or who leads.
bool People::bears_title(const Person& person, const std::vector<uint64_t>& keys, const Introduction& given) const {
  if (keys.size() > 1) return false;
  if (given.title.empty()) return person.heads;
  return std::any_of(person.titles.begin(), person.titles.end(), [&](const std::string& held) {
    return stands_for_title(words_, given.title, held) ||
           (leading_.number_of(held) != 0 && leading_.number_of(held) == leading_.number_of(given.title));
  });
}

/// "President Biden" after "Hunter Biden": true if the registry knows another one as the holder of the title.
bool People::is_anothers(const Person& person, const std::vector<uint64_t>& keys, const Introduction& given) const {
  const uint8_t leading = leading_.number_of(given.title);
  if (keys.size() > 1 || leading == 0 || person.keys.size() < 2 || bears_title(person, keys, given)) return false;
  const std::vector<std::string> words = words_of(given.name);
  const Found found = holders_.find(image_, {keys, words, given.code, given.title, leading, d_.report.date});
  if (found.tenure == nullptr || !d_.report.date || !is_in_office(*found.tenure, *d_.report.date)) return false;
  const auto full = keys_of(words_of(rules::alternatives(image_.get(found.tenure->entry, "name")).front()));
  return full.front() != person.keys.front();
}

bool People::contradicts(uint32_t actor, std::string_view code) const {
  const auto it = person_of_.find(actor);
  if (it == person_of_.end() || !d_.report.date) return false;
  const Person& person = persons_[it->second];
  return std::any_of(person.told.begin(), person.told.end(), [&](const std::string& title) {
    const auto holders = offices_.held(image_, code, title, *d_.report.date);
    return !holders.empty() && !is_one_of(person, holders);
  });
}

uint32_t People::incumbent(std::string_view title, std::string_view code) const {
  const auto holders = d_.report.date ? offices_.held(image_, code, title, *d_.report.date) : std::vector<Candidate>();
  if (holders.empty()) return by_title(title, code);
  for (auto it = recent_.rbegin(); it != recent_.rend(); ++it) {
    const Actor& actor = d_.actors[persons_[*it].actor];
    if (actor.code == code && is_one_of(persons_[*it], holders)) return persons_[*it].actor;
  }
  return kNone;
}

bool People::is_one_of(const Person& person, const std::vector<Candidate>& holders) const {
  return std::any_of(holders.begin(), holders.end(), [&](const Candidate& holder) {
    const auto known = keys_of(words_of(rules::alternatives(image_.get(holder.entry, "name")).front()));
    return std::find(known.begin(), known.end(), person.keys.back()) != known.end();
  });
}

uint32_t People::find(const std::vector<uint64_t>& keys, const Introduction& introduction) const {
  const auto it = by_word_.find(keys.back());
  const auto first = keys.size() > 1 ? by_word_.find(keys.front()) : by_word_.end();
  uint32_t best = kNone;
  size_t best_age = 0;
  const auto look = [&](const std::vector<uint32_t>& persons) {
    for (const uint32_t p : persons) {
      if (!can_be(persons_[p], keys, introduction) || is_anothers(persons_[p], keys, introduction)) continue;
      const auto place = std::find(recent_.begin(), recent_.end(), p);
      const bool last =
          keys.back() == persons_[p].keys.back() || family_first(image_, d_.actors[persons_[p].actor].code);
      const size_t rank = (last ? 1 : 0) + (bears_title(persons_[p], keys, introduction) ? 2 : 0);
      const size_t age = static_cast<size_t>(place - recent_.begin()) + 1 + rank * recent_.size();
      if (best == kNone || age > best_age) best = p, best_age = age;
    }
  };
  if (it != by_word_.end()) look(it->second);
  if (best == kNone && first != by_word_.end()) look(first->second);
  if (best == kNone && keys.size() > 1)
    look(std::vector<uint32_t>(recent_.end() - static_cast<std::ptrdiff_t>(std::min(recent_.size(), kMostCompared)),
                               recent_.end()));
  return best;
}

uint32_t People::last_named(std::string_view word) const {
  const auto it = by_word_.find(name_key(word));
  if (it == by_word_.end() || it->second.size() != 1) return kNone;
  const Person& person = persons_[it->second.front()];
  return person.words.size() > 1 && person.words.back() == text::fold(word) ? person.actor : kNone;
}

void People::name(Person& person, const std::vector<uint64_t>& keys, std::string_view words) const {
  person.keys = keys;
  person.words = words_of(words);
  person.whole = key_of_whole(person.words);
}

void People::take_title(Person& person, std::string_view title) {
  if (title.empty()) return;
  for (auto* titles : {&person.titles, &person.told}) {
    if (std::find(titles->begin(), titles->end(), title) == titles->end()) titles->emplace_back(title);
  }
}

void People::write_posts() {
  for (const Person& person : persons_) d_.actors[person.actor].posts = person.told;
}

void People::link(Person& person, const Introduction& introduction) {
  Actor& actor = d_.actors[person.actor];
  if (actor.entry != kNone) return;
  const std::string_view title = !introduction.title.empty() ? introduction.title
                                 : person.titles.empty()     ? std::string_view()
                                                             : std::string_view(person.titles.front());
  const Found found =
      holders_.find(image_, {person.keys, person.words, actor.code, title, leading_.number_of(title), d_.report.date});
  if (found.tenure == nullptr) {
    actor.candidates = found.candidates;
    const auto code_of_candidate = [&](const Candidate& candidate) { return image_.get(candidate.entry, "of"); };
    const bool one_state = !found.candidates.empty() &&
                           std::all_of(found.candidates.begin(), found.candidates.end(), [&](const Candidate& other) {
                             return code_of_candidate(other) == code_of_candidate(found.candidates.front());
                           });
    if (actor.code.empty() && one_state) {
      actor.code = code_of_candidate(found.candidates.front());
      person.assumed = true;
    }
    if (actor.gender == Gender::unknown && person.keys.size() > 1 && !family_first(image_, actor.code)) {
      actor.gender = holders_.gender_of(person.keys.front());
      person.guessed = true;
    }
    return;
  }
  actor.entry = found.tenure->entry;
  actor.candidates.clear();
  if (actor.code.empty()) {
    actor.code = image_.text(found.tenure->code);
    person.assumed = true;
  }
  if (actor.gender == Gender::unknown) actor.gender = static_cast<Gender>(found.tenure->gender);
  if (d_.report.date && !is_in_office(*found.tenure, *d_.report.date)) return;  // who has left is not "the minister"
  person.titles.emplace_back(image_.text(found.tenure->office));
  person.heads = leading_.heads(found.tenure->leading);
}

/// "Josep Borrell, the EU's foreign policy chief": whom the registry alone gave to one state or body is of another, if
/// the report says so and the registry knows him there too.
bool People::moves_to(Person& person, std::string_view code, std::string_view title) {
  Actor& actor = d_.actors[person.actor];
  if (!person.assumed || code.empty() || actor.code.empty() || actor.code == code) return false;
  const Found found =
      holders_.find(image_, {person.keys, person.words, code, title, leading_.number_of(title), d_.report.date});
  if (found.tenure == nullptr) return false;
  actor.code = code;
  actor.entry = kNone;
  person.assumed = false;
  return true;
}

void People::find_leader(Person& person, const std::function<bool(std::string_view)>& can_be_of) {
  Actor& actor = d_.actors[person.actor];
  std::vector<const Tenure*> leaders = holders_.leaders(person.keys.front(), d_.report.date);
  std::erase_if(leaders, [&](const Tenure* tenure) {
    const std::string_view office = image_.text(tenure->office);
    const auto is_other = [&](const std::string& title) { return !stands_for_title(words_, title, office); };
    return !can_be_of(image_.text(tenure->code)) || std::any_of(person.told.begin(), person.told.end(), is_other);
  });
  if (leaders.empty()) return;
  const Tenure* last = leaders.front();
  bool one = true;
  for (const Tenure* tenure : leaders) {
    if (image_.text(tenure->code) != image_.text(leaders.front()->code)) return;
    one = one && tenure->person == last->person;
    if (tenure->from > last->from) last = tenure;
  }
  actor.code = image_.text(last->code);
  if (!one) return;
  actor.entry = last->entry;
  actor.candidates.clear();
  if (actor.gender == Gender::unknown) actor.gender = static_cast<Gender>(last->gender);
}

void People::find_leaders(const std::function<bool(std::string_view)>& can_be_of) {
  for (Person& person : persons_) {
    const Actor& actor = d_.actors[person.actor];
    if (actor.code.empty() && actor.entry == kNone && person.keys.size() == 1) find_leader(person, can_be_of);
  }
}

std::vector<std::string> People::told(uint32_t actor) const {
  const auto it = person_of_.find(actor);
  return it == person_of_.end() ? std::vector<std::string>() : persons_[it->second].told;
}

/// "Joseph R. Biden" after "Joe Biden": the person of the report whom the registry knows by both names.
uint32_t People::known_as(const std::vector<uint64_t>& keys, const std::vector<std::string>& words,
                          const Introduction& given) const {
  if (keys.size() < 2) return kNone;
  const Found found =
      holders_.find(image_, {keys, words, given.code, given.title, leading_.number_of(given.title), d_.report.date});
  if (found.tenure == nullptr) return kNone;
  const std::string_view name = rules::alternatives(image_.get(found.tenure->entry, "name")).front();
  for (uint32_t p = 0; p < persons_.size(); ++p) {
    const uint32_t entry = d_.actors[persons_[p].actor].entry;
    if (entry != kNone && rules::alternatives(image_.get(entry, "name")).front() == name) return p;
  }
  return kNone;
}

uint32_t People::add(const std::vector<uint64_t>& keys, const Introduction& introduction) {
  Person person;
  name(person, keys, introduction.name);
  if (!introduction.sure) {
    const Found found = holders_.find(image_, {keys, person.words, introduction.code, introduction.title,
                                               leading_.number_of(introduction.title), d_.report.date});
    if (found.tenure == nullptr && found.candidates.empty()) return kNone;
  }
  if (const uint32_t same = known_as(keys, person.words, introduction); same != kNone) {
    enrich(same, keys, introduction);
    return same;
  }
  person.actor = cast_.person(introduction.code, introduction.name, kNone);
  d_.actors[person.actor].gender = introduction.gender;
  take_title(person, introduction.title);
  link(person, introduction);
  const auto number = static_cast<uint32_t>(persons_.size());
  for (const uint64_t key : keys) by_word_[key].push_back(number);
  person_of_[person.actor] = number;
  persons_.push_back(std::move(person));
  return number;
}

void People::enrich(uint32_t number, const std::vector<uint64_t>& keys, const Introduction& introduction) {
  Person& person = persons_[number];
  Actor& actor = d_.actors[person.actor];
  if (keys.size() > person.keys.size() && key_of_whole(words_of(introduction.name)) != person.whole) {
    for (const uint64_t key : keys) {
      if (std::find(person.keys.begin(), person.keys.end(), key) == person.keys.end()) by_word_[key].push_back(number);
    }
    name(person, keys, introduction.name);
    actor.name = introduction.name;
  }
  if (actor.code.empty()) actor.code = introduction.code;
  if (introduction.gender != Gender::unknown && (actor.gender == Gender::unknown || person.guessed)) {
    actor.gender = introduction.gender;
    person.guessed = false;
  }
  take_title(person, introduction.title);
  link(person, introduction);
}

/// "Biden-Xi": the last names of two whom the registry knows, and nobody's name.
bool People::is_pair(const std::vector<uint64_t>& keys, const std::vector<std::string>& words,
                     const Introduction& given) const {
  if (keys.size() != 2 || given.name.find(' ') != given.name.npos) return false;
  const auto known = [&](size_t from, size_t count) {
    const Found found = holders_.find(image_, {std::span(keys).subspan(from, count),
                                               std::span(words).subspan(from, count), "", "", 0, d_.report.date});
    return found.tenure != nullptr || !found.candidates.empty();
  };
  return known(0, 1) && known(1, 1) && !known(0, 2);
}

uint32_t People::introduce(const Introduction& given) {
  Introduction introduction = given;
  const PostEnding* ending = words_.ending_of(given.title);
  if (given.gender == Gender::unknown && ending != nullptr) introduction.gender = ending->gender;
  const std::vector<std::string> words = words_of(introduction.name);
  const std::vector<uint64_t> keys = keys_of(words);
  if (keys.empty() || keys.back() == 0 || (words.size() == 1 && words.front().size() < 2)) return kNone;
  uint32_t number = find(keys, introduction);
  const bool whole = number != kNone && persons_[number].keys.size() > 1;
  if (!whole && is_pair(keys, words, introduction)) return kNone;
  if (number == kNone) {
    number = add(keys, introduction);
  } else {
    enrich(number, keys, introduction);
  }
  if (number == kNone) return kNone;
  std::erase(recent_, number);
  recent_.push_back(number);
  return persons_[number].actor;
}

std::vector<uint32_t> People::namesakes(const Introduction& introduction, uint32_t actor) const {
  std::vector<uint32_t> others;
  const std::vector<uint64_t> keys = keys_of(words_of(introduction.name));
  const auto same = keys.size() == 1 ? by_word_.find(keys.front()) : by_word_.end();
  if (same == by_word_.end()) return others;
  for (const uint32_t number : same->second) {
    const Person& person = persons_[number];
    const bool last = person.keys.back() == keys.front();
    if (person.actor != actor && last && can_be(person, keys, introduction)) others.push_back(person.actor);
  }
  return others;
}

uint32_t People::by_title(std::string_view title, std::string_view code) const {
  uint32_t other = kNone;  // "the secretary" is the secretary before an assistant secretary
  for (auto it = recent_.rbegin(); it != recent_.rend(); ++it) {
    const Person& person = persons_[*it];
    const std::string& own = d_.actors[person.actor].code;
    if (!code.empty() && !own.empty() && own != code) continue;
    for (const auto& held : person.titles) {
      if (held == title || words_.short_post(held) == title) return person.actor;
      if (other == kNone && stands_for_title(words_, title, held)) other = person.actor;
    }
  }
  return other;
}

uint32_t People::by_head(std::string_view title, std::string_view code) const {
  const std::vector<std::string> words = words_of(title);
  if (words.empty()) return kNone;
  const auto leads = [&](const Person& person, const std::string& held) {
    const std::vector<std::string> all = words_of(held);
    const bool tells_more = std::any_of(words.begin(), words.end() - 1, [&](const std::string& word) {
      return std::find(all.begin(), all.end(), word) == all.end();
    });
    return !tells_more && (words.size() > 1 || person.heads || leading_.heads(leading_.number_of(held)));
  };
  for (auto it = recent_.rbegin(); it != recent_.rend(); ++it) {
    const Person& person = persons_[*it];
    const std::string& own = d_.actors[person.actor].code;
    if (!code.empty() && own != code) continue;
    for (const std::string& held : person.titles) {
      if (leads(person, held)) return person.actor;
    }
  }
  return kNone;
}

uint32_t People::holder_of(std::string_view title, std::string_view code) const {
  uint32_t found = kNone;
  for (const Person& person : persons_) {
    if (code.empty() || d_.actors[person.actor].code != code) continue;
    if (!holds(person.actor, title)) continue;
    if (found != kNone) return kNone;
    found = person.actor;
  }
  return found;
}

void People::entitle(uint32_t actor, std::string_view title, std::string_view code) {
  const auto it = person_of_.find(actor);
  if (it == person_of_.end()) return;
  Person& person = persons_[it->second];
  if (d_.actors[actor].code.empty()) d_.actors[actor].code = code;
  moves_to(person, code, title);
  take_title(person, title);
  Introduction introduction;
  introduction.title = title;
  link(person, introduction);
}

bool People::holds(uint32_t actor, std::string_view title) const {
  const auto it = person_of_.find(actor);
  if (it == person_of_.end()) return false;
  const auto& titles = persons_[it->second].titles;
  return std::any_of(titles.begin(), titles.end(),
                     [&](const std::string& held) { return stands_for_title(words_, title, held); });
}

bool People::leads(uint32_t actor) const {
  const auto it = person_of_.find(actor);
  return it != person_of_.end() && persons_[it->second].heads;
}

bool People::is_titled(uint32_t actor) const {
  const auto it = person_of_.find(actor);
  return it != person_of_.end() && !persons_[it->second].told.empty();
}

void People::touch(uint32_t actor) {
  const auto it = person_of_.find(actor);
  if (it == person_of_.end()) return;
  std::erase(recent_, it->second);
  recent_.push_back(it->second);
}

}  // namespace rapporteur::actors
