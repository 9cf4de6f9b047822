// Filters to a query, and rows out of the record.
#include "cli/asking.h"
#include "actors/state_names.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>

#include "cli/terminal.h"
#include "render/words.h"

namespace rapporteur::cli {

namespace {

struct FieldOption {
  std::string_view field;
  std::string_view type;
  std::string_view about;
};

constexpr FieldOption kFieldOptions[] = {
    {"cameo", "CODE", "events whose CAMEO code begins so: 11"},
    {"status", "NAME", "events or meetings that stand so:"},
    {"stance", "NAME", "positions that are so:"},
    {"modality", "NAME", "clauses that bind so:"},
    {"outlook", "NAME", "forecasts that are so:"},
    {"form", "NAME", "statements of that form:"},
    {"place", "WORDS", "meetings at a place whose words begin so"},
};

void add_field(CLI::App& command, Filters& filters, const FieldOption& option) {
  const std::string field(option.field);
  std::string about(option.about);
  const std::vector<std::string_view> choices = choices_of(field);
  std::vector<std::string> known;
  for (const std::string_view choice : choices) {
    if (std::find(known.begin(), known.end(), choice) == known.end()) known.emplace_back(choice);
  }
  for (const std::string& choice : known) about += " " + choice;
  const auto take = [&filters, field](const std::string& value) { filters.fields.push_back({field, value}); };
  CLI::Option* added = command.add_option_function<std::string>("--" + field, take, about);
  added->type_name(std::string(option.type));
  if (!known.empty()) added->check(CLI::IsMember(known));
}

}  // namespace

void add_period(CLI::App& command, Filters& filters) {
  command.add_option("--from", filters.from, "not before this day, month or year")->type_name("DAY");
  command.add_option("--until", filters.until, "not after this day, month or year")->type_name("DAY");
}

void add_who_and_when(CLI::App& command, Filters& filters) {
  command.add_option("--by", filters.by, "who says or does it: a state, a code such as RUS, or part of a name")
      ->type_name("ACTOR");
  command.add_option("--to", filters.to, "to whom, or who is bound by it")->type_name("ACTOR");
  command
      .add_option("--about", filters.about, "words that all begin a word of it, its paragraph or its report's title")
      ->type_name("WORDS");
  add_period(command, filters);
}

void add_how_many(CLI::App& command, Filters& filters) {
  command.add_option("--report", filters.report, "only in the report of this id")->type_name("ID");
  add_min_confidence(command, filters.min_confidence);
  command
      .add_option("--verdict", filters.verdict,
                  "of which a person said so: none confirmed rejected corrected replaced kept added any")
      ->type_name("NAME")
      ->check(CLI::IsMember({"none", "confirmed", "rejected", "corrected", "replaced", "kept", "added", "any"}));
  command.add_option("--limit", filters.limit, "at most so many; 0: all")
      ->type_name("N")
      ->check(whole_number(kLongestList))
      ->capture_default_str();
}

void add_filters(CLI::App& command, Filters& filters) {
  add_who_and_when(command, filters);
  for (const FieldOption& option : kFieldOptions) add_field(command, filters, option);
  add_how_many(command, filters);
}

std::optional<Query> query_of(const Filters& filters, const Knowledge& knowledge) {
  Query query;
  query.by = actors::code_for(knowledge, filters.by);
  query.to = actors::code_for(knowledge, filters.to);
  query.about = filters.about;
  query.report = filters.report;
  query.fields = filters.fields;
  query.verdict = filters.verdict;
  query.min_confidence = filters.min_confidence;
  query.limit = filters.limit;
  if (!take_period(filters.from, filters.until, query.from, query.until)) return std::nullopt;
  return query;
}

std::vector<stories::OneMeeting> one_row_each(const std::vector<Row>& rows) {
  std::vector<const Finding*> findings;
  for (const Row& row : rows) findings.push_back(&row.finding);
  return stories::meetings_of(findings);
}

std::vector<Row> meetings_in(const std::vector<Row>& rows) {
  std::vector<Row> meetings;
  for (stories::OneMeeting& meeting : one_row_each(rows))
    meetings.push_back({rows[meeting.fullest].report, std::move(meeting.finding)});
  return meetings;
}

namespace {

constexpr size_t kNamesLookedAt = 20000;  // for one that is near to what was typed

/// "; did you mean …?", "" if nothing in the record is near.
std::string perhaps(const std::string& typed, const Result<std::vector<std::string>>& known) {
  const std::string near = known ? nearest(typed, *known) : "";
  return near.empty() ? "" : "; did you mean " + near + "?";
}

/// Why an actor finds nothing: the record has nobody who is called so. "" if it has.
std::string unknown_actor(const Record& record, const std::string& option, const std::string& typed,
                          const std::string& wanted) {
  if (typed.empty()) return "";
  const auto named = record.is_named(wanted);
  if (!named || *named) return "";
  return option + ": nobody in the record is called \"" + typed + "\"" + perhaps(typed, record.names(kNamesLookedAt));
}

}  // namespace

int nothing_found(const Record& record, const Filters& filters, const Query& query, std::string_view what) {
  std::string why;
  if (!filters.report.empty()) {
    const auto reports = record.reports(filters.report);
    if (reports && reports->empty()) {
      why = "--report: no report in the record is called \"" + filters.report + "\"" +
            perhaps(filters.report, record.ids(kNamesLookedAt));
    }
  }
  if (why.empty()) why = unknown_actor(record, "--by", filters.by, query.by);
  if (why.empty()) why = unknown_actor(record, "--to", filters.to, query.to);
  if (why.empty()) {
    const bool narrowed = query.from || query.until || !(query.by + query.to + query.about + query.report).empty() ||
                          !query.fields.empty() || !query.verdict.empty();
    why = "the record has no " + std::string(what) +
          (narrowed ? " of that kind; widen or leave out a filter, or give a lower --min-confidence" : "");
  }
  complain(why);
  return kSomeFailed;
}

bool ReportGroups::add(const RecordedReport& report, const Finding& finding) {
  if (!findings_.empty() && report.number != report_.number && !flush()) return false;
  report_ = report;
  findings_.push_back(finding);
  return true;
}

bool ReportGroups::flush() {
  std::string text;
  if (!findings_.empty()) printer_.add({report_.id, report_.date, report_.title}, findings_, text);
  findings_.clear();
  return output_.write(text);
}

int print_rows(const std::vector<Row>& rows, const render::Format& format, const render::Layout& layout) {
  Output output(layout.colour);
  render::Printer printer(format, layout);
  ReportGroups groups(printer, output);
  std::string text;
  printer.begin(text);
  output.write(text);
  for (const Row& row : rows) {
    if (!groups.add(row.report, row.finding)) break;
  }
  groups.flush();
  printer.end(text);
  output.write(text);
  return output.finish() ? kAllRead : kSomeFailed;
}

std::string with_weekday(const std::string& edtf) {
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  const auto day = parse_day(edtf);
  return day ? edtf + " " + kDays[std::chrono::weekday(*day).c_encoding()] : edtf;
}

}  // namespace rapporteur::cli
