// Looking actors up in the registry by their names, whatever the spelling.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/day.h"
#include "rules/image.h"

namespace rapporteur::actors {

struct Search {
  std::string words;       ///< of a name or an office; empty: any
  std::string code;        ///< only of this state or body; empty: of any
  std::optional<Day> day;  ///< only those that were there, or in office, on this day
};

/// An entry of the registry that was looked for.
struct Hit {
  uint32_t entry = 0;
  bool exact = false;  ///< a name is the words that were looked for, and nothing more
};

/// Every state, body, organ, group, city, outlet and office-holder one of whose names (or offices) has all the words,
/// exact ones first, then in the order of the knowledge files. Words are compared by the keys of name_keys.h, so that
/// "Sergei" finds "Sergey". Linear in the size of the registry.
std::vector<Hit> search(const rules::Image& image, const Search& wanted);

/// How findings write the entry: "RUS", "USA/White House", "RUS/Sergey Lavrov".
std::string written_entry(const rules::Image& image, uint32_t entry);

}  // namespace rapporteur::actors
