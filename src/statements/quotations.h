// Words in quotation marks, by tokens. The view of the text has written every typography's marks as “ ” ‘ ’ where what
// stands beside them tells; straight marks are told here.
#pragma once

#include <cstdint>
#include <vector>

#include "rapporteur/document.h"

namespace rapporteur::statements {

enum class QuotationKind : uint8_t {
  speech,  ///< what somebody says or wrote
  name,    ///< a nickname or title of who or what is named beside it: Dostum, "the Marshal," …
};

/// What stands between an opening mark and its closing one. A paragraph ends it; where the next paragraph opens again
/// without a close before it, `continued` is set on the first of the two.
struct Quotation {
  uint32_t open = 0;   ///< the token of the opening mark; the first word if the mark is lost
  uint32_t first = 0;  ///< the words: [first, end)
  uint32_t end = 0;
  uint32_t close = kNone;  ///< the token of the closing mark; kNone if it is lost
  bool continued = false;
  bool single = false;  ///< in single marks
  QuotationKind kind = QuotationKind::speech;
  uint32_t within = kNone;  ///< the quotation that it stands in: index into the list of outer ones

  bool is_mark(uint32_t token) const { return (token == open && open != first) || token == close; }
};

/// The outer quotations, in order: inner marks belong to them. Double marks, and single ones where a paragraph has no
/// double ones outside them. A closing mark without an opening one closes its sentence where a comma, a question or an
/// exclamation stands before it and words after it; an opening mark without a closing one ends with the paragraph, or
/// before the words that say who spoke, where the tree hangs what is said on their verb. Reads sentences, tags and
/// heads. Linear.
std::vector<Quotation> find_quotations(const Document& document);

/// The quotations inside those, in order, with `within` set: double marks inside single ones, single inside double, and
/// the same marks anew. Linear.
std::vector<Quotation> find_inner_quotations(const Document& document, const std::vector<Quotation>& outer);

}  // namespace rapporteur::statements
