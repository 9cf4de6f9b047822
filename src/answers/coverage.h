// Which days were read: silence on a day of which no report was read tells nothing.
#pragma once

#include <vector>

#include "rapporteur/record.h"

namespace rapporteur::answers {

/// Stretches of days, between the record's first and last report or those of the period, on which no report was
/// published that the record has. Both ends are known.
Result<std::vector<DayRange>> unread_days(const Record& record, std::optional<Day> from, std::optional<Day> until);

/// "2022-01-14 to 2022-01-20", "2022-01-14"
std::string words_of(const DayRange& days);

}  // namespace rapporteur::answers
