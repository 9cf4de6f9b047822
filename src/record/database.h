// The seam between the record and its stores: statements with parameters, rows, transactions, and the few places where
// the SQL of the stores differs. SQLite (sqlite.cc) and PostgreSQL (postgres.cc) stand behind it; docs/record.md tells
// how a query is written for both.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/record.h"
#include "rapporteur/result.h"
#include "record/dialect.h"
#include "record/place.h"

namespace rapporteur::record {

/// A statement as a store runs it. Parameters count from 1, columns from 0.
class Statement {
 public:
  Statement() = default;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  virtual ~Statement() = default;

  virtual void bind(int parameter, std::string_view text) = 0;  ///< copied
  virtual void bind(int parameter, int64_t number) = 0;
  virtual void bind_bytes(int parameter, std::string_view bytes) = 0;  ///< copied
  virtual void bind_null(int parameter) = 0;
  virtual Result<bool> step() = 0;
  virtual void reset() = 0;
  virtual bool is_null(int column) const = 0;
  virtual int64_t number(int column) const = 0;
  virtual std::string_view bytes(int column) const = 0;
};

/// A prepared statement: a Statement as a value.
class Prepared {
 public:
  Prepared() = default;
  explicit Prepared(std::unique_ptr<Statement> statement) : statement_(std::move(statement)) {}

  /// Writes `?`, or `?2` for the second; a parameter keeps its value until it is bound anew.
  Prepared& bind(int parameter, std::string_view text) { return statement_->bind(parameter, text), *this; }
  Prepared& bind(int parameter, int64_t number) { return statement_->bind(parameter, number), *this; }
  Prepared& bind_bytes(int parameter, const void* bytes, size_t size) {
    statement_->bind_bytes(parameter, {static_cast<const char*>(bytes), size});
    return *this;
  }
  Prepared& bind_null(int parameter) { return statement_->bind_null(parameter), *this; }

  /// True: there is a row to look at.
  Result<bool> step() { return statement_->step(); }
  /// Runs to the first row, or the end, and makes ready for the next parameters.
  Result<void> run();
  void reset() { statement_->reset(); }

  std::string text(int column) const { return std::string(statement_->bytes(column)); }
  int64_t number(int column) const { return statement_->number(column); }  ///< 0 for null
  bool is_null(int column) const { return statement_->is_null(column); }
  std::string_view bytes(int column) const { return statement_->bytes(column); }  ///< until the next step

 private:
  std::unique_ptr<Statement> statement_;
};

/// What a database says of itself.
struct State {
  bool is_record = false;           ///< it has a record's mark
  int64_t version = 0;              ///< of its schema
  std::vector<std::string> tables;  ///< those that are a record's, or could be in its way
};

/// A connection to a store.
class Connection {
 public:
  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  virtual ~Connection() = default;

  virtual const Dialect& dialect() const = 0;
  virtual Result<std::unique_ptr<Statement>> prepare(std::string_view sql) = 0;
  virtual Result<std::unique_ptr<Statement>> stream(std::string_view sql) = 0;
  virtual Result<std::unique_ptr<Statement>> append(const std::string& table,
                                                    const std::vector<std::string>& columns) = 0;
  virtual Result<void> run(const std::string& sql) = 0;
  virtual Result<void> begin(Record::Use use) = 0;
  virtual Result<void> commit() = 0;
  virtual void roll_back() = 0;
  virtual bool in_transaction() const = 0;
  virtual Result<State> state() = 0;
  virtual Result<void> only_look() = 0;
  virtual bool read_only() const = 0;
  virtual void allow(std::chrono::milliseconds time) = 0;
};

/// A store that is open.
class Database {
 public:
  /// `place` is a file, or the address of a PostgreSQL database. `writable` makes the file if it is not there. Calls
  /// that meet another program's lock wait as `patience` says.
  static Result<Database> open(const std::string& place, bool writable, Patience patience = {});

  /// One state of it, whatever others write meanwhile; nobody waits for who looks at it.
  static Result<Database> snapshot_of(const std::string& place);

  Result<Prepared> prepare(std::string_view sql) const;
  /// For SELECTs without parameters whose rows may be more than memory holds; inside a transaction, or of a snapshot.
  Result<Prepared> stream(std::string_view sql) const;
  /// A statement whose run() adds a row: the quickest way to add many. They may come into the table as late as with the
  /// next run() or commit() of the database, so what is prepared sees them only then.
  Result<Prepared> append(const std::string& table, const std::vector<std::string>& columns) const;
  /// Runs statements without parameters or rows.
  Result<void> run(const std::string& sql) const { return connection_->run(sql); }
  Result<int64_t> number(std::string_view sql) const;  ///< the first column of the first row, 0 if there is none

  /// Use::write waits until no other program writes.
  Result<void> begin(Record::Use use) const { return connection_->begin(use); }
  Result<void> commit() const { return connection_->commit(); }
  bool in_transaction() const { return connection_->in_transaction(); }
  void roll_back() const { connection_->roll_back(); }

  bool is_file() const { return record::is_file(name_); }
  const Dialect& dialect() const { return connection_->dialect(); }
  Result<State> state() const { return connection_->state(); }
  /// From now on nothing can be written.
  Result<void> only_look() const { return connection_->only_look(); }
  bool read_only() const { return connection_->read_only(); }
  /// Statements that still run after so long are broken off; zero: none is.
  void allow(std::chrono::milliseconds time) const { connection_->allow(time); }
  const std::string& name() const { return name_; }  ///< the place as it may be printed: without a password

 private:
  std::string name_;
  std::unique_ptr<Connection> connection_;
};

}  // namespace rapporteur::record
