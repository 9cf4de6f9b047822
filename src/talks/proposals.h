// Proposals: a text, plan or offer that somebody puts forward; and clauses: what it, or an open demand, would bind
// somebody to.
#pragma once

#include "talks/reading.h"

namespace rapporteur::talks {

/// A proposal as the text tells it.
struct ToldProposal {
  Proposal proposal;
  bool adopted = false;  ///< told by its adoption, which is no offer any more
};

std::vector<ToldProposal> find_proposals(const Reading& reading);

/// Clauses of the proposals found, of agreements whose terms are told, and of demands.
std::vector<Clause> find_clauses(const Reading& reading, const std::vector<ToldProposal>& proposals);

}  // namespace rapporteur::talks
