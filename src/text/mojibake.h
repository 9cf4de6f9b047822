// UTF-8 that some program took for Windows-1252, or another code page, and wrote as UTF-8 anew: "â€œ" for “, "Ã©" for
// é.
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

/// What the bytes of UTF-8 were taken for.
enum class CodePage : uint8_t { none, windows1252, windows1250, windows1251, macintosh, ibm437, ibm850 };

/// "Windows-1252"
std::string_view name_of(CodePage page);

/// True if this character can begin a sequence taken for Windows-1252: cheap, and false for nearly all letters that
/// stand in plain text before another letter of ASCII.
inline bool may_begin_mojibake(uint32_t code) { return code >= 0xc2 && code < 0xf5; }
bool may_begin_mojibake(uint32_t code, CodePage page);

/// True if a run of characters beyond ASCII holds a sequence that no writer means: a text with one of these was
/// taken for Windows-1252 as a whole.
bool is_surely_mojibake(const std::vector<Piece>& run);

/// What happened to a text, and how often.
struct Misreading {
  CodePage page = CodePage::none;
  int times = 1;
};

/// The code page other than Windows-1252 for which a text was taken, told by a quotation mark, a dash or dots misread:
/// "‚Äú", "вЂњ", "ΓÇ£", which stand in no language. Linear.
Misreading misreading_by_marks(std::string_view text);

/// Puts the sequences of a run right, as often as it takes where the page is Windows-1252. Only for texts that hold one
/// which is sure: "É”" and the like are words' ends elsewhere.
void mend_mojibake(std::vector<Piece>& run, Misreading misreading);

}  // namespace rapporteur::text
