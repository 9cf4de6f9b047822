// Classes of Unicode characters as tokenising needs them: no more of Unicode than that, and no table to load.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur::text {

/// One character of UTF-8 and the bytes it takes. A broken byte counts as one character, U+FFFD.
struct Character {
  uint32_t code = 0;
  uint32_t size = 1;
};

/// The character at `at`, which must lie inside the text.
Character character_at(std::string_view text, uint32_t at);

/// The last character of text[0, end); code 0 and size 0 at the beginning.
Character character_before(std::string_view text, uint32_t end);

/// Appends a code point as UTF-8.
void append_character(uint32_t code, std::string& out);

bool is_space(uint32_t code);    ///< white space, byte order mark, zero-width space
bool is_letter(uint32_t code);   ///< letters and marks of any script
bool is_upper(uint32_t code);    ///< capitals of Latin, Greek and Cyrillic
bool is_opening(uint32_t code);  ///< brackets and quotation marks that only open
bool is_closing(uint32_t code);  ///< brackets and quotation marks that can close
inline bool is_digit(uint32_t code) { return code - '0' < 10; }
inline bool is_apostrophe(uint32_t code) { return code == '\'' || code == 0x2019; }
inline bool is_word_character(uint32_t code) { return is_digit(code) || is_letter(code); }

}  // namespace rapporteur::text
