// Many machines, copies of the record, stories, threads: the same record whatever the way to it.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "cli/program.h"
#include "record/database.h"

namespace rapporteur {
namespace {

constexpr const char* kPlaces[] = {"Geneva", "Vienna", "Brussels", "Istanbul", "Beijing", "Moscow", "Doha"};
constexpr const char* kPairs[] = {"Russia and the United States", "China and India", "Iran and Saudi Arabia",
                                  "Turkey and Greece", "Armenia and Azerbaijan"};

std::string reports(int first, int last) {
  std::string all;
  for (int i = first; i < last; ++i) {
    const std::string place = kPlaces[i % 7], pair = kPairs[i % 5], number = std::to_string(i);
    all +=
        nlohmann::json{{"id", "r" + number},
                       {"date", "2022-01-" + std::string(i % 28 < 9 ? "0" : "") + std::to_string(i % 28 + 1)},
                       {"title", "Talks in " + place},
                       {"text", "Representatives of " + pair + " met in " + place + " on Monday, in round " + number +
                                    ". \"We have agreed on nothing,\" Sergei Lavrov said. He proposed to meet again."}}
            .dump() +
        "\n";
  }
  return all;
}

class Scale : public testing::Test {
 protected:
  Said say(const std::string& arguments, const std::string& before = "") { return run(folder_, arguments, before); }
  std::string exported(const std::string& db) {
    const Said said = say("export --db " + db);
    EXPECT_EQ(said.status, 0) << said.err;
    return said.out;
  }
  void read(const std::string& db, const std::string& what) {
    const Said said = say("read --db " + db + " --format jsonl " + what);
    EXPECT_EQ(said.status, 0) << said.err;
  }

  Folder folder_;
};

TEST_F(Scale, ShardsMergeIntoTheRecordOfOneProcess) {
  for (int i = 0; i < 4; ++i) folder_.write("in/" + std::to_string(i) + ".jsonl", reports(10 * i, 10 * i + 10));
  read("whole.db", "in");
  const Said sharded = say("shard --of 3 --into shards in");
  EXPECT_EQ(sharded.status, 0) << sharded.err;
  EXPECT_EQ(lines(sharded.out), 3u);
  std::string all;
  for (const char* number : {"0", "1", "2"}) {
    const std::string list = std::string("shards/shard-0000") + number;
    all += folder_.read(list + ".list");
    say("read --db " + list + ".db --format jsonl $(cat " + list + ".list)");
  }
  EXPECT_EQ(lines(all), 4u);
  EXPECT_EQ(say("merge --db a.db shards/shard-00000.db shards/shard-00001.db shards/shard-00002.db").status, 0);
  EXPECT_EQ(say("merge --db b.db shards/shard-00002.db shards/shard-00000.db").status, 0);
  EXPECT_EQ(say("merge --db b.db shards/shard-00001.db shards/shard-00000.db shards/shard-00002.db").status, 0);
  const std::string whole = exported("whole.db");
  EXPECT_GT(lines(whole), 40u);
  EXPECT_EQ(exported("a.db"), whole);
  EXPECT_EQ(exported("b.db"), whole);
}

TEST_F(Scale, LinesCutAnywhereGiveTheSameFindings) {
  const auto findings = [&](const std::string& lines) {
    folder_.write("in.jsonl", lines);
    return say("annotate --layer findings --threads 1 < in.jsonl").out;
  };
  const std::string whole = findings(reports(0, 12));
  ASSERT_GT(whole.size(), 1000u);
  EXPECT_EQ(findings(reports(0, 5)) + findings(reports(5, 6)) + findings(reports(6, 12)), whole);
  EXPECT_EQ(findings(""), "") << "an engine's partitions may be empty";
}

TEST_F(Scale, MergeRefusesWhatIsNoRecordAndGoesOn) {
  folder_.write("in.jsonl", reports(0, 3));
  read("a.db", "in.jsonl");
  folder_.write("no.db",
                "this is no record, and it is long enough to be looked at as one by SQLite, which wants a head");
  const Said said = say("merge --db b.db no.db none.db a.db");
  EXPECT_EQ(said.status, 1);
  EXPECT_NE(said.err.find("no.db: "), std::string::npos) << said.err;
  EXPECT_EQ(exported("b.db"), exported("a.db"));
}

TEST_F(Scale, ExportAndImportGiveTheSameRecord) {
  folder_.write("in.jsonl", reports(0, 20));
  read("a.db", "in.jsonl");
  const std::string whole = exported("a.db");
  folder_.write("a.jsonl", whole);
  EXPECT_EQ(say("import --db b.db a.jsonl").status, 0);
  EXPECT_EQ(exported("b.db"), whole);
  const Said again = say("import --db b.db a.jsonl");
  EXPECT_NE(again.err.find("0 reports added, 20 were there"), std::string::npos) << again.err;
  EXPECT_EQ(lines(say("show meetings --db b.db --format jsonl").out), 20u);
  const Said cut = say("import --db c.db -", "head -c " + std::to_string(whole.size() - 20) + " a.jsonl |");
  EXPECT_EQ(cut.status, 1);
  EXPECT_NE(cut.err.find("standard input:"), std::string::npos) << cut.err;
}

TEST_F(Scale, TablesAsCsv) {
  folder_.write("in.jsonl", reports(0, 5));
  read("a.db", "in.jsonl");
  EXPECT_EQ(say("export --db a.db --format csv").status, 2);
  EXPECT_EQ(say("export --db a.db --format csv --into tables").status, 0);
  EXPECT_EQ(lines(folder_.read("tables/reports.csv")), 6u);
  EXPECT_EQ(folder_.read("tables/statements.csv").substr(0, 11), "report_key,");
  EXPECT_NE(folder_.read("tables/reports.csv").find("\"\"We have agreed on nothing,\"\""), std::string::npos);
}

TEST_F(Scale, ThreadsChangeNothing) {
  folder_.write("in.jsonl", reports(0, 40));
  const std::string one = say("read --no-db --format jsonl --threads 1 in.jsonl").out;
  EXPECT_GT(lines(one), 40u);
  EXPECT_EQ(say("read --no-db --format jsonl --threads 4 in.jsonl").out, one);
}

/// Killed at fifty random moments, the record opens, holds whole reports only, and the same command goes on.
TEST_F(Scale, KilledAtAnyMomentNothingIsHalfThere) {
  folder_.write("in.jsonl", reports(0, 300));
  read("whole.db", "in.jsonl");
  const std::string whole = exported("whole.db");
  std::mt19937 random(20220113);
  int complete = 0;
  for (int turn = 0; turn < 50; ++turn) {
    const std::string after = std::to_string(0.01 + (random() % 1000) / 1000.0 * 0.6);
    say("read --db killed.db --format jsonl --threads 2 in.jsonl", "timeout -s KILL " + after);
    if (!std::filesystem::exists(folder_.at("killed.db"))) continue;
    {
      const auto database = record::Database::open(folder_.at("killed.db"), true);
      ASSERT_TRUE(database) << database.error().message();
      auto check = database->prepare("PRAGMA integrity_check");
      ASSERT_TRUE(check && check->step().value_or(false));
      EXPECT_EQ(check->text(0), "ok");
    }
    const Said there = say("export --db killed.db");
    if (there.status != 0) continue;  // killed before the record had tables
    size_t begin = 0;
    while (begin < there.out.size()) {
      const size_t end = there.out.find('\n', begin) + 1;
      const std::string line = there.out.substr(begin, end - begin);
      if (line.starts_with("{\"report\"")) {
        ASSERT_NE(whole.find(line), std::string::npos) << line;
      }
      begin = end;
    }
    if (there.out != whole) continue;
    ++complete;
    std::filesystem::remove(folder_.at("killed.db"));
  }
  EXPECT_EQ(say("read --db killed.db --format jsonl in.jsonl").status, 0);
  EXPECT_EQ(exported("killed.db"), whole);
  EXPECT_LT(complete, 50);
}

TEST_F(Scale, StoriesAndCopiesOfARecord) {
  const std::string text =
      "Russia and Ukraine signed the grain deal in Istanbul on Friday with Antonio Guterres and Recep Tayyip Erdogan, "
      "and ships may soon carry grain from Odesa through the Black Sea to the states that need it most this year. ";
  std::string all;
  const auto add = [&all](const char* id, const char* title, const std::string& body) {
    all += nlohmann::json{{"id", id}, {"date", "2022-07-22"}, {"title", title}, {"text", body}}.dump() + "\n";
  };
  add("first", "Grain deal signed", text);
  add("copy", "Grain deal is signed", "ISTANBUL - " + text);
  add("other", "Two presidents at a lake",
      "Joe Biden met Vladimir Putin at Villa La Grange in Geneva to speak of arms.");
  folder_.write("in.jsonl", all);
  read("a.db", "in.jsonl");
  const Said said = say("stories --db a.db");
  EXPECT_EQ(said.status, 0) << said.err;
  EXPECT_NE(said.out.find("same as first"), std::string::npos) << said.out;
  EXPECT_EQ(said.out.find("other"), std::string::npos) << said.out;
  const Said layer = say("annotate --layer stories < in.jsonl");
  EXPECT_EQ(lines(layer.out), 3u);
  EXPECT_EQ(
      nlohmann::json::parse(layer.out.substr(layer.out.find('\n') + 1, layer.out.find('\n', layer.out.find('\n') + 1) -
                                                                           layer.out.find('\n')))["same_as"]["id"],
      "first");
}

TEST_F(Scale, PagesGoFromEndToEnd) {
  folder_.write(
      "page.html",
      "<!doctype html><html lang=en><head><title>Talks in Geneva | The Daily</title><meta name=date "
      "content=2022-01-10><meta property=og:site_name content='The Daily'></head><body><nav><a href=/>The "
      "minister said no</a></nav><article><h1>Talks in Geneva</h1><p>Representatives of Russia and the United "
      "States met in Geneva on Monday, and they spoke for seven hours.</p><p>\"We have agreed on nothing,\" "
      "Sergei Ryabkov said after the talks, which were led by Wendy Sherman for the other side.</p></article>"
      "<aside class=related><p>The minister of defence said on Sunday that he would not resign, whatever "
      "others wanted.</p></aside></body></html>");
  const Said said = say("read page.html --db page.db --format jsonl");
  EXPECT_EQ(said.status, 0) << said.err;
  EXPECT_NE(said.out.find("\"statement\""), std::string::npos) << said.out;
  EXPECT_EQ(said.out.find("resign"), std::string::npos);
  const auto database = record::Database::open(folder_.at("page.db"), false);
  auto row = database->prepare("SELECT title, source, date, text FROM reports");
  ASSERT_TRUE(row && row->step().value_or(false));
  EXPECT_EQ(row->text(0), "Talks in Geneva");
  EXPECT_EQ(row->text(1), "The Daily");
  EXPECT_EQ(row->text(2), "2022-01-10");
  EXPECT_EQ(row->text(3).find("resign"), std::string::npos);
}

TEST_F(Scale, OtherLanguagesAreKeptAndNotMisread) {
  folder_.write(
      "fr.txt",
      "date 2022-01-10\nLes représentants de la Russie et des États-Unis se sont réunis lundi à Genève. « Nous "
      "n'avons rien conclu », a déclaré Sergueï Riabkov après sept heures d'entretiens sur la sécurité.");
  const Said said = say("read fr.txt --format jsonl");
  EXPECT_EQ(said.status, 0);
  EXPECT_EQ(said.out, "");
  EXPECT_EQ(lines(said.err), 1u) << said.err;
  EXPECT_NE(said.err.find("French"), std::string::npos);
}

}  // namespace
}  // namespace rapporteur
