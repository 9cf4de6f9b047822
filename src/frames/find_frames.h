// The stage "frames".
#pragma once

#include "rapporteur/document.h"

namespace rapporteur {
struct Knowledge;
}

namespace rapporteur::frames {

/// Holds the entries `frame` against each predicate and fills the roles of those that fit. Reads heads, mentions and
/// predicates; writes Document::frames, fillers and frames_at. A predicate's frames stand in order of trust: patterns
/// with an object before the noun that a supporting verb carries ("hold talks"), before the bare verb. Linear in the
/// predicates.
void find_frames(Document& document, const Knowledge& knowledge);

}  // namespace rapporteur::frames
