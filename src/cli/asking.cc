// Filters to a query, and rows out of the record.
#include "cli/asking.h"

#include <CLI/CLI.hpp>
#include <chrono>

#include "cli/actor_names.h"
#include "cli/terminal.h"

namespace rapporteur::cli {

void add_filters(CLI::App& command, Filters& filters) {
  command.add_option("--by", filters.by, "who says or does it: a state, a code such as RUS, or part of a name")
      ->type_name("ACTOR");
  command.add_option("--to", filters.to, "to whom, or who is bound by it")->type_name("ACTOR");
  command.add_option("--about", filters.about, "words that all begin a word of it")->type_name("WORDS");
  command.add_option("--from", filters.from, "not before this day")->type_name("DAY");
  command.add_option("--until", filters.until, "not after this day")->type_name("DAY");
  command.add_option("--report", filters.report, "only in the report of this id")->type_name("ID");
  command.add_option("--limit", filters.limit, "at most so many; 0: all")->type_name("N")->capture_default_str();
}

std::optional<Query> query_of(const Filters& filters, const Knowledge& knowledge) {
  Query query;
  query.by = code_for(knowledge, filters.by);
  query.to = code_for(knowledge, filters.to);
  query.about = filters.about;
  query.report = filters.report;
  query.limit = filters.limit;
  if (!take_day("--from", filters.from, query.from) || !take_day("--until", filters.until, query.until))
    return std::nullopt;
  return query;
}

Result<std::vector<Row>> rows_of(const Record& record, const Query& query) {
  std::vector<Row> rows;
  const auto ok = record.find(query, [&](const RecordedReport& report, const Finding& finding) {
    rows.push_back({report, finding});
    return true;
  });
  if (!ok) return tl::unexpected(ok.error());
  return rows;
}

std::string place_of(const Row& row) { return row.report.id + ":" + std::to_string(row.finding.line); }

std::string field(const Finding& finding, std::string_view name) {
  const FieldValue* value = finding.find(name);
  const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return text == nullptr ? "" : *text;
}

std::vector<std::string> actors_in(const Finding& finding, std::string_view name) {
  const FieldValue* value = finding.find(name);
  const auto* list = value == nullptr ? nullptr : std::get_if<std::vector<std::string>>(value);
  return list == nullptr ? std::vector<std::string>() : *list;
}

std::string with_weekday(const std::string& edtf) {
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  const auto day = parse_day(edtf);
  return day ? edtf + " " + kDays[std::chrono::weekday(*day).c_encoding()] : edtf;
}

}  // namespace rapporteur::cli
