// SPDX-License-Identifier: Apache-2.0
// A stretch of text. Layers stand off from the text by spans and never copy it.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace rapporteur {

/// A stretch of a report's text, in bytes unless a name says otherwise: [begin, end).
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  constexpr uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return end <= begin; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  constexpr auto operator<=>(const Span&) const = default;
};

/// The smallest span that holds both; an empty one adds nothing.
constexpr Span cover(Span a, Span b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace rapporteur
