// The layer "stories" of `annotate`: unlike other layers it needs all reports before it can write the first line.
#pragma once

namespace rapporteur::cli {

/// Standard input's JSON lines grouped: one line a report in the order of the input, {"id", "story", "same_as",
/// "near"}. The exit status.
int annotate_stories();

}  // namespace rapporteur::cli
