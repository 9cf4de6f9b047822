// The examples in knowledge files, run as tests.
#pragma once

#include <string>
#include <vector>

#include "knowledge.h"

namespace rapporteur {

struct ExampleOutcome {
  std::string where;    ///< file:line
  std::string rule;     ///< "kind id"
  std::string problem;  ///< what does not hold, in words; empty: it does
};

/// Runs every example of the knowledge, in its order: [date] "text" -> expectation; expectation … An expectation is a
/// line of describe() without its first word, which the kind's `shows` gives; "nothing" for none at all.
Result<std::vector<ExampleOutcome>> run_examples(const Knowledge& knowledge);

}  // namespace rapporteur
