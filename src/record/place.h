// Where a record is: in a file, or in a database of a PostgreSQL server.
#pragma once

#include <string>

namespace rapporteur::record {

/// False for an address: "postgresql://user@host:port/database", or "postgres://…".
bool is_file(const std::string& place);

/// The place as it may be printed: an address without its password.
std::string printable(const std::string& place);

}  // namespace rapporteur::record
