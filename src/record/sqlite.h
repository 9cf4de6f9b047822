// A record in one file: SQLite behind the seam of database.h.
#pragma once

#include <memory>
#include <string>

#include "record/database.h"

struct sqlite3;

namespace rapporteur::record {

/// `writable` makes the file if it is not there. Calls that meet another program's lock wait as `patience` says.
Result<std::unique_ptr<Connection>> open_sqlite(const std::string& path, bool writable, Patience patience);

/// A copy of its own in a temporary file: one state of it, and no lock on it while the copy is looked at.
Result<std::unique_ptr<Connection>> copy_of_sqlite(const std::string& path);

/// Its SQL (sqlite_dialect.cc).
const Dialect& sqlite_dialect();

/// Makes the functions of matching.h known to its SQL.
void add_functions(sqlite3* handle);

}  // namespace rapporteur::record
