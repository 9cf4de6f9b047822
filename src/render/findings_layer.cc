// The layer "findings": everything that a report's layers found, one JSON object a line.
#include "rapporteur/finding.h"
#include "render/json.h"
#include "render/layers.h"

namespace rapporteur::render {

void write_findings(const Document& document, std::string& out) {
  for (const Finding& finding : findings_of(document)) {
    append_json(finding, false, out);
    out += '\n';
  }
}

}  // namespace rapporteur::render
