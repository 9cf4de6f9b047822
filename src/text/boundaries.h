// Where sentences end: a linear model over the words and marks about each gap between two tokens. Training and
// inference share the features.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "rapporteur/document.h"

namespace rapporteur::text {

inline constexpr uint32_t kBoundaryWeights = 1 << 15;
inline constexpr uint32_t kBoundaryFeatures = 18;
using BoundaryFeatures = std::array<uint32_t, kBoundaryFeatures>;

/// True if a sentence may end before `token`: something there looks like an end or a beginning. `first` is the
/// paragraph's first token.
bool may_begin_sentence(const Document& document, uint32_t first, uint32_t token);

/// Rows of the table of weights for the gap before `token`, in a paragraph of tokens [first, end) whose last sentence
/// began at `begin`.
BoundaryFeatures boundary_features(const Document& document, uint32_t first, uint32_t end, uint32_t begin,
                                   uint32_t token);

struct Boundaries {
  std::span<const int16_t> weights;
  /// Appends to `begins` the first token of each sentence of the paragraph [first, end).
  void find(const Document& document, uint32_t first, uint32_t end, std::vector<uint32_t>& begins) const;
};

}  // namespace rapporteur::text
