// Keys under which spellings of the same name fall together: Sergei and Sergey, Kiev and Kyiv, Muhammad and Mohammed.
#pragma once

#include <cstdint>
#include <string_view>

namespace rapporteur::actors {

/// A number for a word of a name, the same for its usual romanisations; 0 if it has no letters. Method: accents are
/// taken off, digraphs and letters that romanisations exchange become one (kh/h, th/t, ph/f, w/v, q/k, …), doubled
/// letters one, and each run of vowels its classes (front a e i y, back o u).
uint64_t name_key(std::string_view word);

/// True if the word can stand for the full one: an initial ("S.", "S") of it.
bool is_initial_of(std::string_view initial, std::string_view full);

/// True for two words of the same consonants, four at least, in the eyes of name_key: "Lukashenko" and "Lukashenka",
/// "Alexander" and "Aliaksandr".
bool differ_in_vowels(std::string_view a, std::string_view b);

}  // namespace rapporteur::actors
