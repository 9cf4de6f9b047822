// What tables a record has and how they hang together, as SQLite tells it: what copies a record need not know each
// table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/result.h"
#include "record/sqlite.h"

namespace rapporteur::record {

struct Column {
  std::string name;
  bool bytes = false;   ///< a BLOB
  bool number = false;  ///< an INTEGER
  bool actor = false;   ///< the number of a row of `actors`
};

struct TableLayout {
  std::string name;
  std::vector<Column> columns;  ///< without the row's own number, and without `report`
};

/// The tables whose rows belong to a report, by name.
Result<std::vector<TableLayout>> tables_of_reports(const Database& database);

/// One table; its columns without `number`, which numbers its rows.
Result<TableLayout> table_layout(const Database& database, const std::string& table, std::string_view number);

/// `"a", "b"`, each with the prefix before it.
std::string column_list(const std::vector<Column>& columns, const std::string& prefix = "");

/// A name or a text as SQL writes it.
std::string quoted_name(std::string_view name);
std::string quoted_text(std::string_view text);

}  // namespace rapporteur::record
