// What the answers are made of: findings out of the record, each with the report it stands in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/record.h"

namespace rapporteur::answers {

using Row = FoundFinding;

/// A field's text; "" if the kind has no such field or it is no text.
std::string field(const Finding& finding, std::string_view name);
/// A field's list of actors.
std::vector<std::string> actors_in(const Finding& finding, std::string_view name);

/// "RUS" of "RUS/Sergei Ryabkov"; all of it where no state or body is known: "/analysts".
std::string holder_of(const std::string& written);

/// All wanted findings of a kind, in the order of days.
Result<std::vector<Row>> rows_of(const Record& record, const Query& query);

/// The first day that a finding means, else its report's; "" if neither has one.
std::string day_of(const Row& row);

/// "geneva-1/event/20-48/RUS/USA/040": its words, actors and code. Stays the same when the report is read again.
std::string id_of(const Finding& finding);

}  // namespace rapporteur::answers
