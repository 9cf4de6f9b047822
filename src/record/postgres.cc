// A round trip to the server costs more than its work, so rows are added by COPY, a buffer at a time.
#include "record/postgres.h"

#include <simdjson.h>

#include <algorithm>
#include <atomic>
#include <optional>

#include "record/layout.h"
#include "record/libpq.h"
#include "record/tables.h"
#include "text/characters.h"

namespace rapporteur::record {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kNoteAfter = 1s;              // shorter waits need no word
constexpr int kOldestServer = 120000;        // PostgreSQL 12, as PQserverVersion says it
constexpr size_t kBuffer = size_t{8} << 20;  // of rows to be copied, outside a batch
constexpr int kFetch = 64;                   // rows of a stream in one go
constexpr Oid kBytea = 17;                   // of pg_type; fixed for ever

/// The first line of what the server or the library says, without "FATAL:" and the like.
std::string first_line(std::string_view message) {
  const size_t fatal = message.find("FATAL:");
  if (fatal != message.npos) message.remove_prefix(fatal + std::string_view("FATAL:").size());
  message.remove_prefix(std::min(message.find_first_not_of(' '), message.size()));
  return std::string(message.substr(0, message.find('\n')));
}

std::string from_hex(std::string_view text) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string bytes;
  for (size_t i = 2; i + 1 < text.size(); i += 2)  // after "\x"
    bytes += static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1]));
  return bytes;
}

std::string hex_of(std::string_view bytes) {
  std::string text = "\\x";
  for (const char c : bytes) {
    text += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
    text += "0123456789abcdef"[static_cast<unsigned char>(c) & 15];
  }
  return text;
}

/// Rows of one table that wait to be copied.
struct Copy {
  std::string sql;
  std::string rows;
};

class PostgresConnection : public Connection {
 public:
  PostgresConnection(const Libpq& functions, std::string name, Patience patience)
      : pq(functions), name_(std::move(name)), patience_(std::move(patience)) {}
  ~PostgresConnection() override { pq.finish(handle_); }

  /// A result that clears itself.
  struct Clear {
    const Libpq* pq;
    void operator()(PGresult* result) const { pq->clear(result); }
  };
  using Answer = std::unique_ptr<PGresult, Clear>;

  Result<void> connect(const std::string& address);

  const Dialect& dialect() const override { return postgres_dialect(); }
  Result<std::unique_ptr<Statement>> prepare(std::string_view sql) override;
  Result<std::unique_ptr<Statement>> stream(std::string_view sql) override;
  Result<std::unique_ptr<Statement>> append(const std::string& table, const std::vector<std::string>& columns) override;
  Result<void> run(const std::string& sql) override;
  Result<void> begin(Record::Use use) override;
  Result<void> commit() override;
  void roll_back() override;
  bool in_transaction() const override { return in_transaction_; }
  Result<State> state() override;
  Result<void> only_look() override {
    session_ += "SET default_transaction_read_only = on; ";
    return run(session_);
  }
  bool read_only() const override;
  void allow(std::chrono::milliseconds time) override;

  // For the statements of this connection.
  bool is_open() const { return pq.status(handle_) == CONNECTION_OK; }
  /// Before anything is asked: in time, and connected again if the connection was lost between two batches.
  Result<void> make_ready();
  uint64_t turn() const { return turn_; }  ///< of connecting: what was prepared in an earlier one is gone
  Answer owned(PGresult* result) const { return Answer(result, Clear{&pq}); }
  Result<Answer> checked(PGresult* result) const;
  Result<Answer> ask(const std::string& sql);
  Result<void> copied_if_many(Copy& copy) { return copy.rows.size() < kBuffer ? Result<void>() : send(copy); }
  std::string new_name() { return "r" + std::to_string(++names_); }
  PGconn* handle() const { return handle_; }
  const Libpq& pq;

 private:
  tl::unexpected<Error> refused() const;
  tl::unexpected<Error> failed(const PGresult* result) const;
  Result<void> wait_for_turn();
  Result<void> send(Copy& copy);
  Result<void> send_all();

  std::string name_;
  Patience patience_;
  PGconn* handle_ = nullptr;
  bool in_transaction_ = false;  ///< as we began it: a lost connection does not end it
  std::vector<std::shared_ptr<Copy>> copies_;
  std::optional<Clock::time_point> deadline_;
  std::string session_ = "SET client_min_messages = warning; SET standard_conforming_strings = on; ";
  uint64_t turn_ = 0;
  uint64_t names_ = 0;
};

// ---- statements ----

class PostgresStatement : public Statement {
 public:
  PostgresStatement(PostgresConnection& connection, std::string_view sql)
      : connection_(connection), sql_(with_dollars(sql)), answer_(connection.owned(nullptr)) {}
  ~PostgresStatement() override {
    answer_.reset();
    if (is_prepared() && connection_.is_open())
      connection_.owned(connection_.pq.exec(connection_.handle(), ("DEALLOCATE " + name_).c_str()));
  }

  void bind(int parameter, std::string_view text) override { at(parameter) = storable(text); }
  void bind(int parameter, int64_t number) override { at(parameter) = std::to_string(number); }
  void bind_bytes(int parameter, std::string_view bytes) override { at(parameter) = hex_of(bytes); }
  void bind_null(int parameter) override { at(parameter).reset(); }

  Result<bool> step() override {
    if (!answer_) {
      auto answer = execute();
      if (!answer) return tl::unexpected(answer.error());
      answer_ = std::move(*answer);
      row_ = -1;
    }
    if (++row_ < connection_.pq.rows(answer_.get())) return true;
    answer_.reset();
    return false;
  }
  void reset() override { answer_.reset(); }

  bool is_null(int column) const override { return connection_.pq.is_null(answer_.get(), row_, column) == 1; }
  int64_t number(int column) const override {
    return is_null(column) ? 0 : std::strtoll(connection_.pq.value(answer_.get(), row_, column), nullptr, 10);
  }
  std::string_view bytes(int column) const override {
    const std::string_view text(connection_.pq.value(answer_.get(), row_, column),
                                static_cast<size_t>(connection_.pq.length(answer_.get(), row_, column)));
    if (connection_.pq.type(answer_.get(), column) != kBytea) return text;
    decoded_ = from_hex(text);
    return decoded_;
  }

 protected:
  /// The first time as it is; what is asked again is prepared.
  virtual Result<PostgresConnection::Answer> execute() {
    if (auto ok = connection_.make_ready(); !ok) return tl::unexpected(ok.error());
    std::vector<const char*> values;
    for (const auto& value : values_) values.push_back(value ? value->c_str() : nullptr);
    const int count = static_cast<int>(values.size());
    const Libpq& pq = connection_.pq;
    if (std::exchange(times_, times_ + 1) == 0) {
      return connection_.checked(
          pq.exec_params(connection_.handle(), sql_.c_str(), count, nullptr, values.data(), nullptr, nullptr, 0));
    }
    if (!is_prepared()) {
      name_ = connection_.new_name();
      turn_ = connection_.turn();
      const auto made = connection_.checked(pq.prepare(connection_.handle(), name_.c_str(), sql_.c_str(), 0, nullptr));
      if (!made) return name_.clear(), tl::unexpected(made.error());
    }
    return connection_.checked(
        pq.exec_prepared(connection_.handle(), name_.c_str(), count, values.data(), nullptr, nullptr, 0));
  }

  PostgresConnection& connection_;
  std::string sql_;
  PostgresConnection::Answer answer_;
  int row_ = -1;

 private:
  std::optional<std::string>& at(int parameter) {
    const auto count = static_cast<size_t>(parameter);
    if (values_.size() < count) values_.resize(count);
    return values_[count - 1];
  }

  bool is_prepared() const { return !name_.empty() && turn_ == connection_.turn(); }

  std::vector<std::optional<std::string>> values_;
  std::string name_;  ///< under which the server knows it
  uint64_t turn_ = 0;
  uint64_t times_ = 0;
  mutable std::string decoded_;
};

/// A cursor: rows come a few at a time.
class PostgresStream : public PostgresStatement {
 public:
  using PostgresStatement::PostgresStatement;
  ~PostgresStream() override { close(); }

  Result<bool> step() override {
    const auto row = PostgresStatement::step();
    if (!row || *row || ended_) return row;
    return PostgresStatement::step();  // the next few
  }
  void reset() override {
    PostgresStatement::reset();
    close();
  }

 protected:
  Result<PostgresConnection::Answer> execute() override {
    if (cursor_.empty()) {
      cursor_ = connection_.new_name();
      const auto made = connection_.ask("DECLARE " + cursor_ + " NO SCROLL CURSOR FOR " + sql_);
      if (!made) return tl::unexpected(made.error());
    }
    auto answer = connection_.ask("FETCH " + std::to_string(kFetch) + " FROM " + cursor_);
    ended_ = !answer || connection_.pq.rows(answer->get()) < kFetch;
    return answer;
  }

 private:
  void close() {
    if (!cursor_.empty() && connection_.in_transaction() && connection_.is_open())
      connection_.owned(connection_.pq.exec(connection_.handle(), ("CLOSE " + cursor_).c_str()));
    cursor_.clear();
    ended_ = false;
  }

  std::string cursor_;
  bool ended_ = false;
};

/// Adds rows to what waits to be copied.
class PostgresAppend : public Statement {
 public:
  PostgresAppend(PostgresConnection& connection, std::shared_ptr<Copy> copy, size_t columns)
      : connection_(connection), copy_(std::move(copy)), values_(columns, "\\N") {}

  void bind(int parameter, std::string_view text) override {
    std::string& value = at(parameter);
    value.clear();
    append_copied(storable(text), value);
  }
  void bind(int parameter, int64_t number) override { at(parameter) = std::to_string(number); }
  void bind_bytes(int parameter, std::string_view bytes) override { at(parameter) = "\\" + hex_of(bytes); }
  void bind_null(int parameter) override { at(parameter) = "\\N"; }

  Result<bool> step() override {
    for (const std::string& value : values_) copy_->rows.append(value).append(&value == &values_.back() ? "\n" : "\t");
    if (auto ok = connection_.copied_if_many(*copy_); !ok) return tl::unexpected(ok.error());
    return false;
  }
  void reset() override {}

  bool is_null(int) const override { return true; }
  int64_t number(int) const override { return 0; }
  std::string_view bytes(int) const override { return {}; }

 private:
  std::string& at(int parameter) { return values_[static_cast<size_t>(parameter) - 1]; }

  PostgresConnection& connection_;
  std::shared_ptr<Copy> copy_;
  std::vector<std::string> values_;
};

// ---- errors ----

/// Why no connection came about. Only words tell: the library gives no code.
tl::unexpected<Error> PostgresConnection::refused() const {
  const std::string_view message = pq.error_message(handle_);
  const std::string why = first_line(message);
  const auto says = [&](std::string_view words) { return message.find(words) != message.npos; };
  if (says("password")) {
    return fail(ErrorCode::unreadable, name_, "the server does not let this user in: " + why,
                "check the user in the address, and give the password in PGPASSWORD or ~/.pgpass");
  }
  if (says("database") && says("does not exist"))
    return fail(ErrorCode::not_found, name_, "there is no such database: " + why,
                "make it with createdb, or name another with --db");
  if (says("FATAL")) return fail(ErrorCode::unreadable, name_, "the server refused: " + why, "ask who runs the server");
  return fail(ErrorCode::unreadable, name_, "no server answers: " + why,
              "start it, or check the host and the port in the address");
}

tl::unexpected<Error> PostgresConnection::failed(const PGresult* result) const {
  constexpr const char* kStays = "run this again: what is in the record stays, and is not read twice";
  const char* code = result != nullptr ? pq.result_error_field(result, PG_DIAG_SQLSTATE) : nullptr;
  const char* primary = result != nullptr ? pq.result_error_field(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
  const std::string state = code != nullptr ? code : "";
  const std::string says = primary != nullptr ? primary : first_line(pq.error_message(handle_));
  if (!is_open() || state.starts_with("57P"))
    return fail(ErrorCode::unwritable, name_, "the connection to the server was lost: " + says, kStays);
  if (state == "55P03" || state == "40P01" || state == "40001")
    return fail(ErrorCode::unwritable, name_, "another program is using the record and did not let go of it",
                "wait until it has ended and run this again, or wait longer with --wait");
  if (state == "57014")
    return fail(ErrorCode::unreadable, name_, "looking for it took too long", "narrow what is asked for");
  if (state.starts_with("53")) return fail(ErrorCode::unwritable, name_, "the server has no room: " + says, kStays);
  if (state == "25006" || state == "42501")
    return fail(ErrorCode::unwritable, name_, "the record cannot be written: " + says,
                "ask who runs the server to let this user write, or give another record with --db");
  return fail(ErrorCode::unreadable, name_, "PostgreSQL says: " + says,
              "if that is not the record that you meant, give another with --db");
}

Result<PostgresConnection::Answer> PostgresConnection::checked(PGresult* result) const {
  Answer answer = owned(result);
  const ExecStatusType status = pq.result_status(answer.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_COPY_IN) return answer;
  return failed(answer.get());
}

// ---- the connection ----

Result<void> PostgresConnection::connect(const std::string& address) {
  // What the address says comes after, and so before, what is usual.
  const char* const names[] = {"connect_timeout", "fallback_application_name", "dbname", "client_encoding", nullptr};
  const char* const values[] = {"10", "rapporteur", address.c_str(), "UTF8", nullptr};
  handle_ = pq.connect(names, values, 1);
  if (!is_open()) return refused();
  if (pq.server_version(handle_) < kOldestServer)
    return fail(ErrorCode::foreign, name_, "the server is older than PostgreSQL 12", "use a later one");
  const char* encoding = pq.parameter_status(handle_, "server_encoding");
  if (encoding == nullptr || std::string_view(encoding) != "UTF8")
    return fail(ErrorCode::foreign, name_, "its encoding is not UTF8",
                "make the database with createdb --template template0 --encoding UTF8");
  return run(session_);
}

Result<PostgresConnection::Answer> PostgresConnection::ask(const std::string& sql) {
  if (auto ok = make_ready(); !ok) return tl::unexpected(ok.error());
  return checked(pq.exec(handle_, sql.c_str()));
}

Result<void> PostgresConnection::make_ready() {
  if (deadline_ && Clock::now() >= *deadline_)
    return fail(ErrorCode::unreadable, name_, "looking for it took too long", "narrow what is asked for");
  if (is_open() || in_transaction_) return {};
  pq.reset(handle_);
  if (!is_open()) return refused();
  ++turn_;
  const auto answer = checked(pq.exec(handle_, session_.c_str()));
  return answer ? Result<void>() : tl::unexpected(answer.error());
}

void PostgresConnection::allow(std::chrono::milliseconds time) {
  deadline_ = time.count() > 0 ? std::optional(Clock::now() + time) : std::nullopt;
  owned(pq.exec(handle_, ("SET statement_timeout = " + std::to_string(time.count())).c_str()));
}

Result<std::unique_ptr<Statement>> PostgresConnection::prepare(std::string_view sql) {
  return std::make_unique<PostgresStatement>(*this, sql);
}

Result<std::unique_ptr<Statement>> PostgresConnection::stream(std::string_view sql) {
  return std::make_unique<PostgresStream>(*this, sql);
}

Result<std::unique_ptr<Statement>> PostgresConnection::append(const std::string& table,
                                                              const std::vector<std::string>& columns) {
  std::string names;
  for (const std::string& column : columns) names.append(names.empty() ? "" : ", ").append(quoted_name(column));
  copies_.push_back(std::make_shared<Copy>(Copy{"COPY " + quoted_name(table) + " (" + names + ") FROM STDIN", ""}));
  return std::make_unique<PostgresAppend>(*this, copies_.back(), columns.size());
}

Result<void> PostgresConnection::send(Copy& copy) {
  const std::string rows = std::exchange(copy.rows, {});
  if (rows.empty()) return {};
  if (auto begun = ask(copy.sql); !begun) return tl::unexpected(begun.error());
  constexpr size_t kPiece = size_t{1} << 20;
  bool sent = true;
  for (size_t at = 0; sent && at < rows.size(); at += kPiece)
    sent = pq.put_copy_data(handle_, rows.data() + at, static_cast<int>(std::min(kPiece, rows.size() - at))) == 1;
  if (!sent || pq.put_copy_end(handle_, nullptr) != 1) return failed(nullptr);
  Result<void> done;
  for (PGresult* result = pq.get_result(handle_); result != nullptr; result = pq.get_result(handle_)) {
    if (auto answer = checked(result); !answer && done) done = tl::unexpected(answer.error());
  }
  return done;
}

Result<void> PostgresConnection::send_all() {
  for (const auto& copy : copies_) {
    if (auto ok = send(*copy); !ok) return ok;
  }
  // Those that nobody adds to any more.
  std::erase_if(copies_, [](const auto& copy) { return copy.use_count() == 1; });
  return {};
}

Result<void> PostgresConnection::run(const std::string& sql) {
  if (auto ok = send_all(); !ok) return ok;
  const auto answer = ask(sql);
  return answer ? Result<void>() : tl::unexpected(answer.error());
}

/// Only one program puts a batch into a record at a time; who looks does not wait.
Result<void> PostgresConnection::wait_for_turn() {
  const std::string lock =
      "SELECT pg_advisory_xact_lock(" + std::to_string(kApplicationId) + ", hashtext(current_schema()))";
  const auto attempt = [&](std::chrono::milliseconds time) {
    const std::string most = std::to_string(std::max<int64_t>(1, time.count()));
    auto answer = ask("BEGIN; SET LOCAL lock_timeout = " + most + "; " + lock + "; SET LOCAL lock_timeout = 0");
    if (!answer) owned(pq.exec(handle_, "ROLLBACK"));
    return answer;
  };
  const auto most = std::chrono::duration_cast<std::chrono::milliseconds>(patience_.most);
  auto answer = attempt(std::min<std::chrono::milliseconds>(most, kNoteAfter));
  if (!answer && is_open() && most > kNoteAfter) {
    if (patience_.note) patience_.note();
    answer = attempt(most - kNoteAfter);
  }
  return answer ? Result<void>() : tl::unexpected(answer.error());
}

Result<void> PostgresConnection::begin(Record::Use use) {
  auto ok = use == Record::Use::write ? wait_for_turn() : run("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
  in_transaction_ = ok.has_value();
  return ok;
}

Result<void> PostgresConnection::commit() {
  auto ok = send_all();
  in_transaction_ = false;
  if (!ok) return owned(pq.exec(handle_, "ROLLBACK")), ok;
  const auto answer = ask("COMMIT");
  if (!answer) return tl::unexpected(answer.error());
  if (std::string_view(pq.command_status(answer->get())) == "COMMIT") return {};
  return fail(ErrorCode::unwritable, name_, "the batch was not taken", "run this again: what is in the record stays");
}

void PostgresConnection::roll_back() {
  for (const auto& copy : copies_) copy->rows.clear();
  if (std::exchange(in_transaction_, false)) owned(pq.exec(handle_, "ROLLBACK"));
}

Result<State> PostgresConnection::state() {
  std::string wanted = quoted_text(kMarkTable);
  for (const TableSince& table : tables_since()) wanted += ", " + quoted_text(table.name);
  const auto names =
      ask("SELECT current_schema(), tablename FROM (SELECT 1) AS one LEFT JOIN pg_tables ON schemaname = "
          "current_schema() AND tablename IN (" +
          wanted + ")");
  if (!names) return tl::unexpected(names.error());
  if (pq.is_null(names->get(), 0, 0) == 1)
    return fail(ErrorCode::not_found, name_, "the schema that the address names is not there",
                "make it with CREATE SCHEMA, or leave it out");
  State state;
  for (int row = 0; row < pq.rows(names->get()); ++row) {
    if (pq.is_null(names->get(), row, 1) == 1) continue;
    const std::string_view table = pq.value(names->get(), row, 1);
    if (table == kMarkTable)
      state.is_record = true;
    else
      state.tables.emplace_back(table);
  }
  if (!state.is_record) return state;
  const auto version = ask("SELECT max(schema) FROM " + std::string(kMarkTable));
  if (!version) return tl::unexpected(version.error());
  state.version = std::strtoll(pq.value(version->get(), 0, 0), nullptr, 10);
  return state;
}

bool PostgresConnection::read_only() const {
  const Answer answer = owned(pq.exec(handle_, "SHOW transaction_read_only"));
  return pq.rows(answer.get()) == 1 && std::string_view(pq.value(answer.get(), 0, 0)) == "on";
}

}  // namespace

std::string with_dollars(std::string_view sql) {
  std::string out;
  int greatest = 0;
  char quote = 0;
  for (size_t at = 0; at < sql.size(); ++at) {
    const char c = sql[at];
    if (quote != 0 || c != '?') {
      if (c == quote)
        quote = 0;
      else if (quote == 0 && (c == '\'' || c == '"'))
        quote = c;
      out += c;
      continue;
    }
    int number = 0;
    while (at + 1 < sql.size() && sql[at + 1] >= '0' && sql[at + 1] <= '9') number = number * 10 + (sql[++at] - '0');
    if (number == 0) number = greatest + 1;
    greatest = std::max(greatest, number);
    out += "$" + std::to_string(number);
  }
  return out;
}

void append_copied(std::string_view text, std::string& line) {
  for (const char c : text) {
    switch (c) {
      case '\\':
        line += "\\\\";
        break;
      case '\t':
        line += "\\t";
        break;
      case '\n':
        line += "\\n";
        break;
      case '\r':
        line += "\\r";
        break;
      default:
        line += c;
    }
  }
}

std::string storable(std::string_view text) {
  if (text.find('\0') == text.npos && simdjson::validate_utf8(text.data(), text.size())) return std::string(text);
  constexpr uint32_t kReplacement = 0xFFFD;
  std::string out;
  for (uint32_t at = 0; at < text.size();) {
    const text::Character character = text::character_at(text, at);
    text::append_character(character.code == 0 ? kReplacement : character.code, out);
    at += character.size;
  }
  return out;
}

Result<std::unique_ptr<Connection>> open_postgres(const std::string& address, Patience patience) {
  const auto functions = libpq();
  if (!functions) return tl::unexpected(functions.error());
  auto connection = std::make_unique<PostgresConnection>(**functions, printable(address), std::move(patience));
  if (auto ok = connection->connect(address); !ok) return tl::unexpected(ok.error());
  return connection;
}

}  // namespace rapporteur::record
