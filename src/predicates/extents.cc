// From the leaves up: whoever completes the token above goes on from there.
#include "predicates/extents.h"

#include <algorithm>

namespace rapporteur::predicates {

Extents::Extents(const Document& document) : below_(document.tokens.size()) {
  std::vector<uint32_t> pending(below_.size());  // children whose extent is not yet known
  for (uint32_t token = 0; token < below_.size(); ++token) {
    below_[token] = {token, token + 1};
    if (document.heads[token].head != kNone) ++pending[document.heads[token].head];
  }
  for (uint32_t leaf = 0; leaf < below_.size(); ++leaf) {
    if (document.heads[leaf].first_child != kNone) continue;
    for (uint32_t token = leaf, above = kNone; (above = document.heads[token].head) != kNone; token = above) {
      below_[above].first = std::min(below_[above].first, below_[token].first);
      below_[above].end = std::max(below_[above].end, below_[token].end);
      if (--pending[above] != 0) break;
    }
  }
}

}  // namespace rapporteur::predicates
