// What later reports change of what a record knew.
#pragma once

#include "answers/answer.h"

namespace rapporteur::answers {

/// What the reports with a higher number than `since` change, in the order of reading:
/// - "moved": a meeting of the same sides that was to come is now to come on another single day;
/// - "elsewhere": the same meeting is now to come in another place;
/// - "cancelled": a meeting that was to come is cancelled or refused;
/// - "turned": a holder who was for an issue is now against it, or the other way;
/// - "conflict": a new pair of findings that cannot both hold.
/// Each entry has the sentence before and the one after. A report that is older than what the record has of the same is
/// no news.
Result<Answer> changes(const Record& record, int64_t since, float min_confidence);

/// The number of the report that was read last; 0 if there is none.
Result<int64_t> last_number(const Record& record);

}  // namespace rapporteur::answers
