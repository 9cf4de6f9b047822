// What the writer and the reader of pattern tables agree on (pattern_tables.cc, pattern_set.cc).
#pragma once

#include <cstdint>

#include "rules/atoms.h"

namespace rapporteur::rules {

inline constexpr uint32_t kNumberRows = 15;

/// The row of an atom of figures in the table of number symbols: nine for plain figures by their count, then one a
/// kind.
inline uint32_t number_row(AtomKind kind, uint16_t figures) {
  if (kind == AtomKind::digits) return figures == 0 ? 0 : figures - 1u;
  return 9u + static_cast<uint32_t>(kind) - static_cast<uint32_t>(AtomKind::grouped);
}

/// Fibonacci hashing: the state and the letter are small numbers, so their product's high bits spread best.
inline uint32_t hash_arc(uint32_t key) { return (key * 2654435769u) >> 7; }

}  // namespace rapporteur::rules
