#include "render/answer.h"
#include "render/dossier.h"

namespace rapporteur::render {

using answers::Cited;
using answers::Dossier;
using answers::Entry;

namespace {

void append_entry(const Dossier& dossier, const Entry& entry, std::string& out) {
  const std::string indent(2 * size_t{entry.depth}, ' ');
  out += indent + "- **" + in_markdown(entry.head) + "**\n";
  for (const auto& [role, row] : entry.sentences) {
    out += indent + "  - “" + in_markdown(row.finding.words) + "” (" + (role.empty() ? "" : in_markdown(role) + ", ") +
           "\\[" + std::to_string(dossier.number_of(row.report) + 1) + "\\] line " + std::to_string(row.finding.line) +
           ", " + (row.report.date.empty() ? "no date" : row.report.date) + ", " + how_sure(row.finding) + ")\n";
  }
}

std::string line_of_source(const Cited& cited) {
  std::string line =
      in_markdown(cited.report.id) + ", " + (cited.report.date.empty() ? "no date" : in_markdown(cited.report.date));
  for (const std::string& text : {cited.report.title, cited.report.source, cited.address}) {
    if (!text.empty()) line += ", " + in_markdown(text);
  }
  return line + (cited.repeats ? " (repeats \\[" + std::to_string(*cited.repeats + 1) + "\\])" : "");
}

}  // namespace

std::string markdown_of(const Dossier& dossier) {
  std::string out = "# " + in_markdown(dossier.title) + "\n\n" + in_markdown(dossier.scope) + "\n";
  for (const auto& [title, answer] : dossier.sections) {
    out += "\n## " + in_markdown(title) + "\n\n" +
           (answer.total == 0 ? "Nothing found." : count_of(answer) + ". " + in_markdown(answer.method)) + "\n\n";
    for (const Entry& entry : answer.entries) append_entry(dossier, entry, out);
  }
  out += "\n## Sources\n\n";
  for (size_t i = 0; i < dossier.sources.size(); ++i)
    out += std::to_string(i + 1) + ". " + line_of_source(dossier.sources[i]) + "\n";
  out += "\n## Days not read\n\n";
  for (size_t i = 0; i < dossier.unread.size(); ++i) out += (i == 0 ? "" : ", ") + answers::words_of(dossier.unread[i]);
  return out + (dossier.unread.empty() ? "None between the first report and the last.\n" : "\n");
}

}  // namespace rapporteur::render
