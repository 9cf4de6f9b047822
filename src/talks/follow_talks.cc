// Runs the steps of the stage in the order in which they build on each other.
#include "talks/follow_talks.h"

#include "talks/conflicts.h"
#include "talks/forecasts.h"
#include "talks/meetings.h"
#include "talks/positions.h"
#include "talks/proposals.h"

namespace rapporteur::talks {

void follow_talks(Document& document, const Knowledge& knowledge) {
  if (document.heads.size() != document.tokens.size() || document.tags.size() != document.tokens.size()) return;
  std::vector<Telling> tellings;
  {
    const Reading reading(document, knowledge);
    tellings = tell_meetings(reading, knowledge);
    const std::vector<ToldProposal> proposals = find_proposals(reading);
    for (const ToldProposal& told : proposals) document.proposals.push_back(told.proposal);
    document.clauses = find_clauses(reading, proposals);
    document.positions = find_positions(reading, proposals, document.clauses);
    document.forecasts = find_forecasts(reading);
    document.conflicts = find_conflicts(reading, knowledge);
  }
  merge_tellings(document, std::move(tellings));
}

}  // namespace rapporteur::talks
