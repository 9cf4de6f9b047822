// UTF-8 that some program took for Windows-1252 and wrote as UTF-8 anew: "â€œ" for “, "Ã©" for é.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rapporteur/span.h"

namespace rapporteur::text {

/// A character of a text, where it was given. `code` is what it is read as so far.
struct Piece {
  uint32_t code = 0;
  Span given;
  bool mended = false;
};

/// True if this character can begin such a sequence: cheap, and false for nearly all letters that stand in plain text
/// before another letter of ASCII.
inline bool may_begin_mojibake(uint32_t code) { return code >= 0xc2 && code < 0xf5; }

/// True if a run of characters beyond ASCII holds a sequence that no writer means: a text with one of these was
/// misread as a whole.
bool is_surely_mojibake(const std::vector<Piece>& run);

/// Puts the sequences of a run right, also where the text was misread several times. Only for texts that hold one
/// which is sure: "É”" and the like are words' ends elsewhere.
void mend_mojibake(std::vector<Piece>& run);

}  // namespace rapporteur::text
