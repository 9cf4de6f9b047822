// A finding as a JSON object, in the interchange form.
#pragma once

#include <string>

#include "rapporteur/finding.h"

namespace rapporteur::render {

/// Appends {"kind":…,"report":…,"span":[start,end],"rule":…, the kind's fields} without a line end; with its words too
/// if asked for.
void append_json(const Finding& finding, bool with_words, std::string& out);

}  // namespace rapporteur::render
