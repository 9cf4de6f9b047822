#include "render/corrections.h"

#include <nlohmann/json.hpp>

#include "render/words.h"

namespace rapporteur::render {
namespace {

using nlohmann::ordered_json;

ordered_json parsed(const std::string& text) {
  if (text.empty()) return nullptr;
  ordered_json value = ordered_json::parse(text, nullptr, false);
  return value.is_discarded() ? ordered_json(text) : value;  // an issue's words stand as they are
}

std::string subject_of(const KeptCorrection& kept, const ordered_json& found) {
  if (!kept.correction.report) return kept.correction.kind + " " + found.dump();
  const std::string line = found.contains("line") ? ":" + found["line"].dump() : "";
  return kept.correction.kind + " " + (kept.report.empty() ? "of a report not read" : kept.report + line);
}

}  // namespace

ordered_json object_of(const KeptCorrection& kept) {
  const Correction& one = kept.correction;
  return {{"id", one.id},        {"when", one.said.made}, {"who", one.said.who},        {"act", name_of(one.act)},
          {"kind", one.kind},    {"report", kept.report}, {"found", parsed(one.found)}, {"given", parsed(one.given)},
          {"why", one.said.why}, {"state", kept.state}};
}

std::string line_of(const KeptCorrection& kept) {
  const Correction& one = kept.correction;
  constexpr size_t kMinutes = 16;
  std::string when = one.said.made.substr(0, kMinutes);
  if (when.size() == kMinutes) when[10] = ' ';
  std::string line = when + "  " + one.said.who + "  " + std::string(name_of(one.act)) + " " +
                     subject_of(kept, parsed(one.found)) + "  " + kept.state;
  if (!one.given.empty()) line += ": " + one.given;
  if (!one.said.why.empty()) line += " (" + one.said.why + ")";
  return line_of(line);
}

}  // namespace rapporteur::render
