// What a record promises: the same report once, all of a batch or nothing, nobody else's file touched.
#include "rapporteur/record.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <future>
#include <thread>

#include "record/database.h"
#include "record/sha256.h"
#include "record/stores.h"
#include "record/tables.h"

namespace rapporteur {
namespace {

Document document(const std::string& id, const std::string& text) {
  Document made;
  made.report.id = id;
  made.report.text = text;
  made.report.date = parse_day("2022-01-13");
  return made;
}

std::vector<Finding> findings(const std::string& id) {
  Finding meeting{FindingKind::meeting, id, {4, 9}, 1, "met in", "meeting meet", {}};
  meeting.values = {std::vector<std::string>{"NATO", "RUS/Sergei Ryabkov"}, std::string("bilateral"),
                    std::string("Brussels"), std::string("2022-01-12"), std::string("held")};
  Finding statement{FindingKind::statement, id, {0, 20}, 2, "Moscow will wait, he said", "cue say", {}};
  statement.values = {std::string("RUS/Sergei Ryabkov"),
                      std::string("indirect"),
                      Span{3, 7},
                      std::vector<Span>{{8, 9}, {10, 20}},
                      std::monostate(),
                      std::string(""),
                      std::string("")};
  return {statement, meeting};
}

std::string hex(const std::array<uint8_t, 32>& bytes) {
  std::string text;
  for (const uint8_t byte : bytes) text += "0123456789abcdef"[byte >> 4], text += "0123456789abcdef"[byte & 15];
  return text;
}

void keep(Record& record, const Document& made) {
  ASSERT_TRUE(record.add(made, key_of(made.report), findings(made.report.id)));
}

std::vector<Finding> found(const Record& record, const Query& query) {
  std::vector<Finding> all;
  const auto ok =
      record.find(query, [&](const RecordedReport&, const Finding& finding) { return all.push_back(finding), true; });
  EXPECT_TRUE(ok);
  return all;
}

class RecordTest : public testing::OnAllStores {
 protected:
  void SetUp() override {
    OnAllStores::SetUp();
    if (!IsSkipped()) path_ = new_place();
  }
  Record open(Record::Use use = Record::Use::write) {
    auto record = Record::open(path_, use);
    EXPECT_TRUE(record) << record.error().message();
    return std::move(*record);
  }
  std::string error() const {
    const auto record = Record::open(path_, Record::Use::write);
    return record ? "" : record.error().message();
  }

  /// Makes the record say that it is of this version.
  void say_version(int64_t version) const {
    const auto database = record::Database::open(path_, true);
    ASSERT_TRUE(database && database->run(database->dialect().version(version)));
  }

  std::string path_;
};
ON_ALL_STORES(RecordTest);

/// What is true of files alone.
class RecordFile : public RecordTest {};
INSTANTIATE_TEST_SUITE_P(Stores, RecordFile, ::testing::Values(testing::Store::sqlite), testing::name_of);

/// What makes a record of this version one of an earlier one.
std::string downgrade_sql(int version) {
  std::string sql = "DROP TABLE corrections;";
  for (int i = 0; i < kFindingKinds; ++i) {
    const std::string table = record::table_of(static_cast<FindingKind>(i));
    sql += "DROP INDEX " + table + "_by_day; DROP INDEX " + table + "_by_verdict;";
    for (const std::string_view column : record::kDerived)
      sql += "ALTER TABLE " + table + " DROP COLUMN " + std::string(column) + ";";
    if (version < 4) sql += "ALTER TABLE " + table + " DROP COLUMN confidence;";
  }
  if (version < 3) sql += "DROP TABLE other_ids;";
  if (version < 2) sql += "DROP TABLE posts;";
  return sql + "PRAGMA user_version = " + std::to_string(version);
}

TEST(Sha256, TheStandardsOwnExamples) {
  record::Sha256 abc, empty, million;
  abc.add("a"), abc.add("bc");
  EXPECT_EQ(hex(abc.digest()), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hex(empty.digest()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  for (int i = 0; i < 1000; ++i) million.add(std::string(1000, 'a'));
  EXPECT_EQ(hex(million.digest()), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_P(RecordTest, KeyIsWhatAReportSaysAndNotWhereItLies) {
  Report a = document("a", "Talks.").report, b = document("b", "Talks.").report;
  b.address = "elsewhere";
  EXPECT_EQ(key_of(a), key_of(b));
  b.date = parse_day("2022-01-14");
  EXPECT_NE(key_of(a), key_of(b));
}

TEST_P(RecordTest, FindingsComeBackAsTheyWere) {
  const Document made = document("brussels", "They met in Brussels.");
  Record record = open();
  keep(record, made);
  ASSERT_TRUE(record.commit());
  const auto all = record.findings_of(key_of(made.report));
  ASSERT_TRUE(all);
  const auto wanted = findings("brussels");
  ASSERT_EQ(all->size(), wanted.size());
  for (size_t i = 0; i < wanted.size(); ++i) {
    EXPECT_EQ((*all)[i].kind, wanted[i].kind);
    EXPECT_EQ((*all)[i].span, wanted[i].span);
    EXPECT_EQ((*all)[i].line, wanted[i].line);
    EXPECT_EQ((*all)[i].words, wanted[i].words);
    EXPECT_EQ((*all)[i].rule, wanted[i].rule);
    EXPECT_EQ((*all)[i].report, "brussels");
    EXPECT_TRUE((*all)[i].values == wanted[i].values);
  }
}

TEST_P(RecordTest, ReadingTwiceChangesNothing) {
  Record record = open();
  for (int i = 0; i < 2; ++i) {
    keep(record, document("a", "Talks."));
    ASSERT_TRUE(record.commit());
  }
  EXPECT_EQ(record.keys()->size(), 1u);
  EXPECT_EQ(found(record, {.kind = FindingKind::meeting}).size(), 1u);
}

TEST_P(RecordTest, WhatWasNotCommittedIsNotThere) {
  {
    Record record = open();
    keep(record, document("a", "Talks."));
    ASSERT_TRUE(record.commit());
    keep(record, document("b", "More talks."));
  }
  EXPECT_EQ(open().keys()->size(), 1u);
}

TEST_P(RecordTest, ReplacedFindingsLeaveTheReportWhereItWas) {
  Record record = open();
  const Document made = document("a", "Talks.");
  keep(record, made);
  keep(record, document("b", "Talks."));
  const std::vector<Finding> fewer{findings("a").front()};
  ASSERT_TRUE(record.replace(document("c", "Talks."), key_of(made.report), fewer));
  ASSERT_TRUE(record.commit());
  EXPECT_EQ(record.keys()->size(), 1u);
  EXPECT_EQ(*record.id_of(key_of(made.report)), "a");
  EXPECT_EQ(found(record, {.kind = FindingKind::statement, .report = "b"}).size(), 1u);
  EXPECT_EQ(found(record, {.kind = FindingKind::statement, .report = "c"}).size(), 1u);
  EXPECT_TRUE(found(record, {.kind = FindingKind::meeting}).empty());
}

TEST_P(RecordTest, TheSameReportUnderTwoIdsIsFoundByBoth) {
  Record record = open();
  const Document first = document("a", "Talks.");
  keep(record, first);
  keep(record, document("b", "Talks."));
  ASSERT_TRUE(record.commit());
  EXPECT_EQ(*record.id_of(key_of(first.report)), "a");
  EXPECT_TRUE(*record.has_id(key_of(first.report), "b"));
  EXPECT_FALSE(*record.has_id(key_of(first.report), "c"));
  for (const char* id : {"a", "b"}) {
    const auto meetings = found(record, {.kind = FindingKind::meeting, .report = id});
    ASSERT_EQ(meetings.size(), 1u) << id;
    EXPECT_EQ(meetings[0].report, "a");
    EXPECT_EQ(record.reports(id)->size(), 1u);
  }
  EXPECT_EQ(*record.ids(10), (std::vector<std::string>{"a", "b"}));
}

TEST_P(RecordTest, ManyMayMakeItAtOnce) {
  for (int round = 0; round < 20; ++round) {
    path_ = new_place("new-" + std::to_string(round) + ".db");
    std::vector<std::future<std::string>> makers;
    for (int i = 0; i < 6; ++i) makers.push_back(std::async(std::launch::async, [this] { return error(); }));
    for (auto& maker : makers) EXPECT_EQ(maker.get(), "");
  }
}

TEST_P(RecordTest, NobodyWaitsForOneWhoLooksAtFindings) {
  Record record = open();
  keep(record, document("a", "Talks."));
  ASSERT_TRUE(record.commit());
  const Record reader = open(Record::Use::look);
  bool written = false;
  ASSERT_TRUE(reader.find({.kind = FindingKind::meeting}, [&](const RecordedReport&, const Finding&) {
    auto writer = Record::open(path_, Record::Use::write, {std::chrono::seconds(0), {}});
    const Document more = document("b", "More talks.");
    written = writer && writer->add(more, key_of(more.report), findings("b")) && writer->commit();
    return true;
  }));
  EXPECT_TRUE(written);
}

TEST_P(RecordTest, AWriterWaitsForAnotherOne) {
  Record record = open();
  keep(record, document("a", "Talks."));
  int notes = 0;
  const auto writer = [&](std::chrono::seconds most) {
    return Record::open(path_, Record::Use::write, {most, [&] { ++notes; }});
  };
  auto hasty = writer(std::chrono::seconds(0)), patient = writer(std::chrono::seconds(20));
  ASSERT_TRUE(hasty && patient);
  const Document more = document("b", "More talks.");
  const auto refused = hasty->add(more, key_of(more.report), findings("b"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::unwritable);
  EXPECT_NE(refused.error().why.find("another program is using the record"), std::string::npos);
  auto later = std::async(std::launch::async, [&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    return record.commit().has_value();
  });
  keep(*patient, more);
  EXPECT_TRUE(patient->commit());
  EXPECT_EQ(notes, 1);
  EXPECT_TRUE(later.get());
  EXPECT_EQ(record.keys()->size(), 2u);
}

TEST_P(RecordFile, AWriterWaitsForItsTurnAndSaysSo) {
  Record record = open();
  const auto other = record::Database::open(path_, true);
  ASSERT_TRUE(other->run("BEGIN EXCLUSIVE"));
  auto later = std::async(std::launch::async, [&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    return other->run("COMMIT").has_value();
  });
  int notes = 0;
  const auto waiting = Record::open(path_, Record::Use::look, {std::chrono::seconds(20), [&] { ++notes; }});
  EXPECT_TRUE(waiting);
  EXPECT_EQ(notes, 1);
  EXPECT_TRUE(later.get());
}

TEST_P(RecordFile, AFailedBatchIsForgotten) {
  Record record = open();
  const auto reader = record::Database::open(path_, false);
  ASSERT_TRUE(reader->run("BEGIN; SELECT count(*) FROM reports"));
  auto writer = Record::open(path_, Record::Use::write, {std::chrono::seconds(0), {}});
  ASSERT_TRUE(writer);
  keep(*writer, document("a", "Talks."));
  const auto commit = writer->commit();
  ASSERT_FALSE(commit);
  EXPECT_EQ(commit.error().code, ErrorCode::unwritable);
  ASSERT_TRUE(reader->run("COMMIT"));
  EXPECT_TRUE(record.keys()->empty());
  keep(*writer, document("a", "Talks."));
  EXPECT_TRUE(writer->commit());
  EXPECT_EQ(record.keys()->size(), 1u);
}

TEST_P(RecordFile, NamesOfFilesAreNamesOfFiles) {
  path_ = "";
  EXPECT_NE(error().find("names no file"), std::string::npos);
  path_ = folder_.path();
  EXPECT_NE(error().find("a folder, not a record"), std::string::npos);
}

TEST_P(RecordTest, VersionsThatNoProgramWroteAreRefused) {
  open();
  say_version(0);
  EXPECT_NE(error().find("schema is said to be 0"), std::string::npos) << error();
}

TEST_P(RecordFile, VersionsThatAreNotThoseOfTheTablesAreRefused) {
  {
    Record record = open();
    keep(record, document("a", "Talks."));
    keep(record, document("b", "Talks."));
    ASSERT_TRUE(record.commit());
  }
  for (const char* version : {"1", "2", "3", "4"}) {
    ASSERT_TRUE(record::Database::open(path_, true)->run(std::string("PRAGMA user_version = ") + version));
    const auto looked = Record::open(path_, Record::Use::look);
    ASSERT_FALSE(looked);
    EXPECT_EQ(looked.error().why.find(std::string("a record whose schema is said to be ") + version + " but which has"),
              0u)
        << looked.error().why;
    EXPECT_NE(error().find("change it back (this program's is " + std::to_string(record::kSchemaVersion) + ")"),
              std::string::npos)
        << error();
  }
  ASSERT_TRUE(record::Database::open(path_, true)->run(downgrade_sql(4)));
  EXPECT_EQ(error(), "") << "it is brought up to date";
  EXPECT_TRUE(*open(Record::Use::look).has_id(key_of(document("a", "Talks.").report), "b"));
  ASSERT_TRUE(record::Database::open(path_, true)->run("DROP TABLE meetings"));
  EXPECT_NE(error().find("lacks the table meetings"), std::string::npos) << error();
}

TEST_P(RecordTest, FiltersNarrow) {
  Record record = open();
  keep(record, document("a", "Talks."));
  keep(record, document("b", "More talks."));
  ASSERT_TRUE(record.commit());
  const auto count = [&](const Query& query) { return found(record, query).size(); };
  using enum FindingKind;
  EXPECT_EQ(count({.kind = meeting}), 2u);
  EXPECT_EQ(count({.kind = meeting, .report = "a"}), 1u);
  EXPECT_EQ(count({.kind = meeting, .limit = 1}), 1u);
  EXPECT_EQ(count({.kind = meeting, .by = "RUS"}), 2u);
  EXPECT_EQ(count({.kind = meeting, .by = "ryabkov"}), 2u);
  EXPECT_EQ(count({.kind = meeting, .by = "RU"}), 0u);
  EXPECT_EQ(count({.kind = meeting, .to = "NATO"}), 2u);
  EXPECT_EQ(count({.kind = meeting, .about = "brussels met"}), 2u);
  EXPECT_EQ(count({.kind = meeting, .about = "russels"}), 0u);
  EXPECT_EQ(count({.kind = meeting, .from = parse_day("2022-01-12"), .until = parse_day("2022-01-12")}), 2u);
  EXPECT_EQ(count({.kind = meeting, .from = parse_day("2022-01-13")}), 0u);
  EXPECT_EQ(count({.kind = statement, .from = parse_day("2022-01-13")}), 2u)
      << "without a day of its own: the report's";
}

TEST_P(RecordTest, DoubtfulFindingsAreKeptAndLeftOutOnDemand) {
  Record record = open();
  const Document doc = document("a", "Talks.");
  auto doubtful = findings("a");
  for (Finding& finding : doubtful) finding.confidence = 0.4F;
  ASSERT_TRUE(record.add(doc, key_of(doc.report), doubtful));
  ASSERT_TRUE(record.commit());
  const auto all = found(record, {.kind = FindingKind::meeting});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_NEAR(all.front().confidence.value_or(0), 0.4, 0.001);
  EXPECT_EQ(found(record, {.kind = FindingKind::meeting, .min_confidence = 0.4F}).size(), 1u);
  EXPECT_EQ(found(record, {.kind = FindingKind::meeting, .min_confidence = 0.41F}).size(), 0u);
}

TEST_P(RecordFile, WhatAnEarlierVersionFoundWasNeverJudged) {
  {
    Record record = open();
    keep(record, document("a", "Talks."));
    ASSERT_TRUE(record.commit());
  }
  ASSERT_TRUE(record::Database::open(path_, true)->run(downgrade_sql(3)));
  const auto unjudged = [&](const Record& record) {
    const auto all = found(record, {.kind = FindingKind::meeting, .min_confidence = 0.9F});
    return all.size() == 1 && !all.front().confidence;
  };
  EXPECT_TRUE(unjudged(open(Record::Use::look))) << "who only looks changes nothing";
  EXPECT_TRUE(unjudged(open(Record::Use::write)));
  EXPECT_EQ(*record::Database::open(path_, false)->number("PRAGMA user_version"), record::kSchemaVersion);
}

TEST_P(RecordTest, AskingForWhatAKindDoesNotHaveIsMisuse) {
  const Record record = open();
  const auto ok =
      record.find({.kind = FindingKind::statement, .to = "USA"}, [](const auto&, const auto&) { return true; });
  ASSERT_FALSE(ok);
  EXPECT_EQ(ok.error().code, ErrorCode::misused);
}

TEST_P(RecordFile, OtherFilesAreRefusedAndLeftAsTheyAre) {
  folder_.write("record.db", "This is a letter and no database, and it is long enough.");
  EXPECT_NE(error().find("record.db: this file is no record"), std::string::npos);
  EXPECT_EQ(folder_.read("record.db"), "This is a letter and no database, and it is long enough.");
}

TEST_P(RecordTest, OtherProgramsDatabasesAreRefused) {
  {
    const auto other = record::Database::open(path_, true);
    ASSERT_TRUE(other->run("CREATE TABLE reports (name TEXT)"));
  }
  EXPECT_NE(error().find("a database of another program"), std::string::npos);
}

Document document_of(const std::string& id, const std::string& name, const std::string& post) {
  Document made = document(id, "The minister spoke in the " + id + " report.");
  Actor& actor = made.actors.emplace_back();
  actor.kind = ActorKind::person;
  actor.code = "RUS";
  actor.name = name;
  if (!post.empty()) actor.posts.push_back(post);
  made.mentions.push_back({{0, 12}, 0, 2, 1, MentionKind::title, false, 0, "title"});
  return made;
}

TEST_P(RecordTest, PersonsAreFoundAgainInLaterReports) {
  Record record = open();
  keep(record, document_of("first", "Sergei Ryabkov", "deputy foreign minister"));
  const Document later = document_of("later", "Ryabkov", "deputy minister");
  Finding said{FindingKind::statement, "later", {0, 19}, 1, "The minister spoke", "cue say", {}};
  said.values = {std::string("RUS/Ryabkov"), std::string("indirect"), Span{13, 18},   std::vector<Span>{},
                 std::monostate(),           std::string(""),         std::string("")};
  ASSERT_TRUE(record.add(later, key_of(later.report), {said}));
  ASSERT_TRUE(record.commit());
  const auto persons = record.persons();
  ASSERT_TRUE(persons);
  ASSERT_EQ(persons->size(), 1u);
  EXPECT_EQ(persons->front().forms, (std::vector<std::string>{"RUS/Sergei Ryabkov", "RUS/Ryabkov"}));
  Query query;
  query.by = "Sergei Ryabkov";
  EXPECT_EQ(found(record, query).size(), 2u);
  query.by = "Lavrov";
  EXPECT_TRUE(found(record, query).empty());
}

TEST_P(RecordFile, RecordsOfTheFirstSchemaAreBroughtUpToDate) {
  open();
  {
    const auto old = record::Database::open(path_, true);
    ASSERT_TRUE(old->run(downgrade_sql(1)));
  }
  const Record looked = open(Record::Use::look);
  EXPECT_TRUE(looked.persons());
  Record record = open();
  keep(record, document_of("first", "Sergei Ryabkov", "deputy foreign minister"));
  EXPECT_TRUE(record.commit());
  EXPECT_EQ(record.persons()->front().posts, std::vector<std::string>{"deputy foreign minister"});
}

TEST_P(RecordTest, LaterSchemasAreRefused) {
  open();
  say_version(99);
  EXPECT_NE(error().find("a record of a later Rapporteur"), std::string::npos);
}

TEST_P(RecordFile, MissingFoldersAndRecordsAreNamed) {
  path_ = folder_.at("none/record.db");
  EXPECT_NE(error().find("the record cannot be opened"), std::string::npos);
  const auto record = Record::open(path_, Record::Use::look);
  ASSERT_FALSE(record);
  EXPECT_EQ(record.error().code, ErrorCode::not_found);
}

TEST_P(RecordTest, TextIsFoundByItsWords) {
  Record record = open();
  keep(record, document("a", "The delegation arrived in Kraków."));
  ASSERT_TRUE(record.commit());
  keep(record, document("b", "Officials of O'Brien & Sons arrived."));
  ASSERT_TRUE(record.commit());
  const auto found = [&](const std::string& words) { return record.count_reports({.words = words}).value_or(99); };
  EXPECT_EQ(found("krakow"), 1u);
  EXPECT_EQ(found("KRAKÓW dele"), 1u);
  EXPECT_EQ(found("o'brien"), 1u);
  EXPECT_EQ(found("arrived"), 2u);
  EXPECT_EQ(found("rakow"), 0u);
  EXPECT_EQ(found("vienna"), 0u);
}

}  // namespace
}  // namespace rapporteur
