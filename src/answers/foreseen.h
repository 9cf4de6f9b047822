// What was expected, by whom, and what became of it where the record shows it.
#pragma once

#include "answers/answer.h"

namespace rapporteur::answers {

/// An entry for each forecast that the query means, in the order of days, with the chain of sentences: what was said,
/// the meeting or event that those words expect, and the later findings that settle it. Its outcome is "came true",
/// "did not", "not seen" (its days are over, and the record goes beyond them), "open" (they are not over), or
/// "untold": its words hold no meeting and no event that could be looked for.
Result<Answer> foreseen(const Record& record, Query query);

}  // namespace rapporteur::answers
