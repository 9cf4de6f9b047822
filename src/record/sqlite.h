// SQLite's handles as values that clean up after themselves, and its errors in words for the person at the terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "rapporteur/record.h"
#include "rapporteur/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace rapporteur::record {

/// A prepared statement. Parameters count from 1, columns from 0.
class Prepared {
 public:
  Prepared() = default;
  Prepared(sqlite3_stmt* statement, const std::string* path) : statement_(statement), path_(path) {}

  Prepared& bind(int parameter, std::string_view text);  ///< copied
  Prepared& bind(int parameter, int64_t number);
  Prepared& bind_bytes(int parameter, const void* bytes, size_t size);
  Prepared& bind_null(int parameter);

  /// True: there is a row to look at.
  Result<bool> step();
  /// Runs to the end and makes ready for the next parameters.
  Result<void> run();
  void reset();

  std::string text(int column) const;
  int64_t number(int column) const;
  bool is_null(int column) const;
  std::string_view bytes(int column) const;  ///< until the next step

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  const std::string* path_ = nullptr;
};

class Database {
 public:
  /// `writable` makes the file if it is not there. Calls that meet another program's lock wait as `patience` says.
  static Result<Database> open(const std::string& path, bool writable, Patience patience = {});

  /// A copy of its own in a temporary file: one state of it, and no lock on it while the copy is looked at.
  static Result<Database> copy_of(const std::string& path);

  Result<Prepared> prepare(std::string_view sql) const;
  /// Runs statements without parameters or rows.
  Result<void> run(const std::string& sql) const;
  Result<int64_t> number(const std::string& sql) const;  ///< the first column of the first row, 0 if there is none
  int64_t last_row() const;
  int64_t changes() const;  ///< rows that the last statement added, changed or took out
  bool in_transaction() const;
  void roll_back() const;
  bool read_only() const;
  /// Statements that still run after so long are broken off; zero: none is.
  void allow(std::chrono::milliseconds time) const;
  sqlite3* handle() const { return handle_.get(); }
  const std::string& path() const { return *path_; }

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  /// One wait for another program's lock.
  struct Turn {
    Patience patience;
    std::chrono::steady_clock::time_point begin;
    bool noted = false;
  };
  static int wait(void* turn, int times);

  std::unique_ptr<std::string> path_;  ///< at one address, however the database is moved; so is the next
  std::unique_ptr<Turn> turn_;
  std::unique_ptr<std::chrono::steady_clock::time_point> deadline_ =
      std::make_unique<std::chrono::steady_clock::time_point>();
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace rapporteur::record
