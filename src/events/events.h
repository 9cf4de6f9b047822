// The room of events: who did what to whom, in CAMEO codes. docs/events.md explains compositions and sides.
#pragma once

#include "knowledge.h"
#include "rapporteur/document.h"

namespace rapporteur::events {

/// Writes Document::events. Reads predicates, frames, mentions, times, statements and meetings. Appends to
/// Document::actors the states that domestic events imply and no mention names. Linear in the number of tokens but for
/// the depth of operators ("agreed to stop supporting"), which is bounded. Method: frames after the CAMEO code book
/// (Schrodt 2012), read from Universal Dependencies.
void code_events(Document& document, const Knowledge& knowledge);

}  // namespace rapporteur::events
