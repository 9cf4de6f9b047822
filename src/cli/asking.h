// The filters that show, talks and timeline have in common.
#pragma once

#include "answers/rows.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "rapporteur/record.h"
#include "render/answer.h"
#include "render/printer.h"
#include "stories/one_meeting.h"

namespace rapporteur {
struct Knowledge;
}

namespace rapporteur::cli {

struct Filters {
  std::string by;
  std::string to;
  std::string about;
  std::string report;
  std::vector<FieldFilter> fields;
  std::string from;
  std::string until;
  std::string verdict;
  float min_confidence = kUsualConfidence;
  uint64_t limit = 0;
};

void add_filters(CLI::App& command, Filters& filters);
/// Of these --from and --until alone; the same with --by, --to and --about; --report, --min-confidence and --limit.
void add_period(CLI::App& command, Filters& filters);
void add_who_and_when(CLI::App& command, Filters& filters);
void add_how_many(CLI::App& command, Filters& filters);

/// The filters as a query; nothing if a day is wrongly written, which is said.
std::optional<Query> query_of(const Filters& filters, const Knowledge& knowledge);

/// Says that nothing was found, and why if the record tells: a report or an actor that it does not have, with the one
/// that was perhaps meant. Gives the exit status. `what`: "meetings".
int nothing_found(const Record& record, const Filters& filters, const Query& query, std::string_view what);

using answers::actors_in;
using answers::field;
using answers::Row;
using answers::rows_of;
using render::place_of;

/// Meetings, one for all rows that tell it.
std::vector<stories::OneMeeting> one_row_each(const std::vector<Row>& rows);
/// The rows with one for each meeting: the fullest telling, under the report that has it.
std::vector<Row> meetings_in(const std::vector<Row>& rows);

/// Hands findings over to a printer report by report: those of one report that follow each other stand together.
class ReportGroups {
 public:
  ReportGroups(render::Printer& printer, Output& output) : printer_(printer), output_(output) {}

  /// False when nobody reads the output any more.
  bool add(const RecordedReport& report, const Finding& finding);
  bool flush();

 private:
  render::Printer& printer_;
  Output& output_;
  RecordedReport report_;
  std::vector<Finding> findings_;
};

/// Prints rows, those of one report that follow each other under its name. Gives the exit status.
int print_rows(const std::vector<Row>& rows, const render::Format& format, const render::Layout& layout);

/// "2022-01-09 Sun" for a day, EDTF as it is for anything longer.
std::string with_weekday(const std::string& edtf);

}  // namespace rapporteur::cli
