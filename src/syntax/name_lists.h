// What lists of names say of a single word: a feature of the name finder.
#pragma once

#include <cstdint>

namespace rapporteur::syntax {

inline constexpr uint32_t kGivenName = 1;
inline constexpr uint32_t kSurname = 2;
inline constexpr uint32_t kCountry = 4;  ///< a word of a state's name
inline constexpr uint32_t kPeople = 8;
inline constexpr uint32_t kCity = 16;
inline constexpr uint32_t kLabels = 9;  ///< outside; for each class: begins, continues
inline constexpr uint32_t kLabelColumns = 16;

/// The row of the table of pieces that stands for these bits. It takes the place of the last letter's, which says
/// little of names.
uint32_t list_piece(uint32_t bits);

}  // namespace rapporteur::syntax
