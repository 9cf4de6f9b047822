// A web page as a report: its article's text and what it says of itself.
#pragma once

#include <optional>
#include <string>

#include "rapporteur/report.h"
#include "rapporteur/result.h"

namespace rapporteur::reports {

/// The page's report; its id is left empty. `address` is where it was found, a URL or a path. `date` is used where the
/// page does not give its day. A page without running text (an index, a gallery) is an error.
Result<Report> html_report(const std::string& page, const std::string& where, const std::string& address,
                           std::optional<Day> date);

}  // namespace rapporteur::reports
