// What somebody is quoted as telling of another's words: "The ambassador told me, ‘We were lied to,’ and I believe
// him".
#pragma once

#include <vector>

#include "statements/speech.h"

namespace rapporteur::statements {

/// Statements whose quotation and cue both stand inside another quotation. Reads the speech's quotations and cues.
/// Linear.
std::vector<Draft> find_inner(const Speech& speech);

}  // namespace rapporteur::statements
