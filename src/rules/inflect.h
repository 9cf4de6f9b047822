// The forms of English words, so that knowledge names lemmas and the tables hold every form of them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::rules {

/// Forms that no rule of spelling gives, out of the entries "irregular verbs" and "irregular nouns".
struct Irregular {
  std::map<std::string, std::vector<std::string>, std::less<>> verbs;  ///< lemma: past, participle, …
  std::map<std::string, std::vector<std::string>, std::less<>> nouns;  ///< lemma: plural
  std::set<std::string, std::less<>> doubling;  ///< verbs that double their last letter though they have two syllables
};

/// The lemma and its -s, -ing and past forms.
std::vector<std::string> verb_forms(std::string_view lemma, const Irregular& irregular);
/// The lemma and its plural.
std::vector<std::string> noun_forms(std::string_view lemma, const Irregular& irregular);

}  // namespace rapporteur::rules
