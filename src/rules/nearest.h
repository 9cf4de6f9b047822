// What somebody who mistyped a name most likely meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::rules {

/// Insertions, deletions, replacements and swaps of neighbours that make one word the other (optimal string alignment,
/// Damerau 1964), in bytes.
size_t edit_distance(std::string_view a, std::string_view b);

/// "did you mean "object"? expected one of subject, object": the nearest names if there are any near ones, and all of
/// them if they are few.
std::string advise(std::string_view given, const std::vector<std::string_view>& names);

}  // namespace rapporteur::rules
