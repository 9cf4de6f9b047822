// A sentence ends where the boundary model says, and with its paragraph.
#include "text/sentences.h"

#include <algorithm>
#include <span>
#include <vector>

#include "rapporteur/document.h"
#include "text/boundaries.h"
#include "text/characters.h"
#include "text/wrapping.h"

namespace rapporteur::text {
namespace {

/// True if the line feed before `token` only wraps a line: a small letter follows where no mark ends a sentence.
bool wraps(const Document& document, uint32_t token) {
  const char last = document.text()[document.tokens[token - 1].span.end - 1];
  if (last == '.' || last == '!' || last == '?' || last == ':') return false;
  const uint32_t code = character_at(document.text(), document.tokens[token].span.begin).code;
  return is_letter(code) && !is_upper(code);
}

/// True if a paragraph ends before `token`: an empty line, or a line feed that does not merely wrap.
bool begins_paragraph(const Document& document, uint32_t token, const Wrapping& wrapping) {
  const Span gap = {document.tokens[token - 1].span.end, document.tokens[token].span.begin};
  uint32_t feeds = 0, feed = 0;
  for (uint32_t at = gap.begin; at < gap.end; ++at) {
    if (document.text()[at] != '\n') continue;
    feed = at;
    ++feeds;
  }
  if (feeds != 1) return feeds > 1;
  return !wraps(document, token) && !goes_on(wrapping, document.text(), feed);
}

/// Bytes where a line's furniture, dateline or heading begins or ends: no sentence runs across them. Brackets inside a
/// line are no such border.
std::vector<uint32_t> zone_borders(const Document& document) {
  const std::string_view text = document.text();
  std::vector<uint32_t> borders;
  for (const Zone& zone : document.zones) {
    size_t before = zone.span.begin;
    while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '\t')) --before;
    if (before > 0 && text[before - 1] != '\n') continue;
    borders.push_back(zone.span.begin);
    borders.push_back(zone.span.end);
  }
  std::sort(borders.begin(), borders.end());
  return borders;
}

/// True if a border lies in the gap before `token`. Borders that lie before it are used up.
bool crosses_border(const Document& document, uint32_t token, std::span<const uint32_t>& borders) {
  const uint32_t gap = document.tokens[token - 1].span.end, begin = document.tokens[token].span.begin;
  while (!borders.empty() && borders.front() < gap) borders = borders.subspan(1);
  return !borders.empty() && borders.front() <= begin;
}

void add_sentence(Document& document, uint32_t first, uint32_t end, uint32_t paragraph) {
  Sentence sentence;
  sentence.first = first;
  sentence.end = end;
  sentence.span = document.span_of(first, end);
  sentence.paragraph = paragraph;
  document.sentences.push_back(sentence);
}

/// No sentence of any treebank is as long: what is longer is a table or noise, and is cut so that memory stays bounded.
constexpr uint32_t kLongestSentence = 1000;  // tokens

void add_sentences(Document& document, uint32_t end, uint32_t paragraph, std::vector<uint32_t>& begins) {
  begins.push_back(end);
  for (size_t i = 0; i + 1 < begins.size(); ++i) {
    for (uint32_t first = begins[i]; first < begins[i + 1]; first += kLongestSentence) {
      add_sentence(document, first, std::min(first + kLongestSentence, begins[i + 1]), paragraph);
    }
  }
  begins.clear();
}

}  // namespace

void split_sentences(Document& document, const Boundaries& boundaries) {
  const auto size = static_cast<uint32_t>(document.tokens.size());
  const Wrapping wrapping = wrapping_of(document.text());
  std::vector<uint32_t> begins;
  uint32_t paragraph = 0;
  const std::vector<uint32_t> all_borders = zone_borders(document);
  std::span<const uint32_t> borders = all_borders;
  for (uint32_t first = 0; first < size; ++paragraph) {
    uint32_t end = first + 1;
    while (end < size && !begins_paragraph(document, end, wrapping) && !crosses_border(document, end, borders)) ++end;
    boundaries.find(document, first, end, begins);
    add_sentences(document, end, paragraph, begins);
    first = end;
  }
}

}  // namespace rapporteur::text
