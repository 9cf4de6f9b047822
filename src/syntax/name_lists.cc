// What lists of names say of words and of phrases.
#include "syntax/name_lists.h"

#include "syntax/features.h"

namespace rapporteur::syntax {
namespace {

constexpr size_t kLongest = 8;  ///< words of a phrase

uint32_t piece(uint32_t value) { return (value * 2654435761u + 40503u) % kAffixBuckets; }

}  // namespace

uint16_t NameLists::find(uint64_t phrase) const {
  const uint32_t key = stored_key(phrase);
  for (size_t slot = slot_of(phrase, keys.size()); bits[slot] != 0; slot = slot + 1 < keys.size() ? slot + 1 : 0) {
    if (keys[slot] == key) return bits[slot];
  }
  return 0;
}

uint64_t longer_phrase(uint64_t phrase, uint64_t word) {
  uint64_t hash = (phrase * 0x9e3779b97f4a7c15ull) ^ word;
  hash ^= hash >> 32;
  hash *= 0x9e3779b97f4a7c15ull;
  return hash ^ (hash >> 29);
}

void mark_words(const NameLists& lists, std::span<const uint64_t> words, std::vector<ListMark>& marks) {
  marks.assign(words.size(), {});
  size_t matched = 0;  // words before this one stand in a phrase or have been passed
  for (size_t t = 0; t < words.size(); ++t) {
    uint16_t bits = lists.find(words[t]);
    marks[t].word = bits & kWordBits;
    if (t < matched) continue;
    size_t end = t;
    uint16_t best = 0;
    uint64_t phrase = words[t];
    for (size_t next = t + 1;; ++next) {
      if ((bits & kPhraseBits) != 0) end = next, best = bits & kPhraseBits;
      if ((bits & kGoesOn) == 0 || next == words.size() || next - t == kLongest) break;
      phrase = longer_phrase(phrase, words[next]);
      bits = lists.find(phrase);
    }
    for (size_t w = t; w < end; ++w) {
      marks[w].phrase = best;
      marks[w].position = end - t == 1 ? 0 : w == t ? 1 : w + 1 == end ? 3 : 2;
    }
    matched = end;
  }
}

uint32_t word_piece(const ListMark& mark, bool capital) { return piece(mark.word + (capital ? 32u : 0u)); }

uint32_t phrase_piece(const ListMark& mark, bool capital) {
  return piece(64u + mark.phrase / 32u + 16u * mark.position + (capital ? 64u : 0u));
}

}  // namespace rapporteur::syntax
