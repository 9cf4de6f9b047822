// The list of formats, and JSON, which needs no file of its own beyond json.cc.
#include "render/printer.h"

#include <algorithm>

#include "rapporteur/rapporteur.h"
#include "render/json.h"

namespace rapporteur::render {
namespace {

constexpr Format kFormats[] = {
    {"summary", "one line a report: what was found in it", true, nullptr, write_summary, nullptr},
    {"table", "each finding with its words, for reading", true, nullptr, write_table, nullptr},
    {"jsonl", "one JSON object a finding and line", false, nullptr, write_json_lines, nullptr},
    {"json", "one JSON array", false, begin_json, write_json, end_json},
    {"csv", "comma-separated values, one line a finding", false, begin_csv, write_csv, nullptr},
    {"tsv", "tab-separated values, one line a finding", false, begin_tsv, write_tsv, nullptr},
    {"ics", "meetings with a day as an iCalendar", false, begin_icalendar, write_icalendar, end_icalendar},
    {"timelinejs", "findings with a day as TimelineJS's JSON", false, begin_timelinejs, write_timelinejs,
     end_timelinejs, has_day},
    {"rss", "an RSS feed", false, begin_rss, write_rss, end_rss},
    {"markdown", "a table for each report", true, nullptr, write_markdown, nullptr},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format* find_format(std::string_view name) {
  const auto it =
      std::find_if(std::begin(kFormats), std::end(kFormats), [&](const Format& f) { return f.name == name; });
  return it == std::end(kFormats) ? nullptr : it;
}

void Printer::begin(std::string& out) {
  if (format_->begin != nullptr) format_->begin(*this, out);
}
void Printer::add(const ReportHead& report, std::span<const Finding> findings, std::string& out) {
  std::vector<Finding> taken;
  if (format_->takes != nullptr) {
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(taken), format_->takes);
    findings = taken;
  }
  format_->write(*this, report, findings, out);
  findings_before_ += findings.size();
}
void Printer::end(std::string& out) {
  if (format_->end != nullptr) format_->end(*this, out);
}

void write_json_lines(const Printer&, const ReportHead&, std::span<const Finding> findings, std::string& out) {
  out += json_lines(findings);
}

void begin_json(const Printer&, std::string& out) { out += "["; }

void write_json(const Printer& printer, const ReportHead&, std::span<const Finding> findings, std::string& out) {
  bool first = printer.findings_before() == 0;
  for (const Finding& finding : findings) {
    out += first ? "\n" : ",\n";
    first = false;
    append_json(finding, true, out);
  }
}

void end_json(const Printer&, std::string& out) { out += "\n]\n"; }

}  // namespace rapporteur::render
