// Words on a page that are not the report: related-links headings, pull quotes, captions, bylines, datelines, section
// headings, brackets that a translator left, licences. The patterns stand in knowledge/en/furniture/.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rapporteur/document.h"

namespace rapporteur::text {

/// One piece of a pattern: a word as it is spelt, or a class of words.
struct FurnitureElement {
  enum class Is : uint8_t { word, name, capitals, words, number, dash, initials };
  Is is = Is::word;
  bool capital = false;  ///< the word must begin with a capital, as the pattern writes it
  uint32_t hash = 0;     ///< of the word in lower case
};

/// A pattern and the stretch of text that it has to fill.
struct FurniturePattern {
  enum class Fills : uint8_t { line, sentence, opening, closing };
  Fills fills = Fills::line;
  ZoneKind zone = ZoneKind::furniture;
  RuleName rule;
  std::vector<FurnitureElement> elements;
};

/// knowledge/en/furniture/, ready to use (rules/furniture.h reads it).
struct FurnitureRules {
  std::vector<FurniturePattern> patterns;
  std::vector<std::pair<uint32_t, uint32_t>> anchors;  ///< hash of a pattern's rarest word, its index; sorted by hash
  std::vector<uint64_t> filter;                        ///< bit set of the anchors' hashes: most words fall through it
  std::vector<uint32_t> offices;                       ///< hashes of words that name a post; sorted
  std::vector<uint32_t> months;                        ///< hashes of words for months, also short ones; sorted
  std::vector<uint32_t> poses;    ///< hashes of verbs in the present that say what a picture shows; sorted
  std::vector<uint32_t> helpers;  ///< hashes of words before a verb that make no present of it; sorted
  RuleName pull_quote, heading, title, bracket, caption, unstopped;  ///< entries whose form is in the code; empty: off
};

/// The stage "furniture": fills Document::zones, in the order of the text, none inside another of its kind. Linear in
/// the text's length: a stretch longer than 120 words is no furniture and is not matched.
void mark_furniture(Document& document, const FurnitureRules& rules);

}  // namespace rapporteur::text
