// From drafts in tokens to the layer: spans, form, the speaker's actor, the outlet that carried the words, and their
// date.
#pragma once

#include <vector>

#include "statements/speech.h"

namespace rapporteur::statements {

/// The statements, in the order of their first byte.
std::vector<Statement> make_statements(const Speech& speech, const std::vector<Draft>& drafts);

}  // namespace rapporteur::statements
