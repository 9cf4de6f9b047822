// The program with its record in PostgreSQL: every command says what it says of a file, and what goes wrong is told.
#include <gtest/gtest.h>

#include <future>
#include <nlohmann/json.hpp>
#include <thread>

#include "cli/program.h"
#include "record/matching.h"
#include "record/postgres.h"
#include "record/search_words.h"
#include "record/stores.h"

namespace rapporteur {
namespace {

using nlohmann::json;

std::string line(const std::string& id, const std::string& date, const std::string& title, const std::string& text) {
  return json{{"id", id}, {"date", date}, {"title", title}, {"text", text}, {"source", "wire"}}.dump() + "\n";
}

std::string reports() {
  std::string all;
  all +=
      line("geneva", "2022-01-10", "Talks in Geneva",
           "Representatives of Russia and the United States met in Geneva on January 10. \"We will not accept this,\" "
           "Sergei Ryabkov said. Russian Deputy Foreign Minister Sergei Ryabkov told reporters that Moscow had no "
           "intention to attack Ukraine.\nRussia demanded that NATO withdraw its forces. Iran rejected the proposal.");
  all += line("grain", "2022-07-22", "The grain corridor: 100% \\ \"agreed\"",
              "Russia and Ukraine signed an agreement on grain exports in Istanbul on July 22.\tAntónio Guterres said "
              "that the deal would bring relief. Turkey said that ships would leave within weeks.\r\nUkraine demanded "
              "that Russia keep the deal.");
  all += line("undated", "", "",
              "Deputy Foreign Minister Ryabkov said that Russia would wait. Poland's President Andrzej Duda said in "
              "Kraków that he expected new talks in Vienna.");
  all += line("copy", "2022-07-23", "The grain corridor",
              "Russia and Ukraine signed an agreement on grain exports in Istanbul on July 22. António Guterres said "
              "that the deal would bring relief. Turkey said that ships would leave within weeks. Ukraine demanded "
              "that Russia keep the deal.");
  return all;
}

class InPostgres : public ::testing::Test {
 protected:
  void SetUp() override {
    server_ = testing::PostgresServer::get();
    if (server_ == nullptr) GTEST_SKIP() << "PostgreSQL is not installed; cmake/setup.sh does it";
    db_ = server_->new_place();
    folder_.write("in.jsonl", reports());
  }
  Said say(const std::string& command, const std::string& db, const std::string& before = "") {
    return run(folder_, command + " --db '" + db + "'", before);
  }
  std::string said(const std::string& command, const std::string& db) {
    const Said all = say(command, db);
    EXPECT_EQ(all.status, 0) << command << ": " << all.err;
    return all.out;
  }
  void expect_line(const Said& told, const std::string& naming) {
    EXPECT_EQ(told.status, 1) << told.err;
    EXPECT_EQ(told.out, "");
    EXPECT_NE(told.err.find(naming), std::string::npos) << told.err;
    EXPECT_EQ(lines(told.err), 1u) << told.err;
  }

  const testing::PostgresServer* server_ = nullptr;
  std::string db_;
  Folder folder_;
};

TEST_F(InPostgres, EveryCommandSaysWhatItSaysOfAFile) {
  for (const char* command : {"read in.jsonl --format jsonl",
                              "read in.jsonl",
                              "read in.jsonl --again --format table",
                              "show statements",
                              "show statements --by Ryabkov --format jsonl",
                              "show meetings --to UKR --format csv",
                              "show events --cameo 05",
                              "show statements --about 'krakow talks'",
                              "show statements --about 'kraków tal'",
                              "show statements --about o",
                              "show statements --about 'ships weeks' --min-confidence 0",
                              "show positions --min-confidence 0 --report copy",
                              "show meetings --from 2022-07 --until 2022-08",
                              "talks",
                              "talks --format csv",
                              "timeline",
                              "timeline --format json --min-confidence 0",
                              "positions",
                              "positions --format csv",
                              "balance Russia Ukraine",
                              "stories",
                              "stories --copies --format jsonl",
                              "explain undated",
                              "export"}) {
    const Said file = say(command, "record.db"), server = say(command, db_);
    EXPECT_EQ(server.status, file.status) << command << ": " << server.err << file.err;
    EXPECT_EQ(server.out, file.out) << command;
    EXPECT_EQ(server.err, file.err) << command;
  }
  EXPECT_EQ(run(folder_, "actors Ryabkov --db '" + db_ + "'").out, run(folder_, "actors Ryabkov --db record.db").out);
  EXPECT_GT(said("export", db_).size(), 4000u);
  say("export --format csv --into a", "record.db");
  say("export --format csv --into b", db_);
  for (const char* table : {"reports", "statements", "mentions", "posts", "other_ids"}) {
    const std::string name = std::string("/") + table + ".csv";
    EXPECT_EQ(folder_.read("b" + name), folder_.read("a" + name)) << table;
    EXPECT_NE(folder_.read("a" + name), "") << table;
  }
}

TEST_F(InPostgres, RecordsGoFromOneStoreToTheOther) {
  said("read in.jsonl --format jsonl", "record.db");
  const std::string whole = said("export", "record.db");
  folder_.write("whole.jsonl", whole);
  said("import whole.jsonl", db_);
  EXPECT_EQ(said("export", db_), whole);
  said("import whole.jsonl", db_);
  EXPECT_EQ(said("export", db_), whole) << "what is there is passed over";
  const std::string merged = server_->new_place();
  said("merge record.db", merged);
  EXPECT_EQ(said("export", merged), whole);
  said("merge '" + db_ + "'", merged);
  EXPECT_EQ(said("export", merged), whole) << "folding again changes nothing";
  said("merge '" + db_ + "'", "back.db");
  EXPECT_EQ(said("export", "back.db"), whole);
  const std::string about = "show statements --about 'kraków tal' --format jsonl";
  EXPECT_NE(said(about, merged), "");
  EXPECT_EQ(said(about, merged), said(about, "record.db")) << "what was folded in is found by its words";
  EXPECT_EQ(said(about, db_), said(about, "record.db")) << "so is what was imported";
}

TEST_F(InPostgres, ShardsMergeIntoTheRecordOfOneProcess) {
  folder_.write("a.jsonl", reports().substr(0, reports().find("{\"date\":\"\"")));
  folder_.write("b.jsonl", line("another-id", "2022-01-10", "Talks in Geneva",
                                json::parse(reports().substr(0, reports().find('\n')))["text"].get<std::string>()));
  said("read in.jsonl --format jsonl", "whole.db");
  said("read b.jsonl --format jsonl", "whole.db");
  said("read b.jsonl --format jsonl", "b.db");
  said("read in.jsonl --format jsonl", db_);
  said("merge b.db", db_);
  const auto ids = [&](const std::string& db) { return said("show meetings --report another-id --format jsonl", db); };
  EXPECT_NE(ids(db_), "");
  EXPECT_EQ(lines(ids(db_)), lines(ids("whole.db")));
}

TEST_F(InPostgres, ManyWritersAtOnceLoseNothing) {
  std::vector<std::future<int>> writers;
  const std::string program = std::filesystem::absolute(RAPPORTEUR_PROGRAM).string();
  for (int i = 0; i < 4; ++i) {
    std::string some = reports();  // the same ones from all, and some of their own
    for (int k = 0; k < 20; ++k)
      some += line("r" + std::to_string(i) + "-" + std::to_string(k), "2022-01-10", "Talks",
                   "Round " + std::to_string(20 * i + k) + ". Russia and China met in Geneva on January 9.");
    const std::string file = folder_.write("in-" + std::to_string(i) + ".jsonl", some);
    const std::string command =
        program + " read - --format jsonl --threads 1 --db '" + db_ + "' <" + file + " >/dev/null";
    writers.push_back(std::async(std::launch::async, [command] { return std::system(command.c_str()); }));
  }
  for (auto& writer : writers) EXPECT_EQ(writer.get(), 0);
  for (const char* number : {"0", "1", "2", "3"})
    EXPECT_EQ(say("read - --format jsonl <in-" + std::string(number) + ".jsonl", "record.db").status, 0);
  EXPECT_EQ(said("export", db_), said("export", "record.db"));
}

TEST_F(InPostgres, KilledAtAnyMomentNothingIsHalfThere) {
  std::string many;
  for (int i = 0; i < 120; ++i)
    many += line("r" + std::to_string(i), "2022-01-10", "Talks",
                 "Round " + std::to_string(i) + ". Russia and China met in Geneva on January 9.");
  folder_.write("many.jsonl", many);
  said("read many.jsonl --format jsonl", "whole.db");
  const std::string whole = said("export", "whole.db");
  for (int turn = 1; turn <= 12; ++turn) {
    say("read many.jsonl --format jsonl --threads 1", db_, "timeout -s KILL 0." + std::to_string(10 + 4 * turn));
    const Said there = say("export", db_);
    if (there.status != 0) continue;  // killed before the record had tables
    for (size_t begin = 0; begin < there.out.size();) {
      const size_t end = there.out.find('\n', begin) + 1;
      const std::string one = there.out.substr(begin, end - begin);
      const bool complete = !one.starts_with("{\"report\"") || whole.find(one) != std::string::npos;
      ASSERT_TRUE(complete) << one;
      begin = end;
    }
  }
  said("read many.jsonl --format jsonl", db_);
  EXPECT_EQ(said("export", db_), whole);
}

TEST_F(InPostgres, AConnectionLostInMidRunPrintsNothingThatIsNotInTheRecord) {
  folder_.write("more.jsonl", line("more", "2022-01-11", "Talks", "Russia and China met in Geneva on January 9."));
  auto reading = std::async(std::launch::async, [&] {
    return say("read - --format jsonl --threads 1", db_,
               "(cat in.jsonl; while [ ! -e go ]; do sleep 0.05; done; "
               "cat more.jsonl) |");
  });
  const auto stored = [&] {
    const auto record = Record::open(db_, Record::Use::look);
    const auto keys = record ? record->keys() : Result<std::vector<ReportKey>>(std::vector<ReportKey>());
    return keys && !keys->empty();
  };
  while (!stored()) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  server_->run(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'rapporteur' AND pid <> "
      "pg_backend_pid()");
  folder_.write("go", "");
  const Said told = reading.get();
  EXPECT_EQ(told.status, 1);
  EXPECT_NE(told.err.find("the connection to the server was lost"), std::string::npos) << told.err;
  EXPECT_NE(told.out.find("\"geneva\""), std::string::npos);
  EXPECT_EQ(told.out.find("\"more\""), std::string::npos);
  EXPECT_EQ(said("export", db_).find("\"more\""), std::string::npos);
  said("read more.jsonl --format jsonl", db_);
  EXPECT_NE(said("export", db_).find("\"more\""), std::string::npos);
}

TEST_F(InPostgres, WhatGoesWrongIsNamed) {
  expect_line(say("show events", "postgresql://desk@127.0.0.1:1/talks"),
              "postgresql://desk@127.0.0.1:1/talks: no server answers: ");
  const Said wrong = say("show events", server_->address_with("rapporteur:letmein"));
  expect_line(wrong, "the server does not let this user in: ");
  EXPECT_EQ(wrong.err.find("letmein"), std::string::npos) << "a password is shown to nobody";
  EXPECT_NE(wrong.err.find("PGPASSWORD"), std::string::npos);
  std::string none = server_->address();
  expect_line(say("show events", none.replace(none.rfind("postgres"), 8, "none")), "there is no such database: ");
  expect_line(say("show events", db_), "there is no record in it");
  expect_line(say("read in.jsonl", server_->address() + "?options=-csearch_path%3Dnone"), "CREATE SCHEMA");
  EXPECT_EQ(say("show events", server_->address_with("rapporteur:secret") + db_.substr(db_.find('?'))).status, 1);
  said("read in.jsonl --format jsonl", db_);
  EXPECT_EQ(say("show events", server_->address_with("rapporteur:secret") + db_.substr(db_.find('?'))).status, 0);
}

TEST_F(InPostgres, WhoMayOnlyLookLooks) {
  said("read in.jsonl --format jsonl", db_);
  const std::string reader = db_ + "%20-cdefault_transaction_read_only%3Don";
  EXPECT_EQ(said("show statements", reader), said("show statements", db_));
  expect_line(say("read in.jsonl", reader), "the record cannot be written");
}

TEST_F(InPostgres, ItsFunctionsAnswerAsTheProgramsDo) {
  said("read in.jsonl --format jsonl", db_);
  const auto database = record::Database::open(db_, false);
  ASSERT_TRUE(database);
  const std::vector<std::string> texts = {"",
                                          "RUS",
                                          "RUS/Sergei Ryabkov",
                                          R"(["NATO","RUS/Sergei Ryabkov"])",
                                          "Kraków",
                                          "ÉCOLE Ωmega Ёлка žluťoučký",
                                          "a.b (c) [d] {e} \\f ^g $h *i +j |k ?l",
                                          "first line\nsecond, the line\n\nlast"};
  const std::vector<std::string> wanted = {"RUS",        "RU",   "ryabkov", "rgei",  "kraków", "krakow",
                                           "école ёлка", "(c",   "\\f",     "*i +j", "[d",     "line second",
                                           "a.b",        "NATO", "nato",    "d]"};
  const auto two = [&](const std::string& function, const auto& ours) {
    auto statement = database->prepare("SELECT CAST(" + function + "(?, ?) AS INTEGER)");
    ASSERT_TRUE(statement);
    for (const std::string& text : texts) {
      for (const std::string& word : wanted) {
        const auto row = statement->bind(1, text).bind(2, word).step();
        ASSERT_TRUE(row && *row) << (row ? "" : row.error().message());
        EXPECT_EQ(statement->number(0) != 0, ours(text, word)) << function << " " << text << " | " << word;
        statement->reset();
      }
    }
  };
  two("has_words", record::has_words);
  two("names_actor", record::is_named);
  two("is_written", record::is_written);
  auto statement = database->prepare("SELECT paragraph(?, CAST(? AS BIGINT), CAST(? AS BIGINT))");
  for (const std::string& text : texts) {
    for (int start = 0; start < 20; ++start) {
      for (int end = start; end < 20; end += 3) {
        const auto row = statement->bind(1, text).bind(2, int64_t{start}).bind(3, int64_t{end}).step();
        ASSERT_TRUE(row && *row) << (row ? "" : row.error().message());
        EXPECT_EQ(statement->text(0), record::paragraph(text, start, end)) << text << start << " " << end;
        statement->reset();
      }
    }
  }
}

TEST(Postgres, ParametersAreNumberedAsSqliteNumbersThem) {
  EXPECT_EQ(record::with_dollars("SELECT ?2, ?, ?1 WHERE a = '?' AND \"b?\" = ?"),
            "SELECT $2, $3, $1 WHERE a = '?' AND \"b?\" = $4");
}

TEST(Postgres, WhatATextColumnCannotHoldKeepsItsPlace) {
  using namespace std::string_literals;
  EXPECT_EQ(record::storable("a\0b\xff\xc3\xa9"s),
            "a\xef\xbf\xbd"
            "b\xef\xbf\xbd\xc3\xa9"s);
  std::string line;
  record::append_copied("a\tb\\N\n", line);
  EXPECT_EQ(line, "a\\tb\\\\N\\n");
}

TEST(Postgres, WordsAreFoldedAndKnowTheirPlaces) {
  EXPECT_EQ(record::search_words("Talks", "In KRAKÓW, talks; and talks."), "'talks':1A,5,7 'in':3 'krakow':4 'and':6");
  EXPECT_EQ(record::words_to_search("Krak O'Brien - tal"), "'krak':* & 'o' <-> 'brien':* & 'tal':*");
}

TEST(Postgres, PasswordsAreNotPrinted) {
  EXPECT_EQ(record::printable("postgresql://desk:secret@host:5433/talks?sslmode=require"),
            "postgresql://desk@host:5433/talks?sslmode=require");
  EXPECT_EQ(record::printable("postgres://host/talks?user=desk&password=secret&x=1"),
            "postgres://host/talks?user=desk&password=&x=1");
  EXPECT_EQ(record::printable("a:b@c.db"), "a:b@c.db");
}

}  // namespace
}  // namespace rapporteur
