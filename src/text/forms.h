// What a character of Unicode is to a reader: a letter to be read as another, a blank, a picture, or nothing at all.
#pragma once

#include <cstdint>
#include <string>

namespace rapporteur::text {

enum class Form : uint8_t {
  same,       ///< read as it is
  nothing,    ///< says nothing: soft hyphens, joiners, marks of direction, variation selectors, tags, fillers
  control,    ///< steers a machine: the controls of ASCII and Latin-1 but white space
  blank,      ///< a space of another width
  line,       ///< ends a line
  picture,    ///< emoji, flags and an icon font's signs
  mark,       ///< a quotation mark or what is used for one: read by what stands beside it
  combining,  ///< a mark over the letter before it
  other,      ///< read as plain_form() writes it
};

Form form_of(uint32_t code);

/// The plain characters of a ligature, a wide, narrow or mathematical letter, a Roman numeral, a hyphen that does not
/// break: Unicode's compatibility forms (UAX 15), but for those that mean something else: raised figures, fractions,
/// dots, "™". Appends UTF-8.
void append_plain_form(uint32_t code, std::string& out);

/// The letter that a letter and the mark after it make; 0 if there is none.
uint32_t composed(uint32_t letter, uint32_t mark);

}  // namespace rapporteur::text
