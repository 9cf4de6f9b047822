// Byte offsets to code points, for everything that leaves the program.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rapporteur/span.h"

namespace rapporteur::text {

/// Counts code points before any byte of a text in constant time, after one pass over it. The text must outlive it.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);
  uint32_t at(uint32_t byte) const;
  Span of(Span bytes) const { return {at(bytes.begin), at(bytes.end)}; }

 private:
  std::string_view text_;
  std::vector<uint32_t> blocks_;  ///< code points before each block; empty if all is ASCII
};

}  // namespace rapporteur::text
