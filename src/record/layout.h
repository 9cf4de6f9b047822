// What tables a record has and how they hang together, as the store tells it: what copies a record need not know each
// table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/result.h"
#include "record/database.h"

namespace rapporteur::record {

struct Column {
  std::string name;
  bool bytes = false;
  bool number = false;
  bool actor = false;  ///< the number of a row of `actors`
};

struct TableLayout {
  std::string name;
  std::vector<Column> columns;  ///< without the row's own number, and without `report`
  std::string number;           ///< the column of that number, "" if rows have none
  std::string is_copied;        ///< the condition of rows that are copied, of a table `t`; "" for all
};

/// The tables whose rows belong to a report, by name.
Result<std::vector<TableLayout>> tables_of_reports(const Database& database);

/// The same without what is made anew where they are copied (kDerived); their rows are narrowed by `is_copied`.
Result<std::vector<TableLayout>> copied_tables(const Database& database);

/// One table; if it has a column `number`, that is its rows' own.
Result<TableLayout> table_layout(const Database& database, const std::string& table, std::string_view number);

/// `"a", "b"`, each with the prefix before it.
std::string column_list(const std::vector<Column>& columns, const std::string& prefix = "");

/// A name or a text as SQL writes it.
std::string quoted_name(std::string_view name);
std::string quoted_text(std::string_view text);

}  // namespace rapporteur::record
