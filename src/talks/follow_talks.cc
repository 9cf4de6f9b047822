// Runs the steps of the stage in the order in which they build on each other.
#include "talks/follow_talks.h"

#include "talks/meetings.h"

namespace rapporteur::talks {

void follow_talks(Document& document, const Knowledge& knowledge) {
  if (document.heads.size() != document.tokens.size() || document.tags.size() != document.tokens.size()) return;
  std::vector<Telling> tellings;
  {
    const Reading reading(document, *knowledge.talks);
    tellings = tell_meetings(reading, knowledge);
  }
  merge_tellings(document, std::move(tellings));
}

}  // namespace rapporteur::talks
