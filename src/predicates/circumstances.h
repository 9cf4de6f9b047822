// When an event happened: the time that hangs on its predicate.
#pragma once

#include <string>

#include "rapporteur/document.h"

namespace rapporteur::predicates {

/// The EDTF day or stretch of the time that modifies the predicate, or the verb above it where the predicate is a noun
/// or shares a conjunct's modifiers; "" if there is none.
std::string date_of(const Document& document, uint32_t predicate);

}  // namespace rapporteur::predicates
