// One line a report: "geneva-1  2022-01-09  9 statements · 4 meetings · 1 proposal (4 clauses)".
#include <array>

#include "render/printer.h"
#include "render/words.h"

namespace rapporteur::render {
namespace {

constexpr uint32_t kNameWidth = 32;

std::string counted(size_t count, FindingKind kind) {
  return std::to_string(count) + " " + std::string(name_of(kind)) +
         (count == 1 || kind == FindingKind::furniture ? "" : "s");
}

}  // namespace

void write_summary(const Printer& printer, const ReportHead& report, std::span<const Finding> findings,
                   std::string& out) {
  std::array<size_t, kFindingKinds> counts{};
  for (const Finding& finding : findings) ++counts[static_cast<size_t>(finding.kind)];
  const size_t clauses = counts[static_cast<size_t>(FindingKind::clause)];
  std::string line;
  for (int i = 0; i < kFindingKinds; ++i) {
    const auto kind = static_cast<FindingKind>(i);
    const bool proposals = counts[static_cast<size_t>(FindingKind::proposal)] > 0;
    if (counts[i] == 0 || kind == FindingKind::furniture || (kind == FindingKind::clause && proposals)) continue;
    line += (line.empty() ? "" : " · ") + counted(counts[i], kind);
    if (kind == FindingKind::proposal && clauses > 0) line += " (" + counted(clauses, FindingKind::clause) + ")";
  }
  out += styled(padded(line_of(report.id), kNameWidth), Style::bold, printer.layout().colour) + "  ";
  if (!report.same_as.empty())
    line = "same as " + line_of(report.same_as);
  else if (line.empty())
    line = "nothing found";
  out += padded(report.date.empty() ? "no date" : report.date, 10) + "  " + line + "\n";
}

}  // namespace rapporteur::render
