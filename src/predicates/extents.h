// How far the words below a token reach.
#pragma once

#include <cstdint>
#include <vector>

#include "rapporteur/document.h"

namespace rapporteur::predicates {

/// Tokens [first, end).
struct Tokens {
  uint32_t first = 0;
  uint32_t end = 0;

  bool empty() const { return end <= first; }
  bool has(uint32_t token) const { return first <= token && token < end; }
  bool contains(Tokens other) const { return first <= other.first && other.end <= end; }
  bool overlaps(Tokens other) const { return first < other.end && other.first < end; }
};

/// By token, from the leftmost to the rightmost token of its subtree, itself included. Linear in the tokens.
class Extents {
 public:
  explicit Extents(const Document& document);

  Tokens below(uint32_t token) const { return below_[token]; }

 private:
  std::vector<Tokens> below_;
};

}  // namespace rapporteur::predicates
