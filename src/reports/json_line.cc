// One report as a JSON object on a line of its own, read with simdjson.
#include <simdjson.h>

#include "reports/encoding.h"
#include "reports/html.h"
#include "reports/language.h"
#include "reports/reader.h"

namespace rapporteur::reports {
namespace {

namespace dom = simdjson::dom;

/// A string as it is, a number as its digits; nothing for anything else.
std::optional<std::string> words_of(dom::element value) {
  if (std::string_view text; !value.get(text)) return std::string(text);
  if (value.is_int64() || value.is_uint64()) return simdjson::minify(value);
  return std::nullopt;
}

std::string get(dom::object object, std::string_view key) {
  dom::element value;
  if (object[key].get(value)) return {};
  return words_of(value).value_or("");
}

std::string words_for(simdjson::error_code problem) {
  if (problem == simdjson::STRING_ERROR)
    return "a string in it has an escape that means nothing, such as \\x or \\ud800 without its other half";
  return simdjson::error_message(problem);
}

/// The line as an object, out of UTF-8 or repaired to it.
Result<dom::object> object_of(dom::parser& parser, RawReport& raw, std::vector<std::string>& notes) {
  dom::element whole;
  auto problem = parser.parse(raw.bytes).get(whole);
  if (problem == simdjson::UTF8_ERROR || raw.bytes.starts_with("\xef\xbb\xbf")) {
    auto repaired = to_utf8(std::move(raw.bytes), raw.where, notes);
    if (!repaired) return tl::unexpected(repaired.error());
    raw.bytes = std::move(*repaired);
    problem = parser.parse(raw.bytes).get(whole);
  }
  const std::string advice = "give one JSON object a line, {\"id\": …, \"text\": …}";
  if (problem) return fail(ErrorCode::malformed, raw.where, "no JSON: " + words_for(problem), advice);
  dom::object object;
  if (whole.get(object)) return fail(ErrorCode::malformed, raw.where, "JSON, but not an object", advice);
  return object;
}

/// "2022-01-09", also as the beginning of a moment ("2022-01-09T10:00:00Z").
std::optional<Day> day_of(const std::string& written, std::optional<Day> given, std::vector<std::string>& notes) {
  if (written.empty()) return given;
  const auto day = parse_day(std::string_view(written).substr(0, 10));
  if (!day) notes.push_back("its date \"" + written + "\" is not written as YYYY-MM-DD");
  return day;
}

/// The report's words: "text", or the article of the page under "html".
Result<void> read_text(dom::object object, const RawReport& raw, Report& report) {
  dom::element text;
  if (!object["text"].get(text) && text.is_string()) {
    report.text = std::string(text.get_string().value());
    return {};
  }
  if (object["html"].get(text) || !text.is_string()) {
    return fail(ErrorCode::malformed, raw.where, "neither \"text\" nor \"html\"",
                "give the report's words under the key \"text\", or its page under \"html\"");
  }
  auto page = html_report(std::string(text.get_string().value()), raw.where, get(object, "url"), std::nullopt);
  if (!page) return tl::unexpected(page.error());
  page->id = std::move(report.id);
  page->notes = std::move(report.notes);
  report = std::move(*page);
  return {};
}

void set(std::string& place, std::string value) {
  if (!value.empty()) place = std::move(value);
}

/// What the line says stands above what its page says.
Result<Report> report_of(dom::object object, const RawReport& raw, std::optional<Day> date, Report report) {
  if (auto ok = read_text(object, raw, report); !ok) return tl::unexpected(ok.error());
  set(report.address, get(object, "url"));
  if (report.address.empty()) report.address = raw.where;
  set(report.source, get(object, "source"));
  set(report.title, get(object, "title"));
  set(report.language, get(object, "language"));
  const std::string written = get(object, "date");
  if (!written.empty() || !report.date) report.date = day_of(written, date, report.notes);
  tell_language(report);
  return report;
}

}  // namespace

ReadReport parse_json_line(RawReport raw, std::optional<Day> date) {
  thread_local dom::parser parser;
  Report report;
  const auto object = object_of(parser, raw, report.notes);
  if (!object) return {raw.name, tl::unexpected(object.error())};
  report.id = get(*object, "id");
  if (report.id.empty()) report.id = raw.name;
  std::string id = report.id;
  return {std::move(id), report_of(*object, raw, date, std::move(report))};
}

}  // namespace rapporteur::reports
