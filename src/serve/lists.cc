// The other lists: reports, talks, actors, persons, days, stances; and what the record holds.
#include <algorithm>
#include <cmath>
#include <map>

#include "render/corrections.h"
#include "render/json.h"
#include "serve/listing.h"
#include "stories/one_meeting.h"

namespace rapporteur::serve {
namespace {

constexpr FindingKind kByDay[] = {FindingKind::statement, FindingKind::event,  FindingKind::meeting,
                                  FindingKind::proposal,  FindingKind::clause, FindingKind::position,
                                  FindingKind::forecast};

Result<Answer> answer_reports_of(const Ask& ask, ReportQuery query) {
  if (auto ok = take_period(ask, query.from, query.until); !ok) return tl::unexpected(ok.error());
  const auto total = ask.record.count_reports(query);
  if (!total) return tl::unexpected(total.error());
  std::vector<std::string> columns{"id", "date", "title", "source"};
  if (!query.words.empty()) columns.emplace_back("snippet");
  const auto take = [&record = ask.record, query](uint64_t skip, uint64_t most) mutable -> Result<std::vector<Json>> {
    query.skip = skip;
    query.limit = most;
    const auto found = record.find_reports(query);
    if (!found) return tl::unexpected(found.error());
    std::vector<Json> rows;
    for (const FoundReport& report : *found) {
      Json& row = rows.emplace_back(json_of(report.report));
      if (query.words.empty()) continue;
      row["snippet"] = Json::array();
      for (const SnippetPiece& piece : report.snippet)
        row["snippet"].push_back({{"text", piece.text}, {"sought", piece.sought}});
    }
    return rows;
  };
  return answer_listing(ask, {*total, std::move(columns), take});
}

Json json_of_report(const Record& record, const Report& report, Result<void>& ok) {
  Json json;
  json["id"] = report.id;
  json["date"] = report.date ? Json(to_string(*report.date)) : Json(nullptr);
  json["title"] = report.title;
  json["source"] = report.source;
  json["address"] = report.address;
  json["language"] = report.language;
  json["text"] = report.text;
  json["findings"] = Json::array();
  const auto findings = record.findings_of(key_of(report));
  if (!findings) {
    ok = tl::unexpected(findings.error());
    return json;
  }
  for (const Finding& finding : *findings) {
    Json row = render::object_of(finding, true);
    row["line"] = finding.line;
    json["findings"].push_back(std::move(row));
  }
  return json;
}

/// A meeting as its fullest telling has it, and where all of them stand.
Json json_of_talk(const std::vector<FoundFinding>& rows, const stories::OneMeeting& meeting) {
  const Json finding = render::object_of(meeting.finding, true);
  Json json;
  for (const char* field : {"date", "status", "format", "parties", "place", "words", "confidence", "rule"})
    json[field] = finding[field];
  if (finding.contains("verdict")) json["verdict"] = finding["verdict"];
  json["told"] = meeting.tellings.size();
  json["in"] = Json::array();
  for (const uint32_t row : meeting.tellings) {
    const Finding& one = rows[row].finding;
    json["in"].push_back(rows[row].report.id + ":" + std::to_string(one.line) + ":" + std::to_string(one.span.begin));
  }
  return json;
}

}  // namespace

Result<Answer> answer_reports(const Ask& ask) { return answer_reports_of(ask, {}); }

Result<Answer> answer_search(const Ask& ask) {
  ReportQuery query;
  query.words = ask.value("words");
  if (query.words.find_first_not_of(" \"") == std::string::npos)
    return fail(ErrorCode::misused, "words", "nothing is looked for", "give some words: words=grain corridor");
  return answer_reports_of(ask, query);
}

Result<Answer> answer_report(const Ask& ask) {
  const auto reports = ask.record.reports(ask.id);
  if (!reports) return tl::unexpected(reports.error());
  if (reports->empty()) {
    return fail(ErrorCode::not_found, ask.id, "the record has no report of that id",
                "look for it in /api/v1/reports or /api/v1/search");
  }
  Json answer;
  answer["reports"] = Json::array();
  Result<void> ok;
  for (const Report& report : *reports) answer["reports"].push_back(json_of_report(ask.record, report, ok));
  if (!ok) return tl::unexpected(ok.error());
  return Answer{render::written(answer)};
}

Result<Answer> answer_talks(const Ask& ask) {
  auto query = query_of(ask, FindingKind::meeting);
  if (!query) return tl::unexpected(query.error());
  auto found = ask.record.page(*query, std::nullopt);
  if (!found) return tl::unexpected(found.error());
  std::vector<Json> rows;
  std::vector<const Finding*> tellings;
  for (const FoundFinding& telling : found->findings) tellings.push_back(&telling.finding);
  for (const stories::OneMeeting& meeting : stories::meetings_of(tellings))
    rows.push_back(json_of_talk(found->findings, meeting));
  return answer_listing(
      ask, listing_of({"date", "status", "format", "parties", "place", "words", "confidence", "rule", "told", "in"},
                      std::move(rows)));
}

Result<Answer> answer_actors(const Ask& ask) {
  Ask named = ask;
  named.values["by"] = ask.value("name");
  const auto query = query_of(named, FindingKind::statement);  // for what is typed: "Russia" is RUS
  if (!query) return tl::unexpected(query.error());
  const auto actors = ask.record.actors(query->by);
  if (!actors) return tl::unexpected(actors.error());
  std::vector<Json> rows;
  for (const RecordedActor& actor : *actors) {
    Json& row = rows.emplace_back();
    row["actor"] = actor.written;
    row["kind"] = actor.kind;
    row["code"] = actor.code;
    row["name"] = actor.name;
    row["mentions"] = actor.mentions;
  }
  return answer_listing(ask, listing_of({"actor", "kind", "code", "name", "mentions"}, std::move(rows)));
}

Result<Answer> answer_persons(const Ask& ask) {
  const auto persons = ask.record.persons(ask.value("name"));
  if (!persons) return tl::unexpected(persons.error());
  std::vector<Json> rows;
  for (const RecordedPerson& person : *persons) {
    Json& row = rows.emplace_back();
    row["forms"] = person.forms;
    row["posts"] = person.posts;
    row["candidates"] = person.candidates;
  }
  return answer_listing(ask, listing_of({"forms", "posts", "candidates"}, std::move(rows)));
}

Result<Answer> answer_days(const Ask& ask) {
  std::map<std::string, std::map<FindingKind, uint64_t>> days;
  std::vector<std::string> columns{"day"};
  for (const FindingKind kind : kByDay) {
    columns.emplace_back(name_of(kind));
    const auto query = query_of(ask, kind);
    if (!query) return tl::unexpected(query.error());
    const auto counts = ask.record.counts(*query, {"day"});
    if (!counts) return tl::unexpected(counts.error());
    for (const ValueCount& one : *counts) days[one.values.front()][kind] = one.count;
  }
  std::vector<Json> rows;
  for (auto& [day, counts] : days) {
    Json& row = rows.emplace_back();
    row["day"] = day.empty() ? Json(nullptr) : Json(day);
    for (const FindingKind kind : kByDay) row[std::string(name_of(kind))] = counts[kind];
  }
  if (ask.value("order") == "latest") std::reverse(rows.begin(), rows.end());
  return answer_listing(ask, listing_of(std::move(columns), std::move(rows)));
}

Result<Answer> answer_stances(const Ask& ask) {
  const auto query = query_of(ask, FindingKind::position);
  if (!query) return tl::unexpected(query.error());
  const auto counts = ask.record.counts(*query, {"actor", "stance"});
  if (!counts) return tl::unexpected(counts.error());
  std::map<std::string, std::map<std::string, uint64_t>> actors;
  for (const ValueCount& one : *counts) actors[one.values[0]][one.values[1]] = one.count;
  std::vector<std::string> columns{"actor", "all"};
  for (const std::string_view stance : choices_of("stance")) columns.emplace_back(stance);
  std::vector<Json> rows;
  for (auto& [actor, stances] : actors) {
    Json& row = rows.emplace_back();
    uint64_t all = 0;
    for (const auto& [stance, count] : stances) all += count;
    row["actor"] = actor;
    row["all"] = all;
    for (const std::string_view stance : choices_of("stance")) row[std::string(stance)] = stances[std::string(stance)];
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Json& a, const Json& b) { return a["all"] > b["all"]; });
  return answer_listing(ask, listing_of(std::move(columns), std::move(rows)));
}

Result<Answer> answer_issues(const Ask& ask) {
  const auto query = query_of(ask, FindingKind::position);
  if (!query) return tl::unexpected(query.error());
  const auto counts = ask.record.counts(*query, {"issue"});
  const auto named = ask.record.named_issues();
  if (!counts || !named) return tl::unexpected(counts ? named.error() : counts.error());
  std::map<std::string, std::string> names;
  for (const NamedIssue& one : *named) names.emplace(one.issue, one.name);
  std::map<std::string, Json> issues;
  for (const ValueCount& one : *counts) {
    const std::string& words = one.values.front();
    const auto name = names.find(words);
    Json& row = issues.try_emplace(name == names.end() ? words : name->second, Json::object()).first->second;
    row["issue"] = name == names.end() ? words : name->second;
    row["count"] = row.value("count", uint64_t{0}) + one.count;
    row["named"] = name != names.end();
    row["words"].push_back(words);
  }
  std::vector<Json> rows;
  for (auto& [issue, row] : issues) rows.push_back(std::move(row));
  std::stable_sort(rows.begin(), rows.end(), [](const Json& a, const Json& b) { return a["count"] > b["count"]; });
  return answer_listing(ask, listing_of({"issue", "count", "named", "words"}, std::move(rows)));
}

Result<Answer> answer_corrections(const Ask& ask) {
  const auto all = ask.record.corrections();
  if (!all) return tl::unexpected(all.error());
  std::vector<Json> rows;
  for (const KeptCorrection& one : *all) rows.push_back(render::object_of(one));
  std::reverse(rows.begin(), rows.end());
  return answer_listing(
      ask,
      listing_of({"id", "when", "who", "act", "kind", "report", "found", "given", "why", "state"}, std::move(rows)));
}

Result<Answer> answer_record(const Ask& ask) {
  const auto size = ask.record.size();
  if (!size) return tl::unexpected(size.error());
  Json answer;
  answer["program"] = RAPPORTEUR_VERSION;
  answer["reports"] = size->reports;
  answer["first_day"] = size->first_day.empty() ? Json(nullptr) : Json(size->first_day);
  answer["last_day"] = size->last_day.empty() ? Json(nullptr) : Json(size->last_day);
  for (int kind = 0; kind < kFindingKinds; ++kind)
    answer["findings"][std::string(name_of(static_cast<FindingKind>(kind)))] =
        size->findings[static_cast<size_t>(kind)];
  answer["usual_confidence"] = std::lround(kUsualConfidence * 1000) / 1000.0;
  answer["may_edit"] = ask.may_edit;
  return Answer{render::written(answer)};
}

}  // namespace rapporteur::serve
