// Texts with names, as the name finder learns from them.
#include "names_data.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "rapporteur/document.h"
#include "syntax/name_lists.h"
#include "text/fold.h"
#include "text/tokens.h"

namespace training {

using namespace rapporteur;

namespace {

std::vector<std::string> words_of(const std::string& phrase) {
  std::vector<Token> tokens;
  text::cut_tokens(phrase, {0, static_cast<uint32_t>(phrase.size())}, tokens);
  std::vector<std::string> words;
  for (const Token& token : tokens) words.push_back(phrase.substr(token.span.begin, token.span.size()));
  return words;
}

std::string trimmed(std::string text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  text.erase(0, text.find_first_not_of(' '));
  return text;
}

const std::map<std::string, int>& classes() {
  using enum NameClass;
  static const std::map<std::string, int> kClasses = {
      {"person", int(PER)},         {"per", int(PER)},          {"politician", int(PER)},
      {"organization", int(ORG)},   {"organisation", int(ORG)}, {"org", int(ORG)},
      {"politicalparty", int(ORG)}, {"corporation", int(ORG)},  {"militaryorganisation", int(ORG)},
      {"location", int(LOC)},       {"loc", int(LOC)},          {"gpe", int(LOC)},
      {"country", int(LOC)},        {"facility", int(LOC)},     {"nationality", int(GROUP)},
      {"norp", int(GROUP)}};
  return kClasses;
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

/// Some sets name any mention ("the city", "he"): a name is what has capitals but for particles.
bool is_proper(const std::vector<std::string>& words) {
  bool capital = false;
  for (const std::string& word : words) {
    if (has_capital(word))
      capital = true;
    else if (!is_particle(text::fold(word)))
      return false;
  }
  return capital && words[0] != "I" && words[0] != "We" && words[0] != "He" && words[0] != "It" && words[0] != "They" &&
         words[0] != "She";
}

struct Labelled {
  uint32_t begin, end;
  int name_class;
};

std::vector<uint32_t> byte_offsets(const std::string& text) {
  std::vector<uint32_t> offsets;
  for (uint32_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) offsets.push_back(i);
  offsets.push_back(static_cast<uint32_t>(text.size()));
  return offsets;
}

void label(NameSentence& sentence, const std::vector<Token>& tokens, std::vector<Labelled> names, bool strict) {
  // Longer names first, so that what lies inside them gives way.
  std::stable_sort(names.begin(), names.end(),
                   [](const Labelled& a, const Labelled& b) { return a.end - a.begin > b.end - b.begin; });
  for (const Labelled& name : names) {
    size_t first = 0;
    while (first < tokens.size() && tokens[first].span.end <= name.begin) ++first;
    size_t end = first;
    while (end < tokens.size() && tokens[end].span.begin < name.end) ++end;
    if (strict)
      while (first < end && !has_capital(sentence.words[first])) ++first;
    while (strict && first < end && (sentence.words[first] == "The" || sentence.words[first] == "the")) ++first;
    if (first == end || std::any_of(sentence.labels.begin() + long(first), sentence.labels.begin() + long(end),
                                    [](int l) { return l != 0; }))
      continue;
    if (strict && !is_proper({sentence.words.begin() + long(first), sentence.words.begin() + long(end)})) continue;
    for (size_t t = first; t < end; ++t) sentence.labels[t] = 1 + 2 * name.name_class + (t > first);
  }
}

void label_groups(NameSentence& sentence, const NameLists& lists) {
  for (size_t t = 0; t < sentence.words.size(); ++t) {
    if (sentence.labels[t] == 0 && lists.groups.count(sentence.words[t]) != 0)
      sentence.labels[t] = 1 + 2 * static_cast<int>(NameClass::GROUP);
  }
}

/// Documents of several sentences are cut, so that a sentence's length stays bounded.
void add_cut(NameSentence&& sentence, std::vector<NameSentence>& all) {
  NameSentence part;
  part.weight = sentence.weight;
  for (size_t t = 0; t < sentence.words.size(); ++t) {
    part.words.push_back(sentence.words[t]);
    part.spaced.push_back(sentence.spaced[t]);
    part.labels.push_back(sentence.labels[t]);
    const bool stop = sentence.words[t] == "." || sentence.words[t] == "?" || part.words.size() > 100;
    const bool inside = t + 1 < sentence.labels.size() && sentence.labels[t + 1] > 0 && sentence.labels[t + 1] % 2 == 0;
    if ((stop && !inside) || t + 1 == sentence.words.size()) {
      all.push_back(std::move(part));
      part = {};
      part.weight = sentence.weight;
    }
  }
}

}  // namespace

void NameLists::read(const std::string& holders, const std::string& states, const std::string& zones,
                     const std::string& more_groups, const std::string& organisations) {
  const auto note = [&](const std::string& word, uint32_t bit) {
    if (word.size() > 1) bits[text::fold(word)] |= bit;
  };
  std::ifstream tsv(holders);
  std::string line;
  std::getline(tsv, line);
  std::set<std::string> seen;
  while (std::getline(tsv, line)) {
    std::istringstream fields(line);
    std::string jurisdiction, office, person;
    std::getline(fields, jurisdiction, '\t');
    std::getline(fields, office, '\t');
    std::getline(fields, person, '\t');
    if (person.empty() || person.find(' ') == std::string::npos ||
        person.find_first_of("(,0123456789\"") != std::string::npos || !seen.insert(person).second)
      continue;
    persons.push_back(words_of(person));
    if (persons.back().size() > 5) {
      persons.pop_back();
      continue;
    }
    for (size_t w = 0; w < persons.back().size(); ++w)
      if (!is_particle(text::fold(persons.back()[w])))
        note(persons.back()[w], w == 0 ? syntax::kGivenName : syntax::kSurname);
  }
  std::ifstream know(states);
  while (std::getline(know, line)) {
    std::istringstream fields(line);
    std::string key, rest, phrase;
    fields >> key;
    std::getline(fields, rest);
    if (key != "name" && key != "people" && key != "capital") continue;
    std::istringstream phrases(rest);
    while (std::getline(phrases, phrase, '|')) {
      const auto words = words_of(trimmed(phrase));
      if (words.empty()) continue;
      if (key == "people") {
        if (words.size() == 1) groups.insert(words[0]);
        note(words.back(), syntax::kPeople);
      } else {
        places.push_back(words);
        for (const std::string& word : words)
          if (has_capital(word)) note(word, key == "name" ? syntax::kCountry : syntax::kCity);
      }
    }
  }
  std::ifstream table(zones);
  while (std::getline(table, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    std::string codes, coordinates, zone;
    fields >> codes >> coordinates >> zone;
    std::string city = zone.substr(zone.rfind('/') + 1);
    std::replace(city.begin(), city.end(), '_', ' ');
    places.push_back(words_of(city));
    for (const std::string& word : places.back()) note(word, syntax::kCity);
  }
  std::ifstream makings(organisations);
  while (std::getline(makings, line)) {
    if (line.empty() || line[0] == '#') continue;
    const size_t space = line.find(' ');
    std::istringstream phrases(line.substr(space));
    for (std::string phrase; std::getline(phrases, phrase, '|');)
      parts[line.substr(0, space)].push_back(words_of(trimmed(phrase)));
  }
  std::ifstream more(more_groups);
  while (std::getline(more, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    for (std::string word; fields >> word;) groups.insert(word), note(word, syntax::kPeople);
  }
}

std::vector<NameSentence> read_names(const std::string& path, const NameLists& lists) {
  const bool strict = path.find("re3d") != std::string::npos;
  const bool has_groups = strict;
  const bool social = path.find("wnut") != std::string::npos;
  std::vector<NameSentence> all;
  std::ifstream in(path);
  if (!in) std::cerr << path << ": cannot be read\n", std::exit(1);
  for (std::string line; std::getline(in, line);) {
    const auto row = nlohmann::json::parse(line);
    const std::string text = row["text"];
    const auto offsets = byte_offsets(text);
    std::vector<Labelled> names;
    for (const auto& name : row["names"]) {
      const std::string kind = text::fold(name[2].get<std::string>());
      const int fixed = kind == "group" ? static_cast<int>(social ? NameClass::ORG : NameClass::GROUP) : -1;
      const auto found = classes().find(kind);
      if (fixed < 0 && found == classes().end()) continue;
      names.push_back(
          {offsets[name[0].get<size_t>()], offsets[name[1].get<size_t>()], fixed >= 0 ? fixed : found->second});
    }
    std::vector<Token> tokens;
    text::cut_tokens(text, {0, static_cast<uint32_t>(text.size())}, tokens);
    NameSentence sentence;
    sentence.weight = social ? 0.5f : 1.0f;
    for (const Token& token : tokens) {
      sentence.words.push_back(text.substr(token.span.begin, token.span.size()));
      sentence.spaced.push_back(token.space_before);
      sentence.labels.push_back(0);
    }
    label(sentence, tokens, std::move(names), strict);
    if (!has_groups) label_groups(sentence, lists);
    add_cut(std::move(sentence), all);
  }
  return all;
}

}  // namespace training
