// Which of many reports repeat one another.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stories/shingles.h"

namespace rapporteur::stories {

/// A report that repeats an earlier one.
struct CopyLink {
  uint32_t of = 0;  ///< the earlier one's number
  Overlap overlap;
};

/// Reports by signature. Numbers count from 0 in the order of add(). Memory: the runs of each report, eight bytes each.
class CopyIndex {
 public:
  /// Takes a report in, and says which earlier one it repeats: of several, the one it has most in common with, and of
  /// those the earliest. Candidates come from the signatures and are verified on all runs of words.
  std::optional<CopyLink> add(std::string_view text);

 private:
  std::vector<std::vector<uint64_t>> shingles_;
  std::unordered_map<uint64_t, std::vector<uint32_t>> by_band_;
};

}  // namespace rapporteur::stories
