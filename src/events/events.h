// The room of events: who did what to whom, in CAMEO codes. docs/events.md explains frames, compositions and roles.
#pragma once

#include "events/frames.h"
#include "knowledge.h"
#include "rapporteur/document.h"

namespace rapporteur::events {

/// Writes Document::events. Reads tokens, tags, heads, mentions, times and statements; a sentence without heads gives
/// none. Appends to Document::actors the states that domestic events imply and no mention names. Linear in the number
/// of tokens but for the depth of operators ("agreed to stop supporting"), which is bounded. Method: frames after the
/// CAMEO code book (Schrodt 2012), read from Universal Dependencies.
void code_events(Document& document, const Knowledge& knowledge);

}  // namespace rapporteur::events
