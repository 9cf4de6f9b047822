// How many independent sources stand behind findings: a report that repeats another is none of its own.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "rapporteur/record.h"
#include "stories/copies.h"

namespace rapporteur::answers {

/// Numbers reports; one that repeats another has the other's number. Reads each report's text once.
class Sources {
 public:
  explicit Sources(const Record& record) : record_(record) {}

  Result<uint32_t> number_of(const RecordedReport& report);
  /// Reports asked for that repeat another.
  size_t copies() const { return copies_; }

 private:
  const Record& record_;
  stories::CopyIndex index_;
  std::map<int64_t, uint32_t> numbers_;
  std::vector<uint32_t> sources_;  ///< by the index's number
  size_t copies_ = 0;
};

}  // namespace rapporteur::answers
