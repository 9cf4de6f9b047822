// Reports out of files, folders and archives, and where their day comes from.
#include "reports/reader.h"

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include "folder.h"
#include "rapporteur/rapporteur.h"
#include "reports/dateline.h"

namespace rapporteur::reports {
namespace {

struct All {
  std::vector<Report> reports;
  std::vector<std::string> errors;
};

All read(const std::vector<std::string>& paths, std::optional<Day> date = std::nullopt) {
  All all;
  read_reports(
      paths,
      [&](Result<Report> report) {
        if (report)
          all.reports.push_back(std::move(*report));
        else
          all.errors.push_back(report.error().message());
        return true;
      },
      date);
  return all;
}

std::string gzip(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(text.size() + 100, '\0');
  stream.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<unsigned>(text.size());
  stream.next_out = reinterpret_cast<unsigned char*>(out.data());
  stream.avail_out = static_cast<unsigned>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

TEST(Reader, FirstLineGivesTheDayAndStaysInTheText) {
  const Folder folder;
  const auto all = read({folder.write("a.txt", "date 2022-01-09\nTalks were held.")});
  ASSERT_EQ(all.reports.size(), 1u);
  EXPECT_EQ(all.reports[0].date, parse_day("2022-01-09"));
  EXPECT_EQ(all.reports[0].text, "date 2022-01-09\nTalks were held.");
  EXPECT_EQ(all.reports[0].id, "a");
}

TEST(Reader, DayMayStandBeforeTheTextOnItsLine) {
  EXPECT_EQ(date_mark(" date 2022-01-09 Talks").day, parse_day("2022-01-09"));
  EXPECT_EQ(date_mark(" date 2022-01-09 Talks").span, (Span{0, 16}));
  EXPECT_FALSE(date_mark("date 2022-01-091").day);
  EXPECT_TRUE(date_mark("dated 2022-01-09").span.empty());
  EXPECT_TRUE(date_mark("Talks\ndate 2022-01-09").span.empty());
  EXPECT_FALSE(date_mark("date 2022-02-30\n").day);
}

TEST(Reader, FirstLineInOtherFormsIsADayOrNamedAsWrong) {
  for (const char* line : {"Date: 19 July 2022", "DATE 2022-07-19", "date 19/07/2022", "date: July 19, 2022"})
    EXPECT_EQ(date_mark(std::string(line) + "\nTalks were held.").day, parse_day("2022-07-19")) << line;
  EXPECT_TRUE(date_mark("Date palms of Basra were planted.\n").span.empty());
  const Folder folder;
  const auto all = read({folder.write("a.txt", "date 03/04/2022\nTalks were held.")});
  ASSERT_EQ(all.reports.size(), 1u);
  EXPECT_FALSE(all.reports[0].date);
  ASSERT_EQ(all.reports[0].notes.size(), 1u);
  EXPECT_NE(all.reports[0].notes[0].find("date 03/04/2022"), std::string::npos);
}

TEST(Reader, DayByOptionAndThenByName) {
  const Folder folder;
  const std::string named = folder.write("riga-2021-11-30.txt", "Ministers met.");
  EXPECT_EQ(read({named}).reports.at(0).date, parse_day("2021-11-30"));
  EXPECT_EQ(read({named}, parse_day("2021-12-01")).reports.at(0).date, parse_day("2021-12-01"));
  EXPECT_FALSE(read({folder.write("riga.txt", "Ministers met.")}).reports.at(0).date);
  EXPECT_FALSE(day_in_name("12021-11-30"));
}

TEST(Reader, FoldersInTheOrderOfPaths) {
  const Folder folder;
  folder.write("b.txt", "Talks.");
  folder.write("a/z.txt.gz", gzip("More talks."));
  folder.write("c.jsonl", "{\"id\":\"x\",\"text\":\"Talks.\"}\n{\"id\":\"y\",\"text\":\"Talks.\"}");
  folder.write("style.css", "no report");
  folder.write(".hidden.txt", "no report");
  const auto all = read({folder.path()});
  std::string ids;
  for (const Report& report : all.reports) ids += report.id + " ";
  EXPECT_EQ(ids, "z b x y ");
  EXPECT_TRUE(all.errors.empty());
}

TEST(Reader, ArchivesOfSeveralParts) {
  const Folder folder;
  EXPECT_EQ(read({folder.write("a.txt.gz", gzip("Talks ") + gzip("go on."))}).reports.at(0).text, "Talks go on.");
  EXPECT_EQ(read({folder.write("a.txt.zst", zstd("Talks ") + zstd("go on."))}).reports.at(0).text, "Talks go on.");
}

TEST(Reader, TruncatedArchivesAreErrors) {
  const Folder folder;
  std::string long_text;
  for (int i = 0; i < 20000; ++i) long_text += std::to_string(i * 7919) + " ";
  for (const std::string& whole : {gzip(long_text), zstd(long_text)}) {
    const auto all = read({folder.write("cut.txt", whole.substr(0, whole.size() / 2))});
    ASSERT_EQ(all.errors.size(), 1u);
    EXPECT_NE(all.errors[0].find("cut.txt: the archive is damaged"), std::string::npos) << all.errors[0];
    EXPECT_TRUE(all.reports.empty());
  }
}

TEST(Reader, BadLinesAreNamedAndTheRestIsRead) {
  const Folder folder;
  const auto all = read({folder.write("a.jsonl",
                                      "{\"id\":\"one\",\"text\":\"Talks.\",\"date\":\"2022-01-09\",\"title\":\"T\"}\n"
                                      "{\"id\":\"two\",\n"
                                      "\n"
                                      "{\"id\":\"three\"}\n"
                                      "[1]\n"
                                      "{\"id\":4,\"text\":\"Talks.\",\"date\":\"2022-01-10T08:00:00Z\"}\r\n")});
  ASSERT_EQ(all.reports.size(), 2u);
  EXPECT_EQ(all.reports[0].title, "T");
  EXPECT_EQ(all.reports[1].id, "4");
  EXPECT_EQ(all.reports[1].date, parse_day("2022-01-10"));
  ASSERT_EQ(all.errors.size(), 3u);
  EXPECT_NE(all.errors[0].find("a.jsonl:2: "), std::string::npos);
  EXPECT_NE(all.errors[1].find("a.jsonl:4: neither \"text\" nor"), std::string::npos);
  EXPECT_NE(all.errors[2].find("a.jsonl:5: "), std::string::npos);
}

TEST(Reader, LinesInLatin1AreRepaired) {
  const Folder folder;
  const auto all = read({folder.write("a.jsonl", "{\"id\":\"x\",\"text\":\"Talks in M\xe1laga\"}\n")});
  ASSERT_EQ(all.reports.size(), 1u);
  EXPECT_EQ(all.reports[0].text, "Talks in Málaga");
  EXPECT_EQ(all.reports[0].notes.size(), 1u);
}

TEST(Reader, EmptyMissingAndOverlongFilesAreErrors) {
  const Folder folder;
  const std::string blank = folder.write("blank.txt", " \n"),
                    big = folder.write("big.txt", std::string(kLongestReport + 1, 'a'));
  const std::string line =
      folder.write("line.jsonl", std::string(kLongestReport + 1, 'a') + "\n{\"text\":\"Talks.\"}\n");
  const auto all = read({blank, big, line, folder.at("none.txt")});
  ASSERT_EQ(all.errors.size(), 4u);
  EXPECT_NE(all.errors[0].find("there is no text in it"), std::string::npos);
  EXPECT_NE(all.errors[1].find("big.txt: longer than 8 MiB"), std::string::npos);
  EXPECT_NE(all.errors[2].find("line.jsonl:1: longer than 8 MiB"), std::string::npos);
  EXPECT_NE(all.errors[3].find("No such file"), std::string::npos);
  EXPECT_EQ(all.reports.size(), 1u);
}

TEST(Reader, ArchivesThatUnpackToFarTooMuchAreLeft) {
  const Folder folder;
  const std::string line = folder.write("line.jsonl", std::string(size_t{70} << 20, '0'));
  std::string blanks;
  for (int i = 0; i < 66; ++i) blanks += std::string((1 << 20) - 1, ' ') + "\n";
  const std::string many = folder.write("many.jsonl.zst", zstd(blanks));
  const auto all = read({line, many});
  ASSERT_EQ(all.errors.size(), 2u);
  EXPECT_NE(all.errors[0].find("line 1 is longer than 64 MiB"), std::string::npos) << all.errors[0];
  EXPECT_NE(all.errors[1].find("unpacks to more than 200 times"), std::string::npos) << all.errors[1];
}

TEST(Reader, HalvesOfPairsInJsonAreNamed) {
  const Folder folder;
  const auto all = read({folder.write("a.jsonl", "{\"text\":\"Talks \\ud800 failed.\"}\n")});
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_NE(all.errors[0].find("a.jsonl:1: no JSON: a string in it has an escape that means nothing"),
            std::string::npos)
      << all.errors[0];
}

}  // namespace
}  // namespace rapporteur::reports
