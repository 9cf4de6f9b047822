// One pass over the bytes; a byte above 0x7f counts as a letter unless it begins a general punctuation mark.
#include "text/furniture_words.h"

#include "text/wrapping.h"

namespace rapporteur::text {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Bytes of white space at `at`, the no-break space U+00A0 among it; 0 if there is none.
size_t space_length(std::string_view text, size_t at) {
  if (is_space(text[at])) return 1;
  return text.substr(at, 2) == "\xc2\xa0" ? 2 : 0;
}

/// U+2010..U+2027 in UTF-8: dashes, quotation marks, bullets, the ellipsis.
bool is_general_mark(std::string_view text, size_t at) {
  return at + 2 < text.size() && text[at] == '\xe2' && text[at + 1] == '\x80' &&
         static_cast<unsigned char>(text[at + 2]) < 0xa8;
}

bool is_apostrophe(std::string_view text, size_t at) {
  return text[at] == '\'' || (is_general_mark(text, at) && text[at + 2] == '\x99');
}

bool is_letter(std::string_view text, size_t at) {
  const char c = text[at];
  if (space_length(text, at) > 0) return false;
  return is_upper(c) || is_lower(c) || is_digit(c) ||
         (static_cast<unsigned char>(c) >= 0x80 && !is_general_mark(text, at));
}

/// Where the word that begins at `at` ends.
size_t word_end(std::string_view text, size_t at) {
  while (at < text.size()) {
    if (is_letter(text, at)) {
      ++at;
      continue;
    }
    const size_t joint = is_apostrophe(text, at) ? (text[at] == '\'' ? 1 : 3) : text[at] == '-' ? 1 : 0;
    if (joint == 0 || at + joint >= text.size() || !is_letter(text, at + joint)) break;
    at += joint;
  }
  return at;
}

size_t mark_end(std::string_view text, size_t at) {
  if (text.substr(at, 2) == "--") return at + 2;
  return at + (is_general_mark(text, at) ? 3 : 1);
}

bool is_dash(std::string_view mark) {
  return mark == "-" || mark == "--" || mark == "\u2013" || mark == "\u2014" || mark == "\u2012" || mark == "\u2015";
}

FurnitureWord word_of(std::string_view text, size_t begin, size_t end) {
  FurnitureWord word;
  word.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  const std::string_view chars = text.substr(begin, end - begin);
  word.hash = furniture_hash(chars);
  word.capital = is_upper(chars[0]);
  word.number = is_digit(chars[0]);
  word.mark = !is_letter(text, begin);
  word.dash = word.mark && is_dash(chars);
  word.upper = word.capital;
  for (const char c : chars) word.upper = word.upper && !is_lower(c);
  return word;
}

/// Notes on `word` what follows it, up to the next word at `next`. A line that a program filled goes on in the next.
void note_gap(std::string_view text, const Wrapping& wrapping, size_t next, FurnitureWord& word) {
  uint32_t feeds = 0, feed = 0;
  for (auto at = word.span.end; at < next; ++at) {
    if (text[at] != '\n') continue;
    feed = at;
    ++feeds;
  }
  word.space_after = next > word.span.end;
  word.line_end = feeds > 1 || (feeds == 1 && !goes_on(wrapping, text, feed));
  word.blank_after = feeds > 1;
}

}  // namespace

uint32_t furniture_hash(std::string_view word) {
  uint32_t hash = 2166136261u;  // FNV-1a, 32 bits (Fowler, Noll, Vo)
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(is_upper(c) ? c + 32 : c)) * 16777619u;
  return hash;
}

void cut_furniture_words(std::string_view text, std::vector<FurnitureWord>& words) {
  const size_t first = words.size();
  const Wrapping wrapping = wrapping_of(text);
  for (size_t at = 0; at < text.size();) {
    if (const size_t space = space_length(text, at)) {
      at += space;
      continue;
    }
    if (words.size() > first) note_gap(text, wrapping, at, words.back());
    const size_t end = is_letter(text, at) ? word_end(text, at) : mark_end(text, at);
    words.push_back(word_of(text, at, end));
    at = end;
  }
  if (words.size() > first) words.back().line_end = words.back().blank_after = words.back().space_after = true;
}

}  // namespace rapporteur::text
