// The words of a text as furniture patterns see them: runs of letters and digits, and single marks. Cut before
// sentences and tokens are known, because those depend on what is furniture.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rapporteur/span.h"

namespace rapporteur::text {

struct FurnitureWord {
  Span span;
  uint32_t hash = 0;         ///< FNV-1a of the word in ASCII lower case
  bool capital = false;      ///< begins with an ASCII capital
  bool upper = false;        ///< no small letter in it, and a capital
  bool number = false;       ///< begins with a digit
  bool mark = false;         ///< a punctuation mark, not a word
  bool dash = false;         ///< a dash or "--"
  bool line_end = false;     ///< the last of its line, however many lines a program made of it
  bool blank_after = false;  ///< nothing but white space up to the next line feed but one: a paragraph ends
  bool space_after = false;
};

uint32_t furniture_hash(std::string_view word);

/// Appends the words of `text` to `words`. An apostrophe or hyphen between letters belongs to the word.
void cut_furniture_words(std::string_view text, std::vector<FurnitureWord>& words);

}  // namespace rapporteur::text
