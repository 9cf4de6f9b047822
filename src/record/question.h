// A query in SQL: which findings are wanted, and in which order.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapporteur/record.h"
#include "record/database.h"

namespace rapporteur::record {

/// The findings `f` of one kind, with their reports `r`, that satisfy all conditions.
struct Question {
  FindingKind kind = FindingKind::statement;
  std::string conditions;  ///< " WHERE … AND …", "" if nothing narrows
  std::vector<std::string> values;

  /// One more condition. Its parameters are values from `value` on.
  void narrow(const std::string& condition, std::string value);
  void narrow(const std::string& condition);

  /// "SELECT columns FROM …" with what comes after the conditions, and their values bound.
  Result<Prepared> prepare(const Database& database, const std::string& columns, const std::string& after) const;
};

/// `by` and `to`: how reports write the persons whom the query means; `issues`: those whose name a person gave and
/// which has the words of the query's filter. A line each.
Result<Question> question_of(const Query& query, const Dialect& dialect, const std::string& by, const std::string& to,
                             const std::string& issues);

/// " ORDER BY …" in the order of days, reports and text.
std::string order_of(const Query& query);

}  // namespace rapporteur::record
