// Opening a record, and adding reports to it.
#include "rapporteur/record.h"

#include <filesystem>

#include "record/rows.h"
#include "record/sha256.h"
#include "record/store.h"
#include "record/tables.h"
#include "text/points.h"

namespace rapporteur {
namespace {

using record::Database;
using record::Prepared;

constexpr std::string_view kAddReport =
    "INSERT INTO reports (key, id, source, address, title, language, date, text, notes, program) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING";
constexpr std::string_view kAddActor = "INSERT INTO actors (written, kind, code, name) VALUES (?, ?, ?, ?)";
constexpr std::string_view kFindActor = "SELECT actor FROM actors WHERE written = ?";
constexpr std::string_view kAddMention =
    "INSERT INTO mentions (report, span_start, span_end, actor, kind, place, rule) VALUES (?, ?, ?, ?, ?, ?, ?)";

constexpr std::string_view kAddPost = "INSERT INTO posts (report, actor, post) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
constexpr std::string_view kAddId =
    "INSERT INTO other_ids (report, id) SELECT report, ?2 FROM reports WHERE key = ?1 AND id <> ?2 ON CONFLICT DO "
    "NOTHING";

/// The tables must be those of the version that the file gives itself: who raised or lowered it by hand is told so.
Result<void> check_tables(const Database& database, int64_t version) {
  auto find = database.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?");
  if (!find) return tl::unexpected(find.error());
  for (const record::TableSince& table : record::tables_since()) {
    const auto row = find->bind(1, table.name).step();
    if (!row) return tl::unexpected(row.error());
    const bool is_there = find->number(0) > 0;
    find->reset();
    if (is_there == (version >= table.version)) continue;
    const std::string what = is_there
                                 ? "has the table " + table.name + ", which came with " + std::to_string(table.version)
                                 : "lacks the table " + table.name;
    return fail(ErrorCode::foreign, database.path(),
                "a record whose schema is said to be " + std::to_string(version) + " but which " + what,
                "if its user_version was changed by hand, change it back (this program's is " +
                    std::to_string(record::kSchemaVersion) +
                    "); else restore a copy, or read the reports again into a new file");
  }
  return {};
}

/// An empty database is as good as no file; one with tables must be a record of a version that is known.
Result<void> check_schema(const Database& database, bool& is_empty) {
  const auto tables = database.number("SELECT count(*) FROM sqlite_schema");
  if (!tables) return tl::unexpected(tables.error());
  const auto id = database.number("PRAGMA application_id");
  const auto version = database.number("PRAGMA user_version");
  if (!id || !version) return tl::unexpected(id ? version.error() : id.error());
  is_empty = *tables == 0;
  if (!is_empty && *id != record::kApplicationId) {
    return fail(ErrorCode::foreign, database.path(), "a database of another program", "give another file with --db");
  }
  if (!is_empty && *version < 1) {
    return fail(ErrorCode::foreign, database.path(),
                "a record whose schema is said to be " + std::to_string(*version) + ", which none is",
                "restore a copy, or read the reports again into a new file");
  }
  if (*version > record::kSchemaVersion) {
    return fail(ErrorCode::foreign, database.path(),
                "a record of a later Rapporteur (its schema is " + std::to_string(*version) + ")",
                "bring this program up to date, or give another file with --db");
  }
  return is_empty ? Result<void>() : check_tables(database, *version);
}

/// Brings an empty database, or a record that an earlier version made, to this one's tables. Looks at the version again
/// when it has the lock: another program may have done it meanwhile.
Result<void> make_tables(const Database& database) {
  auto version = database.number("PRAGMA user_version");
  if (version && *version == record::kSchemaVersion) return {};
  if (auto ok = database.run("BEGIN IMMEDIATE"); !ok) return ok;
  version = database.number("PRAGMA user_version");
  Result<void> done = version ? Result<void>() : tl::unexpected(version.error());
  if (done && *version == 0) done = database.run(record::schema_sql());
  if (done && *version > 0 && *version < record::kSchemaVersion) {
    const auto judged = database.number(std::string(record::kIsJudged));
    done = judged ? database.run(record::upgrade_sql(*version, *judged > 0)) : tl::unexpected(judged.error());
  }
  if (done) done = database.run("COMMIT");
  if (!done) database.roll_back();
  return done;
}

/// For who only looks: nothing is written but tables of the connection's own, in memory.
Result<void> only_look(const Database& database) {
  const auto version = database.number("PRAGMA user_version");
  if (!version) return tl::unexpected(version.error());
  return database.run(record::stand_in_sql(*version) + "PRAGMA query_only = ON;");
}

Error cannot_write(const std::string& path) {
  return {ErrorCode::unwritable, path, "the record cannot be written",
          "check its permissions, or give another file with --db"};
}

bool is_there(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(path, error) || (error && error != std::errc::no_such_file_or_directory);
}

Result<Database> open_database(const std::string& path, bool writable, Patience patience) {
  if (!writable && !path.empty() && !is_there(path)) {
    return fail(ErrorCode::not_found, path, "there is no record",
                "make one with `rapporteur read PATH`, or name it with --db");
  }
  auto database = Database::open(path, writable, std::move(patience));
  if (!database) return database;
  bool is_empty = false;
  if (auto ok = database->run("PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384"); !ok)
    return tl::unexpected(ok.error());
  // In one transaction: another program may bring the record up to date meanwhile.
  if (auto ok = database->run("BEGIN"); !ok) return tl::unexpected(ok.error());
  const auto known = check_schema(*database, is_empty);
  database->roll_back();
  if (!known) return tl::unexpected(known.error());
  if (writable && database->read_only()) return tl::unexpected(cannot_write(path));
  if (is_empty && !writable) {
    return fail(ErrorCode::not_found, path, "there is no record in it", "make one with `rapporteur read PATH`");
  }
  if (auto ok = writable ? make_tables(*database) : only_look(*database); !ok) return tl::unexpected(ok.error());
  record::add_functions(database->handle());
  return database;
}

Result<void> into(Prepared& place, Result<Prepared> prepared) {
  if (!prepared) return tl::unexpected(prepared.error());
  place = std::move(*prepared);
  return {};
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
  const std::pair<Prepared*, std::string_view> wanted[] = {{&add_report, kAddReport}, {&add_actor, kAddActor},
                                                           {&find_actor, kFindActor}, {&add_mention, kAddMention},
                                                           {&add_post, kAddPost},     {&add_id, kAddId}};
  for (const auto& [place, sql] : wanted) {
    if (auto ok = into(*place, database.prepare(sql)); !ok) return ok;
  }
  for (int kind = 0; kind < kFindingKinds; ++kind) {
    const std::string sql = record::insert_sql(static_cast<FindingKind>(kind));
    if (auto ok = into(add_finding[kind], database.prepare(sql)); !ok) return ok;
  }
  return {};
}

Result<void> Record::Store::begin() {
  return database.in_transaction() ? Result<void>() : database.run("BEGIN IMMEDIATE");
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
  if (auto ok = add_report.run(); !ok) return tl::unexpected(ok.error());
  return database.changes() == 0 ? 0 : database.last_row();
}

Result<int64_t> Record::Store::put_actor(const Actor& actor) {
  const std::string name = written(actor);
  if (const auto known = actors.find(name); known != actors.end()) return known->second;
  const auto there = find_actor.bind(1, name).step();
  int64_t row = there && *there ? find_actor.number(0) : 0;
  find_actor.reset();
  if (!there) return tl::unexpected(there.error());
  if (row == 0) {
    add_actor.bind(1, name).bind(2, name_of(actor.kind)).bind(3, actor.code).bind(4, actor.name);
    if (auto ok = add_actor.run(); !ok) return tl::unexpected(ok.error());
    row = database.last_row();
  }
  actors.emplace(name, row);
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
  for (const Actor& actor : document.actors) {
    for (const std::string& post : actor.posts) {
      const auto row = put_actor(actor);
      if (!row) return tl::unexpected(row.error());
      add_post.bind(1, report).bind(2, *row).bind(3, post);
      if (auto ok = add_post.run(); !ok) return ok;
    }
  }
  return {};
}

Result<void> Record::Store::put_findings(const std::vector<Finding>& findings, int64_t report) {
  for (const Finding& finding : findings) {
    Prepared& statement = add_finding[static_cast<size_t>(finding.kind)];
    record::bind_finding(finding, report, statement);
    if (auto ok = statement.run(); !ok) return ok;
  }
  return {};
}

Result<void> Record::Store::put_contents(const Document& document, const std::vector<Finding>& findings,
                                         int64_t report) {
  if (auto ok = put_mentions(document, report); !ok) return ok;
  if (auto ok = put_posts(document, report); !ok) return ok;
  return put_findings(findings, report);
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
  const auto there = old->step();
  if (!there) return tl::unexpected(there.error());
  if (!*there) return add(document, key, findings);
  const int64_t report = old->number(0);
  old->reset();
  if (auto ok = store_->take_contents(report); !ok) return ok;
  if (auto ok = store_->put_id(key, document.report.id); !ok) return ok;
  return store_->put_contents(document, findings, report);
}

Result<void> Record::add_id(const ReportKey& key, const std::string& id) {
  if (auto ok = store_->begin(); !ok) return ok;
  return store_->put_id(key, id);
}

Result<void> Record::commit() {
  store_->actors.clear();
  if (!store_->database.in_transaction()) return {};
  auto done = store_->database.run("COMMIT");
  if (!done) store_->forget_batch();
  return done;
}

void Record::roll_back() { store_->forget_batch(); }

}  // namespace rapporteur
