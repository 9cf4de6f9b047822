// Positions: where an actor stands on an issue.
#pragma once

#include "talks/proposals.h"

namespace rapporteur::talks {

/// One for each actor and issue, in the order of the text.
std::vector<Position> find_positions(const Reading& reading, const std::vector<ToldProposal>& proposals,
                                     const std::vector<Clause>& clauses);

}  // namespace rapporteur::talks
