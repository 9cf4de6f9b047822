// "like": an entry that takes from another what it does not say itself.
#pragma once

#include <vector>

#include "rapporteur/result.h"
#include "rules/grammar.h"

namespace rapporteur::rules {

/// Gives each entry that has `like ID` the values of the entry ID of its kind under the keys that it has not itself;
/// not its words (verb, noun, adjective, phrase, modal) nor its examples. Chains of likes are followed. An error if
/// there is no such entry or it is like itself.
Result<void> inherit(std::vector<SourceEntry>& entries);

}  // namespace rapporteur::rules
