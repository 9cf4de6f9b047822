// Findings of one kind, and how many have which value.
#include <charconv>
#include <cmath>

#include "render/json.h"
#include "render/printer.h"
#include "rules/nearest.h"
#include "serve/listing.h"

namespace rapporteur::serve {
namespace {

constexpr size_t kPieceSize = 64 * 1024;  // bytes handed over together
constexpr size_t kNamesLookedAt = 20000;  // for one that is near to what was typed
constexpr uint64_t kValues = 20;          // of a facet: as many as somebody reads
constexpr uint64_t kMonths = 1200;        // a century of them

std::string written(const Bookmark& place) {
  return place.day + "|" + std::to_string(place.report) + "|" + std::to_string(place.start) + "|" +
         std::to_string(place.finding);
}

std::optional<Bookmark> bookmark_of(std::string_view text) {
  const size_t bar = text.find('|');
  if (bar == std::string_view::npos) return std::nullopt;
  Bookmark place{std::string(text.substr(0, bar))};
  const char* at = text.data() + bar;
  const char* const end = text.data() + text.size();
  for (int64_t* number : {&place.report, &place.start, &place.finding}) {
    if (at == end || *at != '|') return std::nullopt;
    const auto [behind, error] = std::from_chars(at + 1, end, *number);
    if (error != std::errc()) return std::nullopt;
    at = behind;
  }
  return at == end ? std::optional(place) : std::nullopt;
}

Json json_of_found(const FoundFinding& found) {
  Json item;
  item["report"] = json_of(found.report);
  item["line"] = found.finding.line;
  item["finding"] = render::object_of(found.finding, true);
  return item;
}

/// Why an actor finds nothing: the record has nobody who is called so.
std::string unknown_actor(const Ask& ask, const std::string& parameter, const std::string& wanted) {
  if (wanted.empty()) return "";
  const auto is_named = ask.record.is_named(wanted);
  if (!is_named || *is_named) return "";
  const auto names = ask.record.names(kNamesLookedAt);
  std::vector<std::string_view> known;
  if (names) known.assign(names->begin(), names->end());
  return parameter + ": nobody in the record is called \"" + ask.value(parameter) + "\"; " +
         rules::advise(ask.value(parameter), known);
}

std::string note_on(const Ask& ask, const Query& query, uint64_t total) {
  if (total > 0) return "";
  const std::string why = unknown_actor(ask, "by", query.by);
  return why.empty() ? unknown_actor(ask, "to", query.to) : why;
}

Result<Answer> page_of_findings(const Ask& ask, Query query) {
  const auto place = place_in(ask);
  if (!place) return tl::unexpected(place.error());
  const auto behind = bookmark_of(*place);
  if (!place->empty() && !behind)
    return fail(ErrorCode::misused, "cursor", "it is no `next` of this list", "begin without a cursor");
  const auto total = ask.record.count(query);
  if (!total) return tl::unexpected(total.error());
  query.limit = limit_of(ask);
  const auto page = ask.record.page(query, behind);
  if (!page) return tl::unexpected(page.error());
  std::vector<Json> items;
  for (const FoundFinding& found : page->findings) items.push_back(json_of_found(found));
  const std::string next = page->next ? cursor_for(ask, written(*page->next)) : "";
  return Answer{page_of(ask, *total, std::move(items), next, note_on(ask, query, *total)), {}, *total};
}

std::string_view format_of(Form form) { return form == Form::csv ? "csv" : form == Form::jsonl ? "jsonl" : "json"; }

Result<void> stream_findings(const Record& record, const Query& query, Form form, const Write& write) {
  render::Layout layout;
  layout.kind = query.kind;
  render::Printer printer(*render::find_format(format_of(form)), layout);
  std::string piece;
  printer.begin(piece);
  bool is_read = true;
  const auto ok = record.find(query, [&](const RecordedReport& report, const Finding& finding) {
    printer.add({report.id, report.date, report.title}, {&finding, 1}, piece);
    if (piece.size() < kPieceSize) return true;
    is_read = write(piece);
    piece.clear();
    return is_read;
  });
  if (!ok || !is_read) return ok;
  printer.end(piece);
  write(piece);
  return {};
}

/// How many of these persons confirmed, rejected and so on: the precision that was measured on this record.
Result<Json> verdicts_on(const Record& record, Query query) {
  query.verdict = kAnyVerdict;
  const auto counts = record.counts(query, {"verdict"});
  if (!counts) return tl::unexpected(counts.error());
  Json judged = Json::object();
  for (const ValueCount& one : *counts) {
    if (!one.values.front().empty()) judged[one.values.front()] = one.count;
  }
  return judged;
}

bool is_counted(const FieldType& field) {
  using enum FieldShape;
  return field.shape == actor || field.shape == actors || field.shape == choice || field.shape == code ||
         field.name == "place" || field.name == "format" || field.name == "instrument";
}

}  // namespace

Result<Answer> answer_findings(const Ask& ask) {
  auto query = query_of(ask, *ask.kind);
  if (!query) return tl::unexpected(query.error());
  if (ask.form == Form::page) return page_of_findings(ask, *query);
  query->limit = limit_of(ask, 0);
  const auto total = ask.record.count(*query);
  if (!total) return tl::unexpected(total.error());
  return Answer{"",
                [&record = ask.record, query = *query, form = ask.form](const Write& write) {
                  return stream_findings(record, query, form, write);
                },
                *total};
}

Result<Answer> answer_facets(const Ask& ask) {
  auto query = query_of(ask, *ask.kind);
  if (!query) return tl::unexpected(query.error());
  const auto total = ask.record.count(*query);
  if (!total) return tl::unexpected(total.error());
  std::vector<std::string> names;
  for (const FieldType& field : fields_of(*ask.kind)) {
    if (is_counted(field)) names.emplace_back(field.name);
  }
  names.insert(names.end(), {"outlet", "month"});
  const auto expected = ask.record.mean_confidence(*query);
  if (!expected) return tl::unexpected(expected.error());
  const auto judged = verdicts_on(ask.record, *query);
  if (!judged) return tl::unexpected(judged.error());
  Json facets = Json::object();
  for (const std::string& name : names) {
    query->limit = name == "month" ? kMonths : kValues;
    const auto counts = ask.record.counts(*query, {name});
    if (!counts) return tl::unexpected(counts.error());
    Json values = Json::array();
    for (const ValueCount& one : *counts) values.push_back({{"value", one.values.front()}, {"count", one.count}});
    facets[name] = std::move(values);
  }
  Json answer;
  answer["total"] = *total;
  answer["expected_right"] = *expected ? Json(std::lround(**expected * 1000) / 1000.0) : Json(nullptr);
  answer["judged"] = *judged;
  answer["facets"] = std::move(facets);
  return Answer{render::written(answer), {}, *total};
}

}  // namespace rapporteur::serve
