// Events under PLOVER's labels. Its manual (0.8) fixes labels, modes and contexts but no file; docs/plover.schema.json
// describes this one.
#include <cmath>
#include <nlohmann/json.hpp>

#include "render/files.h"
#include "render/json.h"

namespace rapporteur::render {
namespace {

using nlohmann::ordered_json;

ordered_json or_null(const std::string& text) { return text.empty() ? ordered_json() : ordered_json(text); }

/// "RUS/Sergei Ryabkov" as {"actor","code","name"}; null where nobody could tell.
ordered_json actor_of(const std::string& written) {
  if (written.empty()) return nullptr;
  const size_t slash = written.find('/');
  return {{"actor", written},
          {"code", or_null(written.substr(0, slash))},
          {"name", slash == written.npos ? ordered_json() : or_null(written.substr(slash + 1))}};
}

/// The date with its bounds and how exact it is.
ordered_json date_of(const std::string& edtf) {
  if (edtf.empty()) return nullptr;
  const DayRange days = days_of(edtf);
  const bool day = days.first && days.last && *days.first == *days.last;
  const bool about = edtf.find('~') != edtf.npos;
  return {{"edtf", edtf},
          {"first", days.first ? ordered_json(to_string(*days.first)) : ordered_json()},
          {"last", days.last ? ordered_json(to_string(*days.last)) : ordered_json()},
          {"precision", about ? "approximate"
                        : day ? "day"
                              : "period"}};
}

ordered_json telling_of(const EventFile& file, const answers::Row& row) {
  const Finding& finding = row.finding;
  const auto report = file.reports.find(row.report.number);
  ordered_json json{{"finding", answers::id_of(finding)},
                    {"report", row.report.id},
                    {"published", or_null(row.report.date)},
                    {"publisher", or_null(row.report.source)},
                    {"address", report == file.reports.end() ? ordered_json() : or_null(report->second.address)},
                    {"line", finding.line},
                    {"span", {finding.span.begin, finding.span.end}},
                    {"text", finding.words},
                    {"rule", finding.rule}};
  json["confidence"] =
      finding.confidence ? ordered_json(std::lround(*finding.confidence * 1000) / 1000.0) : ordered_json();
  return json;
}

}  // namespace

std::string plover_lines(const EventFile& file) {
  std::string out;
  for (const answers::Happening& happening : file.happenings) {
    const answers::CodeFacts facts = answers::facts_of(file.knowledge, happening.cameo);
    if (facts.plover.empty()) continue;
    ordered_json json{{"id", happening.id},
                      {"event", facts.plover},
                      {"mode", or_null(facts.mode)},
                      {"context", or_null(facts.context)},
                      {"source", actor_of(happening.source)},
                      {"target", actor_of(happening.target)},
                      {"date", date_of(happening.date)},
                      {"status", happening.status},
                      {"cameo", happening.cameo},
                      {"goldstein", facts.goldstein},
                      {"sources", happening.sources},
                      {"tellings", ordered_json::array()}};
    for (const uint32_t telling : happening.tellings) json["tellings"].push_back(telling_of(file, file.rows[telling]));
    out += written(json) + "\n";
  }
  return out;
}

}  // namespace rapporteur::render
