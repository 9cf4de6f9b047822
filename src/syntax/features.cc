// What the networks see of a token.
#include "syntax/features.h"

#include <algorithm>

namespace rapporteur::syntax {
namespace {

constexpr uint64_t kPrime = 0x9e3779b97f4a7c15ull;

/// Digits count as one, and both apostrophes.
char plain(char c) { return c >= '0' && c <= '9' ? '0' : c; }

uint64_t mix(uint64_t hash) {
  hash ^= hash >> 32;
  hash *= kPrime;
  return hash ^ (hash >> 29);
}

uint64_t hash_of(std::string_view form, uint64_t seed) {
  uint64_t hash = seed * kPrime + form.size();
  for (const char c : form) hash = (hash ^ static_cast<uint8_t>(plain(c))) * 0x100000001b3ull;
  return mix(hash);
}

uint32_t bucket(uint64_t hash) { return static_cast<uint32_t>(hash >> 20) % kAffixBuckets; }

/// Capitals, digits, marks and length of a form, in a few bits.
uint32_t shape_of(const Token& token, std::string_view form) {
  bool digit = false, letter = false, mark = false, stop = false, inner_capital = false;
  for (size_t i = 0; i < form.size(); ++i) {
    const char c = form[i];
    digit |= c >= '0' && c <= '9';
    letter |= (c | 0x20) >= 'a' || c < 0;
    mark |= c == '-' || c == '\'' || c == '/' || c == '&';
    stop |= c == '.';
    inner_capital |= i > 0 && c >= 'A' && c <= 'Z';
  }
  const uint32_t length = form.size() == 1 ? 0 : form.size() < 4 ? 1 : form.size() < 8 ? 2 : 3;
  return token.capital | token.upper << 1 | digit << 2 | letter << 3 | mark << 4 | stop << 5 | inner_capital << 6 |
         length << 7 | token.joined << 9;
}

/// "’s" and "n’t" are "'s" and "n't"; a mark that stands alone is kept.
std::string_view with_straight_apostrophe(std::string_view form, std::string& buffer) {
  constexpr std::string_view kApostrophe = "\xe2\x80\x99";
  const size_t at = form.size() > kApostrophe.size() ? form.find(kApostrophe) : std::string_view::npos;
  if (at == std::string_view::npos) return form;
  buffer.assign(form).replace(at, kApostrophe.size(), "'");
  return buffer;
}

}  // namespace

uint64_t word_key(std::string_view folded) {
  if (folded.size() > 3 && folded.find("\xe2\x80\x99") != std::string_view::npos) {
    // "n’t" and "n't" are one word.
    uint64_t hash = 7 * kPrime + folded.size() - 2;
    for (size_t i = 0; i < folded.size(); ++i) {
      const bool apostrophe = folded.substr(i, 3) == "\xe2\x80\x99";
      hash = (hash ^ static_cast<uint8_t>(apostrophe ? '\'' : plain(folded[i]))) * 0x100000001b3ull;
      if (apostrophe) i += 2;
    }
    return mix(hash);
  }
  return hash_of(folded, 7);
}

Features features_of(const Document& document, uint32_t index, bool initial) {
  const Token& token = document.tokens[index];
  std::string straight, straight_folded;
  const std::string_view folded = with_straight_apostrophe(document.folded_word(index), straight_folded);
  const std::string_view written = with_straight_apostrophe(document.word(index), straight);
  const bool title_case = !token.capital && written[0] >= 'A' && written[0] <= 'Z';
  const std::string_view form = title_case ? folded : written;
  const size_t size = folded.size();
  const uint32_t shape = shape_of(token, form);
  Features features;
  features.word = word_key(folded);
  const auto head = [&](size_t count) { return folded.substr(0, std::min(size, count)); };
  const auto tail = [&](size_t count) { return folded.substr(size - std::min(size, count)); };
  features.affixes = {
      bucket(hash_of(tail(1), 21)),
      bucket(hash_of(tail(2), 22)),
      bucket(hash_of(tail(3), 23)),
      bucket(hash_of(tail(4), 24)),
      bucket(hash_of(head(2), 25)),
      bucket(hash_of(head(3), 26)),
      bucket(hash_of(head(4), 27)),
      bucket(mix(shape + (initial ? 4096u : 0u) + 77777u)),
      bucket(mix(hash_of(tail(3), 28) + shape)),
      bucket(hash_of(form, 29)),
  };
  return features;
}

}  // namespace rapporteur::syntax
