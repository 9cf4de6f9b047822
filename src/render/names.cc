// The layer "names": one object a document, offsets in code points.
#include <nlohmann/json.hpp>

#include "render/json.h"
#include "render/layers.h"
#include "text/points.h"

namespace rapporteur::render {

void write_names(const Document& document, std::string& out) {
  const text::CodePoints points(document);
  nlohmann::json names = nlohmann::json::array();
  for (const Name& name : document.names) {
    const Span span = points.of(name.span);
    names.push_back({span.begin, span.end, name_of(name.name_class)});
  }
  const nlohmann::ordered_json row = {{"id", document.report.id}, {"text", document.report.text}, {"names", names}};
  out.append(written(row)).append("\n");
}

}  // namespace rapporteur::render
