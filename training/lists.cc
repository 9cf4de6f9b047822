// Lists of names.
#include "lists.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>
#include <utility>

#include "rapporteur/document.h"
#include "spelling.h"
#include "syntax/features.h"
#include "text/fold.h"
#include "text/tokens.h"

namespace training {

using namespace rapporteur;

namespace {

std::string trimmed(std::string text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  text.erase(0, text.find_first_not_of(' '));
  return text;
}

std::string joined(const Words& words) {
  std::string all;
  for (const std::string& word : words) all += all.empty() ? word : ' ' + word;
  return all;
}

uint64_t key_of(const std::string& word) { return syntax::word_key(text::fold(word)); }

using Line = std::function<void(const std::string&)>;

/// Calls `take` for each line that is neither empty nor a remark.
void each_line(const std::string& path, const Line& take) {
  std::ifstream in(path);
  if (!in) std::cerr << path << ": cannot be read\n", std::exit(1);
  for (std::string line; std::getline(in, line);)
    if (!line.empty() && line[0] != '#') take(line);
}

using Phrase = std::function<void(const std::string& kind, const std::string& key, const Words& words)>;

/// Calls `take` for each phrase of a knowledge file; a line that begins with "|" goes on with the key before.
void each_phrase(const std::string& path, const Phrase& take) {
  std::string kind, key;
  each_line(path, [&](const std::string& line) {
    std::istringstream fields(line);
    if (line[0] != ' ') {
      fields >> kind;
      return;
    }
    std::string rest = trimmed(line);
    if (rest[0] != '|') {
      fields >> key;
      std::getline(fields, rest);
    }
    if (key != "name" && key != "people" && key != "capital") return;
    std::istringstream phrases(rest);
    for (std::string phrase; std::getline(phrases, phrase, '|');)
      if (const Words words = words_of(trimmed(phrase)); !words.empty()) take(kind, key, words);
  });
}

}  // namespace

Words words_of(const std::string& phrase) {
  std::vector<Token> tokens;
  text::cut_tokens(phrase, {0, static_cast<uint32_t>(phrase.size())}, training::spelling(), tokens);
  Words words;
  for (const Token& token : tokens) words.push_back(phrase.substr(token.span.begin, token.span.size()));
  return words;
}

bool has_capital(const std::string& word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) ||
         static_cast<unsigned char>(word[0]) >= 0xc3;
}

bool is_particle(const std::string& folded) {
  static const std::set<std::string> kParticles = {"of", "the", "for", "and", "al",  "el", "de",
                                                   "da", "bin", "ibn", "van", "von", "'s", "’s",
                                                   "-",  ".",   "&",   "on",  "in",  ",",  "to"};
  return kParticles.count(folded) != 0;
}

void Lists::note_words(const Words& words, uint16_t bit) {
  for (const std::string& word : words)
    if (word.size() > 1 && !is_particle(text::fold(word))) entries_[key_of(word)] |= bit;
}

void Lists::note_phrase(const Words& words, uint16_t bit) {
  if (words.empty() || words.size() > 8 || (words.size() == 1 && words[0].size() < 2)) return;
  uint64_t phrase = key_of(words[0]);
  for (size_t w = 1; w < words.size(); ++w) {
    entries_[phrase] |= syntax::kGoesOn;
    phrase = syntax::longer_phrase(phrase, key_of(words[w]));
  }
  entries_[phrase] |= bit;
}

void Lists::read_holders(const std::string& path) {
  std::set<std::string> seen;
  bool head = true;
  each_line(path, [&](const std::string& line) {
    std::istringstream fields(line);
    std::string jurisdiction, office, person;
    std::getline(fields, jurisdiction, '\t');
    std::getline(fields, office, '\t');
    std::getline(fields, person, '\t');
    const bool skip = std::exchange(head, false) || person.find(' ') == std::string::npos ||
                      person.find_first_of("(,0123456789\"") != std::string::npos || !seen.insert(person).second;
    const Words words = skip ? Words{} : words_of(person);
    if (words.empty() || words.size() > 5) return;
    persons.push_back(words);
    note_words({words[0]}, syntax::kGivenName);
    note_words({words.begin() + 1, words.end()}, syntax::kSurname);
  });
}

void Lists::read_knowledge(const std::string& path) {
  each_phrase(path, [&](const std::string& kind, const std::string& key, const Words& words) {
    if (kind == "title") {
      titles.insert(text::fold(joined(words)));
    } else if (key == "people") {
      groups.insert(joined(words));
      note_words({words.back()}, syntax::kPeopleWord);
      note_phrase(words, syntax::kPeople);
    } else if (kind == "state" || kind == "city") {
      const bool state = kind == "state" && key == "name";
      places.push_back(words);
      if (state) states.insert(joined(words));
      Words capitals;
      std::copy_if(words.begin(), words.end(), std::back_inserter(capitals), has_capital);
      note_words(capitals, state ? syntax::kCountryWord : syntax::kCityWord);
      note_phrase(words, state ? syntax::kState : syntax::kPlace);
    } else if (kind == "body" || kind == "organ" || kind == "group" || kind == "outlet") {
      organisations.push_back(words);
      if (kind == "body" || kind == "organ") organs.insert(joined(words));
      note_phrase(words, syntax::kOrganisation);
    }
  });
}

void Lists::read_zones(const std::string& path) {
  each_line(path, [&](const std::string& line) {
    std::istringstream fields(line);
    std::string codes, coordinates, zone;
    fields >> codes >> coordinates >> zone;
    std::string city = zone.substr(zone.rfind('/') + 1);
    std::replace(city.begin(), city.end(), '_', ' ');
    places.push_back(words_of(city));
    note_words(places.back(), syntax::kCityWord);
    note_phrase(places.back(), syntax::kPlace);
  });
}

void Lists::read_places(const std::string& path) {
  each_line(path, [&](const std::string& line) {
    places.push_back(words_of(line));
    note_phrase(places.back(), syntax::kPlace);
  });
}

void Lists::read_parts(const std::string& path) {
  each_line(path, [&](const std::string& line) {
    const size_t space = line.find(' ');
    const std::string part = line.substr(0, space);
    std::istringstream phrases(line.substr(space));
    for (std::string phrase; std::getline(phrases, phrase, '|');) parts[part].push_back(words_of(trimmed(phrase)));
  });
  for (const Words& words : parts["title"]) titles.insert(text::fold(joined(words)));
}

void Lists::read_groups(const std::string& path) {
  each_line(path, [&](const std::string& line) {
    std::istringstream phrases(line);
    for (std::string phrase; std::getline(phrases, phrase, '|');) {
      const Words words = words_of(trimmed(phrase));
      if (words.empty()) continue;
      groups.insert(joined(words));
      note_words({words.back()}, syntax::kPeopleWord);
      note_phrase(words, syntax::kPeople);
    }
  });
}

void Lists::build_table() {
  entries_.erase(0);
  const size_t slots = entries_.size() + entries_.size() / 2;
  keys_.assign(slots, 0);
  bits_.assign(slots, 0);
  for (const auto& [phrase, bits] : entries_) {
    size_t slot = syntax::slot_of(phrase, slots);
    while (bits_[slot] != 0) slot = slot + 1 < slots ? slot + 1 : 0;
    keys_[slot] = syntax::stored_key(phrase);
    bits_[slot] = bits;
  }
  std::cerr << entries_.size() << " entries in lists\n";
}

void Lists::read(const std::string& folder) {
  read_holders(folder + "/office-holders.tsv");
  for (const char* name : {"states", "cities", "bodies", "organs", "groups", "outlets", "titles"})
    read_knowledge(folder + '/' + name + ".know");
  read_zones(folder + "/zone1970.tab");
  read_places(folder + "/places.txt");
  read_groups(folder + "/peoples.txt");
  read_parts(folder + "/name_parts.txt");
  build_table();
}

}  // namespace training
