// Charges and their denials: what one side lays to another, and the other says is not so.
#pragma once

#include <vector>

#include "statements/cues.h"
#include "talks/reading.h"

namespace rapporteur::talks {

/// One conflict ("conflict denial") for each denial whose charge the report tells too, by somebody of another side:
/// its span is the denial, `with` the charge. A denial that only says "it" or "the charge" answers the nearest before
/// it that is laid to whoever denies; one that says what is denied, one that stands close by or shares a word with it.
/// Linear in the predicates.
std::vector<Conflict> find_denials(const Reading& reading, const statements::CueRules& cues);

}  // namespace rapporteur::talks
