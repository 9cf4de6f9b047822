// Meetings as events: who met whom.
#pragma once

#include "frames/frame_rules.h"
#include "rapporteur/document.h"

namespace rapporteur::events {

/// Adds to Document::events one consultation for each two states or bodies of a meeting that took place,
/// goes on or is to take place, unless an event tells it already. Meetings of many are left to the layer of meetings:
/// who met whom there says little. Reads events and meetings.
void add_consultations(Document& document, const frames::FrameRules& rules);

}  // namespace rapporteur::events
