// Numbers in several words become one atom: "twenty-five", "two hundred", "nineteen ninety-seven", "twenty-fifth".
#pragma once

#include <vector>

#include "times/time_rules.h"

namespace rapporteur::times {

/// Joins them in place. The words and their values are those of the classes cardinal, ordinal and scale. Linear.
void join_numerals(const TimeRules& rules, std::vector<rules::Atom>& atoms);

}  // namespace rapporteur::times
