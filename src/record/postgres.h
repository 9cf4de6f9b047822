// A record in a PostgreSQL database behind the seam of database.h.
#pragma once

#include <memory>
#include <string>

#include "record/database.h"

namespace rapporteur::record {

/// Connects to the database at this address ("postgresql://…"). Who meets another writer waits as `patience` says.
Result<std::unique_ptr<Connection>> open_postgres(const std::string& address, Patience patience);

/// Its SQL (postgres_dialect.cc).
const Dialect& postgres_dialect();

/// The table that marks a database as a record and has its version.
inline constexpr std::string_view kMarkTable = "rapporteur";

/// `?` and `?2` as `$1` and `$2`. As in SQLite, a bare one counts on from the greatest before it.
std::string with_dollars(std::string_view sql);

/// A text as COPY reads it.
void append_copied(std::string_view text, std::string& line);

/// What a text column can hold: valid UTF-8 without the character 0. Whatever cannot be becomes U+FFFD, so that spans
/// stay where they are.
std::string storable(std::string_view text);

}  // namespace rapporteur::record
