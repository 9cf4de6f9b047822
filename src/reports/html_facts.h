// What a page says of itself: title, day, outlet, author, language, address. In the order of trust: linked data
// (schema.org), Open Graph and other meta elements, marked-up elements, the address, a visible line with a date.
#pragma once

#include <optional>
#include <string>

#include "rapporteur/day.h"
#include "reports/html_tree.h"

namespace rapporteur::reports {

struct PageFacts {
  std::string title;
  std::string source;  ///< the outlet
  std::string author;  ///< several are joined by ", "
  std::string language;
  std::string address;  ///< the canonical one; "" if the page does not give it
  std::optional<Day> date;
};

/// What is not on the page stays empty. `address` is where the page was found, "" if that is no URL.
PageFacts facts_of(const HtmlTree& tree, const std::string& address);

/// "example.org" for "https://www.example.org/news/1"; "" for what is no web address.
std::string host_of(std::string_view address);

}  // namespace rapporteur::reports
