// Direct speech: which cue introduces which quotation, and which quotation goes on with an earlier one.
#pragma once

#include <vector>

#include "statements/speech.h"

namespace rapporteur::statements {

/// A statement for each quotation that is speech of its own: with a cue after it, before it, or around it; or without
/// one, where a whole sentence is quoted and the speaker goes on from the statement before. A quotation inside a clause
/// is left to that clause's cue. Linear in the tokens: a cue is looked for at most kFarthestCue tokens away.
std::vector<Draft> find_direct(const Speech& speech);

}  // namespace rapporteur::statements
