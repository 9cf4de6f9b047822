// Events as they happened, one for however many reports tell it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "answers/rows.h"
#include "answers/sources.h"

namespace rapporteur {
struct Knowledge;
}

namespace rapporteur::answers {

/// What is known of a CAMEO code.
struct CodeFacts {
  std::string name;
  double goldstein = 0;  ///< -10 (conflict) to 10 (cooperation)
  std::string plover;    ///< PLOVER's label; "" if it has none
  std::string mode;      ///< PLOVER's mode; "" if it has none
  std::string context;   ///< PLOVER's context; "" if it has none
};
CodeFacts facts_of(const Knowledge& knowledge, const std::string& cameo);

struct Happening {
  std::string source, target;  ///< as findings write actors; "" not resolved
  std::string cameo, date, status;
  std::vector<uint32_t> tellings;  ///< numbers of the rows
  uint32_t sources = 0;            ///< independent ones: reports that repeat another are none
  std::string id;                  ///< stays the same over new readings, whatever else the record holds
};

/// Rows of events with the same sides, code, status and single day are one happening; those without a single day are
/// one each. In the order of their first tellings.
Result<std::vector<Happening>> happenings_of(const std::vector<Row>& rows, Sources& sources);

}  // namespace rapporteur::answers
