// The layer "findings": everything that a report's layers found, one JSON object a line, where the
// program is as sure as it usually must be.
#include "rapporteur/rapporteur.h"
#include "render/layers.h"

namespace rapporteur::render {

void write_findings(const Document& document, std::string& out) {
  std::vector<Finding> findings = findings_of(document);
  std::erase_if(findings, [](const Finding& finding) { return !is_told(finding); });
  out += json_lines(findings);
}

}  // namespace rapporteur::render
