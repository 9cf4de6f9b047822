// A heading and a table for each report, as GitHub's Markdown has them.
#include "render/printer.h"
#include "render/words.h"
#include "text/wrapping.h"

namespace rapporteur::render {
namespace {

std::string cell(std::string_view text) {
  std::string escaped;
  for (const char c : text::one_line(text)) {
    if (c == '|' || c == '\\' || c == '<' || c == '*' || c == '_' || c == '`') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

}  // namespace

void write_markdown(const Printer&, const ReportHead& report, std::span<const Finding> findings, std::string& out) {
  out += "## " + cell(report.id) + (report.date.empty() ? "" : " (" + report.date + ")") + "\n\n";
  if (!report.title.empty()) out += cell(report.title) + "\n\n";
  if (findings.empty()) {
    out += "Nothing found.\n\n";
    return;
  }
  out += "| line | kind | finding | words |\n|---:|---|---|---|\n";
  for (const Finding& finding : findings) {
    out += "| " + std::to_string(finding.line) + " | " + std::string(name_of(finding.kind)) + " | " +
           cell(headline(finding)) + " | “" + cell(finding.words) + "” |\n";
  }
  out += "\n";
}

}  // namespace rapporteur::render
