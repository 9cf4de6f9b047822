// The stage "predicates".
#pragma once

#include "rapporteur/document.h"

namespace rapporteur {
struct Knowledge;
}

namespace rapporteur::predicates {

/// Reads each verb, predicative adjective and event noun of the parsed sentences once, with its arguments, polarity,
/// tense, modal and standing. Reads tags, heads, times and mentions; writes Document::predicates, obliques and
/// predicate_at. Linear in the number of tokens. Heads are read before their dependents, which inherit from them.
void find_predicates(Document& document, const Knowledge& knowledge);

}  // namespace rapporteur::predicates
