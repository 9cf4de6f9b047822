// The layer "times": one line for each expression, as FINDINGS.md's readers expect it.
#include <nlohmann/json.hpp>

#include "render/layers.h"
#include "text/points.h"

namespace rapporteur::render {

void write_times(const Document& document, std::string& out) {
  const text::CodePoints points(document.text());
  for (const Time& time : document.times) {
    nlohmann::ordered_json row;
    row["id"] = document.report.id;
    row["start"] = points.at(time.span.begin);
    row["end"] = points.at(time.span.end);
    row["type"] = name_of(time.kind);
    row["value"] = time.value;
    row["edtf"] = time.edtf;
    if (!time.mod.empty()) row["mod"] = time.mod;
    if (!time.quant.empty()) row["quant"] = time.quant;
    if (!time.freq.empty()) row["freq"] = time.freq;
    row["rule"] = time.rule;
    out += row.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    out += '\n';
  }
}

}  // namespace rapporteur::render
