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
/// line of describe() without its first word, which the kind's `shows` gives; where a kind shows several layers, with
/// it. "nothing" is for none at all, "no LAYER" for none of a layer. Unless the kind only helps others, a line counts
/// if the example's own entry made it.
Result<std::vector<ExampleOutcome>> run_examples(const Knowledge& knowledge);

/// An entry that lacks an example that finds something, or one that must find nothing.
struct Untried {
  std::string where;      ///< file:line
  std::string rule;       ///< "kind id"
  bool positive = false;  ///< it has one of the first sort
  bool negative = false;  ///< it has one of the second
};

/// The entries of a kind that lack an example; of every kind that asks for both (`tried yes`) if none is named.
Result<std::vector<Untried>> find_untried(const Knowledge& knowledge, std::string_view kind = {});

/// Everything that is wrong with the files of a folder laid over the built-in knowledge, before anything is compiled:
/// grammar, keys, values, and entries that stand twice.
std::vector<Error> check_overlay(const std::string& folder);

}  // namespace rapporteur
