// A shard's tables stand beside the record's, attached or copied, and are taken over inside one transaction; rows keep
// their contents and get new numbers.
#include "rapporteur/record.h"
#include "record/corrections.h"
#include "record/layout.h"
#include "record/report_words.h"
#include "record/tables.h"
#include "record/transfer.h"

namespace rapporteur::record {
namespace {

/// All tables that hold a record.
struct Layouts {
  TableLayout reports;
  TableLayout actors;
  TableLayout corrections;
  std::vector<TableLayout> parts;
};

Result<Layouts> layouts_of(const Database& database) {
  auto reports = table_layout(database, "reports", "report");
  auto actors = table_layout(database, "actors", "actor");
  auto corrections = table_layout(database, "corrections", "");
  auto parts = copied_tables(database);
  if (!reports) return tl::unexpected(reports.error());
  if (!actors) return tl::unexpected(actors.error());
  if (!corrections) return tl::unexpected(corrections.error());
  if (!parts) return tl::unexpected(parts.error());
  return Layouts{std::move(*reports), std::move(*actors), std::move(*corrections), std::move(*parts)};
}

/// The shard's rows of one table, with this record's numbers for reports and actors. `{shard}` stands before its names.
std::string copy_sql(const TableLayout& table) {
  std::string values;
  for (const Column& column : table.columns) {
    const std::string name = "t." + quoted_name(column.name);
    values += ", " + (column.actor ? "(SELECT m.actor FROM actors AS m JOIN {shard}actors AS s ON s.written = "
                                     "m.written WHERE s.actor = " +
                                         name + ")"
                                   : name);
  }
  return "INSERT INTO " + table.name + " (report, " + column_list(table.columns) + ") SELECT moved.ours" + values +
         " FROM {shard}" + table.name + " AS t JOIN moved ON moved.theirs = t.report" +
         (table.is_copied.empty() ? "" : " WHERE " + table.is_copied) +
         (table.number.empty() ? "" : " ORDER BY t." + table.number) + ";\n";
}

constexpr std::string_view kBegin = R"sql(
CREATE TEMP TABLE fresh AS SELECT report FROM {shard}reports WHERE key NOT IN (SELECT key FROM reports);
INSERT INTO other_ids (report, id) SELECT m.report, m.id FROM reports AS m JOIN {shard}reports AS s ON s.key = m.key
  WHERE true ON CONFLICT DO NOTHING;
UPDATE reports SET id = s.id, address = s.address, notes = s.notes FROM {shard}reports AS s
  WHERE s.key = reports.key AND (s.id, s.address, s.notes) < (reports.id, reports.address, reports.notes);
)sql";

constexpr std::string_view kMoved = R"sql(
CREATE TEMP TABLE moved AS SELECT s.report AS theirs, m.report AS ours FROM {shard}reports AS s JOIN reports AS m
  ON m.key = s.key WHERE s.report IN (SELECT report FROM fresh);
CREATE INDEX moved_by_theirs ON moved (theirs);
)sql";

/// The lesser of two ids stays a report's own; all others under which it came
/// are noted beside it, whichever record has them.
constexpr std::string_view kIds = R"sql(
INSERT INTO other_ids (report, id) SELECT m.report, s.id FROM reports AS m JOIN {shard}reports AS s ON s.key = m.key
  WHERE true ON CONFLICT DO NOTHING;
INSERT INTO other_ids (report, id) SELECT m.report, o.id FROM {shard}other_ids AS o JOIN {shard}reports AS s
  ON s.report = o.report JOIN reports AS m ON m.key = s.key WHERE true ON CONFLICT DO NOTHING;
DELETE FROM other_ids WHERE EXISTS (SELECT 1 FROM reports AS m WHERE m.report = other_ids.report AND m.id =
  other_ids.id);
)sql";

/// `{shard}` replaced.
std::string with_shard(std::string sql, const std::string& shard) {
  constexpr std::string_view kPlace = "{shard}";
  for (size_t at = sql.find(kPlace); at != sql.npos; at = sql.find(kPlace, at)) sql.replace(at, kPlace.size(), shard);
  return sql;
}

std::string merge_sql(const Layouts& layouts) {
  const std::string of_reports = column_list(layouts.reports.columns), of_actors = column_list(layouts.actors.columns);
  std::string sql = "INSERT INTO actors (" + of_actors + ") SELECT " + of_actors +
                    " FROM {shard}actors WHERE true ORDER BY actor ON CONFLICT DO NOTHING;\n";
  sql.append(kBegin).append("INSERT INTO reports (" + of_reports + ") SELECT " + of_reports +
                            " FROM {shard}reports WHERE report IN (SELECT report FROM fresh) ORDER BY report;\n");
  sql.append(kMoved);
  for (const TableLayout& table : layouts.parts) sql += copy_sql(table);
  const std::string of_corrections = column_list(layouts.corrections.columns);
  sql += "INSERT INTO corrections (" + of_corrections + ") SELECT " + of_corrections +
         " FROM {shard}corrections WHERE true ON CONFLICT DO NOTHING;\n";
  return sql.append(kIds);
}

/// A table of the shard's, row by row, into one of the connection's own.
Result<void> copy_table(const Database& from, const TableLayout& table, const std::vector<std::string>& numbers,
                        const Database& to) {
  std::vector<std::string> names = numbers;
  for (const Column& column : table.columns) names.push_back(column.name);
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + quoted_name(name);
  const std::string target = "shard_" + table.name;
  if (auto ok = to.run("CREATE TEMP TABLE " + target + " AS SELECT " + list + " FROM " + table.name + " WHERE false");
      !ok)
    return ok;
  auto rows = from.stream("SELECT " + list + " FROM " + table.name + " AS t" +
                          (table.is_copied.empty() ? "" : " WHERE " + table.is_copied));
  auto append = to.append(target, names);
  if (!rows) return tl::unexpected(rows.error());
  if (!append) return tl::unexpected(append.error());
  while (true) {
    const auto row = rows->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
      const size_t at = static_cast<size_t>(i);
      const bool number = at < numbers.size() || table.columns[at - numbers.size()].number;
      if (rows->is_null(i))
        append->bind_null(i + 1);
      else if (number)
        append->bind(i + 1, rows->number(i));
      else if (table.columns[at - numbers.size()].bytes)
        append->bind_bytes(i + 1, rows->bytes(i).data(), rows->bytes(i).size());
      else
        append->bind(i + 1, rows->bytes(i));
    }
    if (auto ok = append->run(); !ok) return ok;
  }
}

Result<void> copy_shard(const std::string& shard, const Layouts& layouts, const Database& to) {
  const auto from = Database::snapshot_of(shard);
  if (!from) return tl::unexpected(from.error());
  if (auto ok = copy_table(*from, layouts.reports, {"report"}, to); !ok) return ok;
  if (auto ok = copy_table(*from, layouts.actors, {"actor"}, to); !ok) return ok;
  if (auto ok = copy_table(*from, layouts.corrections, {}, to); !ok) return ok;
  for (const TableLayout& table : layouts.parts) {
    std::vector<std::string> numbers{"report"};
    if (!table.number.empty()) numbers.push_back(table.number);
    if (auto ok = copy_table(*from, table, numbers, to); !ok) return ok;
  }
  return to.run(
      "CREATE INDEX shard_reports_by_key ON shard_reports (key);\n"
      "CREATE INDEX shard_actors_by_actor ON shard_actors (actor);\n");
}

/// What stands before the names of the shard's tables.
Result<std::string> place_beside(const std::string& shard, Layouts& layouts, const Database& database) {
  if (database.is_file() && is_file(shard)) {
    if (auto ok = database.run("ATTACH " + quoted_text(shard) + " AS shard"); !ok) return tl::unexpected(ok.error());
    return std::string("shard.");
  }
  if (auto ok = copy_shard(shard, layouts, database); !ok) return tl::unexpected(ok.error());
  for (TableLayout& table : layouts.parts) table.is_copied.clear();  // nothing else came along
  return std::string("shard_");
}

Result<void> index_words(const Database& database) {
  auto words = ReportWords::open(database);
  if (!words) return tl::unexpected(words.error());
  if (!words->wanted()) return {};
  auto rows = database.stream("SELECT r.report, r.title, r.text FROM moved JOIN reports r ON r.report = moved.ours");
  if (!rows) return tl::unexpected(rows.error());
  while (true) {
    const auto row = rows->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
    if (auto ok = words->add(rows->number(0), rows->text(1), rows->text(2)); !ok) return ok;
  }
}

Result<void> check_shard(const std::string& shard) {
  const auto opened = Record::open(shard, Record::Use::look);
  if (!opened) return tl::unexpected(opened.error());
  const auto database = Database::open(shard, false);
  if (!database) return tl::unexpected(database.error());
  const auto state = database->state();
  if (!state) return tl::unexpected(state.error());
  if (state->version == kSchemaVersion) return {};
  // Opening to write brings a record of an earlier version up to date.
  const auto upgraded = Record::open(shard, Record::Use::write);
  return upgraded ? Result<void>() : tl::unexpected(upgraded.error());
}

/// Ends the transaction that the caller began.
Result<Taken> take_over(const Database& database, const Layouts& layouts, const std::string& shard) {
  if (auto ok = database.run(with_shard(merge_sql(layouts), shard)); !ok) return tl::unexpected(ok.error());
  if (auto ok = index_words(database); !ok) return tl::unexpected(ok.error());
  if (auto ok = make_derived(database); !ok) return tl::unexpected(ok.error());
  const auto all = database.number("SELECT count(*) FROM " + shard + "reports");
  const auto added = database.number("SELECT count(*) FROM moved");
  if (!all || !added) return tl::unexpected(all ? added.error() : all.error());
  if (auto ok = database.commit(); !ok) return tl::unexpected(ok.error());
  return Taken{static_cast<uint64_t>(*added), static_cast<uint64_t>(*all - *added)};
}

}  // namespace

Result<Taken> merge(const std::string& into, const std::string& shard) {
  if (auto ok = check_shard(shard); !ok) return tl::unexpected(ok.error());
  {
    const auto made = Record::open(into, Record::Use::write);
    if (!made) return tl::unexpected(made.error());
  }
  const auto database = Database::open(into, true);
  if (!database) return tl::unexpected(database.error());
  auto layouts = layouts_of(*database);
  if (!layouts) return tl::unexpected(layouts.error());
  const auto beside = place_beside(shard, *layouts, *database);
  if (!beside) return tl::unexpected(beside.error());
  if (auto ok = database->begin(Record::Use::write); !ok) return tl::unexpected(ok.error());
  const auto taken = take_over(*database, *layouts, *beside);
  if (!taken) database->roll_back();
  return taken;
}

}  // namespace rapporteur::record
