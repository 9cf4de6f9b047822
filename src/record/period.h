// The days that people type: whole days, months and years.
#pragma once

#include <optional>
#include <string>

#include "rapporteur/day.h"
#include "rapporteur/result.h"

namespace rapporteur::record {

/// A period's first and last day from days, months ("2022-01") or years ("2022"), "" for open. An error for anything
/// else and for a period that ends before it begins.
Result<void> take_period(const std::string& from, const std::string& until, std::optional<Day>& first,
                         std::optional<Day>& last);

}  // namespace rapporteur::record
