// A shard is attached and copied table by table inside one transaction; rows keep their contents and get new numbers.
#include "rapporteur/record.h"
#include "record/layout.h"
#include "record/tables.h"
#include "record/transfer.h"

namespace rapporteur::record {
namespace {

/// The shard's rows of one table, with this record's numbers for reports and actors.
std::string copy_sql(const TableLayout& table) {
  std::string values;
  for (const Column& column : table.columns) {
    const std::string name = "t." + quoted_name(column.name);
    values +=
        ", " + (column.actor ? "(SELECT m.actor FROM main.actors AS m JOIN shard.actors AS s ON s.written = m.written "
                               "WHERE s.actor = " +
                                   name + ")"
                             : name);
  }
  const std::string target = quoted_name(table.name);
  return "INSERT INTO main." + target + " (report, " + column_list(table.columns) + ") SELECT moved.new" + values +
         " FROM shard." + target + " AS t JOIN temp.moved ON moved.old = t.report ORDER BY t.rowid;\n";
}

bool has_row_numbers(const Database& database, const std::string& table) {
  const auto without = database.number("SELECT wr FROM pragma_table_list(" + quoted_text(table) + ")");
  return without && *without == 0;
}

/// The lesser of two ids stays a report's own; all others under which it came are noted beside it, whichever record has
/// them.
constexpr std::string_view kIds = R"sql(
INSERT OR IGNORE INTO main.other_ids (report, id) SELECT m.report, s.id FROM main.reports AS m JOIN shard.reports AS s
  USING (key);
INSERT OR IGNORE INTO main.other_ids (report, id) SELECT m.report, o.id FROM shard.other_ids AS o JOIN shard.reports AS s
  ON s.report = o.report JOIN main.reports AS m ON m.key = s.key;
DELETE FROM main.other_ids WHERE EXISTS (SELECT 1 FROM main.reports AS m WHERE m.report = other_ids.report AND m.id =
  other_ids.id);
)sql";

Result<std::string> merge_sql(const Database& database) {
  const auto reports = table_layout(database, "reports", "report");
  const auto actors = table_layout(database, "actors", "actor");
  const auto parts = tables_of_reports(database);
  if (!reports) return tl::unexpected(reports.error());
  if (!actors) return tl::unexpected(actors.error());
  if (!parts) return tl::unexpected(parts.error());
  const std::string of_reports = column_list(reports->columns), of_actors = column_list(actors->columns);
  std::string sql =
      "BEGIN IMMEDIATE;\nINSERT INTO main.actors (" + of_actors + ") SELECT " + of_actors +
      " FROM shard.actors WHERE true ORDER BY actor ON CONFLICT DO NOTHING;\n"
      "CREATE TEMP TABLE fresh AS SELECT report FROM shard.reports WHERE key NOT IN (SELECT key FROM "
      "main.reports);\n"
      "INSERT OR IGNORE INTO main.other_ids (report, id) SELECT m.report, m.id FROM main.reports AS m JOIN "
      "shard.reports AS s USING (key);\n"
      "UPDATE main.reports AS m SET id = s.id, address = s.address, notes = s.notes FROM shard.reports AS s "
      "WHERE s.key = m.key AND (s.id, s.address, s.notes) < (m.id, m.address, m.notes);\n"
      "INSERT INTO main.reports (" +
      of_reports + ") SELECT " + of_reports +
      " FROM shard.reports WHERE report IN (SELECT report FROM temp.fresh) ORDER BY report;\n"
      "CREATE TEMP TABLE moved AS SELECT s.report AS old, m.report AS new FROM shard.reports AS s JOIN "
      "main.reports AS m ON m.key = s.key WHERE s.report IN (SELECT report FROM temp.fresh);\n"
      "CREATE INDEX temp.moved_by_old ON moved (old);\n";
  for (const TableLayout& table : *parts) {
    std::string copy = copy_sql(table);
    if (!has_row_numbers(database, table.name)) copy.replace(copy.find(" ORDER BY"), std::string::npos, ";\n");
    sql += copy;
  }
  return sql + std::string(kIds);
}

Result<void> check_shard(const std::string& shard) {
  // Opening to write brings a record of an earlier version up to date.
  const auto opened = Record::open(shard, Record::Use::look);
  if (!opened) return tl::unexpected(opened.error());
  auto database = Database::open(shard, false);
  if (!database) return tl::unexpected(database.error());
  const auto version = database->number("PRAGMA user_version");
  if (!version) return tl::unexpected(version.error());
  if (*version == kSchemaVersion) return {};
  const auto upgraded = Record::open(shard, Record::Use::write);
  return upgraded ? Result<void>() : tl::unexpected(upgraded.error());
}

}  // namespace

Result<Taken> merge(const std::string& into, const std::string& shard) {
  if (auto ok = check_shard(shard); !ok) return tl::unexpected(ok.error());
  {
    const auto made = Record::open(into, Record::Use::write);
    if (!made) return tl::unexpected(made.error());
  }
  auto database = Database::open(into, true);
  if (!database) return tl::unexpected(database.error());
  if (auto ok = database->run("ATTACH " + quoted_text(shard) + " AS shard"); !ok) return tl::unexpected(ok.error());
  const auto sql = merge_sql(*database);
  if (!sql) return tl::unexpected(sql.error());
  if (auto ok = database->run(*sql); !ok) return tl::unexpected(ok.error());
  const auto all = database->number("SELECT count(*) FROM shard.reports");
  const auto added = database->number("SELECT count(*) FROM temp.moved");
  if (auto ok = database->run("COMMIT"); !ok) return tl::unexpected(ok.error());
  return Taken{static_cast<uint64_t>(added.value_or(0)), static_cast<uint64_t>(all.value_or(0) - added.value_or(0))};
}

}  // namespace rapporteur::record
