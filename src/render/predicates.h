// How a finding's predicate was read, for people who ask why.
#pragma once

#include <string>

#include "rapporteur/document.h"
#include "rapporteur/finding.h"

namespace rapporteur::render {

/// "urged", subject "France", object "Mali", affirmed, asserted: the predicate that the finding's frame stands on. ""
/// where no frame found it.
std::string predicate_behind(const Document& document, const Finding& finding);

}  // namespace rapporteur::render
