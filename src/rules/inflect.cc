// Spelling rules of English inflection: -s, -es, -ies, silent e, doubled consonants.
#include "rules/inflect.h"

#include <algorithm>

namespace rapporteur::rules {
namespace {

bool vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

bool consonant_y(std::string_view word) {
  return word.size() > 1 && word.back() == 'y' && !vowel(word[word.size() - 2]);
}

bool sibilant(std::string_view word) {
  for (const std::string_view end : {"s", "x", "z", "ch", "sh"}) {
    if (word.ends_with(end)) return true;
  }
  return false;
}

std::string with_s(std::string_view word) {
  std::string form(word);
  if (consonant_y(word)) return form.replace(form.size() - 1, 1, "ies");
  const bool consonant_o =
      word.size() > 2 && word.ends_with("o") && !vowel(word[word.size() - 2]) && word != "euro" && word != "photo";
  return form + (sibilant(word) || consonant_o || word == "go" || word == "do" ? "es" : "s");
}

/// One vowel between consonants in a word of one syllable: "stop", "ban", not "visit".
bool one_short_syllable(std::string_view word) {
  const auto vowels = std::count_if(word.begin(), word.end(), [](char c) { return vowel(c) || c == 'y'; });
  const size_t n = word.size();
  return n >= 3 && vowels == 1 && vowel(word[n - 2]) && !vowel(word[n - 1]) && word[n - 1] != 'w' && word[n - 1] != 'x';
}

std::string stem(std::string_view lemma, const Irregular& irregular) {
  std::string form(lemma);
  if (one_short_syllable(lemma) || irregular.doubling.contains(lemma)) form += lemma.back();
  return form;
}

std::string with_ing(std::string_view lemma, const Irregular& irregular) {
  if (lemma.ends_with("ie")) return std::string(lemma.substr(0, lemma.size() - 2)) + "ying";
  if (lemma.ends_with("e") && !lemma.ends_with("ee") && lemma.size() > 2)
    return std::string(lemma.substr(0, lemma.size() - 1)) + "ing";
  return stem(lemma, irregular) + "ing";
}

std::string with_ed(std::string_view lemma, const Irregular& irregular) {
  if (lemma.ends_with("e")) return std::string(lemma) + "d";
  if (consonant_y(lemma)) return std::string(lemma.substr(0, lemma.size() - 1)) + "ied";
  return stem(lemma, irregular) + "ed";
}

}  // namespace

std::vector<std::string> verb_forms(std::string_view lemma, const Irregular& irregular) {
  std::vector<std::string> forms = {std::string(lemma), with_s(lemma), with_ing(lemma, irregular)};
  const auto found = irregular.verbs.find(lemma);
  if (found == irregular.verbs.end()) {
    forms.push_back(with_ed(lemma, irregular));
  } else {
    forms.insert(forms.end(), found->second.begin(), found->second.end());
  }
  return forms;
}

std::vector<std::string> noun_forms(std::string_view lemma, const Irregular& irregular) {
  const auto found = irregular.nouns.find(lemma);
  std::vector<std::string> forms = {std::string(lemma)};
  if (found == irregular.nouns.end()) {
    forms.push_back(with_s(lemma));
  } else {
    forms.insert(forms.end(), found->second.begin(), found->second.end());
  }
  return forms;
}

}  // namespace rapporteur::rules
