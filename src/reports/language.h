// Which language a report is in, and whether there is knowledge to read it with.
#pragma once

#include <string>
#include <string_view>

#include "rapporteur/report.h"

namespace rapporteur::reports {

/// The language as BCP 47 ("fr", "zh-Hant"), told by CLD2 from the text's first kilobytes; "" if the text is too short
/// or mixed to be sure. `text` is UTF-8.
std::string language_of(std::string_view text);

/// True for "en", "en-GB", "en_US" and "": the stages know English alone (knowledge/en). What is in another language is
/// kept as a report and not read.
bool can_read(std::string_view language);

/// Fills Report::language with what the text shows, or corrects it where it says otherwise, and notes that a report is
/// in a language that cannot be read.
void tell_language(Report& report);

}  // namespace rapporteur::reports
