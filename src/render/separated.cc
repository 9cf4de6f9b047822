// CSV (RFC 4180, line feeds) and TSV: one line a finding, one column a field. Where several kinds come, the columns are
// those of all kinds together, and a kind without a field leaves it empty.
#include <algorithm>

#include "render/harmless.h"
#include "render/printer.h"
#include "render/words.h"

namespace rapporteur::render {
namespace {

using Row = std::vector<std::string>;

constexpr std::string_view kCommon[] = {"kind",       "report",       "report_date", "line",         "start",
                                        "end",        "words",        "rule",        "confidence",   "verdict",
                                        "verdict_by", "verdict_when", "verdict_why", "program_found"};

std::vector<std::string_view> columns_of(const Layout& layout) {
  std::vector<std::string_view> columns(std::begin(kCommon), std::end(kCommon));
  for (int kind = 0; kind < kFindingKinds; ++kind) {
    if (layout.kind && static_cast<int>(*layout.kind) != kind) continue;
    for (const FieldType& field : fields_of(static_cast<FindingKind>(kind))) {
      if (std::find(columns.begin(), columns.end(), field.name) == columns.end()) columns.push_back(field.name);
    }
  }
  return columns;
}

Row row_of(const ReportHead& report, const Finding& finding, std::span<const std::string_view> columns) {
  Row row{std::string(name_of(finding.kind)),
          finding.report,
          report.date,
          std::to_string(finding.line),
          std::to_string(finding.span.begin),
          std::to_string(finding.span.end),
          finding.words,
          finding.rule,
          certainty(finding)};
  const Verdict verdict = finding.verdict.value_or(Verdict{});
  for (const std::string* said : {&verdict.word, &verdict.who, &verdict.made, &verdict.why, &verdict.found})
    row.push_back(*said);
  for (const std::string_view column : columns.subspan(row.size())) {
    const FieldValue* value = finding.find(column);
    row.push_back(value == nullptr ? "" : plain(*value));
  }
  return row;
}

std::string csv_cell(std::string_view text) {
  std::string plain_cell = harmless(text, Surface::sheet);
  if (plain_cell.find_first_of("\",\n") == std::string::npos) return plain_cell;
  std::string cell = "\"";
  for (const char c : plain_cell) cell.append(c == '"' ? 2 : 1, c);
  return cell + "\"";
}

/// TSV has no quoting: white space that would break the line becomes a blank.
std::string tsv_cell(std::string_view text) {
  std::string cell = harmless(text, Surface::sheet);
  for (char& c : cell) c = c == '\t' || c == '\n' ? ' ' : c;
  return cell;
}

template <typename Cells>
void append_line(const Cells& cells, char between, std::string (*cell)(std::string_view), std::string& out) {
  bool first = true;
  for (const auto& text : cells) {
    if (!first) out += between;
    first = false;
    out += cell(text);
  }
  out += '\n';
}

void append_rows(const Printer& printer, const ReportHead& report, std::span<const Finding> findings, char between,
                 std::string (*cell)(std::string_view), std::string& out) {
  const auto columns = columns_of(printer.layout());
  for (const Finding& finding : findings) append_line(row_of(report, finding, columns), between, cell, out);
}

}  // namespace

void append_csv_line(std::span<const std::string> cells, std::string& out) { append_line(cells, ',', csv_cell, out); }

void begin_csv(const Printer& printer, std::string& out) {
  append_line(columns_of(printer.layout()), ',', csv_cell, out);
}
void write_csv(const Printer& printer, const ReportHead& report, std::span<const Finding> findings, std::string& out) {
  append_rows(printer, report, findings, ',', csv_cell, out);
}
void begin_tsv(const Printer& printer, std::string& out) {
  append_line(columns_of(printer.layout()), '\t', tsv_cell, out);
}
void write_tsv(const Printer& printer, const ReportHead& report, std::span<const Finding> findings, std::string& out) {
  append_rows(printer, report, findings, '\t', tsv_cell, out);
}

}  // namespace rapporteur::render
