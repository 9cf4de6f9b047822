// Lines of export_lines() back into a record.
#include <simdjson.h>

#include <unordered_map>

#include "rapporteur/record.h"
#include "record/corrections.h"
#include "record/layout.h"
#include "record/report_words.h"
#include "record/tables.h"
#include "record/transfer.h"

namespace rapporteur::record {
namespace {

namespace dom = simdjson::dom;

constexpr size_t kLongestLine = size_t{256} << 20;  // a report of eight MiB with all its findings
constexpr int kBatch = 500;                         // reports in one transaction
constexpr size_t kKnownActors = 1 << 16;            // whose numbers are remembered

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
    auto parts = copied_tables(database_);
    auto corrections = table_layout(database_, "corrections", "");
    auto reports = table_layout(database_, "reports", "report");
    auto actors = table_layout(database_, "actors", "actor");
    if (!parts) return tl::unexpected(parts.error());
    if (!reports) return tl::unexpected(reports.error());
    if (!actors) return tl::unexpected(actors.error());
    if (!corrections) return tl::unexpected(corrections.error());
    if (auto ok = prepare_insert(*corrections, ""); !ok) return ok;
    if (auto ok = prepare_insert(*reports, " RETURNING report"); !ok) return ok;
    if (auto ok = prepare_insert(*actors, ""); !ok) return ok;
    for (const TableLayout& table : *parts) {
      if (auto ok = prepare_append(table); !ok) return ok;
    }
    auto find = database_.prepare("SELECT actor FROM actors WHERE written = ?");
    if (!find) return tl::unexpected(find.error());
    find_actor_ = std::move(*find);
    auto words = ReportWords::open(database_);
    if (!words) return tl::unexpected(words.error());
    words_ = std::move(*words);
    return {};
  }

  Result<void> line(std::string_view text, uint32_t number, Taken& taken) {
    where_now_ = where_ + ":" + std::to_string(number);
    dom::object object;
    if (parser_.parse(text.data(), text.size()).get(object)) return malformed("no JSON object");
    dom::object inside;
    if (!object["record"].get(inside)) return check_head(inside);
    if (!object["actor"].get(inside)) return put("actors", inside, 0);
    if (!object["correction"].get(inside)) return put("corrections", inside, 0);
    if (object["report"].get(inside)) return malformed("neither a report nor an actor nor a correction");
    return report(object, inside, taken);
  }

  Result<void> begin() { return database_.in_transaction() ? Result<void>() : database_.begin(Record::Use::write); }
  Result<void> commit() {
    if (!database_.in_transaction()) return {};
    auto done = make_derived(database_);
    if (done) done = database_.commit();
    if (!done) database_.roll_back();
    return done;
  }

 private:
  struct Target {
    TableLayout layout;
    Prepared insert;
  };

  /// For rows that may be there already.
  Result<void> prepare_insert(const TableLayout& table, const std::string& after) {
    std::string values = "?";
    for (size_t i = 1; i < table.columns.size(); ++i) values += ", ?";
    return keep(table, database_.prepare("INSERT INTO " + quoted_name(table.name) + " (" + column_list(table.columns) +
                                         ") VALUES (" + values + ") ON CONFLICT DO NOTHING" + after));
  }

  /// For rows of a report.
  Result<void> prepare_append(const TableLayout& table) {
    std::vector<std::string> columns{"report"};
    for (const Column& column : table.columns) columns.push_back(column.name);
    return keep(table, database_.append(table.name, columns));
  }

  Result<void> keep(const TableLayout& table, Result<Prepared> insert) {
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
    const auto added = put_report(report);
    if (!added) return tl::unexpected(added.error());
    if (*added == 0) {
      ++taken.known;
      return {};
    }
    ++taken.added;
    const int64_t number = *added;
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

  /// The report's number; 0 if it was there.
  Result<int64_t> put_report(dom::object report) {
    Target& reports = targets_.at("reports");
    if (auto ok = bind(report, reports, 0); !ok) return tl::unexpected(ok.error());
    const auto row = reports.insert.step();
    const int64_t number = row && *row ? reports.insert.number(0) : 0;
    reports.insert.reset();
    if (!row) return tl::unexpected(row.error());
    if (number == 0) return 0;
    std::string_view title, text;
    if (report["title"].get(title) || report["text"].get(text)) return malformed("a report without its text");
    if (auto ok = words_.add(number, title, text); !ok) return tl::unexpected(ok.error());
    return number;
  }

  /// One row; `report` is the number of its report, 0 for a table of its own.
  Result<void> put(const std::string& table, dom::object row, int64_t report) {
    const auto found = targets_.find(table);
    if (found == targets_.end()) return malformed("no table is called " + table);
    if (auto ok = bind(row, found->second, report); !ok) return ok;
    return found->second.insert.run();
  }

  Result<void> bind(dom::object row, Target& target, int64_t report) {
    int at = 0;
    if (report != 0) target.insert.bind(++at, report);
    for (const Column& column : target.layout.columns) {
      ++at;
      dom::element value;
      const bool missing = row[column.name].get(value) || value.is_null();
      if (missing) {
        target.insert.bind_null(at);
      } else if (column.actor) {
        const auto actor = actor_written(value.is_string() ? value.get_string().value() : std::string_view());
        if (!actor) return tl::unexpected(actor.error());
        target.insert.bind(at, *actor);
      } else if (column.number) {
        target.insert.bind(at, value.is_int64() ? value.get_int64().value() : 0);
      } else if (column.bytes) {
        const std::string bytes = from_hex(value.is_string() ? value.get_string().value() : "");
        target.insert.bind_bytes(at, bytes.data(), bytes.size());
      } else {
        target.insert.bind(at, value.is_string() ? value.get_string().value() : std::string_view());
      }
    }
    return {};
  }

  /// The number of the actor who is written so.
  Result<int64_t> actor_written(std::string_view written) {
    if (const auto known = actors_.find(std::string(written)); known != actors_.end()) return known->second;
    const auto row = find_actor_.bind(1, written).step();
    const int64_t number = row && *row ? find_actor_.number(0) : 0;
    find_actor_.reset();
    if (!row) return tl::unexpected(row.error());
    if (number == 0) return malformed("no actor is written " + std::string(written));
    if (actors_.size() > kKnownActors) actors_.clear();
    return actors_[std::string(written)] = number;
  }

  Database& database_;
  std::string where_;
  std::string where_now_;
  dom::parser parser_;
  std::unordered_map<std::string, Target> targets_;
  Prepared find_actor_;
  std::unordered_map<std::string, int64_t> actors_;  ///< numbers of the actors that came last
  ReportWords words_;
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
