// What both network formats say of an edge.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "answers/network.h"

namespace rapporteur::render {

struct EdgeValue {
  std::string_view name;
  std::string_view type;  ///< "string", "int"
};

/// In the order of values_of(). `weight` is GEXF's own attribute and stands apart there.
inline constexpr EdgeValue kEdgeValues[] = {
    {"sign", "string"},  {"weight", "int"},      {"sources", "int"},  {"first_day", "string"},  {"last_day", "string"},
    {"about", "string"}, {"findings", "string"}, {"dates", "string"}, {"confidence", "string"}, {"words", "string"}};

/// Ready to stand in XML. Of several findings a line each, in the same order; a date as EDTF, with its precision; an
/// empty confidence was never judged.
std::vector<std::string> values_of(const answers::Edge& edge);

/// Text from outside inside XML: escaped, without characters that XML cannot hold.
std::string in_xml(std::string_view text);

}  // namespace rapporteur::render
