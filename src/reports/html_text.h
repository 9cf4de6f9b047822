// The article's text out of a page: which of its paragraphs are the report, and which are furniture.
#pragma once

#include <string>

#include "reports/html_tree.h"

namespace rapporteur::reports {

/// The article's paragraphs with an empty line between them; "" if there is no running text on the page.
std::string article_text(const HtmlTree& tree);

/// All paragraphs, for markup that holds nothing but an article (a feed's entry).
std::string whole_text(const HtmlTree& tree);

}  // namespace rapporteur::reports
