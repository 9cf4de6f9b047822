// RSS 2.0: an item for each finding, dated by its report. Nothing in it says when it was written, so that the same
// findings give the same bytes.
#include <array>

#include "answers/rows.h"
#include "render/harmless.h"
#include "render/printer.h"
#include "render/words.h"

namespace rapporteur::render {
namespace {

std::string element(std::string_view name, std::string_view text) {
  return "<" + std::string(name) + ">" + harmless(line_of(text), Surface::page) + "</" + std::string(name) + ">";
}

/// "Mon, 10 Jan 2022 00:00:00 GMT" (RFC 822)
std::string stamp(Day day) {
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::year_month_day date(day);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s, %02u %s %04d 00:00:00 GMT",
                kDays[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()));
  return text.data();
}

}  // namespace

void begin_rss(const Printer&, std::string& out) {
  out +=
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel>\n"
      "<title>Rapporteur: findings</title>\n<link>http://127.0.0.1:8080/</link>\n"
      "<description>Findings of a record, each with the words it came from. The link is where `rapporteur serve` shows "
      "it.</description>\n";
}

void write_rss(const Printer&, const ReportHead& report, std::span<const Finding> findings, std::string& out) {
  const auto day = parse_day(report.date);
  for (const Finding& finding : findings) {
    const std::string kind(name_of(finding.kind));
    out +=
        "<item>" + element("title", kind + ": " + headline(finding)) +
        element("description", "“" + finding.words + "” (" + report.id + ":" + std::to_string(finding.line) +
                                   (report.date.empty() ? "" : ", " + report.date) + ", " + how_sure(finding) + ")") +
        element("category", kind) + "<guid isPermaLink=\"false\">" + harmless(answers::id_of(finding), Surface::page) +
        "</guid>" + (day ? element("pubDate", stamp(*day)) : "") + "</item>\n";
  }
}

void end_rss(const Printer&, std::string& out) { out += "</channel></rss>\n"; }

}  // namespace rapporteur::render
