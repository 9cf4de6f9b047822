// Words in quotation marks, by tokens.
#pragma once

#include <cstdint>
#include <vector>

#include "rapporteur/document.h"

namespace rapporteur::statements {

/// What stands between an opening mark and its closing one. A paragraph ends it; where the next paragraph opens again
/// without a close before it, `continued` is set on the first of the two.
struct Quotation {
  uint32_t open = 0;   ///< the token of the opening mark
  uint32_t first = 0;  ///< the words: [first, end)
  uint32_t end = 0;
  uint32_t close = kNone;  ///< the token of the closing mark; kNone if it is lost
  bool continued = false;
};

/// All quotations, in order, not nested: inner marks belong to the outer quotation. Straight, curly, low and angle
/// marks, two apostrophes or grave accents, and single marks where the whole report uses no double ones. Linear.
std::vector<Quotation> find_quotations(const Document& document);

}  // namespace rapporteur::statements
