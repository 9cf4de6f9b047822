// What is said, where the tree tells it: the clause, infinitive or noun phrase that depends on a cue, or that the cue
// is pushed into ("the talks, he said, went well").
#pragma once

#include <vector>

#include "statements/reading.h"

namespace rapporteur::statements {

/// The content of a cue by its tree, from left to right, without marks at the ends; empty if there is none of the kinds
/// that the cue takes.
std::vector<Tokens> complement_of(const Reading& reading, const CueMatch& cue, const Sentence& sentence);

}  // namespace rapporteur::statements
