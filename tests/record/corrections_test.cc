// What persons say of the record: it stands beside what the program found, outlives a new reading, travels with the
// record, and what no longer matches anything is told.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "folder.h"
#include "rapporteur/record.h"
#include "record/transfer.h"

namespace rapporteur {
namespace {

using nlohmann::json;

Finding position(const std::string& actor, const std::string& stance, uint32_t begin,
                 const std::string& issue = "ban") {
  Finding made{FindingKind::position, "", {begin, begin + 5}, 1, "words", "frame", 0.5F, {}};
  made.values = {actor, issue, stance};
  return made;
}

const Signature kAda{"Ada", "he quotes another", ""};

class Corrections : public testing::Test {
 protected:
  static Document report(const std::string& id) {
    Document made;
    made.report.id = id;
    made.report.text = id + ": Iran ruled out a ban on enrichment, and Russia backed it.";
    made.report.date = parse_day("2022-01-10");
    return made;
  }
  void read(const std::string& id, const std::vector<Finding>& findings) {
    const Document made = report(id);
    ASSERT_TRUE(record_->replace(made, key_of(made.report), findings));
    ASSERT_TRUE(record_->commit());
  }
  std::vector<FoundFinding> all(const std::string& verdict = "", const Record* record = nullptr) const {
    Query query{FindingKind::position};
    query.verdict = verdict;
    const auto page = (record == nullptr ? *record_ : *record).page(query, std::nullopt);
    return page ? page->findings : std::vector<FoundFinding>();
  }
  /// "RUS support confirmed" for each.
  std::vector<std::string> said(const std::string& verdict = "", const Record* record = nullptr) const {
    std::vector<std::string> lines;
    for (const FoundFinding& one : all(verdict, record))
      lines.push_back(std::get<std::string>(one.finding.values[0]) + " " +
                      std::get<std::string>(one.finding.values[2]) +
                      (one.finding.verdict ? " " + one.finding.verdict->word : ""));
    return lines;
  }
  std::string correct(const FoundFinding& found, Act act, const std::string& given = "") {
    const auto id = record_->correct(found, act, given, kAda);
    EXPECT_TRUE(id) << id.error().message();
    EXPECT_TRUE(record_->commit());
    return id ? *id : "";
  }
  std::string state(const std::string& id) const {
    const auto kept = record_->corrections();
    for (const KeptCorrection& one : kept ? *kept : std::vector<KeptCorrection>()) {
      if (one.correction.id == id) return one.state;
    }
    return "not there";
  }
  std::string gold() const {
    std::string all;
    EXPECT_TRUE(record::export_gold(path_, [&](std::string& line) { return all += line, true; }));
    return all;
  }
  static std::string lines_of(const std::string& path) {
    std::string all;
    EXPECT_TRUE(record::export_lines(path, [&](std::string& line) { return all += line, true; }));
    return all;
  }

  using Lines = std::vector<std::string>;
  Folder folder_;
  std::string path_ = folder_.at("record.db");
  std::optional<Record> record_ = std::move(*Record::open(path_, Record::Use::write));
};

TEST_F(Corrections, WhatIsRejectedIsLeftOutButNotLost) {
  read("a", {position("IRN", "reject", 3), position("RUS", "support", 40)});
  const std::string id = correct(all()[0], Act::reject);
  EXPECT_EQ(said(), Lines{"RUS support"});
  EXPECT_EQ(said("rejected"), Lines{"IRN reject rejected"});
  EXPECT_EQ(record_->count({FindingKind::position}), 1U);
  EXPECT_EQ(record_->size()->findings[static_cast<size_t>(FindingKind::position)], 1U);
  EXPECT_EQ(state(id), "in force");
  const Verdict verdict = *all("rejected")[0].finding.verdict;
  EXPECT_EQ(verdict.who, "Ada");
  EXPECT_EQ(verdict.why, "he quotes another");
  EXPECT_EQ(verdict.made.size(), std::string("2022-01-10T09:30:00.000000Z").size());
  EXPECT_EQ(json::parse(verdict.found)["confidence"], 0.5) << "how sure the program was stays beside it";
}

TEST_F(Corrections, WhatIsChangedIsFoundByWhatItIsNow) {
  read("a", {position("IRN", "offer", 3)});
  correct(all()[0], Act::change, R"({"stance":"reject"})");
  EXPECT_EQ(said(), Lines{"IRN reject corrected"});
  EXPECT_EQ(said("any"), (Lines{"IRN offer replaced", "IRN reject corrected"}));
  Query query{FindingKind::position};
  query.fields = {{"stance", "reject"}};
  query.min_confidence = 0.9F;
  EXPECT_EQ(record_->count(query), 1U) << "the program need not be sure of what a person said";
  const Finding now = all()[0].finding;
  EXPECT_FALSE(now.confidence);
  EXPECT_EQ(json::parse(now.verdict->found)["stance"], "offer");

  correct(all()[0], Act::change, R"({"actor":"IRN/Ali Bagheri Kani","stance":"oppose"})");
  EXPECT_EQ(said(), Lines{"IRN/Ali Bagheri Kani oppose corrected"}) << "the last word counts";
  correct(all()[0], Act::withdraw);
  EXPECT_EQ(said("any"), Lines{"IRN offer"}) << "withdrawn, the program's own stands again";
}

TEST_F(Corrections, ANewReadingChangesNothingOfThem) {
  read("a", {position("IRN", "offer", 3), position("RUS", "support", 40), position("USA", "demand", 20)});
  const auto found = all();
  const std::string changed = correct(found[0], Act::change, R"({"stance":"reject"})");
  const std::string rejected = correct(found[1], Act::reject);
  const std::string confirmed = correct(found[2], Act::confirm);

  read("a", {position("IRN", "offer", 3), position("RUS", "support", 40), position("USA", "demand", 20)});
  EXPECT_EQ(said(), (Lines{"IRN reject corrected", "RUS support confirmed"}));

  // Cut otherwise, and once with another answer: a change holds of these words, a rejection of this answer alone.
  read("a", {position("IRN", "demand", 3), position("USA", "oppose", 20), position("RUS", "support", 41)});
  EXPECT_EQ(said(), (Lines{"IRN reject corrected", "USA oppose", "RUS support confirmed"}));
  EXPECT_EQ(state(changed), "in force");
  EXPECT_EQ(state(rejected), "without effect");

  read("a", {});
  EXPECT_EQ(said(), (Lines{"IRN reject corrected", "RUS support kept"})) << "what a person vouches for stays";
  EXPECT_EQ(state(changed), "kept");
  EXPECT_EQ(state(confirmed), "kept");
}

TEST_F(Corrections, WhatAKindCannotHaveIsRefused) {
  read("a", {position("IRN", "offer", 3)});
  const FoundFinding found = all()[0];
  for (const char* given : {R"({"stance":"undecided"})", R"({"speaker":"IRN"})", "{}", "[]", R"({"actor":7})"}) {
    const auto id = record_->correct(found, Act::change, given, kAda);
    ASSERT_FALSE(id) << given;
    EXPECT_EQ(id.error().code, ErrorCode::misused);
  }
  EXPECT_FALSE(record_->correct(found, Act::link, "", kAda));
  EXPECT_FALSE(record_->correct(found, Act::reject, "", {"", "", ""})) << "corrections are signed";
  record_->roll_back();
  EXPECT_TRUE(record_->corrections()->empty());
}

TEST_F(Corrections, WhatTheProgramMissedCanBeAdded) {
  read("a", {});
  Finding missed{FindingKind::position, "", {3, 8}, 1, "words", "", {}, {}};
  const ReportKey key = key_of(report("a").report);
  ASSERT_TRUE(record_->add_finding(key, missed, R"({"actor":"IRN","issue":"ban","stance":"reject"})", kAda));
  ASSERT_TRUE(record_->commit());
  EXPECT_EQ(said(), Lines{"IRN reject added"});
  read("a", {position("IRN", "reject", 3)});
  EXPECT_EQ(said(), Lines{"IRN reject confirmed"}) << "now that the program finds it, it stands once";
}

TEST_F(Corrections, TheyTravelWithTheRecord) {
  read("a", {position("IRN", "offer", 3), position("RUS", "support", 40)});
  read("b", {position("USA", "demand", 3)});
  correct(all()[0], Act::change, R"({"stance":"reject"})");
  correct(all()[1], Act::reject);
  const std::string lines = lines_of(path_);

  const std::string copy = folder_.at("copy.db"), text = folder_.write("lines.jsonl", lines);
  ASSERT_TRUE(record::import_lines(copy, *reports::ByteStream::open(text)));
  EXPECT_EQ(lines_of(copy), lines);
  ASSERT_TRUE(record::import_lines(copy, *reports::ByteStream::open(text))) << "twice is as good as once";
  EXPECT_EQ(lines_of(copy), lines);

  const std::string merged = folder_.at("merged.db");
  {
    auto other = Record::open(merged, Record::Use::write);  // read elsewhere, and corrected by nobody
    const Document made = report("a");
    ASSERT_TRUE(other->add(made, key_of(made.report), {position("IRN", "offer", 3), position("RUS", "support", 40)}));
    ASSERT_TRUE(other->commit());
  }
  ASSERT_TRUE(record::merge(merged, path_));
  EXPECT_EQ(lines_of(merged), lines);
  const auto opened = Record::open(merged, Record::Use::look);
  EXPECT_EQ(said("", &*opened), said());
}

TEST_F(Corrections, AnAnswerKeyHasWhatPersonsVouchFor) {
  read("a", {position("IRN", "offer", 3), position("RUS", "support", 40), position("USA", "demand", 50)});
  read("b", {position("USA", "demand", 3)});
  const auto found = all();
  correct(found[0], Act::change, R"({"stance":"reject"})");
  correct(found[1], Act::reject);
  const std::string key = gold();
  ASSERT_EQ(std::count(key.begin(), key.end(), '\n'), 2) << key;
  const json first = json::parse(key.substr(0, key.find('\n')));
  EXPECT_EQ(first, (json{{"kind", "position"},
                         {"report", "a"},
                         {"span", {3, 8}},
                         {"actor", "IRN"},
                         {"issue", "ban"},
                         {"stance", "reject"}}));
  const json second = json::parse(key.substr(key.find('\n') + 1));
  EXPECT_EQ(second["actor"], "USA");
  EXPECT_EQ(second["optional"], true) << "nobody said anything of it: neither rewarded nor a fault";
}

TEST_F(Corrections, ActorsAreLinkedAndSplit) {
  Document made = report("a");
  const auto person = [&](const std::string& name) {
    Actor actor;
    actor.kind = ActorKind::person;
    actor.code = "RUS";
    actor.name = name;
    made.actors.push_back(actor);
    Mention mention;
    mention.actor = static_cast<uint32_t>(made.actors.size() - 1);
    mention.span = {0, 1};
    mention.rule = "test";
    made.mentions.push_back(mention);
  };
  person("Sergei Ryabkov");
  person("Sergey Ryabkov");
  person("Maria Zakharova");
  person("Zakharova");
  ASSERT_TRUE(
      record_->replace(made, key_of(made.report),
                       {position("RUS/Zakharova", "reject", 3), position("RUS/Maria Zakharova", "reject", 20)}));
  ASSERT_TRUE(record_->commit());
  Query query{FindingKind::position};
  query.by = "Maria";
  EXPECT_EQ(record_->count(query), 1U);
  ASSERT_TRUE(record_->relate(Act::link, "RUS/Maria Zakharova", "RUS/Zakharova", kAda));
  ASSERT_TRUE(record_->relate(Act::split, "RUS/Sergei Ryabkov", "RUS/Sergey Ryabkov", kAda));
  ASSERT_TRUE(record_->commit());
  EXPECT_EQ(record_->count(query), 2U);
  EXPECT_EQ(record_->persons("Sergei")->front().forms, Lines{"RUS/Sergei Ryabkov"});
  ASSERT_TRUE(record_->relate(Act::withdraw, "RUS/Zakharova", "RUS/Maria Zakharova", kAda)) << "in either order";
  EXPECT_EQ(record_->count(query), 1U);
  EXPECT_FALSE(record_->relate(Act::link, "RUS/Nobody", "RUS/Zakharova", kAda));
}

TEST_F(Corrections, IssuesAreFoundByTheNamesThatTheyWereGiven) {
  read("a", {position("IRN", "offer", 3, "export of grain"), position("RUS", "support", 40, "the corridor")});
  Query query{FindingKind::position};
  query.fields = {{"issue", "Black Sea"}};
  EXPECT_EQ(record_->count(query), 0U);
  for (const char* issue : {"export of grain", "the corridor"})
    ASSERT_TRUE(record_->name_issue(Act::name, issue, "Black Sea grain initiative", kAda));
  EXPECT_EQ(record_->count(query), 2U);
  ASSERT_TRUE(record_->name_issue(Act::withdraw, "the corridor", "", kAda));
  EXPECT_EQ(record_->count(query), 1U);
  EXPECT_EQ(record_->named_issues()->size(), 1U);
}

}  // namespace
}  // namespace rapporteur
