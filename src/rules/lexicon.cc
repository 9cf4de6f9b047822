// The word trie behind Lexicon: arcs in one open-addressing table keyed by (node, word).
#include "rules/lexicon.h"

namespace rapporteur::rules {
namespace {

template <typename T>
std::span<const T> as_table(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

/// A phrase written with capitals is matched only by words written so; small letters match any case.
bool case_fits(const Phrase& phrase, const Document& document, uint32_t token) {
  for (uint32_t i = 0; i < phrase.length && i < 16; ++i) {
    const Token& t = document.tokens[token + i];
    if ((phrase.uppers >> i & 1) != 0 && !t.upper) return false;
    if ((phrase.capitals >> i & 1) != 0 && !t.capital) return false;
  }
  return true;
}

}  // namespace

uint32_t arc_slot(uint32_t node, uint32_t word) {
  const uint64_t key = (uint64_t{node} << 32 | word) * 0x9E3779B97F4A7C15ull;  // Fibonacci hashing, Knuth 6.4
  return static_cast<uint32_t>(key >> 32);
}

Lexicon::Lexicon(std::span<const std::byte> arcs, std::span<const std::byte> nodes, std::span<const std::byte> phrases)
    : arcs_(as_table<Arc>(arcs)), nodes_(as_table<Node>(nodes)), phrases_(as_table<Phrase>(phrases)) {}

uint32_t Lexicon::next(uint32_t node, uint32_t word) const {
  const auto mask = static_cast<uint32_t>(arcs_.size() - 1);
  for (uint32_t slot = arc_slot(node, word) & mask; arcs_[slot].next != 0; slot = (slot + 1) & mask) {
    if (arcs_[slot].node == node && arcs_[slot].word == word) return arcs_[slot].next;
  }
  return 0;
}

void Lexicon::match(const Document& document, uint32_t token, uint32_t end, std::vector<PhraseMatch>& matches) const {
  if (arcs_.empty()) return;
  uint32_t node = 0;
  for (uint32_t at = token; at < end; ++at) {
    const uint32_t word = document.tokens[at].word;
    if (word == 0 || (node = next(node, word)) == 0) return;
    const Node& here = nodes_[node];
    for (const Phrase& phrase : phrases_.subspan(here.first_phrase, here.phrase_count)) {
      if (case_fits(phrase, document, token)) matches.push_back({&phrase, at + 1});
    }
  }
}

PhraseMatch Lexicon::longest(const Document& document, uint32_t token, uint32_t end) const {
  PhraseMatch best;
  if (arcs_.empty()) return best;
  uint32_t node = 0;
  for (uint32_t at = token; at < end; ++at) {
    const uint32_t word = document.tokens[at].word;
    if (word == 0 || (node = next(node, word)) == 0) return best;
    const Node& here = nodes_[node];
    for (uint32_t p = 0; p < here.phrase_count; ++p) {
      const Phrase& phrase = phrases_[here.first_phrase + p];
      if (!case_fits(phrase, document, token)) continue;
      best = {&phrase, at + 1, here.phrase_count - p - 1};
      break;
    }
  }
  return best;
}

}  // namespace rapporteur::rules
