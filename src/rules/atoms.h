// The letters, figures and marks that token patterns are matched against: a document's tokens, split where letters,
// figures and marks meet ("mid-December" is three atoms, "5pm" two), so that patterns do not hang on how a tokeniser
// splits.
#pragma once

#include <span>
#include <vector>

#include "rapporteur/document.h"
#include "rules/image.h"

namespace rapporteur::rules {

enum class AtomKind : uint8_t {
  word,           ///< letters, with inner full stops and the last one of an abbreviation ("a.m.")
  mark,           ///< one character that is neither letter nor figure
  digits,         ///< "13", "2022"
  grouped,        ///< "1,200"
  decimal,        ///< "5.5"; number holds what stands before the point
  ordinal,        ///< "13th"
  plural,         ///< "1990s"
  cardinal,       ///< several words that make one number ("twenty-five")
  ordinal_words,  ///< several words that make one ordinal ("twenty-fifth")
};

struct Atom {
  Span span;
  uint32_t token = 0;       ///< the token it belongs to
  uint32_t last_token = 0;  ///< of several words: the token of the last one
  uint32_t word = 0;        ///< vocabulary id of words and marks; 0 if unknown
  int32_t number = 0;       ///< value of figures, at most kMaxNumber
  uint16_t figures = 0;     ///< how many figures "digits" have, at most 9
  AtomKind kind = AtomKind::word;
  bool attached = false;  ///< no space before it
  bool capital = false;   ///< begins with an upper-case letter
};

inline constexpr int32_t kMaxNumber = 999999999;

/// Appends the atoms of tokens [first, end). Linear in their bytes. Typographic dashes and apostrophes get the word ids
/// of
/// "-" and "'".
void split_atoms(const Document& document, uint32_t first, uint32_t end, const Image& image, std::vector<Atom>& atoms);

}  // namespace rapporteur::rules
