// Findings through nlohmann-json, whose ordered objects keep the fields in the order of the format's description.
#include "render/json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "render/harmless.h"

namespace rapporteur::render {
namespace {

using nlohmann::ordered_json;

ordered_json to_json(Span span) { return {span.begin, span.end}; }

ordered_json to_json(const FieldValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return *list;
  if (const auto* span = std::get_if<Span>(&value)) return to_json(*span);
  const auto* spans = std::get_if<std::vector<Span>>(&value);
  if (spans == nullptr) return nullptr;
  ordered_json all = ordered_json::array();
  for (const Span span : *spans) all.push_back(to_json(span));
  return all;
}

/// The program's own answer and confidence stand beside what a person said.
ordered_json verdict_of(const Verdict& verdict) {
  ordered_json found = ordered_json::parse(verdict.found, nullptr, false);
  return {{"said", verdict.word},
          {"who", verdict.who},
          {"when", verdict.made},
          {"why", verdict.why},
          {"found", found.is_discarded() ? ordered_json(nullptr) : std::move(found)}};
}

}  // namespace

ordered_json object_of(const Finding& finding, bool with_words) {
  ordered_json row;
  row["kind"] = name_of(finding.kind);
  row["report"] = finding.report;
  row["span"] = to_json(finding.span);
  row["rule"] = finding.rule;
  row["confidence"] = nullptr;
  if (finding.confidence) row["confidence"] = std::lround(*finding.confidence * 1000) / 1000.0;
  const auto fields = fields_of(finding.kind);
  for (size_t i = 0; i < fields.size(); ++i) row[std::string(fields[i].name)] = to_json(finding.values[i]);
  if (with_words) row["words"] = finding.words;
  if (finding.verdict) row["verdict"] = verdict_of(*finding.verdict);
  return row;
}

void append_json(const Finding& finding, bool with_words, std::string& out) {
  out += written(object_of(finding, with_words));
}

std::string written(const ordered_json& value) {
  return harmless(value.dump(-1, ' ', false, ordered_json::error_handler_t::replace), Surface::json);
}

}  // namespace rapporteur::render
