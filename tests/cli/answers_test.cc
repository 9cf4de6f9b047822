// The manners of commands that answer: width, counts, what is said when nothing is found.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "render/words.h"

namespace rapporteur {
namespace {

constexpr std::string_view kReport =
    "date 2022-01-13\nRussia demanded that NATO withdraw its forces to the positions of May 1997, a spokesman said. "
    "Russia rejected the deployment of missiles in Europe.\n\nThe United States supports the deployment of missiles in "
    "Europe. \"The talks will fail,\" Sergei Ryabkov said. Russia criticized NATO on January 12.\n";

class Answers : public testing::Test {
 protected:
  Answers() {
    folder_.write("brussels.txt", kReport);
    say("read brussels.txt");
  }
  Said say(const std::string& arguments, const std::string& before = "") { return run(folder_, arguments, before); }
  std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> all;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) all.push_back(line);
    return all;
  }
  Folder folder_;
};

TEST_F(Answers, KeepToEightyColumnsAndSayHowManyThereAre) {
  for (const std::string command : {"table", "forecasts", "network --about missiles", "network --of events"}) {
    const Said said = say(command, "COLUMNS=80");
    EXPECT_EQ(said.status, 0) << command << ": " << said.err;
    for (const std::string& line : lines_of(said.out)) EXPECT_LE(render::columns(line), 80u) << command << ": " << line;
    EXPECT_NE(said.out.find(" (no limit). "), std::string::npos) << said.out;
    EXPECT_NE(said.out.find("brussels:"), std::string::npos) << "each row has its sentence: " << said.out;
  }
}

TEST_F(Answers, JsonLinesBeginWithTheirMethodAndCount) {
  const auto all = lines_of(say("table --limit 1 --format jsonl").out);
  ASSERT_GE(all.size(), 2u);
  const auto head = nlohmann::json::parse(all[0]), first = nlohmann::json::parse(all[1]);
  EXPECT_EQ(head["returned"], 1);
  EXPECT_EQ(head["limit"], 1);
  EXPECT_GE(head["total"], 1);
  EXPECT_NE(head["method"], "");
  EXPECT_EQ(first["sentences"][0]["report"], "brussels");
  EXPECT_TRUE(first["addressees"].is_null()) << "not stated: " << first;
}

TEST_F(Answers, CsvHasALineForEachSentence) {
  const Said said = say("network --of events --format csv");
  EXPECT_EQ(said.out.substr(0, said.out.find(',')), "entry");
  EXPECT_GE(lines(said.out), 2u);
  EXPECT_NE(said.err.find("Goldstein"), std::string::npos) << said.err;
}

TEST_F(Answers, NothingFoundIsSaidWithTheNearestName) {
  const Said said = say("forecasts --by Ryabkof");
  EXPECT_EQ(said.status, 1);
  EXPECT_EQ(said.out, "");
  EXPECT_NE(said.err.find("nobody in the record is called \"Ryabkof\""), std::string::npos) << said.err;
  EXPECT_EQ(say("conflicts").status, 1);
  EXPECT_EQ(say("table --from 2024").status, 1);
  EXPECT_EQ(say("dossier Ryabkof").status, 1);
  EXPECT_EQ(say("dossier").status, 2);
  EXPECT_EQ(say("network --format dot").status, 2);
  EXPECT_EQ(say("export --by Russia").status, 2);
}

TEST_F(Answers, IssuesAreFoundAndCanBeNamed) {
  EXPECT_NE(say("positions --by-issue").out.find("the deployment of missiles in Europe · 2 positions of 2 holders\n"),
            std::string::npos)
      << say("positions --by-issue").out;
  folder_.write("mine.txt", "missiles\n  the deployment of missiles in Europe\n");
  EXPECT_NE(say("positions --by-issue --issues mine.txt").out.find("missiles · 2 positions of 2 holders\n"),
            std::string::npos);
  EXPECT_NE(say("network --issues mine.txt").out.find("disagreement 1, 1 source: missiles"), std::string::npos);
  EXPECT_EQ(say("network --issues nowhere.txt").status, 2);
  EXPECT_EQ(lines(say("positions --format csv").out), 1 + lines(say("show positions --format jsonl").out));
}

TEST_F(Answers, ReportsThatWereNotReadAreGapsInTheTimeline) {
  folder_.write("later.txt", "date 2022-01-20\nRussia criticized NATO on January 19.\n");
  say("read later.txt");
  const Said said = say("timeline");
  EXPECT_NE(said.out.find("2022-01-14 to 2022-01-19: no report of these days was read\n"), std::string::npos)
      << said.out;
}

TEST_F(Answers, OutcomesAreThosePublished) {
  std::filesystem::copy(RAPPORTEUR_SOURCE "/tests/answers/emission-standards.tsv", folder_.at("emission.tsv"));
  const Said said = say("outcome emission.tsv");
  EXPECT_EQ(said.status, 0) << said.err;
  EXPECT_NE(said.out.find("weighted mean     7.390"), std::string::npos) << said.out;
  EXPECT_NE(said.out.find("weighted median   7 "), std::string::npos) << said.out;
  EXPECT_NE(said.out.find("United Kingdom          0.9 -> 0.93125, median 10"), std::string::npos) << said.out;
  for (const std::string& line : lines_of(said.out)) EXPECT_LE(render::columns(line), 80u) << line;
  EXPECT_EQ(nlohmann::json::parse(say("outcome emission.tsv --format json").out)["median"], 7);
  folder_.write("bad.tsv", "actor\tposition\n");
  EXPECT_EQ(say("outcome bad.tsv").status, 2);
}

}  // namespace
}  // namespace rapporteur
