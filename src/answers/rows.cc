#include "answers/rows.h"

namespace rapporteur::answers {

std::string field(const Finding& finding, std::string_view name) {
  const FieldValue* value = finding.find(name);
  const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return text == nullptr ? "" : *text;
}

std::vector<std::string> actors_in(const Finding& finding, std::string_view name) {
  const FieldValue* value = finding.find(name);
  const auto* list = value == nullptr ? nullptr : std::get_if<std::vector<std::string>>(value);
  return list == nullptr ? std::vector<std::string>() : *list;
}

std::string holder_of(const std::string& written) {
  const size_t slash = written.find('/');
  return slash == 0 ? written : written.substr(0, slash);
}

Result<std::vector<Row>> rows_of(const Record& record, const Query& query) {
  std::vector<Row> rows;
  const auto ok = record.find(query, [&](const RecordedReport& report, const Finding& finding) {
    rows.push_back({report, finding});
    return true;
  });
  if (!ok) return tl::unexpected(ok.error());
  return rows;
}

std::string day_of(const Row& row) {
  const DayRange days = days_of(field(row.finding, "date"));
  return days.first ? to_string(*days.first) : days.last ? to_string(*days.last) : row.report.date;
}

std::string id_of(const Finding& finding) {
  std::string id = finding.report + "/" + std::string(name_of(finding.kind)) + "/" +
                   std::to_string(finding.span.begin) + "-" + std::to_string(finding.span.end);
  for (const FieldType& type : fields_of(finding.kind)) {
    if (type.shape == FieldShape::actor || type.shape == FieldShape::code) id += "/" + field(finding, type.name);
  }
  return id;
}

}  // namespace rapporteur::answers
