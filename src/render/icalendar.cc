// Meetings as an iCalendar (RFC 5545): one VEVENT a meeting with a day, all-day events, whose end is the day after the
// last. Meetings without a first and last day, or whose day is known to be in some month or year only, cannot stand in
// a calendar and are left out.
#include "rapporteur/day.h"
#include "render/harmless.h"
#include "render/printer.h"
#include "render/words.h"

namespace rapporteur::render {
namespace {

constexpr std::chrono::days kLongest(14);
constexpr size_t kFold = 73;  // octets of a line before it is folded; the standard allows 75

std::string text_of(const Finding& finding, std::string_view field) {
  const FieldValue* value = finding.find(field);
  return value == nullptr ? "" : plain(*value);
}

/// TEXT values: backslash, semicolon and comma are escaped, and nothing breaks a line.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : line_of(text)) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

/// A content line, folded between characters, never inside one.
void append_line(std::string_view name, std::string_view value, std::string& out) {
  const std::string line = std::string(name) + ":" + std::string(value);
  size_t room = kFold;
  for (size_t at = 0; at < line.size();) {
    size_t end = at + 1;
    while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) ++end;
    if (end - at > room) {
      out += "\r\n ";
      room = kFold - 1;
    }
    out.append(line, at, end - at);
    room -= end - at;
    at = end;
  }
  out += "\r\n";
}

std::string compact(Day day) {
  std::string text = to_string(day);
  std::erase(text, '-');
  return text;
}

std::string_view status_of(const std::string& status) {
  if (status == "cancelled" || status == "refused") return "CANCELLED";
  return status == "held" || status == "ongoing" ? "CONFIRMED" : "TENTATIVE";
}

std::string summary_of(const Finding& meeting) {
  const std::string format = text_of(meeting, "format"), parties = text_of(meeting, "parties");
  const bool body = !format.empty() && format != "bilateral" && format != "multilateral";
  return (body ? format : parties.empty() ? "Meeting" : parties) + " (" + text_of(meeting, "status") + ")";
}

void append_event(const ReportHead& report, const Finding& meeting, std::string& out) {
  const DayRange days = days_of(text_of(meeting, "date"));
  if (!days.first || !days.last || *days.last - *days.first > kLongest) return;
  const std::string place = text_of(meeting, "place");
  append_line("BEGIN", "VEVENT", out);
  append_line("UID", escaped(report.id) + "-" + std::to_string(meeting.span.begin) + "@rapporteur", out);
  append_line("DTSTAMP", compact(parse_day(report.date).value_or(*days.first)) + "T000000Z", out);
  append_line("DTSTART;VALUE=DATE", compact(*days.first), out);
  append_line("DTEND;VALUE=DATE", compact(*days.last + std::chrono::days(1)), out);
  append_line("SUMMARY", escaped(summary_of(meeting)), out);
  if (!place.empty()) append_line("LOCATION", escaped(place), out);
  append_line("STATUS", status_of(text_of(meeting, "status")), out);
  append_line("DESCRIPTION",
              "“" + escaped(meeting.words) + "”\\n" + escaped(report.id) + ":" + std::to_string(meeting.line) +
                  "\\ndate " + escaped(text_of(meeting, "date")) + "\\nconfidence " + certainty(meeting),
              out);
  append_line("TRANSP", "TRANSPARENT", out);
  append_line("END", "VEVENT", out);
}

}  // namespace

void begin_icalendar(const Printer&, std::string& out) {
  append_line("BEGIN", "VCALENDAR", out);
  append_line("VERSION", "2.0", out);
  append_line("PRODID", "-//Rapporteur//Meetings//EN", out);
}

void write_icalendar(const Printer&, const ReportHead& report, std::span<const Finding> findings, std::string& out) {
  for (const Finding& finding : findings) {
    if (finding.kind == FindingKind::meeting) append_event(report, finding, out);
  }
}

void end_icalendar(const Printer&, std::string& out) { append_line("END", "VCALENDAR", out); }

}  // namespace rapporteur::render
