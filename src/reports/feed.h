// RSS (0.9 to 2.0) and Atom feeds: each entry is a report.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/day.h"
#include "rapporteur/result.h"

namespace rapporteur::reports {

struct FeedEntry {
  std::string title;
  std::string address;
  std::string author;
  std::string source;    ///< the feed's title
  std::string language;  ///< of the feed
  std::optional<Day> date;
  std::string html;  ///< the longest of what it gives: content or summary; markup or plain text
};

/// The entries in the feed's order. `bytes` in the encoding that their XML declaration gives. A damaged feed gives the
/// entries before the damage; one without any is an error.
Result<std::vector<FeedEntry>> read_feed(std::string_view bytes, const std::string& where);

}  // namespace rapporteur::reports
