// The layer "events": one line a report with the events coded in it. Intergovernmental bodies carry CAMEO's prefix IGO.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "render/json.h"
#include "render/layers.h"
#include "text/points.h"

namespace rapporteur::render {
namespace {

/// Codes of states have three letters; those of bodies may ("IMF"), and then an actor of the report is that body.
bool is_body(const Document& document, const Actor& actor) {
  if (actor.kind == ActorKind::body || actor.code.size() != 3) return true;
  return std::any_of(document.actors.begin(), document.actors.end(),
                     [&](const Actor& other) { return other.kind == ActorKind::body && other.code == actor.code; });
}

std::string code_of(const Document& document, uint32_t index) {
  if (index == kNone || document.actors[index].code.empty()) return "";
  const Actor& actor = document.actors[index];
  return is_body(document, actor) ? "IGO" + actor.code : actor.code;
}

nlohmann::ordered_json span_of(const text::CodePoints& points, Span span) {
  if (span.empty()) return nullptr;
  const Span counted = points.of(span);
  return {counted.begin, counted.end};
}

}  // namespace

void write_events(const Document& document, std::string& out) {
  const text::CodePoints points(document);
  nlohmann::ordered_json line = {{"id", document.report.id}, {"events", nlohmann::ordered_json::array()}};
  for (const Event& e : document.events) {
    line["events"].push_back({{"source", code_of(document, e.source)},
                              {"target", code_of(document, e.target)},
                              {"cameo", e.cameo},
                              {"source_span", span_of(points, e.source_span)},
                              {"target_span", span_of(points, e.target_span)},
                              {"date", e.date},
                              {"status", name_of(e.status)},
                              {"rule", e.rule}});
  }
  out.append(written(line)).append("\n");
}

}  // namespace rapporteur::render
