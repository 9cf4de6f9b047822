// TimelineJS 3's JSON: findings that have a day of their own, and as eras the days of which no report was read.
// TimelineJS has no dates with bounds, so the date as it is known (EDTF) is what it displays, and stands beside.
// Findings without a date are no part of a timeline.
#include <cmath>
#include <nlohmann/json.hpp>

#include "answers/rows.h"
#include "render/harmless.h"
#include "render/json.h"
#include "render/printer.h"
#include "render/words.h"

namespace rapporteur::render {
namespace {

using nlohmann::ordered_json;

ordered_json json_of(Day day) {
  const std::chrono::year_month_day date(day);
  return {{"year", static_cast<int>(date.year())},
          {"month", static_cast<unsigned>(date.month())},
          {"day", static_cast<unsigned>(date.day())}};
}

/// HTML, as TimelineJS shows it.
std::string markup_of(const Finding& finding) {
  return "<p>&ldquo;" + harmless(finding.words, Surface::page) + "&rdquo;</p><p>" +
         harmless(finding.report + ":" + std::to_string(finding.line) + ", " + how_sure(finding), Surface::page) +
         "</p>";
}

ordered_json json_of(const Finding& finding, const std::string& edtf, const DayRange& days) {
  ordered_json event{{"unique_id", answers::id_of(finding)},
                     {"start_date", json_of(days.first ? *days.first : *days.last)}};
  if (days.first && days.last && *days.first != *days.last) event["end_date"] = json_of(*days.last);
  event["display_date"] = edtf;
  event["edtf"] = edtf;
  event["group"] = name_of(finding.kind);
  event["text"] = {{"headline", harmless(headline(finding), Surface::page)}, {"text", markup_of(finding)}};
  event["confidence"] =
      finding.confidence ? ordered_json(std::lround(*finding.confidence * 1000) / 1000.0) : ordered_json();
  return event;
}

}  // namespace

void begin_timelinejs(const Printer& printer, std::string& out) {
  ordered_json eras = ordered_json::array();
  for (const DayRange& gap : printer.layout().unread)
    eras.push_back({{"start_date", json_of(*gap.first)},
                    {"end_date", json_of(*gap.last)},
                    {"text", {{"headline", "no report of these days was read"}}}});
  out += "{\"eras\":" + written(eras) + ",\"events\":[";
}

void write_timelinejs(const Printer& printer, const ReportHead&, std::span<const Finding> findings, std::string& out) {
  bool first = printer.findings_before() == 0;
  for (const Finding& finding : findings) {
    const std::string edtf = answers::field(finding, "date");
    const DayRange days = days_of(edtf);
    out += first ? "\n" : ",\n";
    first = false;
    out += written(json_of(finding, edtf, days));
  }
}

bool has_day(const Finding& finding) { return !days_of(answers::field(finding, "date")).empty(); }

void end_timelinejs(const Printer&, std::string& out) { out += "\n]}\n"; }

}  // namespace rapporteur::render
