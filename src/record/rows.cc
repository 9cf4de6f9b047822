// Lists stand in the record as JSON arrays, which SQLite's json_each() can open: ["NATO","USA"], [[10,20],[30,40]].
#include "record/rows.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "rapporteur/day.h"
#include "record/tables.h"

namespace rapporteur::record {
namespace {

using nlohmann::json;

constexpr float kThousandths = 1000;

std::string written(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

json to_json(Span span) { return {span.begin, span.end}; }

std::string list_of(const std::vector<Span>& spans) {
  json all = json::array();
  for (const Span span : spans) all.push_back(to_json(span));
  return all.dump();
}

void bind_value(const FieldValue& value, int parameter, Prepared& statement) {
  if (const auto* text = std::get_if<std::string>(&value))
    statement.bind(parameter, *text);
  else if (const auto* names = std::get_if<std::vector<std::string>>(&value))
    statement.bind(parameter, written(json(*names)));
  else if (const auto* span = std::get_if<Span>(&value))
    statement.bind(parameter, to_json(*span).dump());
  else if (const auto* spans = std::get_if<std::vector<Span>>(&value))
    statement.bind(parameter, list_of(*spans));
  else
    statement.bind_null(parameter);
}

void bind_day(const std::optional<Day>& day, int parameter, Prepared& statement) {
  if (day)
    statement.bind(parameter, to_string(*day));
  else
    statement.bind_null(parameter);
}

/// An empty span for anything but a pair of numbers, which only another program can have written.
Span span_of(const json& pair) {
  const bool good = pair.is_array() && pair.size() == 2 && pair[0].is_number_unsigned() && pair[1].is_number_unsigned();
  return good ? Span{pair[0].get<uint32_t>(), pair[1].get<uint32_t>()} : Span{};
}

std::vector<std::string> names_of(const json& list) {
  std::vector<std::string> names;
  for (const json& name : list) {
    if (name.is_string()) names.push_back(name.get<std::string>());
  }
  return names;
}

FieldValue value_at(FieldShape shape, const Prepared& row, int column) {
  if (row.is_null(column)) return {};
  std::string text = row.text(column);
  if (shape != FieldShape::actors && shape != FieldShape::span && shape != FieldShape::spans) return text;
  const json parsed = json::parse(text, nullptr, false);
  if (!parsed.is_array()) return {};
  if (shape == FieldShape::actors) return names_of(parsed);
  if (shape == FieldShape::span) return span_of(parsed);
  std::vector<Span> spans;
  for (const json& pair : parsed) spans.push_back(span_of(pair));
  return spans;
}

}  // namespace

int bind_finding(const Finding& finding, int64_t report, const std::string& date, Prepared& statement) {
  statement.bind(1, report).bind(2, int64_t{finding.span.begin}).bind(3, int64_t{finding.span.end});
  statement.bind(4, int64_t{finding.line}).bind(5, finding.words).bind(6, finding.rule);
  if (finding.confidence)
    statement.bind(7, int64_t{std::lround(*finding.confidence * kThousandths)});
  else
    statement.bind_null(7);
  int parameter = kCommonColumns + 1;
  DayRange days;
  const auto fields = fields_of(finding.kind);
  for (size_t i = 0; i < fields.size(); ++i) {
    bind_value(finding.values[i], parameter, statement);
    if (fields[i].shape == FieldShape::edtf) {
      days = days_of(std::get<std::string>(finding.values[i]));
      bind_day(days.first, parameter + 1, statement);
      bind_day(days.last, parameter + 2, statement);
    }
    parameter += columns_of(fields[i].shape);
  }
  const auto first = days.first ? days.first : days.last, last = days.last ? days.last : days.first;
  statement.bind(parameter, first ? to_string(*first) : date).bind(parameter + 1, last ? to_string(*last) : date);
  statement.bind_null(parameter + 2).bind_null(parameter + 3);
  return parameter + 2;
}

std::string select_columns(FindingKind kind) {
  return columns_sql(kind, "f.") + ", f.verdict, c.who, c.made, c.why, c.found";
}

Finding finding_at(FindingKind kind, const Prepared& row, int first) {
  Finding finding;
  finding.kind = kind;
  finding.span = {static_cast<uint32_t>(row.number(first + 1)), static_cast<uint32_t>(row.number(first + 2))};
  finding.line = static_cast<uint32_t>(row.number(first + 3));
  finding.words = row.text(first + 4);
  finding.rule = row.text(first + 5);
  if (!row.is_null(first + 6)) finding.confidence = static_cast<float>(row.number(first + 6)) / kThousandths;
  int column = first + kCommonColumns;
  for (const FieldType& field : fields_of(kind)) {
    finding.values.push_back(value_at(field.shape, row, column));
    column += columns_of(field.shape);
  }
  if (!row.is_null(column))
    finding.verdict = Verdict{row.text(column), row.text(column + 1), row.text(column + 2), row.text(column + 3),
                              row.text(column + 4)};
  return finding;
}

std::string sql_of_one(FindingKind kind) {
  return "SELECT " + std::string(kReportLine) + ", " + select_columns(kind) + " FROM " + table_of(kind) +
         " f JOIN reports r USING (report)" + std::string(kJoinCorrections) + " WHERE f.finding = ?";
}

RecordedReport report_at(const Prepared& row) {
  return {row.number(0), row.text(1), row.text(2), row.text(3), row.text(4)};
}

FoundFinding found_at(FindingKind kind, const Prepared& row) {
  constexpr int kReportColumns = 5;
  FoundFinding found{report_at(row), finding_at(kind, row, kReportColumns)};
  found.finding.report = found.report.id;
  return found;
}

}  // namespace rapporteur::record
