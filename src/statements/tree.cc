// Subtree bounds from the leaves up, each token once.
#include "statements/tree.h"

#include <algorithm>

namespace rapporteur::statements {

Tree::Tree(const Document& document)
    : d_(document), left_(document.tokens.size()), right_(document.tokens.size()), pending_(document.tokens.size()) {}

void Tree::measure(const Sentence& sentence) {
  for (uint32_t i = sentence.first; i < sentence.end; ++i) {
    left_[i] = right_[i] = i;
    pending_[i] = 0;
  }
  for (uint32_t i = sentence.first; i < sentence.end; ++i) {
    if (head(i) != kNone) ++pending_[head(i)];
  }
  ready_.clear();
  for (uint32_t i = sentence.first; i < sentence.end; ++i) {
    if (pending_[i] == 0) ready_.push_back(i);
  }
  while (!ready_.empty()) {
    const uint32_t token = ready_.back();
    ready_.pop_back();
    const uint32_t above = head(token);
    if (above == kNone) continue;
    left_[above] = std::min(left_[above], left_[token]);
    right_[above] = std::max(right_[above], right_[token]);
    if (--pending_[above] == 0) ready_.push_back(above);
  }
}

uint32_t Tree::child(uint32_t token, Deprel relation) const {
  for (uint32_t c = d_.heads[token].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    if (d_.heads[c].relation == relation) return c;
  }
  return kNone;
}

}  // namespace rapporteur::statements
