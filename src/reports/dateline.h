// The publication day as a text file gives it: a first line "date 2022-01-09" or "Date: 9 January 2022", or a day in
// the file's name.
#pragma once

#include <optional>
#include <string_view>

#include "rapporteur/day.h"
#include "rapporteur/span.h"

namespace rapporteur::reports {

struct DateMark {
  Span span;               ///< "date 2022-01-09" in the text, blanks before it included; empty: there is none
  std::optional<Day> day;  ///< nothing if what stands there is no day, does not exist or can be read in two ways
};

/// The mark at the very beginning of a text: the word "date" in any case, a colon or not, and a day in one of the forms
/// of day_at(). What follows on its line is the report. A short line that begins so and gives no day is a mark without
/// one, so that it is not silently taken for text.
DateMark date_mark(std::string_view text);

/// The first "2022-01-09" in a file's name that no further digit touches.
std::optional<Day> day_in_name(std::string_view name);

}  // namespace rapporteur::reports
