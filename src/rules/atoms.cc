#include "rules/atoms.h"

#include <array>

namespace rapporteur::rules {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Bytes of a dash or an apostrophe beyond ASCII (U+2010-2015, U+2212, U+2018, U+2019) at `at`, all of three bytes;
/// '\0' for anything else.
char plain_form(std::string_view text, size_t at) {
  if (at + 2 >= text.size() || text[at] != '\xe2') return '\0';
  const auto second = static_cast<unsigned char>(text[at + 1]), third = static_cast<unsigned char>(text[at + 2]);
  if (second == 0x80 && third >= 0x90 && third <= 0x95) return '-';
  if (second == 0x88 && third == 0x92) return '-';
  if (second == 0x80 && (third == 0x98 || third == 0x99)) return '\'';
  return '\0';
}

/// Cuts one token into atoms. `at` and `end` are bytes of the text.
struct Cutter {
  const Document& document;
  const Image& image;
  std::vector<Atom>& atoms;
  std::string_view text;
  uint32_t token = 0;
  uint32_t begin = 0;
  uint32_t end = 0;
  bool dotted = false;  ///< the number at hand follows a figure and a point

  void cut(uint32_t index) {
    token = index;
    begin = document.tokens[index].span.begin;
    end = document.tokens[index].span.end;
    for (uint32_t at = begin; at < end;) at = one(at);
  }

  uint32_t one(uint32_t at) {
    if (digit(text[at])) return number(at);
    if (const char plain = plain_form(text.substr(0, end), at)) return mark(at, at + 3, plain);
    if (letter(text[at])) return word(at);
    return mark(at, at + 1, text[at]);
  }

  Atom& add(uint32_t from, uint32_t to, AtomKind kind) {
    Atom& atom = atoms.emplace_back();
    atom.span = {from, to};
    atom.token = atom.last_token = token;
    atom.kind = kind;
    atom.attached = from > begin || !document.tokens[token].space_before;
    return atom;
  }

  uint32_t mark(uint32_t at, uint32_t to, char plain) {
    add(at, to, AtomKind::mark).word = image.word_id(std::string_view(&plain, 1));
    return to;
  }

  uint32_t word(uint32_t at) {
    uint32_t to = at;
    while (to < end && inside_word(at, to)) ++to;
    Atom& atom = add(at, to, AtomKind::word);
    const bool whole = at == begin && to == end;
    atom.word =
        whole ? document.tokens[token].word : image.word_id(std::string_view(document.folded).substr(at, to - at));
    atom.capital = (whole && document.tokens[token].capital) || (text[at] >= 'A' && text[at] <= 'Z');
    return to;
  }

  /// Letters; full stops after a letter ("a.m.", "Jan."), but a dash or an apostrophe beyond ASCII ends the word.
  bool inside_word(uint32_t at, uint32_t to) const {
    if (text[to] == '.') return to > at;
    return letter(text[to]) && !plain_form(text.substr(0, end), to);
  }

  uint32_t number(uint32_t at) {
    uint32_t to = digits_end(at);
    dotted = at >= begin + 2 && text[at - 1] == '.' && digit(text[at - 2]);
    const uint32_t figures = to - at;
    AtomKind kind = AtomKind::digits;
    int64_t value = value_of(at, to);
    for (; grouped(to) && figures <= 3; to += 4, kind = AtomKind::grouped) {
      value = std::min<int64_t>(value * 1000 + value_of(to + 1, to + 4), kMaxNumber);
    }
    if (const uint32_t after = decimals_end(to)) {
      to = after;
      kind = AtomKind::decimal;
    } else if (kind == AtomKind::digits) {
      to = suffix(to, kind);
    }
    Atom& atom = add(at, to, kind);
    atom.number = static_cast<int32_t>(value);
    atom.figures = static_cast<uint16_t>(std::min<uint32_t>(figures, 9));
    return to;
  }

  uint32_t digits_end(uint32_t at) const {
    while (at < end && digit(text[at])) ++at;
    return at;
  }

  int64_t value_of(uint32_t at, uint32_t to) const {
    int64_t value = 0;
    for (; at < to; ++at) value = std::min<int64_t>(value * 10 + (text[at] - '0'), kMaxNumber);
    return value;
  }

  bool grouped(uint32_t at) const { return at + 4 <= end && text[at] == ',' && digits_end(at + 1) == at + 4; }

  /// Past the decimals that begin with the point at `at`; 0 if there are none, or if another point and figures follow,
  /// as in dates ("09.01.2022").
  uint32_t decimals_end(uint32_t at) const {
    if (at + 1 >= end || text[at] != '.' || !digit(text[at + 1]) || dotted) return 0;
    const uint32_t after = digits_end(at + 1);
    return after + 1 < end && text[after] == '.' && digit(text[after + 1]) ? 0 : after;
  }

  uint32_t suffix(uint32_t at, AtomKind& kind) const {
    uint32_t to = at;
    while (to < end && letter(text[to]) && to - at <= 2) ++to;
    const std::string_view letters = std::string_view(document.folded).substr(at, to - at);
    if (letters == "st" || letters == "nd" || letters == "rd" || letters == "th") kind = AtomKind::ordinal;
    if (letters == "s") kind = AtomKind::plural;
    return kind == AtomKind::digits ? at : to;
  }
};

}  // namespace

void split_atoms(const Document& document, uint32_t first, uint32_t end, const Image& image, std::vector<Atom>& atoms) {
  Cutter cutter{document, image, atoms, document.text()};
  for (uint32_t token = first; token < end; ++token) cutter.cut(token);
}

}  // namespace rapporteur::rules
