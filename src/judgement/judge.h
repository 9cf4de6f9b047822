// How sure the program is of each finding. docs/judgement.md tells what the confidence means and how it was learned.
#pragma once

#include <string>
#include <vector>

#include "judgement/features.h"
#include "knowledge.h"
#include "rapporteur/document.h"
#include "rapporteur/finding.h"

namespace rapporteur::judgement {

/// Writes the confidence of every finding. Reads all layers. Method: a logistic regression for each kind over what can
/// be seen of the finding (features.h). Linear.
void judge(Document& document, const Knowledge& knowledge);

/// One finding of a layer with all that was seen of it. `span` counts bytes of the text that is read.
struct Judged {
  FindingKind kind = FindingKind::statement;
  Span span;
  RuleName rule;
  std::vector<Feature> features;
};

/// All findings, kind by kind in the order of their layers.
std::vector<Judged> witnesses(const Document& document);

/// The heaviest that spoke for it and against it, at most `most` each: "for: status happened, place first; against:
/// known target no state". "" if nothing did.
std::string reasons(const Judged& judged, const Knowledge& knowledge, size_t most);

}  // namespace rapporteur::judgement
