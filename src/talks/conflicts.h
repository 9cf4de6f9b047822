// Conflicts: two tellings of one report that cannot both hold.
#pragma once

#include <vector>

#include "talks/reading.h"

namespace rapporteur::talks {

/// What one side says and another says otherwise: that it is so and that it is not ("conflict truth"), in another
/// number ("conflict number"), on another day ("conflict day") or at another place ("conflict place"). Both are of the
/// same deed by the same doer to the same; what one and the same says twice is a contrast, and what the report itself
/// tells twice may be two happenings. `span` is the later one, `with` the earlier. Those of denials.h are among them.
/// In the order of the text. Linear in the predicates, but for those that tell the same deed.
std::vector<Conflict> find_conflicts(const Reading& reading, const Knowledge& knowledge);

}  // namespace rapporteur::talks
