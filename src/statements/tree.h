// Questions to a sentence's tree: how far a subtree reaches, which child has a relation.
#pragma once

#include <cstdint>
#include <vector>

#include "rapporteur/document.h"

namespace rapporteur::statements {

/// Tokens [first, end).
struct Tokens {
  uint32_t first = 0;
  uint32_t end = 0;

  bool empty() const { return end <= first; }
  bool has(uint32_t token) const { return first <= token && token < end; }
  bool contains(Tokens other) const { return first <= other.first && other.end <= end; }
  bool overlaps(Tokens other) const { return first < other.end && other.first < end; }
};

class Tree {
 public:
  explicit Tree(const Document& document);

  /// Measures the subtrees of one sentence; linear in its tokens. Ask about its tokens only after this.
  void measure(const Sentence& sentence);

  /// The tokens from the leftmost to the rightmost one below `token`, itself included.
  Tokens below(uint32_t token) const { return {left_[token], right_[token] + 1}; }

  uint32_t head(uint32_t token) const { return d_.heads[token].head; }
  Deprel relation(uint32_t token) const { return d_.heads[token].relation; }
  bool parsed(uint32_t token) const { return relation(token) != Deprel::none; }

  /// The first child with the relation, or kNone.
  uint32_t child(uint32_t token, Deprel relation) const;

  template <typename Visit>
  void children(uint32_t token, Visit visit) const {
    for (uint32_t c = d_.heads[token].first_child; c != kNone; c = d_.heads[c].next_sibling) visit(c);
  }

 private:
  const Document& d_;
  std::vector<uint32_t> left_, right_, pending_, ready_;
};

}  // namespace rapporteur::statements
