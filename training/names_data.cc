// Texts with names, as the name finder learns from them.
#include "names_data.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "rapporteur/document.h"
#include "spelling.h"
#include "text/fold.h"
#include "text/tokens.h"

namespace training {

using namespace rapporteur;

namespace {

const std::map<std::string, int>& classes() {
  using enum NameClass;
  static const std::map<std::string, int> kClasses = {{"person", int(PER)},
                                                      {"per", int(PER)},
                                                      {"politician", int(PER)},
                                                      {"organization", int(ORG)},
                                                      {"organisation", int(ORG)},
                                                      {"org", int(ORG)},
                                                      {"politicalparty", int(ORG)},
                                                      {"corporation", int(ORG)},
                                                      {"militaryorganisation", int(ORG)},
                                                      {"location", int(LOC)},
                                                      {"place", int(LOC)},
                                                      {"loc", int(LOC)},
                                                      {"gpe", int(LOC)},
                                                      {"country", int(LOC)},
                                                      {"facility", int(LOC)},
                                                      {"nationality", int(GROUP)},
                                                      {"norp", int(GROUP)}};
  return kClasses;
}

/// Some sets name any mention ("the city", "he"): a name is what has capitals but for particles.
bool is_proper(const Words& words) {
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

std::string joined(const NameSentence& sentence, size_t first, size_t end) {
  std::string all;
  for (size_t t = first; t < end; ++t) all += (t > first ? " " : "") + sentence.words[t];
  return all;
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

/// A mention as a name: without article and title, and of the class that the other sets would give it. False if it is
/// none.
bool as_name(const NameSentence& sentence, const Lists& lists, size_t& first, size_t& end, int& name_class) {
  // "Durham University, United Kingdom" is one mention, and its name ends with the comma.
  const auto begin = sentence.words.begin();
  end = size_t(std::find(begin + long(first), begin + long(end), ",") - begin);
  if (end > first && (sentence.words[end - 1] == "'s" || sentence.words[end - 1] == "’s")) --end;
  while (first < end && (!has_capital(sentence.words[first]) || text::fold(sentence.words[first]) == "the")) ++first;
  if (name_class == static_cast<int>(NameClass::PER)) {
    for (size_t size = end - first; size-- > 1;) {
      if (lists.titles.count(text::fold(joined(sentence, first, first + size))) == 0) continue;
      first += size;
      size = end - first;
    }
  }
  // What is left of "Minister of Health" is no name.
  if (first >= end || !has_capital(sentence.words[first]) ||
      !is_proper({sentence.words.begin() + long(first), sentence.words.begin() + long(end)}))
    return false;
  const std::string name = joined(sentence, first, end);
  if (lists.states.count(name) != 0) name_class = static_cast<int>(NameClass::LOC);
  if (lists.groups.count(name) != 0) name_class = static_cast<int>(NameClass::GROUP);
  return name_class != static_cast<int>(NameClass::PER) || lists.titles.count(text::fold(name)) == 0;
}

/// Labels a name unless a part of it is labelled.
void label(NameSentence& sentence, size_t first, size_t end, int name_class) {
  if (first >= end || std::any_of(sentence.labels.begin() + long(first), sentence.labels.begin() + long(end),
                                  [](int l) { return l != 0; }))
    return;
  for (size_t t = first; t < end; ++t) sentence.labels[t] = 1 + 2 * name_class + (t > first);
}

void label_names(NameSentence& sentence, const std::vector<Token>& tokens, std::vector<Labelled> names, bool mentions,
                 const Lists& lists) {
  // Longer names first, so that what lies inside them gives way.
  std::stable_sort(names.begin(), names.end(),
                   [](const Labelled& a, const Labelled& b) { return a.end - a.begin > b.end - b.begin; });
  for (const Labelled& name : names) {
    size_t first = 0;
    while (first < tokens.size() && tokens[first].span.end <= name.begin) ++first;
    size_t end = first;
    while (end < tokens.size() && tokens[end].span.begin < name.end) ++end;
    int name_class = name.name_class;
    if (first >= end || (mentions && !as_name(sentence, lists, first, end, name_class))) continue;
    if (name_class == static_cast<int>(NameClass::LOC) && lists.organs.count(joined(sentence, first, end)) != 0)
      name_class = static_cast<int>(NameClass::ORG);
    label(sentence, first, end, name_class);
  }
}

/// Labels the longest names of groups that the list has.
void label_groups(NameSentence& sentence, const Lists& lists) {
  constexpr size_t kLongest = 3;
  for (size_t t = 0; t < sentence.words.size(); ++t) {
    if (sentence.labels[t] != 0) continue;
    for (size_t size = std::min(kLongest, sentence.words.size() - t); size > 0; --size) {
      if (lists.groups.count(joined(sentence, t, t + size)) == 0) continue;
      label(sentence, t, t + size, static_cast<int>(NameClass::GROUP));
      break;
    }
  }
}

/// Documents of several sentences are cut, so that a sentence's length stays bounded.
void add_cut(NameSentence&& sentence, std::vector<NameSentence>& all) {
  NameSentence part;
  part.weight = sentence.weight;
  for (size_t t = 0; t < sentence.words.size(); ++t) {
    part.words.push_back(sentence.words[t]);
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

std::vector<NameSentence> read_names(const std::string& path, const Lists& lists) {
  const bool mentions = path.find("re3d") != std::string::npos;
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
    text::cut_tokens(text, {0, static_cast<uint32_t>(text.size())}, training::spelling(), tokens);
    NameSentence sentence;
    sentence.weight = social ? 0.5f : 1.0f;
    for (const Token& token : tokens) {
      sentence.words.push_back(text.substr(token.span.begin, token.span.size()));
      sentence.labels.push_back(0);
    }
    label_names(sentence, tokens, std::move(names), mentions, lists);
    label_groups(sentence, lists);
    add_cut(std::move(sentence), all);
  }
  return all;
}

namespace {

/// Mentions that are open, and those that end with a word: "(1-person-..." opens, "1)" closes.
class Mentions {
 public:
  struct Mention {
    std::string id, type;
    size_t first = 0, end = 0;
  };
  std::vector<Mention> closed;

  void word(const std::string& misc, size_t index) {
    const size_t at = misc.find("Entity=");
    if (at == std::string::npos) return;
    const std::string field = misc.substr(at + 7, misc.find('|', at) - at - 7);
    for (size_t i = 0; i < field.size();) {
      const bool opens = field[i] == '(';
      size_t end = i + opens;
      while (end < field.size() && field[end] != '(' && field[end] != ')') ++end;
      const std::string part = field.substr(i + opens, end - i - opens);
      const bool closes = end < field.size() && field[end] == ')';
      const std::string id = part.substr(0, part.find('-'));
      if (opens) {
        const size_t type = id.size() + 1;
        open_.push_back({id, part.substr(type, part.find('-', type) - type), index, 0});
      }
      if (closes) close(id, index + 1);
      i = end + closes;
    }
  }

 private:
  void close(const std::string& id, size_t end) {
    for (size_t m = open_.size(); m-- > 0;) {
      if (open_[m].id != id) continue;
      open_[m].end = end;
      closed.push_back(open_[m]);
      open_.erase(open_.begin() + long(m));
      return;
    }
  }

  std::vector<Mention> open_;
};

}  // namespace

std::vector<NameSentence> read_entities(const std::string& path, const Lists& lists) {
  std::vector<NameSentence> all;
  const auto documents = read_conllu(path);
  const auto has_entity = [](const Word& word) { return word.misc.find("Entity=") != std::string::npos; };
  const bool annotated = std::any_of(documents.begin(), documents.end(), [&](const TreeDocument& document) {
    return std::any_of(document.trees.begin(), document.trees.end(),
                       [&](const Tree& tree) { return std::any_of(tree.words.begin(), tree.words.end(), has_entity); });
  });
  if (!annotated) return all;
  for (const TreeDocument& document : documents) {
    for (const Tree& tree : document.trees) {
      NameSentence sentence;
      Mentions mentions;
      for (size_t t = 0; t < tree.words.size(); ++t) {
        sentence.words.push_back(document.text.substr(tree.words[t].begin, tree.words[t].end - tree.words[t].begin));
        mentions.word(tree.words[t].misc, t);
      }
      sentence.labels.assign(sentence.words.size(), 0);
      std::stable_sort(mentions.closed.begin(), mentions.closed.end(),
                       [](const auto& a, const auto& b) { return a.end - a.first > b.end - b.first; });
      for (const auto& mention : mentions.closed) {
        const auto kind = classes().find(mention.type);
        size_t first = mention.first;
        int name_class = kind == classes().end() ? 0 : kind->second;
        size_t end = mention.end;
        if (kind != classes().end() && as_name(sentence, lists, first, end, name_class) &&
            tree.words[end - 1].upos == "PROPN")
          label(sentence, first, end, name_class);
      }
      label_groups(sentence, lists);
      all.push_back(std::move(sentence));
    }
  }
  return all;
}

std::vector<NameSentence> read_text(const std::string& path, size_t words) {
  std::vector<std::string> lines;
  std::ifstream in(path);
  if (!in) std::cerr << path << ": cannot be read\n", std::exit(1);
  for (std::string line; std::getline(in, line);) lines.push_back(std::move(line));
  size_t bytes = 0;
  for (const std::string& line : lines) bytes += line.size();
  constexpr size_t kBytesOfWord = 6;
  const size_t step = std::max<size_t>(1, bytes / kBytesOfWord / words);
  std::vector<NameSentence> all;
  for (size_t l = 0; l < lines.size(); l += step) {
    NameSentence sentence;
    sentence.words = words_of(lines[l]);
    sentence.labels.assign(sentence.words.size(), 0);
    add_cut(std::move(sentence), all);
  }
  return all;
}

}  // namespace training
