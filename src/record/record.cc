// Opening a record, and adding reports to it.
#include "rapporteur/record.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "record/corrections.h"
#include "record/rows.h"
#include "record/sha256.h"
#include "record/store.h"
#include "record/tables.h"
#include "text/points.h"

namespace rapporteur {
namespace {

using record::Database;
using record::Prepared;

constexpr size_t kKnownActors = 1 << 16;  // whose rows are remembered from one batch to the next

constexpr std::string_view kAddReport =
    "INSERT INTO reports (key, id, source, address, title, language, date, text, notes, program) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING report";
constexpr std::string_view kAddActor =
    "INSERT INTO actors (written, kind, code, name) VALUES (?, ?, ?, ?) RETURNING actor";
constexpr std::string_view kFindActor = "SELECT actor FROM actors WHERE written = ?";
constexpr std::string_view kAddId =
    "INSERT INTO other_ids (report, id) SELECT report, ?2 FROM reports WHERE key = ?1 AND id <> ?2 ON CONFLICT DO "
    "NOTHING";

/// The tables must be those of the version that the database gives itself: who changed it by hand is told so.
Result<void> check_tables(const record::State& state, const std::string& name) {
  for (const record::TableSince& table : record::tables_since()) {
    const bool is_there = std::ranges::count(state.tables, table.name) > 0;
    if (is_there == (state.version >= table.version)) continue;
    const std::string what = is_there
                                 ? "has the table " + table.name + ", which came with " + std::to_string(table.version)
                                 : "lacks the table " + table.name;
    return fail(ErrorCode::foreign, name,
                "a record whose schema is said to be " + std::to_string(state.version) + " but which " + what,
                "if its version was changed by hand, change it back (this program's is " +
                    std::to_string(record::kSchemaVersion) +
                    "); else restore a copy, or read the reports again into a new record");
  }
  return {};
}

/// An empty database is as good as none; one with tables must be a record of a version that is known.
Result<void> check_schema(const record::State& state, int64_t first_version, const std::string& name) {
  if (state.tables.empty()) return {};
  if (!state.is_record)
    return fail(ErrorCode::foreign, name, "a database of another program", "give another with --db");
  if (state.version < first_version) {
    return fail(ErrorCode::foreign, name,
                "a record whose schema is said to be " + std::to_string(state.version) + ", which none is",
                "restore a copy, or read the reports again into a new record");
  }
  if (state.version > record::kSchemaVersion) {
    return fail(ErrorCode::foreign, name,
                "a record of a later Rapporteur (its schema is " + std::to_string(state.version) + ")",
                "bring this program up to date, or give another record with --db");
  }
  return check_tables(state, name);
}

Result<void> bring_up_to_date(const Database& database, const record::State& state) {
  if (state.tables.empty()) return database.run(record::schema_sql(database.dialect()));
  if (state.version == record::kSchemaVersion) return {};
  const bool says_so = state.version >= record::kJudgedSince;
  const auto judged = says_so ? Result<int64_t>(1) : database.number(record::kIsJudged);
  if (!judged) return tl::unexpected(judged.error());
  return database.run(record::upgrade_sql(database.dialect(), state.version, *judged > 0));
}

/// Brings an empty database, or a record that an earlier version made, to this one's tables. Looks at the version again
/// when it may write: another program may have done it meanwhile.
Result<void> make_tables(const Database& database, const record::State& before) {
  if (before.version == record::kSchemaVersion) return {};
  if (auto ok = database.begin(Record::Use::write); !ok) return ok;
  const auto state = database.state();
  Result<void> done = state ? bring_up_to_date(database, *state) : tl::unexpected(state.error());
  if (done) done = database.commit();
  if (!done) database.roll_back();
  return done;
}

/// For who only looks: nothing is written but tables of the connection's own, in memory.
Result<void> only_look(const Database& database, int64_t version) {
  if (version < record::kSchemaVersion) {
    if (auto ok = database.run(record::stand_in_sql(version)); !ok) return ok;
  }
  return database.only_look();
}

Error cannot_write(const std::string& path) {
  return {ErrorCode::unwritable, path, "the record cannot be written",
          "check its permissions, or give another record with --db"};
}

bool is_there(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(path, error) || (error && error != std::errc::no_such_file_or_directory);
}

/// What a database is, if it can be used.
Result<record::State> checked_state(const Database& database) {
  // In one transaction: another program may bring the record up to date meanwhile.
  if (auto ok = database.begin(Record::Use::look); !ok) return tl::unexpected(ok.error());
  auto state = database.state();
  database.roll_back();
  if (!state) return state;
  if (auto ok = check_schema(*state, database.dialect().first_version, database.name()); !ok)
    return tl::unexpected(ok.error());
  return state;
}

Result<Database> open_database(const std::string& path, bool writable, Patience patience) {
  if (!writable && !path.empty() && record::is_file(path) && !is_there(path)) {
    return fail(ErrorCode::not_found, path, "there is no record",
                "make one with `rapporteur read PATH`, or name it with --db");
  }
  auto database = Database::open(path, writable, std::move(patience));
  if (!database) return database;
  const auto state = checked_state(*database);
  if (!state) return tl::unexpected(state.error());
  if (writable && database->read_only()) return tl::unexpected(cannot_write(database->name()));
  if (state->tables.empty() && !writable) {
    return fail(ErrorCode::not_found, database->name(), "there is no record in it",
                "make one with `rapporteur read PATH`");
  }
  auto ok = writable ? make_tables(*database, *state) : only_look(*database, state->version);
  if (!ok) return tl::unexpected(ok.error());
  return database;
}

Result<void> into(Prepared& place, Result<Prepared> prepared) {
  if (!prepared) return tl::unexpected(prepared.error());
  place = std::move(*prepared);
  return {};
}

/// The number in the row that a statement gives; 0 if it gives none.
Result<int64_t> number_from(Prepared& statement) {
  const auto row = statement.step();
  const int64_t number = row && *row ? statement.number(0) : 0;
  statement.reset();
  if (!row) return tl::unexpected(row.error());
  return number;
}

std::string joined(const std::vector<std::string>& notes) {
  std::string all;
  for (const std::string& note : notes) all.append(all.empty() ? "" : "\n").append(note);
  return all;
}

}  // namespace

ReportKey key_of(const Report& report) {
  record::Sha256 sha;
  // A zero byte ends each part, so that parts cannot run into one another.
  for (const std::string* part : {&report.source, &report.title}) sha.add({part->c_str(), part->size() + 1});
  const std::string date = report.date ? to_string(*report.date) : "";
  sha.add({date.c_str(), date.size() + 1});
  sha.add(report.text);
  return sha.digest();
}

Record::Record(std::unique_ptr<Store> store) : store_(std::move(store)) {}
Record::Record(Record&&) noexcept = default;
Record& Record::operator=(Record&&) noexcept = default;
Record::~Record() = default;

Result<Record> Record::open(const std::string& path, Use use, Patience patience) {
  auto database = open_database(path, use == Use::write, std::move(patience));
  if (!database) return tl::unexpected(database.error());
  auto store = std::make_unique<Store>();
  store->database = std::move(*database);
  if (use == Use::write) {
    if (auto ok = store->prepare(); !ok) return tl::unexpected(ok.error());
  }
  return Record(std::move(store));
}

Result<void> Record::Store::prepare() {
  const std::pair<Prepared*, std::string_view> wanted[] = {
      {&add_report, kAddReport}, {&add_actor, kAddActor}, {&find_actor, kFindActor}, {&add_id, kAddId}};
  for (const auto& [place, sql] : wanted) {
    if (auto ok = into(*place, database.prepare(sql)); !ok) return ok;
  }
  auto indexed = record::ReportWords::open(database);
  if (!indexed) return tl::unexpected(indexed.error());
  words = std::move(*indexed);
  auto ok = into(add_mention,
                 database.append("mentions", {"report", "span_start", "span_end", "actor", "kind", "place", "rule"}));
  if (ok) ok = into(add_post, database.append("posts", {"report", "actor", "post"}));
  for (int i = 0; ok && i < kFindingKinds; ++i) {
    const auto kind = static_cast<FindingKind>(i);
    ok = into(add_finding[i], database.append(record::table_of(kind), record::stored_columns(kind)));
  }
  return ok;
}

Result<void> Record::Store::begin() {
  if (database.in_transaction()) return {};
  if (auto ok = database.begin(Use::write); !ok) return ok;
  const auto corrections = database.number("SELECT count(*) FROM corrections");
  if (!corrections) return tl::unexpected(corrections.error());
  has_corrections = *corrections > 0;
  return {};
}

void Record::Store::forget_batch() {
  actors.clear();
  database.roll_back();
}

Result<void> Record::Store::put_id(const ReportKey& key, const std::string& id) {
  return add_id.bind_bytes(1, key.data(), key.size()).bind(2, id).run();
}

/// The report's row; 0 if its key is there already.
Result<int64_t> Record::Store::put_report(const Report& report, const ReportKey& key) {
  add_report.bind_bytes(1, key.data(), key.size()).bind(2, report.id).bind(3, report.source).bind(4, report.address);
  add_report.bind(5, report.title).bind(6, report.language);
  if (report.date)
    add_report.bind(7, to_string(*report.date));
  else
    add_report.bind_null(7);
  add_report.bind(8, report.text).bind(9, joined(report.notes)).bind(10, RAPPORTEUR_VERSION);
  const auto number = number_from(add_report);
  if (!number || *number == 0) return number;
  if (auto ok = words.add(*number, report.title, report.text); !ok) return tl::unexpected(ok.error());
  return number;
}

Result<int64_t> Record::Store::put_actor(const Actor& actor) {
  const std::string name = written(actor);
  if (const auto known = actors.find(name); known != actors.end()) return known->second;
  auto row = number_from(find_actor.bind(1, name));
  if (row && *row == 0) {
    add_actor.bind(1, name).bind(2, name_of(actor.kind)).bind(3, actor.code).bind(4, actor.name);
    row = number_from(add_actor);
  }
  if (row) actors.emplace(name, *row);
  return row;
}

Result<void> Record::Store::put_mentions(const Document& document, int64_t report) {
  const text::CodePoints points(document);
  for (const Mention& mention : document.mentions) {
    const Span span = points.of(mention.span);
    add_mention.bind(1, report).bind(2, int64_t{span.begin}).bind(3, int64_t{span.end}).bind_null(4);
    if (mention.actor != kNone && document.actors[mention.actor].kind != ActorKind::joint) {
      const auto actor = put_actor(document.actors[mention.actor]);
      if (!actor) return tl::unexpected(actor.error());
      add_mention.bind(4, *actor);
    }
    add_mention.bind(5, name_of(mention.kind)).bind(6, int64_t{mention.place}).bind(7, mention.rule);
    if (auto ok = add_mention.run(); !ok) return ok;
  }
  return {};
}

Result<void> Record::Store::put_posts(const Document& document, int64_t report) {
  std::set<std::pair<int64_t, std::string>> told;
  for (const Actor& actor : document.actors) {
    for (const std::string& post : actor.posts) {
      const auto row = put_actor(actor);
      if (!row) return tl::unexpected(row.error());
      if (!told.emplace(*row, post).second) continue;
      add_post.bind(1, report).bind(2, *row).bind(3, post);
      if (auto ok = add_post.run(); !ok) return ok;
    }
  }
  return {};
}

/// Findings, and what persons have said of the report before.
Result<void> Record::Store::put_findings(const std::vector<Finding>& findings, const std::string& date,
                                         int64_t report) {
  for (const Finding& finding : findings) {
    Prepared& statement = add_finding[static_cast<size_t>(finding.kind)];
    record::bind_finding(finding, report, date, statement);
    if (auto ok = statement.run(); !ok) return ok;
  }
  return has_corrections ? record::apply_corrections(database, report) : Result<void>();
}

Result<void> Record::Store::put_contents(const Document& document, const std::vector<Finding>& findings,
                                         int64_t report) {
  if (auto ok = put_mentions(document, report); !ok) return ok;
  if (auto ok = put_posts(document, report); !ok) return ok;
  const auto& date = document.report.date;
  return put_findings(findings, date ? to_string(*date) : "", report);
}

/// All that was found in a report.
Result<void> Record::Store::take_contents(int64_t report) {
  std::string sql;
  const std::string where = " WHERE report = " + std::to_string(report) + ";\n";
  for (const char* table : {"mentions", "posts"}) sql += "DELETE FROM " + std::string(table) + where;
  for (int kind = 0; kind < kFindingKinds; ++kind)
    sql += "DELETE FROM " + record::table_of(static_cast<FindingKind>(kind)) + where;
  return database.run(sql);
}

Result<void> Record::add(const Document& document, const ReportKey& key, const std::vector<Finding>& findings) {
  if (auto ok = store_->begin(); !ok) return ok;
  const auto report = store_->put_report(document.report, key);
  if (!report) return tl::unexpected(report.error());
  if (*report == 0) return store_->put_id(key, document.report.id);
  return store_->put_contents(document, findings, *report);
}

Result<void> Record::replace(const Document& document, const ReportKey& key, const std::vector<Finding>& findings) {
  if (auto ok = store_->begin(); !ok) return ok;
  auto old = store_->database.prepare("UPDATE reports SET notes = ?, program = ? WHERE key = ? RETURNING report");
  if (!old) return tl::unexpected(old.error());
  old->bind(1, joined(document.report.notes)).bind(2, RAPPORTEUR_VERSION).bind_bytes(3, key.data(), key.size());
  const auto there = number_from(*old);
  if (!there) return tl::unexpected(there.error());
  if (*there == 0) return add(document, key, findings);
  const int64_t report = *there;
  if (auto ok = store_->take_contents(report); !ok) return ok;
  if (auto ok = store_->put_id(key, document.report.id); !ok) return ok;
  return store_->put_contents(document, findings, report);
}

Result<void> Record::add_id(const ReportKey& key, const std::string& id) {
  if (auto ok = store_->begin(); !ok) return ok;
  return store_->put_id(key, id);
}

Result<void> Record::commit() {
  if (store_->actors.size() > kKnownActors) store_->actors.clear();
  if (!store_->database.in_transaction()) return {};
  auto done = store_->database.commit();
  if (!done) store_->forget_batch();
  return done;
}

void Record::roll_back() { store_->forget_batch(); }

}  // namespace rapporteur
