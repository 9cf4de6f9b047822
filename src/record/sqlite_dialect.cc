// SQLite's own SQL.
#include "record/sqlite.h"
#include "record/tables.h"

namespace rapporteur::record {
namespace {

constexpr std::string_view kWords = R"sql(
CREATE VIRTUAL TABLE report_words USING fts5 (
  title, text, content = 'reports', content_rowid = 'report', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER reports_added AFTER INSERT ON reports BEGIN
  INSERT INTO report_words (rowid, title, text) VALUES (new.report, new.title, new.text);
END;
CREATE TRIGGER reports_removed AFTER DELETE ON reports BEGIN
  INSERT INTO report_words (report_words, rowid, title, text) VALUES ('delete', old.report, old.title, old.text);
END;
)sql";

/// The shadows of report_words have no column of that name.
constexpr std::string_view kTablesOfReports =
    "SELECT t.name FROM pragma_table_list AS t WHERE t.schema = 'main' AND t.type = 'table' AND t.name <> 'reports' "
    "AND "
    "EXISTS (SELECT 1 FROM pragma_table_info(t.name) AS c WHERE c.name = 'report') ORDER BY t.name";

constexpr std::string_view kColumnsOf =
    "SELECT c.name, c.type = 'BLOB', c.type = 'INTEGER', EXISTS (SELECT 1 FROM pragma_foreign_key_list(?1) AS k WHERE "
    "k.\"table\" = 'actors' AND k.\"from\" = c.name) FROM pragma_table_info(?1) AS c ORDER BY c.cid";

std::string version(int64_t version) {
  return "PRAGMA application_id = " + std::to_string(kApplicationId) +
         ";\nPRAGMA user_version = " + std::to_string(version) + ";\n";
}

std::string elements(const std::string& column, const std::string& name) {
  return "json_each(" + column + ") AS " + name;
}

std::string match(const std::string& value) { return "w.report_words MATCH " + value; }

/// What FTS5 calls words that begin so: "grain"* "deal"*. "" if there is nothing in it.
std::string words_to_match(std::string_view wanted) {
  std::string all;
  for (size_t at = 0; at < wanted.size();) {
    const size_t end = std::min(wanted.find(' ', at), wanted.size());
    std::string word(wanted.substr(at, end - at));
    std::erase(word, '"');
    if (!word.empty()) all.append("\"").append(word).append("\"* ");
    at = end + 1;
  }
  return all;
}

}  // namespace

const Dialect& sqlite_dialect() {
  static constexpr Dialect kDialect{
      .first_version = 1,
      .row_number = "INTEGER PRIMARY KEY",
      .number = "INTEGER",
      .text = "TEXT",
      .bytes = "BLOB",
      .table_end = " STRICT",
      .keyed_end = " STRICT, WITHOUT ROWID",
      .words = kWords,
      .version = version,
      .tables_of_reports = kTablesOfReports,
      .columns_of = kColumnsOf,
      .elements = elements,
      .report_of_words = "w.rowid",
      .match = match,
      .words_to_match = words_to_match,
      .snippet = "snippet(report_words, 1, char(1), char(2), '…', 28)",
      .best_first = "w.rank, r.report",
      .words_of = nullptr,
  };
  return kDialect;
}

}  // namespace rapporteur::record
