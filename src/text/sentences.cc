// A sentence ends at a full stop, question or exclamation mark, with the closing marks after it, before a blank and no
// small letter; and at each line feed.
#include "text/sentences.h"

#include <cctype>

#include "rapporteur/document.h"

namespace rapporteur::text {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Length of a closing quotation mark or bracket at `at`, 0 if there is none.
uint32_t closing(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '"' || text[at] == '\'' || text[at] == ')' || text[at] == ']') return 1;
  const std::string_view three = text.substr(at, 3);
  return three == "\u201d" || three == "\u2019" ? 3 : 0;
}

bool ends_abbreviation(std::string_view text, size_t point) {
  size_t begin = point;
  while (begin > 0 && std::isalpha(static_cast<unsigned char>(text[begin - 1])) != 0) --begin;
  const std::string_view word = text.substr(begin, point - begin);
  if (word.size() == 1) return std::isupper(static_cast<unsigned char>(word[0])) != 0;
  constexpr std::string_view kTitles =
      " Mr Mrs Ms Dr Gen Lt Col Sgt Sen Rep Gov Prof St No Jan Feb Aug Sept Oct Nov Dec ";
  return !word.empty() && kTitles.find(" " + std::string(word) + " ") != kTitles.npos;
}

/// The end of the sentence if one ends with the mark at `at`, else 0.
uint32_t sentence_end(std::string_view text, size_t at) {
  if (text[at] != '.' && text[at] != '!' && text[at] != '?') return 0;
  if (text[at] == '.' && ends_abbreviation(text, at)) return 0;
  size_t end = at + 1;
  while (const uint32_t length = closing(text, end)) end += length;
  if (end < text.size() && !is_space(text[end])) return 0;
  size_t next = end;
  while (next < text.size() && is_space(text[next])) ++next;
  if (next < text.size() && std::islower(static_cast<unsigned char>(text[next])) != 0) return 0;
  return static_cast<uint32_t>(end);
}

void add(Document& document, uint32_t begin, uint32_t end, uint32_t paragraph) {
  const std::string_view text = document.text();
  while (begin < end && is_space(text[begin])) ++begin;
  while (end > begin && is_space(text[end - 1])) --end;
  if (begin == end) return;
  Sentence sentence;
  sentence.span = {begin, end};
  sentence.paragraph = paragraph;
  document.sentences.push_back(sentence);
}

}  // namespace

void split_sentences(Document& document, const Knowledge&) {
  const std::string_view text = document.text();
  uint32_t begin = 0, paragraph = 0;
  for (uint32_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n') {
      const size_t before = document.sentences.size();
      add(document, begin, at, paragraph);
      paragraph += document.sentences.size() > before || begin < at;
      begin = at + 1;
    } else if (const uint32_t end = sentence_end(text, at)) {
      add(document, begin, end, paragraph);
      begin = end;
      at = end - 1;
    }
  }
  add(document, begin, static_cast<uint32_t>(text.size()), paragraph);
}

}  // namespace rapporteur::text
