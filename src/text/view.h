// The text as it is read: what hides words or looks different in every typography is written in one way.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/view.h"

namespace rapporteur {
struct Document;
}

namespace rapporteur::text {

/// What had to be put right, for the report's notes; what is only another typography does not count.
struct Repairs {
  uint32_t entities = 0;   ///< character references of HTML
  uint32_t misread = 0;    ///< characters of UTF-8 that were read as another encoding's
  uint32_t invisible = 0;  ///< characters that say nothing
  uint32_t controls = 0;
  std::string_view misread_as = {};  ///< that encoding

  bool none() const { return entities + misread + invisible + controls == 0; }
  /// "put right before reading: 3 HTML entities, 1 control character"
  std::string note() const;
};

/// The view of a text of valid UTF-8. Linear; a text that is read as it was given costs one look at each byte and no
/// memory.
View view_of(std::string_view given, Repairs& repairs);

/// The stage "view": fills Document::view, and adds one note to the report where something was put right. docs/text.md
/// lists what is read as what.
void make_view(Document& document);

}  // namespace rapporteur::text
