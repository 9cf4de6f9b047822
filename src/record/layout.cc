// Each store has its own tables that tell of tables.
#include "record/layout.h"

#include <algorithm>

#include "record/tables.h"

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

}  // namespace

std::string quoted_name(std::string_view name) { return doubled(name, '"'); }
std::string quoted_text(std::string_view text) { return doubled(text, '\''); }

std::string column_list(const std::vector<Column>& columns, const std::string& prefix) {
  std::string list;
  for (const Column& column : columns) list += (list.empty() ? "" : ", ") + prefix + quoted_name(column.name);
  return list;
}

Result<TableLayout> table_layout(const Database& database, const std::string& table, std::string_view number) {
  auto rows = database.prepare(database.dialect().columns_of);
  if (!rows) return tl::unexpected(rows.error());
  rows->bind(1, table);
  TableLayout layout{table, {}, ""};
  while (true) {
    const auto row = rows->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return layout;
    Column column{rows->text(0), rows->number(1) != 0, rows->number(2) != 0, rows->number(3) != 0};
    if (column.name == number)
      layout.number = number;
    else if (column.name != "report")
      layout.columns.push_back(std::move(column));
  }
}

Result<std::vector<TableLayout>> copied_tables(const Database& database) {
  auto tables = tables_of_reports(database);
  if (!tables) return tables;
  const auto is_derived = [](const Column& column) {
    return std::find(kDerived.begin(), kDerived.end(), column.name) != kDerived.end();
  };
  for (TableLayout& table : *tables) {
    if (std::erase_if(table.columns, is_derived) > 0)
      table.is_copied = "(t.verdict IS NULL OR NOT t." + std::string(kIsAPersons) + ")";
  }
  return tables;
}

Result<std::vector<TableLayout>> tables_of_reports(const Database& database) {
  auto rows = database.prepare(database.dialect().tables_of_reports);
  if (!rows) return tl::unexpected(rows.error());
  std::vector<std::string> tables;
  while (true) {
    const auto row = rows->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) break;
    tables.push_back(rows->text(0));
  }
  std::vector<TableLayout> all;
  for (const std::string& table : tables) {
    auto layout = table_layout(database, table, "finding");
    if (!layout) return tl::unexpected(layout.error());
    all.push_back(std::move(*layout));
  }
  return all;
}

}  // namespace rapporteur::record
