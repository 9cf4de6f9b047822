// The layer "judgement": every finding, however doubtful, with all that was seen of it.
#include "render/judged.h"

#include <nlohmann/json.hpp>

#include "render/json.h"
#include "render/layers.h"
#include "text/points.h"

namespace rapporteur::render {

JudgedFindings::JudgedFindings(const Document& document) : judged_(judgement::witnesses(document)) {
  text::CodePoints points(document);
  for (const judgement::Judged& judged : judged_) {
    const Span span = points.of(judged.span);
    at_.try_emplace({judged.kind, span.begin, span.end, judged.rule}, &judged);
  }
}

const judgement::Judged* JudgedFindings::of(const Finding& finding) const {
  const auto it = at_.find({finding.kind, finding.span.begin, finding.span.end, finding.rule});
  return it == at_.end() ? nullptr : it->second;
}

void write_judgement(const Document& document, std::string& out) {
  const JudgedFindings judged(document);
  for (const Finding& finding : findings_of(document)) {
    std::string line;
    append_json(finding, false, line);
    auto row = nlohmann::ordered_json::parse(line);
    auto features = nlohmann::ordered_json::array();
    if (const judgement::Judged* seen = judged.of(finding)) {
      for (const judgement::Feature& feature : seen->features)
        features.push_back(std::string(feature.name) + "=" + std::string(feature.value));
    }
    row["features"] = std::move(features);
    out += written(row) + "\n";
  }
}

}  // namespace rapporteur::render
