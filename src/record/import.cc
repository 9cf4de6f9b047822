// Lines of export_lines() back into a record.
#include <simdjson.h>

#include <unordered_map>

#include "rapporteur/record.h"
#include "record/layout.h"
#include "record/tables.h"
#include "record/transfer.h"

namespace rapporteur::record {
namespace {

namespace dom = simdjson::dom;

constexpr size_t kLongestLine = size_t{256} << 20;  // a report of eight MiB with all its findings
constexpr int kBatch = 500;                         // reports in one transaction

int digit(char c) { return c <= '9' ? c - '0' : (c | 32) - 'a' + 10; }

std::string from_hex(std::string_view text) {
  std::string bytes;
  for (size_t i = 0; i + 1 < text.size(); i += 2) bytes += static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1]));
  return bytes;
}

class Import {
 public:
  Import(Database& database, std::string where) : database_(database), where_(std::move(where)) {}

  Result<void> prepare() {
    auto parts = tables_of_reports(database_);
    auto reports = table_layout(database_, "reports", "report");
    auto actors = table_layout(database_, "actors", "actor");
    if (!parts) return tl::unexpected(parts.error());
    if (!reports) return tl::unexpected(reports.error());
    if (!actors) return tl::unexpected(actors.error());
    if (auto ok = prepare(*reports, "", " ON CONFLICT DO NOTHING"); !ok) return ok;
    if (auto ok = prepare(*actors, "", " ON CONFLICT DO NOTHING"); !ok) return ok;
    for (const TableLayout& table : *parts) {
      if (auto ok = prepare(table, "report, ", ""); !ok) return ok;
    }
    return {};
  }

  Result<void> line(std::string_view text, uint32_t number, Taken& taken) {
    where_now_ = where_ + ":" + std::to_string(number);
    dom::object object;
    if (parser_.parse(text.data(), text.size()).get(object)) return malformed("no JSON object");
    dom::object inside;
    if (!object["record"].get(inside)) return check_head(inside);
    if (!object["actor"].get(inside)) return put("actors", inside, 0);
    if (object["report"].get(inside)) return malformed("neither a report nor an actor");
    return report(object, inside, taken);
  }

  Result<void> begin() { return database_.in_transaction() ? Result<void>() : database_.run("BEGIN IMMEDIATE"); }
  Result<void> commit() { return database_.in_transaction() ? database_.run("COMMIT") : Result<void>(); }

 private:
  struct Target {
    TableLayout layout;
    Prepared insert;
  };

  Result<void> prepare(const TableLayout& table, const std::string& before, const std::string& after) {
    std::string values = before.empty() ? "" : "?, ";
    for (const Column& column : table.columns) {
      values += column.actor ? "(SELECT actor FROM actors WHERE written = ?)" : "?";
      values += &column == &table.columns.back() ? "" : ", ";
    }
    auto insert = database_.prepare("INSERT INTO " + quoted_name(table.name) + " (" + before +
                                    column_list(table.columns) + ") VALUES (" + values + ")" + after);
    if (!insert) return tl::unexpected(insert.error());
    targets_.emplace(table.name, Target{table, std::move(*insert)});
    return {};
  }

  tl::unexpected<Error> malformed(const std::string& why) const {
    return fail(ErrorCode::malformed, where_now_, why, "give the lines that `rapporteur export` wrote, whole");
  }

  Result<void> check_head(dom::object head) {
    int64_t schema = 0;
    if (head["schema"].get(schema)) return malformed("a head without its schema");
    if (schema <= kSchemaVersion) return {};
    return fail(ErrorCode::foreign, where_now_, "lines of a later Rapporteur", "bring this program up to date");
  }

  Result<void> report(dom::object line, dom::object report, Taken& taken) {
    if (auto ok = put("reports", report, 0); !ok) return ok;
    if (database_.changes() == 0) {
      ++taken.known;
      return {};
    }
    ++taken.added;
    const int64_t number = database_.last_row();
    for (const auto field : line) {
      if (field.key == "report") continue;
      dom::array rows;
      if (field.value.get(rows)) return malformed("\"" + std::string(field.key) + "\" is no list");
      for (const dom::element element : rows) {
        dom::object row;
        if (element.get(row)) return malformed("a row of \"" + std::string(field.key) + "\" is no object");
        if (auto ok = put(std::string(field.key), row, number); !ok) return ok;
      }
    }
    return {};
  }

  /// One row; `report` is the number of its report, 0 for a table of its own.
  Result<void> put(const std::string& table, dom::object row, int64_t report) {
    const auto found = targets_.find(table);
    if (found == targets_.end()) return malformed("no table is called " + table);
    Prepared& insert = found->second.insert;
    int at = 0;
    if (report != 0) insert.bind(++at, report);
    for (const Column& column : found->second.layout.columns) {
      ++at;
      dom::element value;
      const bool missing = row[column.name].get(value) || value.is_null();
      if (missing) {
        insert.bind_null(at);
      } else if (column.number && !column.actor) {
        insert.bind(at, value.is_int64() ? value.get_int64().value() : 0);
      } else if (column.bytes) {
        const std::string bytes = from_hex(value.is_string() ? value.get_string().value() : "");
        insert.bind_bytes(at, bytes.data(), bytes.size());
      } else {
        insert.bind(at, value.is_string() ? value.get_string().value() : std::string_view());
      }
    }
    return insert.run();
  }

  Database& database_;
  std::string where_;
  std::string where_now_;
  dom::parser parser_;
  std::unordered_map<std::string, Target> targets_;
};

}  // namespace

Result<Taken> import_lines(const std::string& path, reports::ByteStream stream) {
  {
    const auto made = Record::open(path, Record::Use::write);
    if (!made) return tl::unexpected(made.error());
  }
  auto database = Database::open(path, true);
  if (!database) return tl::unexpected(database.error());
  Import import(*database, stream.path());
  if (auto ok = import.prepare(); !ok) return tl::unexpected(ok.error());
  reports::LineReader lines(std::move(stream), kLongestLine);
  Taken taken;
  std::string line;
  uint64_t since_commit = 0;
  while (true) {
    const auto got = lines.next(line);
    if (!got) return tl::unexpected(got.error());
    if (*got == reports::LineReader::Got::end) break;
    if (*got == reports::LineReader::Got::too_long)
      return fail(ErrorCode::malformed, lines.stream().path(), "a line longer than any report's", "export it again");
    if (auto ok = import.begin(); !ok) return tl::unexpected(ok.error());
    if (auto ok = import.line(line, lines.number(), taken); !ok) return tl::unexpected(ok.error());
    if (++since_commit < kBatch) continue;
    if (auto ok = import.commit(); !ok) return tl::unexpected(ok.error());
    since_commit = 0;
  }
  if (auto ok = import.commit(); !ok) return tl::unexpected(ok.error());
  return taken;
}

}  // namespace rapporteur::record
