// Mentions lie in the order of their first tokens, longer ones first, so that the last one that covers a token is the
// shortest.
#include "actors/lookup.h"

#include <algorithm>

namespace rapporteur::actors {
namespace {

bool covers(const Mention& mention, uint32_t token) { return mention.first <= token && token < mention.end; }

uint32_t length(const Mention& mention) { return mention.end - mention.first; }

template <typename Better>
const Mention* best_at(const Document& d, uint32_t token, Better better) {
  const uint32_t sentence_first = d.sentences[d.sentence_of(token)].first;
  auto it = std::upper_bound(d.mentions.begin(), d.mentions.end(), token,
                             [](uint32_t t, const Mention& mention) { return t < mention.first; });
  const Mention* best = nullptr;
  while (it != d.mentions.begin() && (--it)->first >= sentence_first) {
    if (covers(*it, token) && (best == nullptr || better(length(*it), length(*best)))) best = &*it;
  }
  return best;
}

void keep(std::vector<uint32_t>& table, uint32_t at, uint32_t mention, bool replaces) {
  if (table[at] == kNone || replaces) table[at] = mention;
}

}  // namespace

const Mention* mention_at(const Document& document, uint32_t token) {
  return best_at(document, token, [](uint32_t a, uint32_t b) { return a < b; });
}

const Mention* outermost_mention_at(const Document& document, uint32_t token) {
  return best_at(document, token, [](uint32_t a, uint32_t b) { return a > b; });
}

MentionIndex::MentionIndex(const Document& d)
    : innermost_(d.tokens.size(), kNone), outermost_(d.tokens.size(), kNone), headed_(d.tokens.size(), kNone) {
  for (uint32_t m = 0; m < d.mentions.size(); ++m) {
    const uint32_t size = length(d.mentions[m]);
    for (uint32_t t = d.mentions[m].first; t < d.mentions[m].end; ++t) {
      keep(innermost_, t, m, innermost_[t] != kNone && size < length(d.mentions[innermost_[t]]));
      keep(outermost_, t, m, outermost_[t] != kNone && size > length(d.mentions[outermost_[t]]));
    }
    const uint32_t head = d.mentions[m].head;
    keep(headed_, head, m, headed_[head] != kNone && size > length(d.mentions[headed_[head]]));
  }
}

}  // namespace rapporteur::actors
