// What is on the table: proposals, clause by clause, and who says what to them.
#pragma once

#include "answers/answer.h"

namespace rapporteur::answers {

/// An entry for each proposal that the query means (by: who puts it; to: to whom), in the order of days; below it its
/// clauses, and below each of both the positions whose issue is like it, in the order of days. Clauses without a
/// proposal stand by themselves, with who asks for them.
Result<Answer> on_table(const Record& record, Query query);

}  // namespace rapporteur::answers
