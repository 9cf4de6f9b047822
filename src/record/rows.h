// Findings to rows of the record and back.
#pragma once

#include "rapporteur/finding.h"
#include "record/sqlite.h"

namespace rapporteur::record {

/// Binds a finding's columns in the order of insert_sql(kind).
void bind_finding(const Finding& finding, int64_t report, Prepared& statement);

/// The finding in the columns from `first`, which are those of columns_sql(kind); its report's id is the caller's to
/// fill.
Finding finding_at(FindingKind kind, const Prepared& row, int first);

}  // namespace rapporteur::record
