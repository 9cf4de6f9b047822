// A document's layers as short lines of text, for knowledge examples, test cases and people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/document.h"

namespace rapporteur {

/// One line for each thing in the document, its layer's word first: `time "the 13th" DATE 2022-01-13`,
/// `event RUS 100 NATO happened 2022-01-12`, `meeting RUS USA bilateral @Geneva 2022-01-10 scheduled`.
/// docs/knowledge.md lists the forms.
std::vector<std::string> describe(const Document& document);

/// A line, and the knowledge entry that made what it describes, "kind id"; empty where a layer does not tell.
struct DescribedLine {
  std::string text;
  RuleName rule;
};
std::vector<DescribedLine> describe_with_rules(const Document& document);

/// True if `line` is `expected` or begins with it up to a word's end.
bool agrees(std::string_view expected, std::string_view line);

/// What of the expectations does not hold, in words; "" if all do. An expectation is a line that must be there, "no
/// LAYER", "not LINE", or "nothing": no finding. With a maker ("kind id") "nothing" says that this entry made nothing,
/// and of the lines that must be there one at least must be its work.
std::string unmet(const Document& document, const std::vector<std::string>& expectations, RuleName maker = {});

}  // namespace rapporteur
