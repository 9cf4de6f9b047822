// What positions are on: issues as they were found, under the phrases that reports use for them.
#pragma once

#include "answers/answer.h"
#include "answers/issues.h"

namespace rapporteur::answers {

/// An entry for each issue of the positions that the query means, those of which most is told first, and below it each
/// of its phrases with the sentences that use it. `about` looks at the issues alone.
Result<Answer> issue_list(const Record& record, Query query, const std::vector<NamedIssue>& named);

}  // namespace rapporteur::answers
