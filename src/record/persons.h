// Who is the same person in different reports.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/record.h"

namespace rapporteur::record {

/// A person as one or more reports write him, with what they say he is.
struct PersonRow {
  std::string written;  ///< "RUS/Sergei Ryabkov"
  std::string code;     ///< "" if no report told
  std::string name;
  std::vector<std::string> posts;  ///< case-folded
};

/// Unites rows of the same person. Full names are the same if their words are, in any romanisation and order, their
/// states are, and their initials do not differ ("George W. Bush" is not "George H. W. Bush"). A last name alone, or
/// with initials, is the person with that last name, state and post; if there are several, or no post says so, he stays
/// apart and the others are his candidates. The answer depends on the set of rows only: not on the order in which
/// reports came, nor on threads. Persons come in the order of their first rows.
std::vector<RecordedPerson> unite_persons(const std::vector<PersonRow>& rows);

/// Two names, as findings write them.
using NamePair = std::pair<std::string, std::string>;

/// What a person said of the persons: the names of a pair of `linked` are one person's; of a pair of `split` the second
/// stands for a person of its own.
std::vector<RecordedPerson> relate_persons(std::vector<RecordedPerson> persons, const std::vector<PersonRow>& rows,
                                           const std::vector<NamePair>& linked, const std::vector<NamePair>& split);

/// True if two posts can be one: the same last word, and no word of the shorter one that the longer one lacks.
bool posts_agree(std::string_view a, std::string_view b);

}  // namespace rapporteur::record
