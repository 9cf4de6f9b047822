// The ways of saying a plain sentence, and what must follow from each.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "metamorphic/parts.h"

namespace rapporteur::testing {

/// What must be found in a sentence, beside what was found in the plain one.
enum class Follows : uint8_t {
  same,    ///< the same findings, no others
  joined,  ///< the same, and the same of the other party
  unreal,  ///< nothing happened and nothing is held
  denied,  ///< nothing happened, and nobody holds what the plain sentence says he does; he may hold the contrary
  undone,  ///< what the plain sentence tells did not happen; that it was refused did
};

struct Form {
  std::string name;
  Follows follows = Follows::same;
  std::string text;  ///< empty: the form cannot be made of this sentence
};

/// Whom "and", "nor" join to the subject.
inline constexpr const char* kOtherParty = "Portugal";
inline constexpr const char* kOtherCode = "PRT";

/// Every form, in one order, whether it can be made or not. `noun` is the event noun of the verb and the preposition of
/// its object ("condemnation of"); empty: it has none.
std::vector<Form> forms_of_sentence(const Parts& parts, const std::string& noun);

}  // namespace rapporteur::testing
