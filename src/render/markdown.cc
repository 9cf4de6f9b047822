// A heading and a table for each report, as GitHub's Markdown has them.
#include "render/dossier.h"
#include "render/printer.h"
#include "render/words.h"

namespace rapporteur::render {
namespace {

constexpr std::string_view kSigns = "\\|<>&*_`[]#~!";  // what Markdown could take for more than a word

}  // namespace

std::string in_markdown(std::string_view text) {
  std::string escaped;
  for (const char c : line_of(text)) {
    if (kSigns.find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

void write_markdown(const Printer&, const ReportHead& report, std::span<const Finding> findings, std::string& out) {
  out += "## " + in_markdown(report.id) + (report.date.empty() ? "" : " (" + report.date + ")") + "\n\n";
  if (!report.title.empty()) out += in_markdown(report.title) + "\n\n";
  if (!report.same_as.empty()) {
    out += "Same as " + in_markdown(report.same_as) + ".\n\n";
    return;
  }
  if (findings.empty()) {
    out += "Nothing found.\n\n";
    return;
  }
  out += "| line | kind | finding | words |\n|---:|---|---|---|\n";
  for (const Finding& finding : findings) {
    out += "| " + std::to_string(finding.line) + " | " + std::string(name_of(finding.kind)) + " | " +
           in_markdown(headline(finding)) + " | “" + in_markdown(finding.words) + "” |\n";
  }
  out += "\n";
}

}  // namespace rapporteur::render
