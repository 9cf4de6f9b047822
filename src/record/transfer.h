// Records into one another and out of the house: merging shards, writing a record as lines or tables, reading lines
// back.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "rapporteur/report.h"
#include "rapporteur/result.h"
#include "reports/byte_stream.h"

namespace rapporteur::record {

struct Taken {
  uint64_t added = 0;  ///< reports
  uint64_t known = 0;  ///< reports that were there already
};

/// Folds a record into another, which is made if it is not there: all of it or nothing. Reports that are there already
/// are left as they are; of two ids for one report the lesser stays. So folding is associative and idempotent, and the
/// order of shards changes nothing that export_lines() writes.
Result<Taken> merge(const std::string& into, const std::string& shard);

/// Hands over a record as JSON lines, the same bytes for the same contents: a head, the actors by name, the reports by
/// key, each with all that belongs to it. `write` returns false to stop, which is no error.
Result<void> export_lines(const std::string& path, const std::function<bool(std::string& line)>& write);

/// Takes such lines into a record, which is made if it is not there, in batches: what is there already is passed over,
/// so that after an error or a kill the same call goes on.
Result<Taken> import_lines(const std::string& path, reports::ByteStream lines);

/// Writes each table as DIR/table.csv (RFC 4180, a line of names first), committed by rename. Gives the files' paths.
Result<std::vector<std::string>> export_tables(const std::string& path, const std::string& folder);

/// Hands over an answer key in the interchange form: the findings of every report of which persons said something. What
/// they rejected is left out; what they said nothing of is optional.
Result<void> export_gold(const std::string& path, const std::function<bool(std::string& line)>& write);

/// Hands over every report as it was read, in the order of reading.
Result<void> each_report(const std::string& path, const std::function<bool(const Report&)>& take);

}  // namespace rapporteur::record
