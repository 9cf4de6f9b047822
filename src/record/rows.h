// Findings to rows of the record and back.
#pragma once

#include "rapporteur/record.h"
#include "record/database.h"

namespace rapporteur::record {

/// Binds a finding's columns in the order of stored_columns(kind), without a verdict. `date`: its report's, "" if not
/// known. Gives the number of the parameter for the verdict, behind which the correction's stands.
int bind_finding(const Finding& finding, int64_t report, const std::string& date, Prepared& statement);

/// "f.report, f.span_start, …, f.verdict, c.who, …": what finding_at() reads, of a kind's rows `f` with its corrections
/// `c`; and what joins these.
std::string select_columns(FindingKind kind);
inline constexpr std::string_view kJoinCorrections = " LEFT JOIN corrections c ON c.id = f.correction";

/// The finding in the columns from `first`, which are those of select_columns(kind); its report's id is the caller's
/// to fill.
Finding finding_at(FindingKind kind, const Prepared& row, int first);

/// The finding of that number (the parameter), with its report.
std::string sql_of_one(FindingKind kind);
/// What stands in the columns of sql_of_one(kind).
FoundFinding found_at(FindingKind kind, const Prepared& row);

/// "r.report, r.id, …": a report's line; the report in these columns.
inline constexpr std::string_view kReportLine = "r.report, r.id, coalesce(r.date, ''), r.title, r.source";
RecordedReport report_at(const Prepared& row);

}  // namespace rapporteur::record
