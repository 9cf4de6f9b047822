// The multi-pattern matcher for fixed phrases of several words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rapporteur/document.h"

namespace rapporteur::rules {

/// What a lexicon says of a phrase: alternative `alternative` of value `value` of entry `entry`.
struct Phrase {
  uint32_t entry = 0;
  uint32_t value = 0;  ///< index into the image's values
  uint32_t alternative = 0;
  uint16_t length = 0;    ///< in tokens
  uint16_t capitals = 0;  ///< bit i: token i must begin with a capital; length 16 at most
  uint16_t uppers = 0;    ///< bit i: token i must be all capitals
  uint16_t reserved = 0;
};

struct PhraseMatch {
  const Phrase* phrase = nullptr;
  uint32_t end = 0;   ///< token after the last
  uint32_t same = 0;  ///< phrases after this one, in phrases(), of the same words: other entries have them too
};

/// The multi-pattern matcher for fixed phrases: a trie over word ids whose arcs lie in one open-addressing table.
/// Matching at a token costs one look-up for each token of the longest phrase that begins so.
class Lexicon {
 public:
  Lexicon() = default;
  Lexicon(std::span<const std::byte> arcs, std::span<const std::byte> nodes, std::span<const std::byte> phrases);

  /// Appends to `matches` every phrase that begins at `token` and does not pass `end`, shorter ones first.
  void match(const Document& document, uint32_t token, uint32_t end, std::vector<PhraseMatch>& matches) const;
  /// The longest phrase that begins at `token`; the first entry's where several entries have it. No phrase: nullptr.
  PhraseMatch longest(const Document& document, uint32_t token, uint32_t end) const;
  std::span<const Phrase> phrases() const { return phrases_; }

  struct Arc {
    uint32_t node, word, next, reserved;
  };
  struct Node {
    uint32_t first_phrase, phrase_count;
  };

 private:
  uint32_t next(uint32_t node, uint32_t word) const;

  std::span<const Arc> arcs_;    ///< size a power of two; next 0: free
  std::span<const Node> nodes_;  ///< node 0 is the root
  std::span<const Phrase> phrases_;
};

/// Where the arc of (node, word) would lie in a table, before masking by its size.
uint32_t arc_slot(uint32_t node, uint32_t word);

}  // namespace rapporteur::rules
