// PRAGMA table_list, table_info and foreign_key_list; indexes of words (fts5) and their shadows are made anew by
// triggers.
#include "record/layout.h"

#include <algorithm>

namespace rapporteur::record {
namespace {

std::string doubled(std::string_view text, char quote) {
  std::string out(1, quote);
  for (const char c : text) {
    out += c;
    if (c == quote) out += c;
  }
  return out + quote;
}

Result<std::vector<std::string>> names(const Database& database, const std::string& sql) {
  auto rows = database.prepare(sql);
  if (!rows) return tl::unexpected(rows.error());
  std::vector<std::string> all;
  while (true) {
    const auto row = rows->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return all;
    all.push_back(rows->text(0));
  }
}

}  // namespace

std::string quoted_name(std::string_view name) { return doubled(name, '"'); }
std::string quoted_text(std::string_view text) { return doubled(text, '\''); }

std::string column_list(const std::vector<Column>& columns, const std::string& prefix) {
  std::string list;
  for (const Column& column : columns) list += (list.empty() ? "" : ", ") + prefix + quoted_name(column.name);
  return list;
}

Result<TableLayout> table_layout(const Database& database, const std::string& table, std::string_view number) {
  const auto of_actors = names(
      database, "SELECT \"from\" FROM pragma_foreign_key_list(" + quoted_text(table) + ") WHERE \"table\" = 'actors'");
  if (!of_actors) return tl::unexpected(of_actors.error());
  auto rows = database.prepare("SELECT name, type FROM pragma_table_info(" + quoted_text(table) + ") ORDER BY cid");
  if (!rows) return tl::unexpected(rows.error());
  TableLayout layout{table, {}};
  while (true) {
    const auto row = rows->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return layout;
    Column column{rows->text(0), rows->text(1) == "BLOB", rows->text(1) == "INTEGER", false};
    if (column.name == number || column.name == "report") continue;
    column.actor = std::find(of_actors->begin(), of_actors->end(), column.name) != of_actors->end();
    layout.columns.push_back(std::move(column));
  }
}

Result<std::vector<TableLayout>> tables_of_reports(const Database& database) {
  const auto tables =
      names(database,
            "SELECT t.name FROM pragma_table_list AS t WHERE t.schema = 'main' AND t.type = 'table' AND "
            "t.name <> 'reports' AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) AS c WHERE c.name "
            "= 'report') ORDER BY t.name");
  if (!tables) return tl::unexpected(tables.error());
  std::vector<TableLayout> all;
  for (const std::string& table : *tables) {
    auto layout = table_layout(database, table, "finding");
    if (!layout) return tl::unexpected(layout.error());
    all.push_back(std::move(*layout));
  }
  return all;
}

}  // namespace rapporteur::record
