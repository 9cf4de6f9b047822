// The index of the reports' words, for stores that do not keep it by themselves.
#pragma once

#include <string_view>

#include "record/database.h"

namespace rapporteur::record {

class ReportWords {
 public:
  ReportWords() = default;
  static Result<ReportWords> open(const Database& database);

  /// False: the store keeps it.
  bool wanted() const { return words_of_ != nullptr; }
  /// To be called for each report that is added; part of the same batch.
  Result<void> add(int64_t report, std::string_view title, std::string_view text);

 private:
  std::string (*words_of_)(std::string_view title, std::string_view text) = nullptr;
  Prepared append_;
};

}  // namespace rapporteur::record
