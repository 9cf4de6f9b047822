// Findings for people and other programs: formats chosen by name from one list. One file for each.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/day.h"
#include "rapporteur/finding.h"

namespace rapporteur::render {

struct Layout {
  uint32_t width = 80;              ///< of the terminal, in characters
  bool colour = false;              ///< ANSI escapes may be used
  std::optional<FindingKind> kind;  ///< the only kind that will come; nothing: any
  std::vector<DayRange> unread;     ///< stretches of days of which no report was read, both ends known
};

/// What is said of a report above its findings.
struct ReportHead {
  std::string id;
  std::string date;  ///< ISO, "" if not known
  std::string title;
  std::string same_as =
      {};  ///< the id of the report in the record that this one is; "" if it is not there under another
};

struct Format;

/// Writes one format's output piece by piece to a string that the caller empties.
class Printer {
 public:
  Printer(const Format& format, Layout layout) : format_(&format), layout_(layout) {}

  void begin(std::string& out);
  void add(const ReportHead& report, std::span<const Finding> findings, std::string& out);
  void end(std::string& out);

  const Layout& layout() const { return layout_; }
  uint64_t findings_before() const { return findings_before_; }  ///< of earlier reports

 private:
  const Format* format_;
  Layout layout_;
  uint64_t findings_before_ = 0;
};

struct Format {
  std::string_view name;
  std::string_view about;
  bool names_reports;  ///< each report has a line or heading of its own, with or without findings
  void (*begin)(const Printer&, std::string& out);  ///< nullptr: nothing stands before
  void (*write)(const Printer&, const ReportHead&, std::span<const Finding>, std::string& out);
  void (*end)(const Printer&, std::string& out);  ///< nullptr: nothing stands after
  bool (*takes)(const Finding&) = nullptr;        ///< the others are left out; nullptr: it takes all
};

std::span<const Format> formats();
/// The format of that name; nullptr if there is none.
const Format* find_format(std::string_view name);

/// One line of CSV; cells that a spreadsheet would compute become words.
void append_csv_line(std::span<const std::string> cells, std::string& out);

// The formats' own functions.
void write_summary(const Printer&, const ReportHead&, std::span<const Finding>, std::string& out);
void write_table(const Printer&, const ReportHead&, std::span<const Finding>, std::string& out);
void write_json_lines(const Printer&, const ReportHead&, std::span<const Finding>, std::string& out);
void begin_json(const Printer&, std::string& out);
void write_json(const Printer&, const ReportHead&, std::span<const Finding>, std::string& out);
void end_json(const Printer&, std::string& out);
void begin_csv(const Printer&, std::string& out);
void write_csv(const Printer&, const ReportHead&, std::span<const Finding>, std::string& out);
void begin_tsv(const Printer&, std::string& out);
void write_tsv(const Printer&, const ReportHead&, std::span<const Finding>, std::string& out);
void begin_icalendar(const Printer&, std::string& out);
void write_icalendar(const Printer&, const ReportHead&, std::span<const Finding>, std::string& out);
void end_icalendar(const Printer&, std::string& out);
void begin_timelinejs(const Printer&, std::string& out);
void write_timelinejs(const Printer&, const ReportHead&, std::span<const Finding>, std::string& out);
bool has_day(const Finding&);
void end_timelinejs(const Printer&, std::string& out);
void begin_rss(const Printer&, std::string& out);
void write_rss(const Printer&, const ReportHead&, std::span<const Finding>, std::string& out);
void end_rss(const Printer&, std::string& out);
void write_markdown(const Printer&, const ReportHead&, std::span<const Finding>, std::string& out);

}  // namespace rapporteur::render
