// How a language's words are cut where letters meet points, hyphens and apostrophes: the tokeniser's tables. The words
// stand in knowledge/en/text/spelling.know.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace rapporteur::text {

/// A short word of ASCII in lower case as one number: the tables compare numbers. 0: longer than eight letters.
uint64_t packed(std::string_view word);

struct Spelling {
  std::vector<uint64_t> abbreviations;                   ///< keep their full stop: "gen", "sept"; all lists are sorted
  std::vector<uint64_t> prefixes;                        ///< stay joined by their hyphen: "non"
  std::vector<uint64_t> units;                           ///< are parted from the number before them: "km"
  std::vector<uint64_t> clitics;                         ///< words after an apostrophe: "s", "re"
  std::vector<uint64_t> no_initials;                     ///< capitals that are words: "i"
  std::vector<std::pair<uint64_t, uint64_t>> negations;  ///< "n't": the letter before the apostrophe, those after
  std::vector<std::pair<uint64_t, uint64_t>> contractions;  ///< "cannot", and the letters of its first word

  /// "mr", "n't", "can not" under the name of its list; false if there is no such list.
  bool add(std::string_view list, std::string_view word);
  /// After the last add().
  void sort();
  /// Where a word without an apostrophe is cut in two; 0: it is one.
  uint32_t contraction_cut(uint64_t word) const;
};

/// True if a sorted list holds the word.
bool holds(const std::vector<uint64_t>& list, uint64_t word);

}  // namespace rapporteur::text
