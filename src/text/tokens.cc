// Rule-based tokens: runs of letters and digits with their inner points, and single marks; contractions are cut as UD
// does.
#include "text/tokens.h"

#include <algorithm>

#include "knowledge.h"
#include "text/fold.h"

namespace rapporteur::text {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || is_upper(c) || static_cast<unsigned char>(c) >= 0x80; }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Bytes of the multi-byte mark that begins at `at` (general punctuation, Latin-1 signs); 0 if there is none.
uint32_t mark_length(std::string_view text, size_t at) {
  const std::string_view rest = text.substr(at, 3);
  if (rest.starts_with("\xE2\x80")) return 3;
  return rest.starts_with("\xC2") ? 2 : 0;
}

/// Bytes of an apostrophe at `at`; 0 if there is none.
uint32_t apostrophe(std::string_view text, size_t at) {
  if (at < text.size() && text[at] == '\'') return 1;
  return text.substr(std::min(at, text.size()), 3) == "\u2019" ? 3 : 0;
}

class Cutter {
 public:
  Cutter(std::string_view text, Span span, std::vector<Token>& tokens) : text_(text), end_(span.end), tokens_(tokens) {}

  void run(uint32_t at) {
    bool space = true;
    while (at < end_) {
      if (is_space(text_[at])) {
        space = true;
        ++at;
        continue;
      }
      const size_t before = tokens_.size();
      at = take(at);
      tokens_[before].space_before = space;
      space = false;
    }
  }

 private:
  bool in_word(uint32_t at) const {
    return at < end_ && (is_digit(text_[at]) || is_letter(text_[at])) && mark_length(text_, at) == 0;
  }

  uint32_t add(uint32_t begin, uint32_t end, bool joined = false) {
    Token token;
    token.span = {begin, end};
    token.joined = joined;
    uint32_t letters = 0, capitals = 0;
    for (uint32_t i = begin; i < end; ++i) {
      letters += is_letter(text_[i]);
      capitals += is_upper(text_[i]);
    }
    token.capital = is_upper(text_[begin]) || fold(text_.substr(begin, 2)) != text_.substr(begin, 2);
    token.upper = capitals >= 2 && capitals == letters;
    tokens_.push_back(token);
    return end;
  }

  uint32_t take(uint32_t at) {
    if (in_word(at)) return take_word(at);
    if (const uint32_t length = apostrophe(text_, at); length > 0 && is_clitic(at + length)) {
      return add(at, letters_end(at + length), true);
    }
    uint32_t stop = at + std::max(mark_length(text_, at), 1u);
    while (stop < end_ && text_[stop] == text_[at] && (text_[at] == '.' || text_[at] == '-')) ++stop;
    return add(at, stop);
  }

  /// Points between single letters or digits, and commas and colons between digits, belong to the word.
  bool joins(uint32_t at) const {
    if (at + 1 >= end_) return false;
    const char before = text_[at - 1], after = text_[at + 1];
    if (text_[at] == '.' && is_letter(before) && is_letter(after)) return at < 2 || !is_letter(text_[at - 2]);
    return (text_[at] == '.' || text_[at] == ',' || text_[at] == ':') && is_digit(before) && is_digit(after);
  }

  uint32_t take_word(uint32_t at) {
    uint32_t stop = at + 1;
    while (stop < end_ && (in_word(stop) || joins(stop))) ++stop;
    if (stop < end_ && text_[stop] == '.' && keeps_point(text_.substr(at, stop - at))) ++stop;
    const uint32_t length = apostrophe(text_, stop);
    const bool negation = length > 0 && stop - at > 1 && fold(text_.substr(stop - 1, 1)) == "n" &&
                          letters_end(stop + length) == stop + length + 1 &&
                          fold(text_.substr(stop + length, 1)) == "t";
    if (!negation) return add(at, stop);
    add(at, stop - 1);
    tokens_.back().multiword = true;
    add(stop - 1, stop + length + 1, true);
    tokens_.back().multiword = true;
    return stop + length + 1;
  }

  static bool keeps_point(std::string_view word) {
    if (word.size() == 1) return is_upper(word[0]);
    if (word.find('.') != word.npos) return is_letter(word.back());
    constexpr std::string_view kAbbreviations =
        " Mr Mrs Ms Dr Gen Lt Col Sgt Sen Rep Gov Prof St Jan Feb Aug Sept Oct Nov Dec ";
    return kAbbreviations.find(" " + std::string(word) + " ") != kAbbreviations.npos;
  }

  uint32_t letters_end(uint32_t at) const {
    while (at < end_ && in_word(at)) ++at;
    return at;
  }
  bool is_clitic(uint32_t at) const {
    if (tokens_.empty()) return false;
    const std::string letters = fold(text_.substr(at, letters_end(at) - at));
    return letters == "s" || letters == "re" || letters == "ve" || letters == "ll" || letters == "d" || letters == "m";
  }

  std::string_view text_;
  uint32_t end_;
  std::vector<Token>& tokens_;
};

}  // namespace

void cut_tokens(std::string_view text, Span span, std::vector<Token>& tokens) {
  Cutter(text, span, tokens).run(span.begin);
}

void split_tokens(Document& document, const Knowledge& knowledge) {
  fold(document.text(), document.folded);
  std::string buffer;
  for (Sentence& sentence : document.sentences) {
    sentence.first = static_cast<uint32_t>(document.tokens.size());
    cut_tokens(document.text(), sentence.span, document.tokens);
    sentence.end = static_cast<uint32_t>(document.tokens.size());
  }
  for (uint32_t i = 0; i < document.tokens.size(); ++i) {
    document.tokens[i].word = knowledge.image.word_id(vocabulary_form(document.folded_word(i), buffer));
  }
  document.tags.resize(document.tokens.size());
  document.heads.resize(document.tokens.size());
}

}  // namespace rapporteur::text
