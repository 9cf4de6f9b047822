// Each finding with its words, folded to the terminal's width.
#include <algorithm>

#include "render/printer.h"
#include "render/words.h"

namespace rapporteur::render {
namespace {

constexpr uint32_t kLineWidth = 5;  // "line" numbers of a report
constexpr uint32_t kKindWidth = 10;
constexpr uint32_t kIndent = kLineWidth + 2;
constexpr uint32_t kNarrowest = 20;

void write_row(const Layout& layout, const Finding& finding, std::string& out) {
  const std::string line = std::to_string(finding.line);
  const uint32_t rest = std::max(layout.width, kIndent + kKindWidth + kNarrowest) - kIndent;
  out.append(kLineWidth - std::min<size_t>(line.size(), kLineWidth), ' ');
  out += styled(line, Style::dim, layout.colour) + "  ";
  if (!layout.kind) out += styled(padded(name_of(finding.kind), kKindWidth), Style::bold, layout.colour);
  const uint32_t beside = layout.kind ? 0 : kKindWidth;
  const auto head = wrap(headline(finding), rest - beside);
  for (size_t i = 0; i < head.size(); ++i) {
    if (i > 0) out.append(kIndent + beside, ' ');
    out += head[i] + "\n";
  }
  if (head.empty()) out += "\n";
  for (const std::string& piece : wrap("\"" + line_of(finding.words) + "\"", rest)) {
    out.append(kIndent, ' ');
    out += styled(piece, Style::quotation, layout.colour) + "\n";
  }
}

}  // namespace

void write_table(const Printer& printer, const ReportHead& report, std::span<const Finding> findings,
                 std::string& out) {
  const Layout& layout = printer.layout();
  std::string head = line_of(report.id) + "  " + (report.date.empty() ? "no date" : report.date);
  out += styled(head, Style::bold, layout.colour);
  if (!report.title.empty())
    out += "  " + cut(line_of(report.title), std::max(layout.width, columns(head) + kNarrowest) - columns(head) - 2);
  out += "\n";
  if (!report.same_as.empty())
    out += "       same as " + line_of(report.same_as) + "\n";
  else if (findings.empty())
    out += "       nothing found\n";
  for (const Finding& finding : findings) write_row(layout, finding, out);
  out += "\n";
}

}  // namespace rapporteur::render
