// Spans of the layers as code points of the report's text as it was given, for everything that leaves the program.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rapporteur/document.h"

namespace rapporteur::text {

/// Counts code points before any byte of a report's text in constant time, after one pass over it. The document must
/// outlive it.
class CodePoints {
 public:
  explicit CodePoints(const Document& document);
  /// Of a span of the text that the layers count in.
  Span of(Span span) const {
    const Span given = document_.given(span);
    return {at(given.begin), at(given.end)};
  }

 private:
  uint32_t at(uint32_t byte) const;

  const Document& document_;
  std::string_view text_;
  std::vector<uint32_t> blocks_;  ///< code points before each block; empty if all is ASCII
};

}  // namespace rapporteur::text
