// Rows of points: the lines that a bullet, a number or a semicolon sets apart, under the line that leads them.
#pragma once

#include <vector>

#include "rapporteur/document.h"

namespace rapporteur::talks {

/// For each sentence the one that leads its row: "The leaders agreed to:" over "- halt the raids;", and "The Security
/// Council," over "1. Demands that …". kNone: it is no point of a row. Linear in the tokens.
std::vector<uint32_t> leads_of(const Document& document);

/// The first word of a point, behind its bullet or number.
uint32_t first_word(const Document& document, uint32_t sentence);

}  // namespace rapporteur::talks
