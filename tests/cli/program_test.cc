// The program's manners: what goes where, what the exit status says, and what becomes of the record when things go
// wrong.
#include "cli/program.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "record/sqlite.h"

namespace rapporteur {
namespace {

constexpr std::string_view kReport =
    "date 2022-01-13\nRepresentatives of Russia and the United States met in Geneva on January 10.\n\nRelated "
    "materials:\n";

int64_t count(const Folder& folder, const std::string& table) {
  const auto database = record::Database::open(folder.at("record.db"), false);
  return database ? database->number("SELECT count(*) FROM " + table).value_or(-1) : -1;
}

class Program : public testing::Test {
 protected:
  Program() { folder_.write("geneva.txt", kReport); }

  Said say(const std::string& arguments, const std::string& before = "") { return run(folder_, arguments, before); }
  /// One clear line that names what it is about, and nothing on standard output.
  void expect_line(const Said& said, int status, const std::string& naming) {
    EXPECT_EQ(said.status, status) << said.err;
    EXPECT_NE(said.err.find(naming), std::string::npos) << said.err;
    EXPECT_EQ(lines(said.err), 1u) << said.err;
    EXPECT_EQ(said.out, "");
  }
  void write_many(int reports) {
    std::string all;
    for (int i = 0; i < reports; ++i) {
      all += nlohmann::json{{"id", "r" + std::to_string(i)},
                            {"date", "2022-01-13"},
                            {"text", "Report " + std::to_string(i) +
                                         ". Ministers of Russia and China met in Moscow on Monday. " +
                                         std::string(2000, 'x')}}
                 .dump() +
             "\n";
    }
    folder_.write("many.jsonl", all);
  }

  Folder folder_;
};

TEST_F(Program, ReadsAndSaysWhatItFound) {
  const Said said = say("read geneva.txt");
  EXPECT_EQ(said.status, 0);
  EXPECT_EQ(said.err, "");
  EXPECT_EQ(said.out.substr(0, 6), "geneva");
  EXPECT_EQ(count(folder_, "reports"), 1);
}

TEST_F(Program, ReadingTwiceChangesNothingAndSaysTheSame) {
  const Said first = say("read geneva.txt --format table"), second = say("read geneva.txt --format table");
  EXPECT_EQ(first.out, second.out);
  EXPECT_EQ(count(folder_, "reports"), 1);
  EXPECT_EQ(count(folder_, "furniture"), 1);
}

TEST_F(Program, ReadAgainReplaces) {
  say("read geneva.txt");
  EXPECT_EQ(say("read geneva.txt --again").status, 0);
  EXPECT_EQ(count(folder_, "reports"), 1);
  EXPECT_EQ(count(folder_, "furniture"), 1);
}

TEST_F(Program, StandardInputNeedsNoRecord) {
  const Said said =
      say("read --no-db --format jsonl --date 2022-01-09 -", "printf 'Talks.\\n\\nRelated materials:\\n' |");
  EXPECT_EQ(said.status, 0) << said.err;
  EXPECT_NE(said.out.find("\"report\":\"stdin\""), std::string::npos) << said.out;
  EXPECT_FALSE(std::filesystem::exists(folder_.at("record.db")));
}

TEST_F(Program, SameRecordWhateverTheThreads) {
  write_many(60);
  const Said one = say("read many.jsonl --no-db --format jsonl --threads 1");
  const Said eight = say("read many.jsonl --no-db --format jsonl --threads 8");
  EXPECT_EQ(one.out, eight.out);
  EXPECT_EQ(say("annotate --layer findings --threads 8 < many.jsonl").out, one.out);
}

TEST_F(Program, BadReportsDoNotStopTheOthers) {
  folder_.write("in/a.txt", "");
  folder_.write("in/b.txt", std::string("\0\1\2", 3));
  folder_.write("in/c.txt", kReport);
  const Said said = say("read in");
  EXPECT_EQ(said.status, 1);
  EXPECT_EQ(lines(said.out), 1u);
  EXPECT_EQ(lines(said.err), 3u) << said.err;
  EXPECT_NE(said.err.find("in/a.txt: "), std::string::npos);
  EXPECT_NE(said.err.find("in/b.txt: "), std::string::npos);
  EXPECT_NE(said.err.find("2 of 3 reports"), std::string::npos);
}

TEST_F(Program, UnreadableFoldersAreNamed) {
  folder_.write("locked/a.txt", kReport);
  std::filesystem::permissions(folder_.at("locked"), std::filesystem::perms::none);
  std::error_code error;
  const bool above_permissions =
      !std::filesystem::is_empty(folder_.at("locked"), error) && !error;  // root may look anyway
  if (!above_permissions) expect_line(say("read locked"), 1, "locked: cannot look into this folder");
  std::filesystem::permissions(folder_.at("locked"), std::filesystem::perms::owner_all);
  std::filesystem::create_directory(folder_.at("bare"));
  expect_line(say("read bare"), 1, "bare: no reports in this folder");
}

TEST_F(Program, ForeignAndUnwritableRecordsAreLeftAlone) {
  folder_.write("letter.txt", "Dear Sir, this file is a letter and nobody should write into it.");
  expect_line(say("read geneva.txt --db letter.txt"), 1, "letter.txt: this file is no record");
  expect_line(say("read geneva.txt --db none/record.db"), 1, "none/record.db: ");
  expect_line(say("read geneva.txt --db ."), 1, ".: ");
  expect_line(say("show events --db absent.db"), 1, "absent.db: there is no record");
  EXPECT_EQ(folder_.read("letter.txt").substr(0, 8), "Dear Sir");
}

TEST_F(Program, ALockedRecordIsToldAfterAWhile) {
  say("read geneva.txt");
  const auto other = record::Database::open(folder_.at("record.db"), true);
  ASSERT_TRUE(other->run("BEGIN EXCLUSIVE"));
  folder_.write("b.txt", "Talks.");
  expect_line(say("read b.txt"), 1, "record.db: another program is using the record");
}

TEST_F(Program, AFullDiskLosesNothingOfTheRecord) {
  say("read geneva.txt");
  write_many(600);
  const Said full = say("read many.jsonl --threads 1 >/dev/null", "ulimit -f 700;");
  expect_line(full, 1, "record.db: ");
  EXPECT_GE(count(folder_, "reports"), 1);
  EXPECT_EQ(say("read many.jsonl").status, 0);
  EXPECT_EQ(count(folder_, "reports"), 601);
  EXPECT_EQ(record::Database::open(folder_.at("record.db"), false)->number("PRAGMA quick_check(1)").has_value(), true);
}

TEST_F(Program, AKilledRunGoesOnWhereItStopped) {
  write_many(3000);
  say("read many.jsonl --threads 1", "timeout -s KILL 0.3");
  const int64_t before = count(folder_, "reports");
  EXPECT_EQ(say("read many.jsonl").status, 0);
  EXPECT_EQ(count(folder_, "reports"), 3000) << before << " before";
}

TEST_F(Program, AReaderThatGoesAwayIsNoError) {
  write_many(400);
  const Said said = say("read many.jsonl --format table | head -n 1");
  EXPECT_EQ(said.err, "");
  EXPECT_EQ(lines(said.out), 1u);
}

TEST_F(Program, WrongUseIsToldWithWhatWasMeant) {
  const Said command = say("raed geneva.txt"), option = say("read --fromat csv geneva.txt"), kind = say("show meetins");
  for (const Said& said :
       {command, option, kind, say("read"), say("read geneva.txt --date soon"), say("read geneva.txt --format xml"),
        say("annotate --layer tims </dev/null"), say("completion fish")}) {
    EXPECT_EQ(said.status, 2) << said.err;
    EXPECT_EQ(said.out, "");
  }
  EXPECT_NE(command.err.find("did you mean read?"), std::string::npos);
  EXPECT_NE(option.err.find("did you mean --format?"), std::string::npos);
  EXPECT_NE(kind.err.find("did you mean meeting?"), std::string::npos);
}

TEST_F(Program, AnnotateKeepsAPlaceForBadLines) {
  folder_.write("in.jsonl", "{\"id\":\"a\",\"text\":\"Talks.\"}\nnonsense\n{\"id\":\"c\"}\n");
  const Said said = say("annotate --layer findings < in.jsonl");
  EXPECT_EQ(said.status, 1);
  ASSERT_EQ(lines(said.out), 2u) << said.out;
  EXPECT_EQ(nlohmann::json::parse(said.out.substr(said.out.find('\n') + 1))["id"], "c");
}

TEST_F(Program, ExplainDrawsAReportAndItsPage) {
  say("read geneva.txt");
  const Said text = say("explain geneva"), coloured = say("explain geneva.txt --color always");
  EXPECT_EQ(text.status, 0);
  EXPECT_NE(text.out.find("found by furniture related-links"), std::string::npos) << text.out;
  EXPECT_EQ(text.out.find('\x1b'), std::string::npos);
  EXPECT_NE(coloured.out.find('\x1b'), std::string::npos);
  EXPECT_EQ(say("explain geneva --html page.html").status, 0);
  EXPECT_NE(folder_.read("page.html").find("</html>"), std::string::npos);
  expect_line(say("explain genev"), 1, "did you mean geneva?");
  expect_line(say("explain geneva --html none/page.html"), 1, "none/page.html");
}

TEST_F(Program, HelpOfEveryCommandHasExamples) {
  for (const char* command :
       {"read", "show", "talks", "timeline", "explain", "actors", "annotate", "check-knowledge", "completion"}) {
    const Said said = say(std::string(command) + " --help");
    EXPECT_EQ(said.status, 0);
    EXPECT_NE(said.out.find("Examples:\n  "), std::string::npos) << command;
  }
  EXPECT_EQ(say("--version").out.substr(0, 11), "rapporteur ");
}

TEST_F(Program, CompletionAndManPageKnowEveryCommand) {
  const std::string bash = say("completion bash").out, man = say("man-page").out;
  for (const char* command : {"read", "show", "talks", "timeline", "explain", "actors", "annotate", "completion"}) {
    EXPECT_NE(bash.find(std::string("      ") + command + ") "), std::string::npos) << command;
    EXPECT_NE(man.find(std::string(".SS rapporteur ") + command), std::string::npos) << command;
  }
  folder_.write("complete.bash", bash);
  EXPECT_EQ(std::system(("bash -n " + folder_.at("complete.bash")).c_str()), 0);
}

}  // namespace
}  // namespace rapporteur
