// A finding as a JSON object, in the interchange form.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "rapporteur/finding.h"

namespace rapporteur::render {

/// Appends {"kind":…,"report":…,"span":[start,end],"rule":…, the kind's fields} without a line end; with its words too
/// if asked for.
void append_json(const Finding& finding, bool with_words, std::string& out);

/// The same as a value.
nlohmann::ordered_json object_of(const Finding& finding, bool with_words);

/// The value on one line, bytes that are no UTF-8 replaced, and nothing in it that a terminal would obey.
std::string written(const nlohmann::ordered_json& value);

}  // namespace rapporteur::render
