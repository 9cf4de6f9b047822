// The program's manners: what goes where, what the exit status says, and what becomes of the record when things go
// wrong.
#include "cli/program.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "record/database.h"

namespace rapporteur {
namespace {

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__  // as g++ has it
#endif
#endif

constexpr int kSomeFailed = 1;  // the program's exit status
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
  expect_line(say("show events --db absent.db"), 1, "absent.db: there is no record");
  EXPECT_EQ(folder_.read("letter.txt").substr(0, 8), "Dear Sir");
}

TEST_F(Program, NothingIsPrintedThatIsNotStored) {
  say("read geneva.txt");
  const auto other = record::Database::open(folder_.at("record.db"), true);
  ASSERT_TRUE(other->run("BEGIN; SELECT count(*) FROM reports"));
  folder_.write("b.txt", "Talks.");
  expect_line(say("read b.txt --wait 0"), 1, "record.db: another program is using the record");
  EXPECT_EQ(say("show furniture").status, 0) << "who only looks does not mind";
  ASSERT_TRUE(other->run("COMMIT"));
  EXPECT_EQ(count(folder_, "reports"), 1);
  EXPECT_EQ(lines(say("read b.txt").out), 1u);
  EXPECT_EQ(count(folder_, "reports"), 2);
}

TEST_F(Program, AWriterWhoseInputIsLongInComingHoldsNobodyUp) {
  say("read geneva.txt");
  folder_.write("b.txt", "Talks.");
  const Said said = say("read b.txt --wait 0; wait",
                        "(echo '{\"text\":\"Talks in Riga.\"}'; sleep 3; echo '{\"text\":\"Talks in Oslo.\"}') | " +
                            std::filesystem::absolute(RAPPORTEUR_PROGRAM).string() + " read - >slow.out & sleep 2;");
  EXPECT_EQ(said.status, 0);
  EXPECT_EQ(said.err, "");
  EXPECT_EQ(count(folder_, "reports"), 4);
  EXPECT_EQ(lines(folder_.read("slow.out")), 2u);
}

TEST_F(Program, FourWritersAndFourReadersAtOnce) {
  const std::string program = std::filesystem::absolute(RAPPORTEUR_PROGRAM).string();
  const int status = std::system(("python3 tests/cli/at_once.py " + program + " 4 >" + folder_.at("told")).c_str());
  EXPECT_EQ(status, 0) << folder_.read("told");
}

TEST_F(Program, TheSameReportUnderAnotherIdSaysSo) {
  folder_.write("copy.txt", kReport);
  const Said both = say("read geneva.txt copy.txt"), again = say("read geneva.txt copy.txt");
  EXPECT_NE(both.out.find("same as geneva"), std::string::npos) << both.out;
  EXPECT_EQ(both.out, again.out);
  EXPECT_EQ(count(folder_, "reports"), 1);
  const Said rows = say("read copy.txt --format jsonl");
  EXPECT_EQ(rows.out, "");
  EXPECT_NE(rows.err.find("copy.txt: the same report as geneva"), std::string::npos) << rows.err;
  EXPECT_EQ(say("show furniture --report copy").out, say("show furniture --report geneva").out);
  EXPECT_EQ(say("explain copy").status, 0);
  EXPECT_EQ(say("read copy.txt --again").out, say("read copy.txt").out);
}

TEST_F(Program, ReadingNothingLeavesNoRecord) {
  EXPECT_EQ(say("read absent.txt").status, 1);
  EXPECT_FALSE(std::filesystem::exists(folder_.at("record.db")));
}

TEST_F(Program, RecordsThatAreNoFilesAreWrongUse) {
  expect_line(say("read geneva.txt --db ''"), 2, "--db: \"\" names no file");
  expect_line(say("show events --db ."), 2, ".: a folder, not a record");
  EXPECT_EQ(say("read geneva.txt --db :memory:").status, 0);
  EXPECT_TRUE(std::filesystem::exists(folder_.at(":memory:"))) << "a name as any other";
}

TEST_F(Program, NumbersOutOfRangeAreWrongUse) {
  for (const char* wrong : {"show events --limit -1", "show events --limit=-1", "talks --limit 12345678901234567890",
                            "timeline --limit ten", "actors Lavrov --limit -1", "read geneva.txt --threads -1",
                            "read geneva.txt --wait 1e9"}) {
    const Said said = say(wrong);
    EXPECT_EQ(said.status, 2) << wrong;
    EXPECT_NE(said.err.find("is not in the range; give a whole number from 0 to"), std::string::npos) << said.err;
  }
}

TEST_F(Program, WhatIsNoFileIsRefused) {
  ASSERT_EQ(mkfifo(folder_.at("pipe.txt").c_str(), 0600), 0);
  std::filesystem::create_symlink("loop.txt", folder_.at("loop.txt"));
  folder_.write("mine/x.know/y.txt", "");
  folder_.write("bad/x.txt", "");
  std::filesystem::create_symlink("/dev/zero", folder_.at("bad/x.know"));
  expect_line(say("read pipe.txt"), 1, "pipe.txt: a named pipe");
  expect_line(say("read /dev/zero"), 1, "/dev/zero: a device");
  expect_line(say("read loop.txt"), 1, "loop.txt: ");
  expect_line(say("explain loop.txt"), 1, "loop.txt: ");
  expect_line(say("explain pipe.txt"), 1, "pipe.txt: a named pipe");
  expect_line(say("explain " + std::string(300, 'x')), 1, "there is no record");
  expect_line(say("show events --db " + std::string(300, 'x')), 1, "record cannot be opened");
  expect_line(say("read geneva.txt --knowledge bad"), 2, "bad/x.know: a device");
  expect_line(say("read geneva.txt --knowledge /dev/zero"), 2, "/dev/zero: no such folder");
  EXPECT_EQ(say("read geneva.txt --knowledge mine").status, 0) << "a folder may be called x.know";
  EXPECT_EQ(lines(say("read <(cat geneva.txt)").out), 1u) << "what the shell opens is read";
}

TEST_F(Program, MemoryThatRunsOutIsNamed) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "sanitizers need more memory than there is";
#endif
  int named = 0;
  int status = kSomeFailed;
  // From where the kernel can map the program itself up to where it is enough.
  for (int kilobytes = 60000; kilobytes <= 400000 && status != 0; kilobytes += 4000) {
    const Said said = say("check-knowledge", "ulimit -v " + std::to_string(kilobytes) + ";");
    EXPECT_LE(said.status, 127) << "a signal ended it: " << said.err;  // 127: not even the libraries could be loaded
    const bool told = said.err.starts_with("rapporteur: there is not enough memory") && lines(said.err) == 1;
    named += told && said.status == kSomeFailed;
    status = said.status;
  }
  EXPECT_GT(named, 0);
}

TEST_F(Program, NoSurfaceObeysAReport) {
  const std::string steering = "\\u001b]0;x\\u0007 \\u009b2J \\u202e";
  folder_.write("bad.jsonl", "{\"id\":\"=bad" + steering + "\",\"title\":\"T" + steering + "\",\"url\":\"u" + steering +
                                 "\",\"date\":\"d" + steering + "\",\"text\":\"Ministers of Russia and China met in " +
                                 "Moscow on Monday. Lavrov said: =1+1" + steering + " talks failed.\"}\n");
  const auto expect_harmless = [](const Said& said, const std::string& what) {
    for (const char* steers : {"\x1b]", "\x07", "\u009b", "\u202e"}) {
      EXPECT_EQ(said.out.find(steers), std::string::npos) << what;
      EXPECT_EQ(said.err.find(steers), std::string::npos) << what;
    }
  };
  for (const char* format : {"summary", "table", "jsonl", "json", "csv", "tsv", "markdown"}) {
    const Said read = say("read bad.jsonl --color always --format " + std::string(format));
    expect_harmless(read, format);
    if (format == std::string("csv")) {
      EXPECT_NE(read.out.find(",'=bad"), std::string::npos) << read.out;
    }
  }
  for (const char* command : {"talks --color always", "timeline", "show statements --color always", "show events",
                              "explain bad.jsonl --color always", "explain bad.jsonl --html -"})
    expect_harmless(say(command), command);
  for (const char* layer : {"lines", "syntax", "findings", "times", "statements", "names", "mentions", "events"})
    expect_harmless(say("annotate --layer " + std::string(layer) + " <bad.jsonl"), layer);
  const Said missing = say("read $'none\x1b]0;x\x07.txt'");
  expect_harmless(missing, "the name of a file");
  EXPECT_EQ(missing.status, 1);
}

TEST_F(Program, ThePageOfAReportIsNotMuchLargerThanTheReport) {
  std::string nested = "date 2022-01-13\n";
  for (int i = 0; i < 4000; ++i) nested += "He said that ";
  folder_.write("nested.txt", nested + "talks failed.\n");
  EXPECT_EQ(say("explain nested.txt --html nested.html").status, 0);
  EXPECT_LT(folder_.read("nested.html").size(), 20 * nested.size());
}

TEST_F(Program, ExplainSaysThatAFileHoldsMoreThanOneReport) {
  write_many(2);
  const Said said = say("explain many.jsonl");
  EXPECT_EQ(said.status, 0);
  EXPECT_NE(said.err.find("many.jsonl: this is the first of several reports"), std::string::npos) << said.err;
  expect_line(say("explain geneva.txt --html /dev/full"), 1, "/dev/full: No space left on device");
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
        say("annotate --layer tims </dev/null"), say("completion tcsh")}) {
    EXPECT_EQ(said.status, 2) << said.err;
    EXPECT_EQ(said.out, "");
  }
  const Said none = say(""), value = say("read geneva.txt --db"), letter = say("read -z geneva.txt");
  EXPECT_EQ(none.status + value.status + letter.status, 6);
  EXPECT_EQ(none.err.find("rapporteur: no command is given; there are read, show, talks,"), 0u) << none.err;
  EXPECT_EQ(value.err.find("rapporteur: --db: a value is missing after it"), 0u) << value.err;
  EXPECT_EQ(letter.err.find("rapporteur: no option is called -z; there are --help,"), 0u) << letter.err;
  EXPECT_NE(say("read ''").err.find("\"\": no name of a file"), std::string::npos);
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

TEST_F(Program, NothingFoundIsSaidWithWhatWasMeant) {
  folder_.write("b.txt", "date 2022-01-14\nSergei Ryabkov met Wendy Sherman in Geneva on January 10, Ryabkov said.\n");
  say("read geneva.txt b.txt");
  expect_line(say("show meetings --report genev"), 1, "did you mean geneva?");
  expect_line(say("show meetings --by Ryabkof"), 1, "nobody in the record is called \"Ryabkof\"");
  expect_line(say("talks --from 1999 --until 1999-12"), 1, "the record has no meetings of that kind");
  expect_line(say("timeline --report x"), 1, "no report in the record is called \"x\"");
}

TEST_F(Program, EmptyValuesAreRefused) {
  say("read geneva.txt");
  for (const std::string asked :
       {"show events --by ''", "timeline --until ''", "talks --report ''", "explain geneva --html ''",
        "read geneva.txt --knowledge ''", "balance '' RUS", "export --into ''", "actors Lavrov --of ''"}) {
    const Said said = say(asked);
    EXPECT_EQ(said.status, 2) << asked;
    EXPECT_NE(said.err.find("\"\" says nothing; give a value or leave it out"), std::string::npos) << said.err;
    EXPECT_EQ(said.out, "");
  }
  for (const std::string command : {"stories", "export", "import geneva.txt", "talks", "serve", "positions"})
    expect_line(say(command + " --db ''"), 2, "names no file");
}

TEST_F(Program, FieldsNarrow) {
  folder_.write(
      "b.txt",
      "date 2022-01-14\nLavrov and Sherman\n\nSergei Lavrov met Wendy Sherman in Geneva on January 10. \"Moscow "
      "rejects the plan,\" he said.\n\nWheat prices rose.\n");
  say("read b.txt");
  EXPECT_EQ(say("show meetings --status held --place geneva").status, 0);
  expect_line(say("show meetings --status scheduled"), 1, "no meetings of that kind");
  EXPECT_EQ(say("show statements --form direct --about 'plan sherman'").status, 0) << "its paragraph names her";
  EXPECT_EQ(say("show statements --about 'lavrov plan'").status, 0) << "the title names him";
  expect_line(say("show statements --about 'plan wheat'"), 1, "no statements of that kind");
  expect_line(say("show statements --stance reject"), 2, "a statement has no stance");
  EXPECT_NE(say("show positions --stance rejected").err.find("reject"), std::string::npos);
  EXPECT_EQ(say("talks --format jsonl").out.find("{\"kind\":\"meeting\""), 0u);
  EXPECT_EQ(lines(say("timeline --format csv").out) > 1, true);
  expect_line(say("talks --format kalender"), 2, "kalender");
}

TEST_F(Program, BalanceTellsItsNumbersAndItsMethod) {
  folder_.write("a.txt", "date 2022-02-02\nFrance condemned the raid by Mali.\n");
  folder_.write("b.txt", "date 2022-02-20\nFrance condemned Mali on Friday. Mali thanked France for its help.\n");
  say("read a.txt b.txt");
  const Said said = say("balance France Mali --sentences --min-confidence 0");
  EXPECT_EQ(said.status, 0) << said.err;
  for (const char* part : {"2022-02 ", "Goldstein", "is no source of its own", "b:2"})
    EXPECT_NE(said.out.find(part), std::string::npos) << part << "\n" << said.out;
  const auto month = nlohmann::json::parse(say("balance France Mali --min-confidence 0 --format jsonl").out);
  EXPECT_EQ(month["month"], "2022-02");
  EXPECT_EQ(month["sources"], 2);
  EXPECT_EQ(month["events"], month["conflict"].get<int>() + month["cooperation"].get<int>());
  EXPECT_EQ(say("balance Mali France --min-confidence 0 --format jsonl").out,
            say("balance France Mali --min-confidence 0 --format jsonl").out);
  expect_line(say("balance France Narnia"), 1, "nobody in the record is called \"Narnia\"");
}

TEST_F(Program, PositionsShowWhoTurned) {
  folder_.write("a.txt", "date 2022-02-02\nGermany opposes the pipeline. France supports the pipeline.\n");
  folder_.write("b.txt", "date 2022-03-02\nGermany supports the pipeline.\n");
  say("read a.txt b.txt");
  const Said said = say("positions --about pipeline --min-confidence 0");
  EXPECT_EQ(said.status, 0) << said.err;
  EXPECT_EQ(said.out.find("Germany  oppose 1, support 1"), 0u) << said.out;
  EXPECT_NE(said.out.find("turned:"), std::string::npos);
  EXPECT_EQ(said.out.find("turned:"), said.out.rfind("turned:")) << "France did not";
  const std::string lines = say("positions --about pipeline --by Germany --min-confidence 0 --format jsonl").out;
  EXPECT_EQ(nlohmann::json::parse(lines)["turns"].size(), 1u);
  expect_line(say("positions --about unicorns"), 1, "no positions of that kind");
}

TEST_F(Program, PeriodsAreDaysMonthsOrYears) {
  say("read geneva.txt");
  EXPECT_EQ(say("show furniture --from 2022 --until 2022-01").status, 0);
  expect_line(say("show furniture --from 2023 --until 2022"), 2, "--from 2023 is after --until 2022");
  for (const char* wrong : {"2022-13", "22", "2022-02-30", "2022-W02", "soon"})
    expect_line(say("show furniture --from " + std::string(wrong)), 2, "is no day; write it as 2022-01-09");
}

TEST_F(Program, HelpIsACommandToo) {
  EXPECT_EQ(say("help").out, say("--help").out);
  EXPECT_EQ(say("help read").out, say("read --help").out);
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
  EXPECT_NE(say("completion fish").out.find("__fish_seen_subcommand_from read' -l wait"), std::string::npos);
}

}  // namespace
}  // namespace rapporteur
