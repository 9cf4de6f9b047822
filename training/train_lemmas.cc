// Learns lemmas from treebanks: the commonest script of each form and tag, and rules over endings for forms not seen.
// What the rules get right is left out of the exceptions.
//   train_lemmas OUT.model TRAIN.conllu... -- DEV.conllu...
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <map>
#include <tuple>

#include "export.h"
#include "syntax/lemmas.h"
#include "text/fold.h"
#include "text/tokens.h"
#include "treebank.h"

using namespace training;
using namespace rapporteur;

namespace {

using Script = std::tuple<std::string, int, bool>;  ///< put, strip, keeps case

struct Case {
  std::string form, folded, lemma;
  Xpos xpos;
  uint32_t shape;
};

Script script_of(const Case& c) {
  const auto shared = [&](const std::string& base) {
    size_t n = 0;
    while (n < base.size() && n < c.lemma.size() && base[n] == c.lemma[n]) ++n;
    return n;
  };
  const bool keeps = c.form != c.folded && shared(c.form) > shared(c.folded);
  const std::string& base = keeps ? c.form : c.folded;
  const size_t same = shared(base);
  return {c.lemma.substr(same), static_cast<int>(base.size() - same), keeps};
}

std::vector<Case> cases_of(const std::string& path) {
  std::vector<Case> cases;
  for (const TreeDocument& document : read_conllu(path)) {
    for (const Tree& tree : document.trees) {
      for (const Word& word : tree.words) {
        const std::string form = document.text.substr(word.begin, word.end - word.begin);
        if (form.empty() || word.lemma == "_") continue;
        const Token token = text::token_at(form, {0, static_cast<uint32_t>(form.size())});
        cases.push_back(
            {form, text::fold(form), word.lemma, static_cast<Xpos>(xpos_of(word.xpos)), syntax::lemma_shape(token)});
      }
    }
  }
  return cases;
}

template <typename Key>
using Votes = std::map<Key, std::map<Script, int>>;

const std::pair<const Script, int>& winner(const std::map<Script, int>& votes) {
  return *std::max_element(votes.begin(), votes.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; });
}

struct Rules {
  std::map<uint64_t, Script> endings, exceptions;

  const Script* by_ending(const Case& c, uint32_t longest) const {
    for (uint32_t length = std::min<uint32_t>(longest, static_cast<uint32_t>(c.folded.size()));; --length) {
      const auto found = endings.find(syntax::ending_key(c.folded, length, c.xpos, c.shape));
      if (found != endings.end()) return &found->second;
      if (length == 0) return nullptr;
    }
  }
};

void learn_endings(const Votes<std::tuple<std::string, Xpos, uint32_t>>& types, Rules& rules) {
  for (uint32_t length = 0; length <= syntax::kLongestEnding; ++length) {
    Votes<uint64_t> votes;
    std::map<uint64_t, Case> samples;
    for (const auto& [type, scripts] : types) {
      const auto& [folded, xpos, shape] = type;
      if (folded.size() < length) continue;
      const uint64_t key = syntax::ending_key(folded, length, xpos, shape);
      ++votes[key][winner(scripts).first];
      samples.try_emplace(key, Case{folded, folded, "", xpos, shape});
    }
    for (const auto& [key, scripts] : votes) {
      const auto& [script, count] = winner(scripts);
      const Script* shorter = length == 0 ? nullptr : rules.by_ending(samples.at(key), length - 1);
      if (shorter != nullptr && (*shorter == script || count < 2)) continue;
      rules.endings[key] = script;
    }
  }
}

void add_table(syntax::ModelWriter& writer, const std::string& name, const std::map<uint64_t, Script>& rules,
               const std::map<Script, uint16_t>& numbers) {
  size_t size = 2;
  while (size < rules.size() * 3 / 2 + 2) size *= 2;
  std::vector<uint64_t> keys(size, 0);
  std::vector<uint16_t> scripts(size, 0);
  for (const auto& [key, script] : rules) {
    size_t slot = (key >> 8) & (size - 1);
    while (keys[slot] != 0) slot = (slot + 1) & (size - 1);
    keys[slot] = key;
    scripts[slot] = numbers.at(script);
  }
  writer.add_table(name + ".k", keys);
  writer.add_table(name + ".s", scripts);
}

syntax::ModelWriter model_of(const Rules& rules) {
  std::map<Script, uint16_t> numbers;
  std::vector<syntax::LemmaScript> scripts;
  std::vector<char> characters;
  for (const auto* table : {&rules.endings, &rules.exceptions}) {
    for (const auto& [key, script] : *table) {
      if (!numbers.try_emplace(script, static_cast<uint16_t>(scripts.size())).second) continue;
      const auto& [put, strip, keeps] = script;
      scripts.push_back({static_cast<uint32_t>(characters.size()), static_cast<uint8_t>(put.size()),
                         static_cast<uint8_t>(strip), keeps, 0});
      characters.insert(characters.end(), put.begin(), put.end());
    }
  }
  syntax::ModelWriter writer;
  writer.add_table("scripts", scripts);
  writer.add_table("characters", characters);
  add_table(writer, "exceptions", rules.exceptions, numbers);
  add_table(writer, "endings", rules.endings, numbers);
  return writer;
}

void measure(const std::string& path, const std::vector<std::byte>& bytes) {
  const auto file = syntax::ModelFile::open(bytes, "model");
  syntax::Lemmatiser lemmatiser;
  if (!file || !lemmatiser.load(*file)) return;
  long right = 0;
  const auto cases = cases_of(path);
  for (const Case& c : cases) {
    std::string lemma;
    lemmatiser.append(c.form, c.folded, c.xpos, c.shape, lemma);
    right += lemma == c.lemma;
    if (lemma != c.lemma && std::getenv("SHOW") != nullptr)
      std::printf("%s/%d -> %s, not %s\n", c.form.c_str(), static_cast<int>(c.xpos), c.lemma.c_str(), lemma.c_str());
  }
  std::fprintf(stderr, "%s: %.2f with the treebank's tags\n", path.c_str(),
               100.0 * static_cast<double>(right) / static_cast<double>(cases.size()));
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return std::fprintf(stderr, "train_lemmas OUT.model TRAIN... -- DEV...\n"), 2;
  int split = 2;
  while (split < count && std::strcmp(arguments[split], "--") != 0) ++split;
  Votes<std::tuple<std::string, Xpos, uint32_t>> types;
  for (int i = 2; i < split; ++i)
    for (const Case& c : cases_of(arguments[i])) {
      const Script script = script_of(c);
      if (std::get<0>(script).size() < 200 && std::get<1>(script) < 200) ++types[{c.folded, c.xpos, c.shape}][script];
    }
  Rules rules;
  learn_endings(types, rules);
  for (const auto& [type, scripts] : types) {
    const auto& [folded, xpos, shape] = type;
    const Script* ruled = rules.by_ending({folded, folded, "", xpos, shape}, syntax::kLongestEnding);
    const auto& [script, votes] = winner(scripts);
    const bool fallback_differs = shape != 0 && types.count({folded, xpos, 0}) != 0;
    if (ruled == nullptr || *ruled != script || fallback_differs)
      rules.exceptions[syntax::exception_key(folded, xpos, shape)] = script;
  }
  const syntax::ModelWriter writer = model_of(rules);
  write_file(arguments[1], writer);
  std::fprintf(stderr, "%zu exceptions, %zu endings, %zu bytes\n", rules.exceptions.size(), rules.endings.size(),
               writer.bytes().size());
  for (int i = split + 1; i < count; ++i) measure(arguments[i], writer.bytes());
}
