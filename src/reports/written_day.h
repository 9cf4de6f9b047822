// Days as pages, feeds and people who collect reports write them: ISO 8601, RFC 822, "19 July 2022", "19/07/2022".
#pragma once

#include <optional>
#include <string_view>

#include "rapporteur/day.h"

namespace rapporteur::reports {

/// The day that stands at the beginning of `written`, blanks and a weekday before it allowed: "2022-07-19",
/// "2022-07-19T10:00:00+02:00", "20220719", "2022/07/19", "Tue, 19 Jul 2022 10:00:00 GMT", "19 July 2022", "July 19,
/// 2022", "19.07.2022", "19/07/2022". Nothing if it is no day, does not exist, or can be read in two ways
/// ("03/04/2022"). The years are 1500 to 2999. `used` gets the bytes that it takes.
std::optional<Day> day_at(std::string_view written, size_t* used = nullptr);

/// The first day anywhere in it that a full date gives; for lines like "Published on 19 July 2022 at 10:00".
std::optional<Day> first_day_in(std::string_view text);

}  // namespace rapporteur::reports
