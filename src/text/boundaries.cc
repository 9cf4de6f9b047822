// Where sentences end: a linear model over the words and marks about each gap.
#include "text/boundaries.h"

#include <algorithm>

#include "text/characters.h"

namespace rapporteur::text {
namespace {

uint32_t hash_of(std::string_view word, uint32_t seed) {
  uint64_t hash = (seed + 1) * 0x9e3779b97f4a7c15ull;
  for (const char c : word) hash = (hash ^ static_cast<uint8_t>(c >= '0' && c <= '9' ? '0' : c)) * 0x100000001b3ull;
  return static_cast<uint32_t>((hash ^ (hash >> 31)) * 0x9e3779b97f4a7c15ull >> 40);
}

uint32_t mix(uint32_t a, uint32_t b, uint32_t seed) {
  const uint64_t hash = (static_cast<uint64_t>(a) << 32 | b) * 0x9e3779b97f4a7c15ull + seed * 0x85ebca6bull;
  return static_cast<uint32_t>((hash ^ (hash >> 29)) * 0xbf58476d1ce4e5b9ull >> 40);
}

bool is_terminal(std::string_view word) {
  const char last = word.back();
  return last == '.' || last == '!' || last == '?' || last == ':' || last == ';' || word == "\xe2\x80\xa6";
}

/// What a token looks like, in a small number.
uint32_t shape_of(const Document& document, uint32_t token) {
  const std::string_view word = document.word(token);
  const Token& t = document.tokens[token];
  const Character c = character_at(word, 0);
  if (t.upper) return 1;
  if (t.capital) return word.size() == 1 ? 2 : word.back() == '.' ? 3 : 4;
  if (is_digit(c.code)) return word.back() == '.' ? 5 : 6;
  if (is_letter(c.code)) return word.back() == '.' ? 7 : 8;
  if (word == "." || word == "!" || word == "?") return 9;
  if (word == ":" || word == ";") return 10;
  if (word == ",") return 11;
  if (is_opening(c.code)) return 12;
  if (is_closing(c.code)) return 13;
  return is_terminal(word) ? 14 : 15;
}

/// Tokens of the stretch that are looked at for quotation marks and brackets left open.
constexpr uint32_t kOpenReach = 60;

/// Bit 0: a quotation mark is open before `token`; bit 1: a bracket is.
uint32_t open_marks(const Document& document, uint32_t begin, uint32_t token) {
  uint32_t quotes = 0;
  int brackets = 0;
  for (uint32_t t = token - std::min(token - begin, kOpenReach); t < token; ++t) {
    const std::string_view word = document.word(t);
    if (word == "\"")
      quotes ^= 1;
    else if (word == "\u201c")
      quotes = 1;
    else if (word == "\u201d")
      quotes = 0;
    else if (word == "(" || word == "[")
      ++brackets;
    else if ((word == ")" || word == "]") && brackets > 0)
      --brackets;
  }
  return quotes | (brackets > 0 ? 2 : 0);
}

/// Score that a gap without a mark before it must pass. The treebanks' letters and forums leave marks out; what this
/// program reads has rows of names ("the Good Friday Agreement") far more often.
constexpr int kSureWithoutMark = 1000;

bool is_marked(const Document& document, uint32_t token) { return shape_of(document, token - 1) >= 9; }

}  // namespace

bool may_begin_sentence(const Document& document, uint32_t first, uint32_t token) {
  const std::string_view before = document.word(token - 1);
  const uint32_t before_shape = shape_of(document, token - 1);
  if (is_terminal(before)) return true;
  const uint32_t shape = shape_of(document, token);
  if (before_shape == 13 && token - first >= 2 && is_terminal(document.word(token - 2))) return true;
  if (!document.tokens[token].space_before) return false;
  return shape <= 6 || shape == 12 || shape == 15 || before_shape >= 12;
}

BoundaryFeatures boundary_features(const Document& document, uint32_t first, uint32_t end, uint32_t begin,
                                   uint32_t token) {
  const auto word = [&](uint32_t t, bool inside) { return inside ? hash_of(document.folded_word(t), 1) : 0u; };
  const auto shape = [&](uint32_t t, bool inside) { return inside ? shape_of(document, t) : 0u; };
  const bool has_second = token - first >= 2, has_after = token + 1 < end;
  const uint32_t b2 = word(token - 2, has_second), b1 = word(token - 1, true), n1 = word(token, true),
                 n2 = word(token + 1, has_after);
  const uint32_t s2 = shape(token - 2, has_second), s1 = shape(token - 1, true), t1 = shape(token, true),
                 t2 = shape(token + 1, has_after);
  const uint32_t space = document.tokens[token].space_before;
  const uint32_t length = std::min(token - begin, 40u) / 4, open = open_marks(document, begin, token);
  const uint32_t size = std::min<uint32_t>(document.tokens[token - 1].span.size(), 5);
  BoundaryFeatures rows = {
      mix(0, 0, 1),
      mix(b1, space, 2),
      mix(n1, 0, 3),
      mix(b2, b1, 4),
      mix(b1, n1, 5),
      mix(s1, t1, 6),
      mix(s2 * 16 + s1, t1, 7),
      mix(s1 * 16 + t1, t2, 8),
      mix(b1, t1 * 2 + space, 9),
      mix(s1, n1, 10),
      mix(length, s1, 11),
      mix(open, s1 * 16 + t1, 12),
      mix(b2, s1 * 16 + t1, 13),
      mix(n2, s1 * 16 + t1, 14),
      mix(size, s1 * 16 + t1, 15),
      mix(length, s1 * 16 + t1, 16),
      mix(s2 * 16 + s1, t1 * 16 + t2, 17),
      mix(n1, n2, 18),
  };
  for (uint32_t& row : rows) row %= kBoundaryWeights;
  return rows;
}

void Boundaries::find(const Document& document, uint32_t first, uint32_t end, std::vector<uint32_t>& begins) const {
  uint32_t begin = first;
  begins.push_back(first);
  for (uint32_t token = first + 1; token < end; ++token) {
    if (!may_begin_sentence(document, first, token) || document.tokens[token].joined) continue;
    int score = 0;
    for (const uint32_t row : boundary_features(document, first, end, begin, token)) score += weights[row];
    if (score <= (is_marked(document, token) ? 0 : kSureWithoutMark)) continue;
    begins.push_back(token);
    begin = token;
  }
}

}  // namespace rapporteur::text
