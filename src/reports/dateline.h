// The publication day as a text file gives it: a first line "date 2022-01-09", or a day in the file's name.
#pragma once

#include <optional>
#include <string_view>

#include "rapporteur/day.h"
#include "rapporteur/span.h"

namespace rapporteur::reports {

struct DateMark {
  Span span;               ///< "date 2022-01-09" in the text, blanks before it included; empty: there is none
  std::optional<Day> day;  ///< nothing if the day does not exist
};

/// The mark at the very beginning of a text; what follows on its line is the report.
DateMark date_mark(std::string_view text);

/// The first "2022-01-09" in a file's name that no further digit touches.
std::optional<Day> day_in_name(std::string_view name);

}  // namespace rapporteur::reports
