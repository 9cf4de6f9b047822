// The stage "talks": meetings, proposals, clauses, positions, forecasts and conflicts.
#pragma once

#include "rapporteur/document.h"

namespace rapporteur {

struct Knowledge;

namespace talks {

/// Fills the document's meetings, proposals, clauses, positions, forecasts and conflicts. Reads tokens, tags, heads,
/// times, mentions, places and statements; a sentence that was not parsed gives little. Method: docs/talks.md.
void follow_talks(Document& document, const Knowledge& knowledge);

}  // namespace talks
}  // namespace rapporteur
