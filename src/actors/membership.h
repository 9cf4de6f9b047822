// Who belongs to a body or format on a day.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "rapporteur/day.h"
#include "rules/image.h"

namespace rapporteur::actors {

/// The codes of the members of the body of that id on a day, sorted; without a day, those that have not left. Empty if
/// there is no such body, if its members are not known, or if it did not exist on that day. The views belong to the
/// image. Source of each body's members: its entry in knowledge/actors/bodies.know.
std::vector<std::string_view> members_of(const rules::Image& image, std::string_view body, std::optional<Day> day);

/// True if the entry (a state, a body, a tenure) was there on the day, as its `from` and `to` say.
bool is_present(const rules::Image& image, uint32_t entry, Day day);

}  // namespace rapporteur::actors
