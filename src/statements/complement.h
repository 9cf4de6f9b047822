// What is said, where the tree tells it: the clause, infinitive or noun phrase that depends on a cue, or that the cue
// is pushed into ("the talks, he said, went well").
#pragma once

#include "statements/speech.h"

namespace rapporteur::statements {

/// The content of a cue by its tree, from left to right, without marks at the ends; empty if there is none of the kinds
/// that the cue takes.
Content complement_of(const Speech& speech, const CueMatch& cue);

}  // namespace rapporteur::statements
