// SPDX-License-Identifier: Apache-2.0
// The text as the layers read it: the report's own, but for what hides its words (soft hyphens, marks of direction,
// entities, …). What was given is never touched; every stretch that reads otherwise is noted, so that spans lead back.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rapporteur/span.h"

namespace rapporteur {

/// A stretch that reads otherwise than it was given. Both in bytes; `read` is empty where something is left out.
struct Change {
  Span read;   ///< in View::text
  Span given;  ///< in Report::text
};

struct View {
  std::string text;             ///< empty while there are no changes: the report's text is read as it is
  std::vector<Change> changes;  ///< in the order of the text, none overlapping

  bool as_given() const { return changes.empty(); }
  /// The bytes of Report::text that a span of the text read stands for. Binary search.
  Span given(Span read) const;
  /// Where a byte of Report::text is read, or what is read next where it is left out. Binary search.
  uint32_t read(uint32_t given) const;
};

}  // namespace rapporteur
