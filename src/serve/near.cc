// The story of one report: what repeats it, and what else tells the same happening in the days around it.
#include <algorithm>
#include <cmath>

#include "serve/listing.h"
#include "stories/copies.h"
#include "stories/group.h"

namespace rapporteur::serve {
namespace {

constexpr auto kDaysAround = std::chrono::days(4);
constexpr uint64_t kMostAround = 3000;  // reports of those days that are looked at

Json row_of(const Report& report, const char* relation, double share, const std::vector<std::string>& words) {
  Json row;
  row["id"] = report.id;
  row["date"] = report.date ? Json(to_string(*report.date)) : Json(nullptr);
  row["title"] = report.title;
  row["source"] = report.source;
  row["relation"] = relation;
  row["likeness"] = std::lround(share * 1000) / 1000.0;
  row["words"] = words;
  return row;
}

/// The report itself first, then those of the days around it. It alone if nobody knows its day.
Result<std::vector<Report>> reports_around(const Record& record, const Report& report) {
  std::vector<Report> all{report};
  if (!report.date) return all;
  ReportQuery query;
  query.from = *report.date - kDaysAround;
  query.until = *report.date + kDaysAround;
  query.limit = kMostAround;
  const auto near = record.find_reports(query);
  if (!near) return tl::unexpected(near.error());
  for (const FoundReport& one : *near) {
    if (one.report.id == report.id) continue;
    auto read = record.reports(one.report.id);
    if (!read) return tl::unexpected(read.error());
    if (!read->empty()) all.push_back(std::move(read->front()));
  }
  return all;
}

}  // namespace

Result<Answer> answer_near(const Ask& ask) {
  const std::string id = ask.value("report");
  const auto found = ask.record.reports(id);
  if (!found) return tl::unexpected(found.error());
  if (found->empty())
    return fail(ErrorCode::not_found, "report", "the record has no report of the id \"" + id + "\"",
                "give report=ID; look for it in /api/v1/reports");
  const auto reports = reports_around(ask.record, found->front());
  if (!reports) return tl::unexpected(reports.error());
  stories::CopyIndex copies;
  stories::StoryGroups groups;
  std::vector<Json> rows;
  copies.add(reports->front().text);
  groups.add(reports->front());
  std::vector<bool> is_copy(reports->size(), false);
  for (size_t i = 1; i < reports->size(); ++i) {
    const Report& one = (*reports)[i];
    groups.add(one);
    const auto link = copies.add(one.text);
    if (!link || link->of != 0) continue;
    is_copy[i] = true;
    rows.push_back(row_of(one, "copy", std::max(link->overlap.of_both, link->overlap.of_shorter), {}));
  }
  const stories::Grouped grouped = groups.group();
  for (size_t i = 1; i < reports->size(); ++i) {
    if (is_copy[i] || grouped.story[i] != grouped.story[0]) continue;
    const auto& reason = grouped.reasons[i];
    rows.push_back(row_of((*reports)[i], "same story", reason ? reason->likeness : 0,
                          reason ? reason->words : std::vector<std::string>()));
  }
  return answer_listing(
      ask, listing_of({"id", "date", "title", "source", "relation", "likeness", "words"}, std::move(rows)));
}

}  // namespace rapporteur::serve
