// What persons said, and how it shows in the findings: rows that they judged are marked, those that they wrote are
// added. Marks and added rows follow from the table `corrections` and are made anew whenever findings or corrections
// come.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "rapporteur/record.h"
#include "record/database.h"

namespace rapporteur::record {

inline constexpr std::string_view kIssue = "issue";  ///< Correction::kind of issues' names

/// A finding without its kind and report, as `corrections` keeps it; and back. Fields that are not there are empty.
nlohmann::ordered_json kept_of(const Finding& finding);
Finding finding_of(FindingKind kind, const nlohmann::ordered_json& kept);

/// What two corrections have in common if they are of the same thing: a finding's span and fields, two actors, an
/// issue.
std::string subject_of(const Correction& correction);

/// Corrections in the order of time, under the conditions (" WHERE …", "" for all).
Result<std::vector<Correction>> corrections_where(const Database& database, const std::string& conditions,
                                                  const std::string& key = "");
/// The two names that a correction of actors is about.
std::pair<std::string, std::string> pair_of(const Correction& correction);

/// Of each subject the last, withdrawals left out.
std::vector<Correction> in_force(std::vector<Correction> all);

/// Lets what is said of a report's findings show in them.
Result<void> apply_corrections(const Database& database, int64_t report);
/// In all reports of which anything is said; fills in days where findings were copied without them.
Result<void> make_derived(const Database& database);

}  // namespace rapporteur::record
