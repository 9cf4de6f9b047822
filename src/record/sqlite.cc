// Thin and total: each call of SQLite that can fail becomes a Result.
#include "record/sqlite.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <thread>

#include "record/layout.h"
#include "record/tables.h"

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

class SqliteStatement : public Statement {
 public:
  SqliteStatement(sqlite3_stmt* statement, const std::string& path) : statement_(statement), path_(path) {}
  ~SqliteStatement() override { sqlite3_finalize(statement_); }

  void bind(int parameter, std::string_view text) override {
    sqlite3_bind_text(statement_, parameter, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
  }
  void bind(int parameter, int64_t number) override { sqlite3_bind_int64(statement_, parameter, number); }
  void bind_bytes(int parameter, std::string_view bytes) override {
    sqlite3_bind_blob(statement_, parameter, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
  }
  void bind_null(int parameter) override { sqlite3_bind_null(statement_, parameter); }

  Result<bool> step() override {
    const int result = sqlite3_step(statement_);
    if (result == SQLITE_ROW) return true;
    if (result == SQLITE_DONE) return false;
    auto error = failed(sqlite3_db_handle(statement_), result, path_);
    sqlite3_reset(statement_);
    return error;
  }
  void reset() override { sqlite3_reset(statement_); }

  bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  int64_t number(int column) const override { return sqlite3_column_int64(statement_, column); }
  std::string_view bytes(int column) const override {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    const int size = sqlite3_column_bytes(statement_, column);
    return bytes == nullptr ? std::string_view() : std::string_view(bytes, static_cast<size_t>(size));
  }

 private:
  sqlite3_stmt* statement_;
  const std::string& path_;
};

class SqliteConnection : public Connection {
 public:
  SqliteConnection(std::string path, Patience patience) : path_(std::move(path)), patience_(std::move(patience)) {}
  ~SqliteConnection() override { sqlite3_close_v2(handle_); }

  /// "": a temporary file of its own.
  Result<void> open(const std::string& file, int flags) {
    const int result = sqlite3_open_v2(file.c_str(), &handle_, flags, nullptr);
    if (result != SQLITE_OK) return failed(handle_, result, path_);
    sqlite3_busy_handler(handle_, wait, this);
    add_functions(handle_);
    return run("PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384");
  }

  Result<void> copy(const SqliteConnection& source) {
    sqlite3_backup* backup = sqlite3_backup_init(handle_, "main", source.handle_, "main");
    if (backup == nullptr) return failed(handle_, sqlite3_errcode(handle_), path_);
    sqlite3_backup_step(backup, -1);
    const int result = sqlite3_backup_finish(backup);
    if (result != SQLITE_OK) return failed(handle_, result, path_);
    return {};
  }

  const Dialect& dialect() const override { return sqlite_dialect(); }

  Result<std::unique_ptr<Statement>> prepare(std::string_view sql) override {
    sqlite3_stmt* statement = nullptr;
    const int result = sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (result != SQLITE_OK) return failed(handle_, result, path_);
    return std::make_unique<SqliteStatement>(statement, path_);
  }
  Result<std::unique_ptr<Statement>> stream(std::string_view sql) override { return prepare(sql); }
  Result<std::unique_ptr<Statement>> append(const std::string& table,
                                            const std::vector<std::string>& columns) override {
    std::string names, values;
    for (const std::string& column : columns) {
      names.append(names.empty() ? "" : ", ").append(quoted_name(column));
      values.append(values.empty() ? "?" : ", ?");
    }
    return prepare("INSERT INTO " + quoted_name(table) + " (" + names + ") VALUES (" + values + ")");
  }

  Result<void> run(const std::string& sql) override {
    const int result = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
    if (result != SQLITE_OK) return failed(handle_, result, path_);
    return {};
  }

  Result<void> begin(Record::Use use) override { return run(use == Record::Use::write ? "BEGIN IMMEDIATE" : "BEGIN"); }
  Result<void> commit() override { return run("COMMIT"); }
  bool in_transaction() const override { return sqlite3_get_autocommit(handle_) == 0; }
  void roll_back() override {
    if (in_transaction()) sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
  }

  Result<State> state() override;
  Result<void> only_look() override { return run("PRAGMA query_only = ON"); }
  bool read_only() const override { return sqlite3_db_readonly(handle_, "main") == 1; }
  void allow(std::chrono::milliseconds time) override;

 private:
  static int wait(void* connection, int times);
  Result<int64_t> number(std::string_view sql);

  std::string path_;
  Patience patience_;
  std::chrono::steady_clock::time_point wait_began_;  ///< for another program's lock
  bool noted_ = false;
  std::chrono::steady_clock::time_point deadline_;
  sqlite3* handle_ = nullptr;
};

/// SQLite's busy handler: naps until the lock may be free, and says nothing of short waits. 0: no more.
int SqliteConnection::wait(void* connection, int times) {
  auto& self = *static_cast<SqliteConnection*>(connection);
  const auto now = std::chrono::steady_clock::now();
  if (times == 0) self.wait_began_ = now, self.noted_ = false;
  if (now - self.wait_began_ >= self.patience_.most) return 0;
  if (!self.noted_ && now - self.wait_began_ >= kNoteAfter) {
    self.noted_ = true;
    if (self.patience_.note) self.patience_.note();
  }
  std::this_thread::sleep_for(std::min<std::chrono::milliseconds>(kLongestNap, std::chrono::milliseconds(1 + times)));
  return 1;
}

Result<int64_t> SqliteConnection::number(std::string_view sql) {
  const auto statement = prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  const auto row = (*statement)->step();
  if (!row) return tl::unexpected(row.error());
  return *row ? (*statement)->number(0) : 0;
}

Result<State> SqliteConnection::state() {
  const auto id = number("PRAGMA application_id"), version = number("PRAGMA user_version");
  const auto tables = prepare("SELECT name FROM sqlite_schema");
  if (!id || !version || !tables) return tl::unexpected(!id ? id.error() : !version ? version.error() : tables.error());
  State state{*id == kApplicationId, *version, {}};
  while (true) {
    const auto row = (*tables)->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return state;
    state.tables.emplace_back((*tables)->bytes(0));
  }
}

void SqliteConnection::allow(std::chrono::milliseconds time) {
  constexpr int kSteps = 10000;  // of SQLite's machine between two looks at the clock: well under a millisecond
  deadline_ = std::chrono::steady_clock::now() + time;
  const auto is_over = [](void* deadline) -> int {
    return std::chrono::steady_clock::now() > *static_cast<std::chrono::steady_clock::time_point*>(deadline);
  };
  if (time.count() > 0)
    sqlite3_progress_handler(handle_, kSteps, is_over, &deadline_);
  else
    sqlite3_progress_handler(handle_, 0, nullptr, nullptr);
}

Result<std::unique_ptr<SqliteConnection>> open_file(const std::string& path, bool writable, Patience patience) {
  // ":memory:" and the like are names of files here; "" would be a database that nobody sees again.
  if (path.empty()) return fail(ErrorCode::misused, "--db", "\"\" names no file", "name one, as in --db record.db");
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored))
    return fail(ErrorCode::misused, path, "a folder, not a record",
                "name a file in it, as in --db " + path + "/record.db");
  auto connection = std::make_unique<SqliteConnection>(path, std::move(patience));
  // Who only looks may write too if he can: after a writer was killed, the first who comes puts the file in order.
  const int flags = SQLITE_OPEN_READWRITE | (writable ? SQLITE_OPEN_CREATE : 0);
  if (auto ok = connection->open(path.front() == '/' ? path : "./" + path, flags); !ok)
    return tl::unexpected(ok.error());
  return connection;
}

}  // namespace

Result<std::unique_ptr<Connection>> open_sqlite(const std::string& path, bool writable, Patience patience) {
  return open_file(path, writable, std::move(patience));
}

Result<std::unique_ptr<Connection>> copy_of_sqlite(const std::string& path) {
  const auto source = open_file(path, false, {});
  if (!source) return tl::unexpected(source.error());
  auto copy = std::make_unique<SqliteConnection>(path, Patience());
  if (auto ok = copy->open("", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE); !ok) return tl::unexpected(ok.error());
  if (auto ok = copy->copy(**source); !ok) return tl::unexpected(ok.error());
  return copy;
}

}  // namespace rapporteur::record
