// What is the same in all stores.
#include "record/database.h"

#include "record/postgres.h"
#include "record/sqlite.h"

namespace rapporteur::record {
namespace {

Result<Prepared> as_value(Result<std::unique_ptr<Statement>> made) {
  if (!made) return tl::unexpected(made.error());
  return Prepared(std::move(*made));
}

}  // namespace

Result<void> Prepared::run() {
  const auto row = step();
  reset();
  if (!row) return tl::unexpected(row.error());
  return {};
}

Result<Database> Database::open(const std::string& place, bool writable, Patience patience) {
  Database database;
  database.name_ = printable(place);
  auto connection = record::is_file(place) ? open_sqlite(place, writable, std::move(patience))
                                           : open_postgres(place, std::move(patience));
  if (!connection) return tl::unexpected(connection.error());
  database.connection_ = std::move(*connection);
  return database;
}

Result<Database> Database::snapshot_of(const std::string& place) {
  if (!record::is_file(place)) {
    auto database = open(place, false);
    if (!database) return database;
    if (auto ok = database->begin(Record::Use::look); !ok) return tl::unexpected(ok.error());
    return database;
  }
  Database database;
  database.name_ = place;
  auto connection = copy_of_sqlite(place);
  if (!connection) return tl::unexpected(connection.error());
  database.connection_ = std::move(*connection);
  return database;
}

Result<Prepared> Database::prepare(std::string_view sql) const { return as_value(connection_->prepare(sql)); }
Result<Prepared> Database::stream(std::string_view sql) const { return as_value(connection_->stream(sql)); }
Result<Prepared> Database::append(const std::string& table, const std::vector<std::string>& columns) const {
  return as_value(connection_->append(table, columns));
}

Result<int64_t> Database::number(std::string_view sql) const {
  auto statement = prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  const auto row = statement->step();
  if (!row) return tl::unexpected(row.error());
  return *row ? statement->number(0) : 0;
}

}  // namespace rapporteur::record
