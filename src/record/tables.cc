// docs/record.md says in words what stands here in SQL. A date has its EDTF form and the first and last day it can
// mean.
#include "record/tables.h"

#include <fmt/format.h>

namespace rapporteur::record {
namespace {

// What differs between the stores stands in braces and comes from their dialect.
constexpr std::string_view kTables = R"sql(
CREATE TABLE reports (
  report   {row_number},
  key      {bytes} NOT NULL UNIQUE,
  id       {text} NOT NULL,
  source   {text} NOT NULL,
  address  {text} NOT NULL,
  title    {text} NOT NULL,
  language {text} NOT NULL,
  date     {text},
  text     {text} NOT NULL,
  notes    {text} NOT NULL,
  program  {text} NOT NULL
){table_end};
CREATE INDEX reports_by_id ON reports (id);
CREATE INDEX reports_by_date ON reports (date);

CREATE TABLE actors (
  actor   {row_number},
  written {text} NOT NULL UNIQUE,
  kind    {text} NOT NULL,
  code    {text} NOT NULL,
  name    {text} NOT NULL
){table_end};
CREATE INDEX actors_by_code ON actors (code);

CREATE TABLE mentions (
  report     {number} NOT NULL REFERENCES reports ON DELETE CASCADE,
  span_start {number} NOT NULL,
  span_end   {number} NOT NULL,
  actor      {number} REFERENCES actors,
  kind       {text} NOT NULL,
  place      {number} NOT NULL,
  rule       {text} NOT NULL
){table_end};
CREATE INDEX mentions_by_report ON mentions (report);
CREATE INDEX mentions_by_actor ON mentions (actor);
)sql";

/// Since version 2.
constexpr std::string_view kPosts = R"sql(
CREATE TABLE posts (
  report {number} NOT NULL REFERENCES reports ON DELETE CASCADE,
  actor  {number} NOT NULL REFERENCES actors,
  post   {text} NOT NULL,
  PRIMARY KEY (report, actor, post)
){keyed_end};
CREATE INDEX posts_by_actor ON posts (actor);
)sql";

/// Since version 3.
constexpr std::string_view kOtherIds = R"sql(
CREATE TABLE other_ids (
  report {number} NOT NULL REFERENCES reports ON DELETE CASCADE,
  id     {text} NOT NULL,
  PRIMARY KEY (report, id)
){keyed_end};
CREATE INDEX other_ids_by_id ON other_ids (id);
)sql";

std::string in_dialect(std::string_view sql, const Dialect& dialect) {
  return fmt::format(fmt::runtime(sql), fmt::arg("row_number", dialect.row_number), fmt::arg("number", dialect.number),
                     fmt::arg("text", dialect.text), fmt::arg("bytes", dialect.bytes),
                     fmt::arg("table_end", dialect.table_end), fmt::arg("keyed_end", dialect.keyed_end));
}

constexpr std::array<std::string_view, kCommonColumns> kCommon{"report", "span_start", "span_end",  "line",
                                                               "words",  "rule",       "confidence"};

/// Since version 5: what persons said of findings, actors and issues. Rows are added, never changed.
constexpr std::string_view kCorrections = R"sql(
CREATE TABLE corrections (
  id    {text} PRIMARY KEY,
  key   {bytes} NOT NULL,
  kind  {text} NOT NULL,
  act   {text} NOT NULL,
  found {text} NOT NULL,
  given {text} NOT NULL,
  who   {text} NOT NULL,
  made  {text} NOT NULL,
  why   {text} NOT NULL
){table_end};
CREATE INDEX corrections_by_key ON corrections (key);
)sql";

/// Names are quoted throughout: "with" and "by" are words of SQL.
std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

std::vector<std::string> field_columns(const FieldType& field) {
  const std::string name(field.name);
  if (field.shape == FieldShape::edtf) return {name, name + "_first", name + "_last"};
  return {name};
}

/// Since version 4: whose findings they are is asked most.
std::string index_actors(FindingKind kind) {
  const std::string table = table_of(kind);
  std::string sql;
  for (const FieldType& field : fields_of(kind)) {
    if (field.shape != FieldShape::actor && field.shape != FieldShape::actors) continue;
    const std::string name(field.name);
    sql += "CREATE INDEX IF NOT EXISTS " + table + "_by_" + name + " ON " + table + " (" + quoted(name) + ");\n";
  }
  return sql;
}

/// The kind's day as SQL: its own where it is known, else its report's; "" if neither is. `ends`: its first or last.
std::string day_sql(FindingKind kind, const std::string& table, const char* end, const char* other) {
  const std::string of_report = "(SELECT r.date FROM reports r WHERE r.report = " + table + ".report), '')";
  for (const FieldType& field : fields_of(kind)) {
    const std::string name = table + ".\"" + std::string(field.name);
    if (field.shape == FieldShape::edtf) return "coalesce(" + name + end + "\", " + name + other + "\", " + of_report;
  }
  return "coalesce(" + of_report;
}

std::string first_day_sql(FindingKind kind, const std::string& table) {
  return day_sql(kind, table, "_first", "_last");
}
std::string last_day_sql(FindingKind kind, const std::string& table) { return day_sql(kind, table, "_last", "_first"); }

/// Since version 5: lists are in the order of days, and few findings have a verdict.
std::string index_days(FindingKind kind) {
  const std::string table = table_of(kind);
  return "CREATE INDEX " + table + "_by_day ON " + table +
         " (day, report, span_start, finding);\n"
         "CREATE INDEX " +
         table + "_by_verdict ON " + table + " (verdict) WHERE verdict IS NOT NULL;\n";
}

std::string create_finding_table(FindingKind kind) {
  const std::string table = table_of(kind);
  std::string sql = "CREATE TABLE " + table +
                    " (\n  finding {row_number},\n"
                    "  report {number} NOT NULL REFERENCES reports ON DELETE CASCADE,\n"
                    "  span_start {number} NOT NULL,\n  span_end {number} NOT NULL,\n  line {number} NOT NULL,\n"
                    "  words {text} NOT NULL,\n  rule {text} NOT NULL,\n  confidence {number}";
  for (const FieldType& field : fields_of(kind)) {
    for (const std::string& column : field_columns(field)) sql += ",\n  " + quoted(column) + " {text}";
  }
  for (const std::string_view column : kDerived) sql.append(",\n  ").append(column).append(" {text}");
  return sql + "\n){table_end};\nCREATE INDEX " + table + "_by_report ON " + table + " (report);\n" +
         index_actors(kind) + index_days(kind);
}

}  // namespace

std::string table_of(FindingKind kind) {
  const std::string name(name_of(kind));
  return kind == FindingKind::furniture ? name : name + "s";
}

std::vector<TableSince> tables_since() {
  std::vector<TableSince> all{{"reports", 1}, {"report_words", 1}, {"actors", 1},     {"mentions", 1},
                              {"posts", 2},   {"other_ids", 3},    {"corrections", 5}};
  for (int kind = 0; kind < kFindingKinds; ++kind) all.push_back({table_of(static_cast<FindingKind>(kind)), 1});
  return all;
}

std::string schema_sql(const Dialect& dialect) {
  std::string sql(kTables);
  sql.append(kPosts).append(kOtherIds).append(kCorrections);
  for (int kind = 0; kind < kFindingKinds; ++kind) sql += create_finding_table(static_cast<FindingKind>(kind));
  return in_dialect(sql, dialect) + std::string(dialect.words) + dialect.version(kSchemaVersion);
}

std::string upgrade_sql(const Dialect& dialect, int64_t version, bool is_judged) {
  std::string sql(version < 2 ? kPosts : "");
  if (version < 3) sql += kOtherIds;
  for (int kind = 0; !is_judged && kind < kFindingKinds; ++kind)
    sql += "ALTER TABLE " + table_of(static_cast<FindingKind>(kind)) + " ADD COLUMN confidence {number};\n";
  sql += kCorrections;
  for (int i = 0; i < kFindingKinds; ++i) {
    const auto kind = static_cast<FindingKind>(i);
    for (const std::string_view column : kDerived)
      sql.append("ALTER TABLE ").append(table_of(kind)).append(" ADD COLUMN ").append(column).append(" {text};\n");
    sql += index_actors(kind) + index_days(kind) + fill_days_sql(kind);
  }
  return in_dialect(sql, dialect) + dialect.version(kSchemaVersion);
}

std::string stand_in_sql(int64_t version) {
  std::string sql = "PRAGMA temp_store = MEMORY;\n";
  if (version < 2) sql += "CREATE TEMP TABLE posts (report INTEGER, actor INTEGER, post TEXT);\n";
  if (version < 3) sql += "CREATE TEMP TABLE other_ids (report INTEGER, id TEXT);\n";
  if (version >= kSchemaVersion) return sql;
  sql +=
      "CREATE TEMP TABLE corrections (id TEXT, key BLOB, kind TEXT, act TEXT, found TEXT, given TEXT, who TEXT, made "
      "TEXT, why TEXT);\n";
  for (int i = 0; i < kFindingKinds; ++i) {
    const auto kind = static_cast<FindingKind>(i);
    const std::string table = table_of(kind);
    sql += "CREATE TEMP VIEW " + table + " AS SELECT *, " + (version < 4 ? "NULL AS confidence, " : "") +
           first_day_sql(kind, "t") + " AS day, " + last_day_sql(kind, "t") +
           " AS last_day, NULL AS verdict, NULL AS correction FROM main." + table + " AS t;\n";
  }
  return sql;
}

std::vector<std::string> finding_columns(FindingKind kind) {
  std::vector<std::string> all(kCommon.begin(), kCommon.end());
  for (const FieldType& field : fields_of(kind)) {
    for (std::string& column : field_columns(field)) all.push_back(std::move(column));
  }
  return all;
}

std::vector<std::string> stored_columns(FindingKind kind) {
  std::vector<std::string> all = finding_columns(kind);
  all.insert(all.end(), kDerived.begin(), kDerived.end());
  return all;
}

std::string fill_days_sql(FindingKind kind) {
  const std::string table = table_of(kind);
  return "UPDATE " + table + " SET day = " + first_day_sql(kind, table) + ", last_day = " + last_day_sql(kind, table) +
         " WHERE day IS NULL;\n";
}

std::string count_sql(FindingKind kind) {
  const std::string table = table_of(kind);
  return "SELECT (SELECT count(*) FROM " + table + ") - (SELECT count(*) FROM " + table +
         " WHERE verdict IN ('rejected', 'replaced'))";
}

std::string columns_sql(FindingKind kind, std::string_view prefix) {
  std::string sql;
  for (const std::string& column : finding_columns(kind))
    sql += (sql.empty() ? "" : ", ") + std::string(prefix) + quoted(column);
  return sql;
}

int columns_of(FieldShape shape) { return shape == FieldShape::edtf ? 3 : 1; }

}  // namespace rapporteur::record
