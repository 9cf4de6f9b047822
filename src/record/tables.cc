// docs/record.md says in words what stands here in SQL. A date has its EDTF form and the first and last day it can
// mean.
#include "record/tables.h"

#include <array>

namespace rapporteur::record {
namespace {

constexpr std::string_view kReports = R"sql(
CREATE TABLE reports (
  report   INTEGER PRIMARY KEY,
  key      BLOB NOT NULL UNIQUE,
  id       TEXT NOT NULL,
  source   TEXT NOT NULL,
  address  TEXT NOT NULL,
  title    TEXT NOT NULL,
  language TEXT NOT NULL,
  date     TEXT,
  text     TEXT NOT NULL,
  notes    TEXT NOT NULL,
  program  TEXT NOT NULL
) STRICT;
CREATE INDEX reports_by_id ON reports (id);
CREATE INDEX reports_by_date ON reports (date);

CREATE VIRTUAL TABLE report_words USING fts5 (
  title, text, content = 'reports', content_rowid = 'report', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER reports_added AFTER INSERT ON reports BEGIN
  INSERT INTO report_words (rowid, title, text) VALUES (new.report, new.title, new.text);
END;
CREATE TRIGGER reports_removed AFTER DELETE ON reports BEGIN
  INSERT INTO report_words (report_words, rowid, title, text) VALUES ('delete', old.report, old.title, old.text);
END;

CREATE TABLE actors (
  actor   INTEGER PRIMARY KEY,
  written TEXT NOT NULL UNIQUE,
  kind    TEXT NOT NULL,
  code    TEXT NOT NULL,
  name    TEXT NOT NULL
) STRICT;
CREATE INDEX actors_by_code ON actors (code);

CREATE TABLE mentions (
  report     INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  actor      INTEGER REFERENCES actors,
  kind       TEXT NOT NULL,
  place      INTEGER NOT NULL,
  rule       TEXT NOT NULL
) STRICT;
CREATE INDEX mentions_by_report ON mentions (report);
CREATE INDEX mentions_by_actor ON mentions (actor);
)sql";

/// Since version 2.
constexpr std::string_view kPosts = R"sql(
CREATE TABLE posts (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  actor  INTEGER NOT NULL REFERENCES actors,
  post   TEXT NOT NULL,
  PRIMARY KEY (report, actor, post)
) STRICT, WITHOUT ROWID;
CREATE INDEX posts_by_actor ON posts (actor);
)sql";

/// Since version 3.
constexpr std::string_view kOtherIds = R"sql(
CREATE TABLE other_ids (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  id     TEXT NOT NULL,
  PRIMARY KEY (report, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX other_ids_by_id ON other_ids (id);
)sql";

constexpr std::array<std::string_view, kCommonColumns> kCommon{"report", "span_start", "span_end",  "line",
                                                               "words",  "rule",       "confidence"};

/// Names are quoted throughout: "with" and "by" are words of SQL.
std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

std::vector<std::string> field_columns(const FieldType& field) {
  const std::string name(field.name);
  if (field.shape == FieldShape::edtf) return {name, name + "_first", name + "_last"};
  return {name};
}

std::vector<std::string> all_columns(FindingKind kind) {
  std::vector<std::string> all(kCommon.begin(), kCommon.end());
  for (const FieldType& field : fields_of(kind)) {
    for (std::string& column : field_columns(field)) all.push_back(std::move(column));
  }
  return all;
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

std::string create_finding_table(FindingKind kind) {
  const std::string table = table_of(kind);
  std::string sql = "CREATE TABLE " + table +
                    " (\n  finding INTEGER PRIMARY KEY,\n"
                    "  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,\n"
                    "  span_start INTEGER NOT NULL,\n  span_end INTEGER NOT NULL,\n  line INTEGER NOT NULL,\n"
                    "  words TEXT NOT NULL,\n  rule TEXT NOT NULL,\n  confidence INTEGER";
  for (const FieldType& field : fields_of(kind)) {
    for (const std::string& column : field_columns(field)) sql += ",\n  " + quoted(column) + " TEXT";
  }
  return sql + "\n) STRICT;\nCREATE INDEX " + table + "_by_report ON " + table + " (report);\n" + index_actors(kind);
}

}  // namespace

std::string table_of(FindingKind kind) {
  const std::string name(name_of(kind));
  return kind == FindingKind::furniture ? name : name + "s";
}

std::vector<TableSince> tables_since() {
  std::vector<TableSince> all{{"reports", 1},  {"report_words", 1}, {"actors", 1},
                              {"mentions", 1}, {"posts", 2},        {"other_ids", 3}};
  for (int kind = 0; kind < kFindingKinds; ++kind) all.push_back({table_of(static_cast<FindingKind>(kind)), 1});
  return all;
}

std::string schema_sql() {
  std::string sql(kReports);
  sql.append(kPosts).append(kOtherIds);
  for (int kind = 0; kind < kFindingKinds; ++kind) sql += create_finding_table(static_cast<FindingKind>(kind));
  sql += "PRAGMA application_id = " + std::to_string(kApplicationId) + ";\n";
  return sql + "PRAGMA user_version = " + std::to_string(kSchemaVersion) + ";\n";
}

std::string upgrade_sql(int64_t version, bool is_judged) {
  std::string sql(version < 2 ? kPosts : "");
  if (version < 3) sql += kOtherIds;
  for (int kind = 0; !is_judged && kind < kFindingKinds; ++kind)
    sql += "ALTER TABLE " + table_of(static_cast<FindingKind>(kind)) + " ADD COLUMN confidence INTEGER;\n";
  for (int kind = 0; kind < kFindingKinds; ++kind) sql += index_actors(static_cast<FindingKind>(kind));
  return sql + "PRAGMA user_version = " + std::to_string(kSchemaVersion) + ";\n";
}

std::string stand_in_sql(int64_t version) {
  std::string sql = "PRAGMA temp_store = MEMORY;\n";
  if (version < 2) sql += "CREATE TEMP TABLE posts (report INTEGER, actor INTEGER, post TEXT);\n";
  if (version < 3) sql += "CREATE TEMP TABLE other_ids (report INTEGER, id TEXT);\n";
  for (int kind = 0; version < 4 && kind < kFindingKinds; ++kind) {
    const std::string table = table_of(static_cast<FindingKind>(kind));
    sql += "CREATE TEMP VIEW " + table + " AS SELECT *, NULL AS confidence FROM main." + table + ";\n";
  }
  return sql;
}

std::string insert_sql(FindingKind kind) {
  const size_t count = all_columns(kind).size();
  std::string sql = "INSERT INTO " + table_of(kind) + " (" + columns_sql(kind, "") + ") VALUES (?";
  for (size_t i = 1; i < count; ++i) sql += ", ?";
  return sql + ")";
}

std::string columns_sql(FindingKind kind, std::string_view prefix) {
  std::string sql;
  for (const std::string& column : all_columns(kind))
    sql += (sql.empty() ? "" : ", ") + std::string(prefix) + quoted(column);
  return sql;
}

int columns_of(FieldShape shape) { return shape == FieldShape::edtf ? 3 : 1; }

}  // namespace rapporteur::record
