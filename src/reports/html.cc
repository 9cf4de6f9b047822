// Puts the page's text and its facts together.
#include "reports/html.h"

#include "reports/html_facts.h"
#include "reports/html_text.h"

namespace rapporteur::reports {

Result<Report> html_report(const std::string& page, const std::string& where, const std::string& address,
                           std::optional<Day> date) {
  const HtmlTree tree = parse_html(page);
  Report report;
  report.text = article_text(tree);
  if (report.text.empty()) {
    return fail(ErrorCode::unreadable, where, "there is no running text on this page",
                "give the page of one article, not an index or a gallery");
  }
  PageFacts facts = facts_of(tree, address);
  report.title = std::move(facts.title);
  report.source = std::move(facts.source);
  report.language = std::move(facts.language);
  report.address = facts.address.empty() ? address : facts.address;
  report.date = facts.date ? facts.date : date;
  return report;
}

}  // namespace rapporteur::reports
