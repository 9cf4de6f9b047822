// Times: the one that a token stands in, and the one that hangs on a predicate.
#pragma once

#include <string>

#include "rapporteur/document.h"

namespace rapporteur::predicates {

/// The expression of time that a token is part of; nullptr: none. Binary search.
const Time* time_at(const Document& document, uint32_t token);

/// The EDTF day or stretch of the time that modifies the predicate, or the verb above it where the predicate is a noun
/// or shares a conjunct's modifiers; "" if there is none.
std::string date_of(const Document& document, uint32_t predicate);

}  // namespace rapporteur::predicates
