// Thin and total: each call of SQLite that can fail becomes a Result.
#include "record/sqlite.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <thread>

namespace rapporteur::record {
namespace {

using namespace std::chrono_literals;

constexpr auto kNoteAfter = 1s;    // shorter waits need no word
constexpr auto kLongestNap = 8ms;  // short beside the gap between two batches, so that all who wait get their turns

struct Told {
  ErrorCode code;
  std::string why;
  std::string advice;
};

Told told(int result, const char* message) {
  switch (result & 0xff) {
    case SQLITE_NOTADB:
      return {ErrorCode::foreign, "this file is no record", "give another file with --db"};
    case SQLITE_CORRUPT:
      return {ErrorCode::unreadable, "the record is damaged",
              "restore a copy, or read the reports again into a new file"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::unwritable, "another program is using the record and did not let go of it",
              "wait until it has ended and run this again, or wait longer with --wait"};
    case SQLITE_INTERRUPT:
      return {ErrorCode::unreadable, "looking for it took too long", "narrow what is asked for"};
    case SQLITE_FULL:
      return {ErrorCode::unwritable, "the disk is full",
              "make room and run this again: what is in the record stays, and is not read twice"};
    case SQLITE_READONLY:
      return {ErrorCode::unwritable, "the record cannot be written",
              "check its permissions, or give another file with --db"};
    case SQLITE_CANTOPEN:
      return {ErrorCode::unwritable, "the record cannot be opened",
              "check that its folder is there and that you may write in it"};
    case SQLITE_IOERR:
      return {ErrorCode::unwritable, std::string("the disk refused: ") + message,
              "make room or check the disk, and run this again: what is in the record stays"};
    default:
      return {ErrorCode::unreadable, std::string("SQLite says: ") + message,
              "if that is not the record that you meant, give another with --db"};
  }
}

tl::unexpected<Error> failed(sqlite3* handle, int result, const std::string& path) {
  Told words = told(result, handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(result));
  return fail(words.code, path, std::move(words.why), std::move(words.advice));
}

}  // namespace

void Prepared::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Prepared& Prepared::bind(int parameter, std::string_view text) {
  sqlite3_bind_text(statement_.get(), parameter, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
  return *this;
}
Prepared& Prepared::bind(int parameter, int64_t number) {
  sqlite3_bind_int64(statement_.get(), parameter, number);
  return *this;
}
Prepared& Prepared::bind_bytes(int parameter, const void* bytes, size_t size) {
  sqlite3_bind_blob(statement_.get(), parameter, bytes, static_cast<int>(size), SQLITE_TRANSIENT);
  return *this;
}
Prepared& Prepared::bind_null(int parameter) {
  sqlite3_bind_null(statement_.get(), parameter);
  return *this;
}

Result<bool> Prepared::step() {
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  auto error = failed(sqlite3_db_handle(statement_.get()), result, *path_);
  sqlite3_reset(statement_.get());
  return error;
}

Result<void> Prepared::run() {
  const auto row = step();
  reset();
  if (!row) return tl::unexpected(row.error());
  return {};
}

void Prepared::reset() { sqlite3_reset(statement_.get()); }

std::string Prepared::text(int column) const { return std::string(bytes(column)); }
int64_t Prepared::number(int column) const { return sqlite3_column_int64(statement_.get(), column); }
bool Prepared::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }
std::string_view Prepared::bytes(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr ? std::string_view() : std::string_view(bytes, static_cast<size_t>(size));
}

/// SQLite's busy handler: naps until the lock may be free, and says nothing of short waits. 0: no more.
int Database::wait(void* turn, int times) {
  auto& [patience, begin, noted] = *static_cast<Turn*>(turn);
  const auto now = std::chrono::steady_clock::now();
  if (times == 0) begin = now, noted = false;
  if (now - begin >= patience.most) return 0;
  if (!noted && now - begin >= kNoteAfter) {
    noted = true;
    if (patience.note) patience.note();
  }
  std::this_thread::sleep_for(std::min<std::chrono::milliseconds>(kLongestNap, std::chrono::milliseconds(1 + times)));
  return 1;
}

Result<Database> Database::open(const std::string& path, bool writable, Patience patience) {
  Database database;
  database.path_ = std::make_unique<std::string>(path);
  sqlite3* handle = nullptr;
  // Who only looks may write too if he can: after a writer was killed, the first who comes puts the file in order.
  const int flags = SQLITE_OPEN_READWRITE | (writable ? SQLITE_OPEN_CREATE : 0);
  // ":memory:" and the like are names of files here; "" would be a database that nobody sees again.
  if (path.empty()) return fail(ErrorCode::misused, "--db", "\"\" names no file", "name one, as in --db record.db");
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored))
    return fail(ErrorCode::misused, path, "a folder, not a record",
                "name a file in it, as in --db " + path + "/record.db");
  const std::string file = path.front() == '/' ? path : "./" + path;
  const int result = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
  database.handle_.reset(handle);
  if (result != SQLITE_OK) return failed(handle, result, path);
  database.turn_ = std::make_unique<Turn>(Turn{std::move(patience), {}, false});
  sqlite3_busy_handler(handle, wait, database.turn_.get());
  return database;
}

Result<Database> Database::copy_of(const std::string& path) {
  const auto source = open(path, false);
  if (!source) return tl::unexpected(source.error());
  Database copy;
  copy.path_ = std::make_unique<std::string>(path);
  sqlite3* handle = nullptr;
  int result = sqlite3_open_v2("", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  copy.handle_.reset(handle);
  if (result != SQLITE_OK) return failed(handle, result, path);
  sqlite3_backup* backup = sqlite3_backup_init(handle, "main", source->handle(), "main");
  if (backup == nullptr) return failed(handle, sqlite3_errcode(handle), path);
  sqlite3_backup_step(backup, -1);
  result = sqlite3_backup_finish(backup);
  if (result != SQLITE_OK) return failed(handle, result, path);
  return copy;
}

Result<Prepared> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  const int result = sqlite3_prepare_v2(handle(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  if (result != SQLITE_OK) return failed(handle(), result, path());
  return Prepared(statement, path_.get());
}

Result<void> Database::run(const std::string& sql) const {
  const int result = sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) return failed(handle(), result, path());
  return {};
}

Result<int64_t> Database::number(const std::string& sql) const {
  auto statement = prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  const auto row = statement->step();
  if (!row) return tl::unexpected(row.error());
  return *row ? statement->number(0) : 0;
}

int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle()); }
int64_t Database::changes() const { return sqlite3_changes64(handle()); }
bool Database::in_transaction() const { return sqlite3_get_autocommit(handle()) == 0; }
void Database::roll_back() const {
  if (in_transaction()) sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}
bool Database::read_only() const { return sqlite3_db_readonly(handle(), "main") == 1; }

void Database::allow(std::chrono::milliseconds time) const {
  constexpr int kSteps = 10000;  // of SQLite's machine between two looks at the clock: well under a millisecond
  *deadline_ = std::chrono::steady_clock::now() + time;
  const auto is_over = [](void* deadline) -> int {
    return std::chrono::steady_clock::now() > *static_cast<std::chrono::steady_clock::time_point*>(deadline);
  };
  if (time.count() > 0)
    sqlite3_progress_handler(handle(), kSteps, is_over, deadline_.get());
  else
    sqlite3_progress_handler(handle(), 0, nullptr, nullptr);
}

}  // namespace rapporteur::record
