// A band with many reports holds copies of few texts: looking at the first and the last of them is enough, and keeps
// the whole linear.
#include "stories/copies.h"

#include <algorithm>

namespace rapporteur::stories {
namespace {

constexpr size_t kLookedAt = 8;  // reports of one band

}  // namespace

std::optional<CopyLink> CopyIndex::add(std::string_view text) {
  const auto number = static_cast<uint32_t>(shingles_.size());
  shingles_.push_back(shingles_of(text));
  const std::vector<uint64_t>& own = shingles_.back();
  if (own.empty()) return std::nullopt;
  std::vector<uint32_t> candidates;
  for (const uint64_t band : bands_of(sign(own))) {
    std::vector<uint32_t>& there = by_band_[band];
    for (size_t i = 0; i < there.size() && i < kLookedAt; ++i) candidates.push_back(there[i]);
    if (there.size() < kLookedAt)
      there.push_back(number);
    else
      there.back() = number;
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  std::optional<CopyLink> best;
  for (const uint32_t candidate : candidates) {
    const std::vector<uint64_t>& other = shingles_[candidate];
    const Overlap shared = overlap(own, other);
    if (!is_copy(shared, std::min(own.size(), other.size()))) continue;
    if (!best || shared.of_both > best->overlap.of_both) best = CopyLink{candidate, shared};
  }
  return best;
}

}  // namespace rapporteur::stories
