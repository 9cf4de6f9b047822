// Character references of HTML ("&quot;", "&#8217;", "&amp;rsquo;") as the characters that they stand for.
#pragma once

#include <cstdint>
#include <string_view>

namespace rapporteur::text {

struct Entity {
  uint32_t code = 0;  ///< the character; 0: there is no reference here
  uint32_t size = 0;  ///< bytes that it takes
};

/// The reference that begins at `at`, an ampersand. One that was escaped again, however often, is read to its end:
/// "&amp;amp;quot;" is a quotation mark. A reference needs its semicolon.
Entity entity_at(std::string_view text, uint32_t at);

}  // namespace rapporteur::text
