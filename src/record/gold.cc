// What persons said, as an answer key: what they confirmed, corrected or added is in it; what they rejected is not;
// what they said nothing of is optional, so that finding it is neither rewarded nor a fault.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "record/rows.h"
#include "record/tables.h"
#include "record/transfer.h"
#include "render/json.h"

namespace rapporteur::record {
namespace {

/// A report with verdicts, and its id.
struct Judged {
  int64_t report = 0;
  std::string id;
};

Result<std::vector<Judged>> judged_reports(const Database& database) {
  std::string sql;
  for (int kind = 0; kind < kFindingKinds; ++kind)
    sql += (kind == 0 ? "" : " UNION ") + std::string("SELECT report FROM ") +
           table_of(static_cast<FindingKind>(kind)) + " WHERE verdict IS NOT NULL";
  auto rows = database.prepare("SELECT report, id FROM reports WHERE report IN (" + sql + ") ORDER BY id, key");
  if (!rows) return tl::unexpected(rows.error());
  std::vector<Judged> all;
  while (true) {
    const auto row = rows->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return all;
    all.push_back({rows->number(0), rows->text(1)});
  }
}

std::string key_line(const Finding& finding) {
  auto row = render::object_of(finding, false);
  for (const char* name : {"rule", "confidence", "verdict"}) row.erase(name);
  if (!finding.verdict) row["optional"] = true;
  return render::written(row) + "\n";
}

}  // namespace

Result<void> export_gold(const std::string& path, const std::function<bool(std::string& line)>& write) {
  const auto record = Record::open(path, Record::Use::look);
  if (!record) return tl::unexpected(record.error());
  const auto database = Database::snapshot_of(path);
  if (!database) return tl::unexpected(database.error());
  const auto reports = judged_reports(*database);
  if (!reports) return tl::unexpected(reports.error());
  for (const Judged& report : *reports) {
    std::vector<Finding> findings;
    for (int i = 0; i < kFindingKinds; ++i) {
      const auto kind = static_cast<FindingKind>(i);
      auto rows = database->prepare("SELECT " + select_columns(kind) + " FROM " + table_of(kind) + " f" +
                                    std::string(kJoinCorrections) +
                                    " WHERE f.report = ? AND (f.verdict IS NULL OR f.verdict NOT IN ('rejected', "
                                    "'replaced')) ORDER BY f.span_start, f.finding");
      if (!rows) return tl::unexpected(rows.error());
      rows->bind(1, report.report);
      while (true) {
        const auto row = rows->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) break;
        findings.push_back(finding_at(kind, *rows, 0));
        findings.back().report = report.id;
      }
    }
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.span < b.span; });
    for (const Finding& finding : findings) {
      std::string line = key_line(finding);
      if (!write(line)) return {};
    }
  }
  return {};
}

}  // namespace rapporteur::record
