// Formats, and text folded to a width.
#include "render/printer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "rapporteur/rapporteur.h"
#include "render/words.h"
#include "text/wrapping.h"

namespace rapporteur::render {
namespace {

Finding meeting() {
  Finding made{FindingKind::meeting, "geneva", {4, 30}, 7, "met in\nGeneva, \"again\"", "meeting meet", 0.8341F, {}};
  made.values = {std::vector<std::string>{"RUS", "USA"}, std::string("bilateral"), std::string("Geneva"),
                 std::string("2022-01-10"), std::string("held")};
  return made;
}

Finding statement() {
  Finding made{FindingKind::statement, "geneva", {40, 60}, 8, "Ryabkov said | no", "frame say", {}, {}};
  made.values = {std::string("RUS/Sergei Ryabkov"), std::string("indirect"), Span{48, 52},
                 std::vector<Span>{{53, 60}},       std::monostate(),        std::string(""),
                 std::string("2022-01-10")};
  return made;
}

std::string print(std::string_view format, std::vector<Finding> findings, Layout layout = {}) {
  Printer printer(*find_format(format), layout);
  std::string out;
  printer.begin(out);
  printer.add({"geneva", "2022-01-10", "Talks"}, findings, out);
  printer.end(out);
  return out;
}

TEST(Printer, JsonLinesAreTheInterchangeForm) {
  EXPECT_EQ(print("jsonl", {meeting(), statement()}),
            R"({"kind":"meeting","report":"geneva","span":[4,30],"rule":"meeting meet","confidence":0.834,)"
            R"("parties":["RUS","USA"],)"
            R"("format":"bilateral","place":"Geneva","date":"2022-01-10","status":"held"})"
            "\n"
            R"({"kind":"statement","report":"geneva","span":[40,60],"rule":"frame say","confidence":null,)"
            R"("speaker":"RUS/Sergei Ryabkov",)"
            R"("form":"indirect","cue":[48,52],"content":[[53,60]],"speaker_span":null,"via":"","date":"2022-01-10"})"
            "\n");
}

TEST(Printer, JsonIsOneArrayOverReports) {
  Printer printer(*find_format("json"), {});
  std::string out;
  printer.begin(out);
  for (int i = 0; i < 2; ++i) printer.add({"geneva", "", ""}, std::vector<Finding>{meeting()}, out);
  printer.end(out);
  EXPECT_EQ(nlohmann::json::parse(out).size(), 2u);
  EXPECT_TRUE(nlohmann::json::parse(print("json", {})).empty());
}

TEST(Printer, CsvQuotesWhatNeedsIt) {
  EXPECT_EQ(print("csv", {meeting()}, {.kind = FindingKind::meeting}),
            "kind,report,report_date,line,start,end,words,rule,confidence,verdict,verdict_by,verdict_when,verdict_why,"
            "program_found,parties,format,place,date,status\n"
            "meeting,geneva,2022-01-10,7,4,30,\"met in\nGeneva, \"\"again\"\"\",meeting meet,0.83,,,,,,RUS; "
            "USA,bilateral,Geneva,2022-01-10,held\n");
}

TEST(Printer, TsvKeepsOneLineAFinding) {
  const std::string out = print("tsv", {meeting(), statement()});
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 3);
}

TEST(Printer, CalendarsHoldMeetingsWithADay) {
  const std::string out = print("ics", {meeting(), statement()});
  EXPECT_EQ(out.find("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), 0u);
  EXPECT_NE(out.find("DTSTART;VALUE=DATE:20220110\r\nDTEND;VALUE=DATE:20220111\r\nSUMMARY:RUS\\; USA (held)"),
            std::string::npos)
      << out;
  EXPECT_NE(out.find("LOCATION:Geneva\r\nSTATUS:CONFIRMED\r\n"), std::string::npos);
  EXPECT_EQ(out.find("BEGIN:VEVENT"), out.rfind("BEGIN:VEVENT")) << "a statement is no meeting";
  EXPECT_TRUE(out.ends_with("END:VCALENDAR\r\n"));
}

TEST(Printer, CalendarsLeaveOutWhatHasNoDayAndFoldLongLines) {
  Finding open = meeting(), wordy = meeting();
  open.values[3] = std::string("../2022-01-31");
  wordy.values[3] = std::string("2022-01-10/2022-01-13");
  wordy.words = std::string(100, 'a') + "\nBEGIN:VEVENT\n" + std::string(40, '\x01') + "é" + std::string(90, 'b');
  EXPECT_EQ(print("ics", {open}).find("VEVENT"), std::string::npos);
  const std::string out = print("ics", {wordy});
  EXPECT_NE(out.find("DTEND;VALUE=DATE:20220114"), std::string::npos);
  EXPECT_EQ(out.find("\nBEGIN:VEVENT"), out.rfind("\nBEGIN:VEVENT")) << "a report's words begin no event";
  for (size_t at = 0; at < out.size(); at = out.find("\r\n", at) + 2) EXPECT_LE(out.find("\r\n", at) - at, 75u);
}

TEST(Printer, MarkdownEscapesPipes) {
  EXPECT_NE(print("markdown", {statement()}).find("said \\| no"), std::string::npos);
}

TEST(Printer, SummaryCounts) {
  EXPECT_EQ(text::one_line(print("summary", {meeting(), meeting(), statement()})),
            "geneva 2022-01-10 1 statement · 2 meetings");
  EXPECT_EQ(text::one_line(print("summary", {})), "geneva 2022-01-10 nothing found");
}

TEST(Printer, TableKeepsToItsWidth) {
  Finding wide = meeting();
  for (int i = 0; i < 40; ++i) wide.words += " délégation";
  const std::string out = print("table", {wide, statement()}, {.width = 60});
  for (size_t at = 0; at < out.size();) {
    const size_t end = out.find('\n', at);
    EXPECT_LE(columns(out.substr(at, end - at)), 60u);
    at = end + 1;
  }
  EXPECT_EQ(out.find('\x1b'), std::string::npos);
  EXPECT_NE(out.find("RUS - USA · bilateral · Geneva"), std::string::npos);
}

TEST(Printer, EveryFormatTakesEveryKind) {
  for (const Format& format : formats()) {
    for (int kind = 0; kind < kFindingKinds; ++kind) {
      Finding made;
      made.kind = static_cast<FindingKind>(kind);
      made.values.resize(fields_of(made.kind).size());
      EXPECT_FALSE(print(format.name, {made}).empty()) << format.name;
    }
  }
}

TEST(Words, WrapAndCutCountCharactersNotBytes) {
  EXPECT_EQ(wrap("é é é é", 3), (std::vector<std::string>{"é é", "é é"}));
  EXPECT_EQ(cut("ééééé", 3), "éé…");
  EXPECT_EQ(cut("abc", 3), "abc");
  EXPECT_EQ(columns("e\u0301"), 1u);
  EXPECT_EQ(text::one_line("  a \n\t b "), "a b");
  EXPECT_EQ(text::one_line("a\x1b[2Jb"), "a [2Jb") << "no report steers the terminal";
}

}  // namespace
}  // namespace rapporteur::render
