// The notations of single values in knowledge files: numbers, days, codes, examples.
#pragma once

#include <optional>
#include <string_view>

namespace rapporteur::rules {

/// "7", "-46", "2.8"; nothing if it is no decimal number of at most nine digits.
std::optional<double> number_of(std::string_view text);
bool is_integer(std::string_view text);

/// A day, month, season or year of EDTF (ISO 8601-2:2019, levels 0 and 1), or an interval of them: "2022-01-09",
/// "2021-12~", "197X", "2015/..". Months, days and seasons must exist.
bool is_edtf(std::string_view text);

/// [date] "text" -> expectation
bool is_example(std::string_view text);

}  // namespace rapporteur::rules
