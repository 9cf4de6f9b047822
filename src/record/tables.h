// The record's tables, generated from the kinds of finding and their fields, so that there is one description of both.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "rapporteur/finding.h"
#include "record/dialect.h"

namespace rapporteur::record {

inline constexpr int64_t kApplicationId = 0x52617070;  ///< "Rapp": what PRAGMA application_id says of a record
inline constexpr int64_t kSchemaVersion = 5;           ///< PRAGMA user_version

/// "statements", "events", …
std::string table_of(FindingKind kind);

/// A table and the version of the schema that it came with.
struct TableSince {
  std::string name;
  int64_t version = 1;
};

/// Every table that a record of this version has.
std::vector<TableSince> tables_since();

/// Everything that CREATEs an empty record.
std::string schema_sql(const Dialect& dialect);

inline constexpr int64_t kJudgedSince = 4;  ///< findings have a confidence

/// 1 if findings of an SQLite file have a column for their confidence, whatever version it is said to have.
inline constexpr std::string_view kIsJudged =
    "SELECT count(*) FROM pragma_table_info('statements') WHERE name = 'confidence'";

/// What brings a record of an earlier version (1 or later) up to this one.
std::string upgrade_sql(const Dialect& dialect, int64_t version, bool is_judged);

/// Empty tables of this connection's own in the place of those that a record of an earlier version lacks, for who may
/// not write into it.
std::string stand_in_sql(int64_t version);

/// Columns that follow from others and from `corrections`: they are made anew where findings are copied.
inline constexpr std::array<std::string_view, 4> kDerived{"day", "last_day", "verdict", "correction"};

/// Fills in the days of rows that were copied without them.
std::string fill_days_sql(FindingKind kind);

/// How many findings of the kind stand.
std::string count_sql(FindingKind kind);

/// Rows that persons wrote, as a condition: they are made anew from `corrections`, too.
inline constexpr std::string_view kIsAPersons = "verdict IN ('corrected', 'kept', 'added')";

/// A finding's columns but its number: the common ones, then for each field its own; dates have three (tables.cc).
std::vector<std::string> finding_columns(FindingKind kind);
/// The same, and then kDerived: all that is stored of it.
std::vector<std::string> stored_columns(FindingKind kind);

/// The columns of a finding as SQL: "report, span_start, …".
std::string columns_sql(FindingKind kind, std::string_view prefix);

/// The columns before the fields' own.
inline constexpr int kCommonColumns = 7;

/// How many columns a field takes.
int columns_of(FieldShape shape);

}  // namespace rapporteur::record
