// The layer "findings": everything that a report's layers found, one JSON object a line.
#include "rapporteur/rapporteur.h"
#include "render/layers.h"

namespace rapporteur::render {

void write_findings(const Document& document, std::string& out) { out += json_lines(findings_of(document)); }

}  // namespace rapporteur::render
