// The layer "times": one line for each expression, as FINDINGS.md's readers expect it, with TIMEX3's other attributes
// where they are told.
#include <nlohmann/json.hpp>

#include "render/json.h"
#include "render/layers.h"
#include "text/points.h"

namespace rapporteur::render {
namespace {

using Json = nlohmann::ordered_json;

/// TIMEX3 calls the day of publication t0 and the report's expressions t1, t2, …
std::string identity(uint32_t time) { return "t" + std::to_string(time + 1); }

/// "t0", "t3", "dateline", or the place of the word that tells the event; null for what needs nothing else.
Json reference(const Document& document, const text::CodePoints& points, const Anchor& anchor) {
  switch (anchor.kind) {
    case AnchorKind::publication:
      return "t0";
    case AnchorKind::dateline:
      return "dateline";
    case AnchorKind::other_time:
      return anchor.index == kNone ? Json() : Json(identity(anchor.index));
    case AnchorKind::event: {
      const Span span = points.of(document.tokens[anchor.index].span);
      return {{"event", {span.begin, span.end}}};
    }
    default:
      return {};
  }
}

void put(Json& row, const char* key, const std::string& value) {
  if (!value.empty()) row[key] = value;
}
void put(Json& row, const char* key, Json value) {
  if (!value.is_null()) row[key] = std::move(value);
}

}  // namespace

void write_times(const Document& document, std::string& out) {
  const text::CodePoints points(document);
  for (uint32_t i = 0; i < document.times.size(); ++i) {
    const Time& time = document.times[i];
    Json row;
    row["id"] = document.report.id;
    row["tid"] = identity(i);
    const Span span = points.of(time.span);
    row["start"] = span.begin;
    row["end"] = span.end;
    row["type"] = name_of(time.kind);
    row["value"] = time.value;
    row["edtf"] = time.edtf;
    put(row, "mod", time.mod);
    put(row, "quant", time.quant);
    put(row, "freq", time.freq);
    put(row, "zone", time.zone);
    put(row, "beginPoint", reference(document, points, time.begin_point));
    put(row, "endPoint", reference(document, points, time.end_point));
    put(row, "anchor", reference(document, points, time.anchor));
    row["rule"] = time.rule;
    out += written(row);
    out += '\n';
  }
}

}  // namespace rapporteur::render
