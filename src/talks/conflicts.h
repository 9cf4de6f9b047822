// Conflicts: two claims of a report that cannot both hold.
#pragma once

#include "talks/reading.h"

namespace rapporteur::talks {

/// At most one for each rule. Conservative: a claim that is negated, or both claims in one sentence, make none.
std::vector<Conflict> find_conflicts(const Reading& reading, const rules::Image& image);

}  // namespace rapporteur::talks
