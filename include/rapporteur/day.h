// SPDX-License-Identifier: Apache-2.0
// Calendar days: the proleptic Gregorian calendar of <chrono>, and ISO 8601 as text.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace rapporteur {

using Day = std::chrono::sys_days;

/// Reads "YYYY-MM-DD"; nothing for any other form or a day that does not exist.
std::optional<Day> parse_day(std::string_view iso);

/// Writes "YYYY-MM-DD".
std::string to_string(Day day);

/// First and last day that something can mean, both included. An open end is nothing.
struct DayRange {
  std::optional<Day> first;
  std::optional<Day> last;

  bool empty() const { return !first && !last; }
  bool operator==(const DayRange&) const = default;
};

/// The days an EDTF level 1 date can mean ("2022-01-09", "2021-12~", "2022-01-10/..", "197X"); empty for "" or a form
/// that this library does not write.
DayRange days_of(std::string_view edtf);

}  // namespace rapporteur
