// A record as JSON lines and as tables. Rows are ordered by their contents, never by their numbers, which depend on the
// order of reading.
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "rapporteur/record.h"
#include "record/layout.h"
#include "record/tables.h"
#include "record/transfer.h"
#include "render/json.h"

namespace rapporteur::record {
namespace {

using nlohmann::ordered_json;

std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

ordered_json value_of(const Prepared& row, int at, const Column& column) {
  if (row.is_null(at)) return nullptr;
  if (column.actor) return row.text(at);
  if (column.bytes) return hex(row.bytes(at));
  return column.number ? ordered_json(row.number(at)) : ordered_json(row.text(at));
}

ordered_json row_of(const Prepared& row, const std::vector<Column>& columns, int first) {
  ordered_json out = ordered_json::object();
  for (size_t i = 0; i < columns.size(); ++i)
    out[columns[i].name] = value_of(row, first + static_cast<int>(i), columns[i]);
  return out;
}

/// A table's columns, actors by what is written for them.
std::string values_sql(const TableLayout& table) {
  std::string list;
  for (const Column& column : table.columns) {
    const std::string name = "t." + quoted_name(column.name);
    list += (list.empty() ? "" : ", ") +
            (column.actor ? "(SELECT written FROM actors WHERE actors.actor = " + name + ")" : name);
  }
  return list;
}

std::string order_sql(size_t columns) {
  std::string list;
  for (size_t i = 1; i <= columns; ++i) list += (list.empty() ? "" : ", ") + std::to_string(i) + " NULLS FIRST";
  return list;
}

/// Actors that some row names.
std::string named_actors_sql(const std::vector<TableLayout>& parts) {
  std::string sql;
  for (const TableLayout& table : parts) {
    for (const Column& column : table.columns) {
      if (!column.actor) continue;
      sql += (sql.empty() ? "" : " UNION ") + std::string("SELECT ") + quoted_name(column.name) + " FROM " +
             quoted_name(table.name);
    }
  }
  return sql;
}

std::string line_of(const ordered_json& row) { return render::written(row) + "\n"; }

/// Runs a statement that is ready and hands over each of its rows.
Result<bool> each_row(Prepared& rows, const std::function<bool(const Prepared&)>& take) {
  while (true) {
    const auto row = rows.step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) break;
    if (!take(rows)) {
      rows.reset();
      return false;
    }
  }
  rows.reset();
  return true;
}

Result<Database> open_to_look(const std::string& path) {
  const auto record = Record::open(path, Record::Use::look);
  if (!record) return tl::unexpected(record.error());
  return Database::snapshot_of(path);
}

class Lines {
 public:
  Lines(const Database& database, const std::function<bool(std::string&)>& write)
      : database_(database), write_(write) {}

  Result<void> all() {
    auto parts = copied_tables(database_);
    auto reports = table_layout(database_, "reports", "report");
    auto actors = table_layout(database_, "actors", "actor");
    auto corrections = table_layout(database_, "corrections", "");
    if (!parts) return tl::unexpected(parts.error());
    if (!reports) return tl::unexpected(reports.error());
    if (!actors) return tl::unexpected(actors.error());
    if (!corrections) return tl::unexpected(corrections.error());
    parts_ = std::move(*parts);
    const auto state = database_.state();
    if (!state) return tl::unexpected(state.error());
    std::string head = line_of({{"record", {{"schema", state->version}}}});
    if (!write_(head)) return {};
    const auto more = write_actors(*actors);
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
    const auto done = write_reports(*reports);
    return done && *done ? write_corrections(*corrections) : done ? Result<void>() : tl::unexpected(done.error());
  }

 private:
  Result<bool> write_actors(const TableLayout& actors) {
    const std::string named = named_actors_sql(parts_);
    auto rows = database_.stream("SELECT " + values_sql(actors) + " FROM actors AS t" +
                                 (named.empty() ? "" : " WHERE t.actor IN (" + named + ")") + " ORDER BY written");
    if (!rows) return tl::unexpected(rows.error());
    return each_row(*rows, [&](const Prepared& row) {
      std::string line = line_of({{"actor", row_of(row, actors.columns, 0)}});
      return write_(line);
    });
  }

  Result<void> write_corrections(const TableLayout& corrections) {
    auto rows = database_.prepare("SELECT " + values_sql(corrections) + " FROM corrections AS t ORDER BY made, id");
    if (!rows) return tl::unexpected(rows.error());
    const auto done = each_row(*rows, [&](const Prepared& row) {
      std::string line = line_of({{"correction", row_of(row, corrections.columns, 0)}});
      return write_(line);
    });
    return done ? Result<void>() : tl::unexpected(done.error());
  }

  Result<bool> write_reports(const TableLayout& reports) {
    std::vector<Prepared> of_parts;
    for (const TableLayout& table : parts_) {
      auto rows = database_.prepare(
          "SELECT " + values_sql(table) + " FROM " + quoted_name(table.name) + " AS t WHERE t.report = ?" +
          (table.is_copied.empty() ? "" : " AND " + table.is_copied) + " ORDER BY " + order_sql(table.columns.size()));
      if (!rows) return tl::unexpected(rows.error());
      of_parts.push_back(std::move(*rows));
    }
    auto rows = database_.stream("SELECT report, " + values_sql(reports) + " FROM reports AS t ORDER BY key");
    if (!rows) return tl::unexpected(rows.error());
    Result<void> outcome;
    const auto done = each_row(*rows, [&](const Prepared& row) {
      ordered_json line{{"report", row_of(row, reports.columns, 1)}};
      for (size_t i = 0; i < parts_.size(); ++i) {
        ordered_json list = ordered_json::array();
        of_parts[i].bind(1, row.number(0));
        const auto ok = each_row(of_parts[i], [&](const Prepared& part) {
          list.push_back(row_of(part, parts_[i].columns, 0));
          return true;
        });
        if (!ok) return outcome = tl::unexpected(ok.error()), false;
        if (!list.empty()) line[parts_[i].name] = std::move(list);
      }
      std::string text = line_of(line);
      return write_(text);
    });
    if (!outcome) return tl::unexpected(outcome.error());
    return done;
  }

  const Database& database_;
  const std::function<bool(std::string&)>& write_;
  std::vector<TableLayout> parts_;
};

std::string csv_cell(const Prepared& row, int at, const Column& column) {
  if (row.is_null(at)) return "";
  const std::string text = column.bytes ? hex(row.bytes(at)) : row.text(at);
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    out += c;
    if (c == '"') out += c;
  }
  return out + "\"";
}

/// A file that appears under its name when it is whole.
Result<void> write_table(const Database& database, const std::string& path, const TableLayout& table,
                         const std::string& sql) {
  const auto refused = [&] {
    return fail(ErrorCode::unwritable, path, "cannot be written", "make room, or give another folder with --into");
  };
  auto rows = database.stream(sql);
  if (!rows) return tl::unexpected(rows.error());
  const std::string part = path + ".part";
  std::FILE* file = std::fopen(part.c_str(), "wb");
  if (file == nullptr) return refused();
  std::string line;
  for (const Column& column : table.columns) line += (line.empty() ? "" : ",") + column.name;
  line += "\r\n";
  std::fwrite(line.data(), 1, line.size(), file);
  const auto done = each_row(*rows, [&](const Prepared& row) {
    line.clear();
    for (size_t i = 0; i < table.columns.size(); ++i)
      line += (i == 0 ? "" : ",") + csv_cell(row, static_cast<int>(i), table.columns[i]);
    line += "\r\n";
    return std::fwrite(line.data(), 1, line.size(), file) == line.size();
  });
  const bool whole = std::ferror(file) == 0;
  if (std::fclose(file) != 0 || !whole) return refused();
  if (!done) return tl::unexpected(done.error());
  std::error_code error;
  std::filesystem::rename(part, path, error);
  return error ? Result<void>(refused()) : Result<void>();
}

}  // namespace

Result<void> export_lines(const std::string& path, const std::function<bool(std::string&)>& write) {
  const auto database = open_to_look(path);
  if (!database) return tl::unexpected(database.error());
  return Lines(*database, write).all();
}

Result<std::vector<std::string>> export_tables(const std::string& path, const std::string& folder) {
  const auto database = open_to_look(path);
  if (!database) return tl::unexpected(database.error());
  auto tables = tables_of_reports(*database);
  auto reports = table_layout(*database, "reports", "report");
  if (!tables) return tl::unexpected(tables.error());
  if (!reports) return tl::unexpected(reports.error());
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  std::vector<std::string> files;
  const auto write = [&](const TableLayout& table, const std::string& sql) {
    files.push_back(folder + "/" + table.name + ".csv");
    return write_table(*database, files.back(), table, sql);
  };
  if (auto ok = write(*reports, "SELECT " + values_sql(*reports) + " FROM reports AS t ORDER BY key"); !ok)
    return tl::unexpected(ok.error());
  const auto corrections = table_layout(*database, "corrections", "");
  if (!corrections) return tl::unexpected(corrections.error());
  if (auto ok = write(*corrections, "SELECT " + values_sql(*corrections) + " FROM corrections AS t ORDER BY made, id");
      !ok)
    return tl::unexpected(ok.error());
  for (TableLayout& table : *tables) {
    const std::string sql = "SELECT r.key, " + values_sql(table) + " FROM " + quoted_name(table.name) +
                            " AS t JOIN reports AS r ON r.report = t.report ORDER BY " +
                            order_sql(table.columns.size() + 1);
    table.columns.insert(table.columns.begin(), Column{"report_key", true, false, false});
    if (auto ok = write(table, sql); !ok) return tl::unexpected(ok.error());
  }
  return files;
}

Result<void> each_report(const std::string& path, const std::function<bool(const Report&)>& take) {
  const auto database = open_to_look(path);
  if (!database) return tl::unexpected(database.error());
  auto rows = database->stream("SELECT id, source, address, title, language, date, text FROM reports ORDER BY report");
  if (!rows) return tl::unexpected(rows.error());
  const auto done = each_row(*rows, [&](const Prepared& row) {
    Report report;
    report.id = row.text(0);
    report.source = row.text(1);
    report.address = row.text(2);
    report.title = row.text(3);
    report.language = row.text(4);
    if (!row.is_null(5)) report.date = parse_day(row.text(5));
    report.text = row.text(6);
    return take(report);
  });
  return done ? Result<void>() : tl::unexpected(done.error());
}

}  // namespace rapporteur::record
