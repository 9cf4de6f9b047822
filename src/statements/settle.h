// From drafts in tokens to the layer: spans, form, the speaker's actor, the outlet that carried the words, and their
// date.
#pragma once

#include <vector>

#include "statements/reading.h"

namespace rapporteur::statements {

/// The statements, in the order of their first byte.
std::vector<Statement> settle(const Reading& reading, const std::vector<Draft>& drafts);

}  // namespace rapporteur::statements
