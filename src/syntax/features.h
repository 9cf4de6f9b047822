// What the networks see of a token: its word and the pieces and shape of its form. Training and inference share this
// file, so that they cannot diverge.
#pragma once

#include <array>
#include <cstdint>

#include "rapporteur/document.h"

namespace rapporteur::syntax {

inline constexpr uint32_t kWordDim = 64;   ///< of a word's vector
inline constexpr uint32_t kAffixDim = 64;  ///< of the sum of its pieces' vectors
inline constexpr uint32_t kInputDim = kWordDim + kAffixDim;
inline constexpr uint32_t kAffixBuckets = 1 << 15;
inline constexpr uint32_t kAffixes = 10;
inline constexpr uint32_t kWindow = 3;  ///< the word before, the word, the word after, as a layer may read them

struct Features {
  uint64_t word = 0;                            ///< hash of the form with case folded and digits as 0
  std::array<uint32_t, kAffixes> affixes = {};  ///< rows of the table of pieces
  uint32_t row = 0;                             ///< of the table of words, once it was looked up
};

/// Hash of a form as Features::word has it. `folded` has its case folded.
uint64_t word_key(std::string_view folded);

/// The features of a token. `initial`: it is the first word of its sentence, so that a capital says little.
Features features_of(const Document& document, uint32_t token, bool initial);

}  // namespace rapporteur::syntax
