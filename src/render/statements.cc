// The layer "statements": one JSON object for each statement, in the order of the text.
#include <nlohmann/json.hpp>

#include "render/json.h"
#include "render/layers.h"
#include "text/points.h"

namespace rapporteur::render {
namespace {

using Json = nlohmann::ordered_json;

void put_span(Json& row, const std::string& name, Span span, const text::CodePoints& points) {
  const bool there = !span.empty();
  const Span counted = points.of(span);
  row[name + "_start"] = there ? Json(counted.begin) : Json(nullptr);
  row[name + "_end"] = there ? Json(counted.end) : Json(nullptr);
}

Json spans_of(const std::vector<Span>& spans, const text::CodePoints& points) {
  Json array = Json::array();
  for (const Span span : spans) {
    const Span counted = points.of(span);
    array.push_back({counted.begin, counted.end});
  }
  return array;
}

std::string speaker_of(const Document& document, const Statement& statement) {
  return statement.speaker == kNone ? "" : written(document.actors[statement.speaker]);
}

}  // namespace

void write_statements(const Document& document, std::string& out) {
  const text::CodePoints points(document);
  for (const Statement& statement : document.statements) {
    Json row;
    row["id"] = document.report.id;
    row["quote_spans"] = spans_of(statement.content, points);
    put_span(row, "quote", {statement.content.front().begin, statement.content.back().end}, points);
    put_span(row, "cue", statement.cue, points);
    put_span(row, "speaker", statement.speaker_span, points);
    row["speaker"] = speaker_of(document, statement);
    row["form"] = name_of(statement.form);
    out.append(written(row)).append("\n");
  }
}

}  // namespace rapporteur::render
