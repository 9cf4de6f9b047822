// Findings that cannot both hold: inside a report, and between reports.
#pragma once

#include "answers/answer.h"

namespace rapporteur::answers {

/// The conflicts that the query means: by is anybody who has part in them. Inside a report as it was read; between
/// reports, where two that repeat neither each other nor a third tell
/// - one meeting (the same sides, no other persons, one day) as held in two places, or as held and as cancelled or
///   refused, the first by a report of that day or later;
/// - one act (the same sides and code, one day) as happened and as denied, or in the same words with another number.
Result<Answer> contradictions(const Record& record, Query query);

}  // namespace rapporteur::answers
