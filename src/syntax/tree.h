// The best tree over a sentence's arc scores.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rapporteur::syntax {

/// Arc scores of a sentence: a row for each word, a column for each head and a last one for the root.
struct ArcScores {
  uint32_t size = 0;
  std::vector<float> values;

  void shape(uint32_t words) {
    size = words;
    if (values.size() < static_cast<size_t>(words) * (words + 1))
      values.resize(static_cast<size_t>(words) * (words + 1));
  }
  float* row(uint32_t word) { return values.data() + static_cast<size_t>(word) * (size + 1); }
  const float* row(uint32_t word) const { return values.data() + static_cast<size_t>(word) * (size + 1); }
};

/// Heads of the tree of greatest score with one word under the root; `size` stands for the root. Each word's best head
/// where that makes a tree, as it mostly does; otherwise Chu and Liu's and Edmonds' algorithm.
void best_tree(const ArcScores& scores, std::vector<uint32_t>& heads);

}  // namespace rapporteur::syntax
