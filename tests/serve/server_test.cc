// The record over HTTP: what is asked is answered whole, what is wrong is said, and nothing that a report says is
// obeyed.
#include "serve/route.h"
#include "serve/served.h"

namespace rapporteur {
namespace {

using testing::Served;

ON_ALL_STORES(Served);

size_t lines_in(const std::string& text) { return static_cast<size_t>(std::count(text.begin(), text.end(), '\n')); }

TEST_P(Served, APageSaysHowManyThereAreAndLeadsToTheEnd) {
  const auto whole = asked("/findings/statements?min_confidence=0&limit=1000");
  ASSERT_GT(whole["total"], 3);
  EXPECT_EQ(whole["next"], nullptr);
  std::vector<nlohmann::json> items;
  std::string cursor;
  do {
    const auto page =
        asked("/findings/statements?min_confidence=0&limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor));
    EXPECT_EQ(page["total"], whole["total"]);
    EXPECT_EQ(page["returned"], page["items"].size());
    EXPECT_EQ(page["limit"], 2);
    items.insert(items.end(), page["items"].begin(), page["items"].end());
    cursor = page["next"].is_null() ? "" : page["next"].get<std::string>();
  } while (!cursor.empty());
  EXPECT_EQ(nlohmann::json(items), whole["items"]);
}

TEST_P(Served, TheLatestComeFirstOnDemandAndOnAllPages) {
  const auto first = asked("/findings/statements?min_confidence=0&limit=1000");
  std::vector<nlohmann::json> items;
  std::string cursor;
  do {
    const auto page = asked("/findings/statements?order=latest&min_confidence=0&limit=3" +
                            (cursor.empty() ? "" : "&cursor=" + cursor));
    items.insert(items.end(), page["items"].begin(), page["items"].end());
    cursor = page["next"].is_null() ? "" : page["next"].get<std::string>();
  } while (!cursor.empty());
  std::reverse(items.begin(), items.end());
  EXPECT_EQ(nlohmann::json(items), first["items"]);
}

TEST_P(Served, ACursorOfAnotherQuestionIsRefused) {
  const std::string next = asked("/findings/statements?min_confidence=0&limit=1")["next"];
  EXPECT_EQ(refused("/findings/statements?limit=1&by=Russia&cursor=" + next, 400)["where"], "cursor");
  EXPECT_EQ(refused("/findings/statements?cursor=zz", 400)["where"], "cursor");
  EXPECT_EQ(refused("/findings/statements?cursor=00", 400)["where"], "cursor");
  EXPECT_EQ(refused("/reports?cursor=" + next, 400)["where"], "cursor");
}

TEST_P(Served, FiltersNarrowAsTheyDoOnTheCommandLine) {
  const auto said = asked("/findings/statements?by=Ryabkov&min_confidence=0");
  ASSERT_GT(said["total"], 0);
  for (const auto& item : said["items"]) EXPECT_EQ(item["finding"]["speaker"], "RUS/Sergei Ryabkov");
  EXPECT_EQ(asked("/findings/statements?speaker=RUS/Sergei%20Ryabkov&min_confidence=0")["total"], said["total"]);
  EXPECT_EQ(asked("/findings/statements?speaker=RUS/Sergei&min_confidence=0")["total"], 0);
  for (const auto& item : asked("/findings/positions?stance=reject&min_confidence=0")["items"])
    EXPECT_EQ(item["finding"]["stance"], "reject");
  EXPECT_GT(asked("/findings/meetings?parties=RUS&min_confidence=0")["total"], 0);
  EXPECT_EQ(asked("/findings/meetings?parties=RUS/Nobody&min_confidence=0")["total"], 0);
  EXPECT_EQ(asked("/findings/statements?from=2023&min_confidence=0")["total"], 0);
  EXPECT_EQ(asked("/findings/statements?report=grain/corridor&min_confidence=0")["total"],
            asked("/findings/statements?from=2022-07&until=2022-07&min_confidence=0")["total"]);
}

TEST_P(Served, NobodyOfThatNameIsSaid) {
  const auto page = asked("/findings/statements?by=Ryabkof");
  EXPECT_EQ(page["total"], 0);
  EXPECT_NE(page["note"].get<std::string>().find("nobody in the record is called \"Ryabkof\""), std::string::npos);
}

TEST_P(Served, WhatIsUnknownIsRefusedWithTheNearestName) {
  const auto parameter = refused("/findings/statements?abuot=grain", 400);
  EXPECT_EQ(parameter["where"], "abuot");
  EXPECT_NE(parameter["what to do"].get<std::string>().find("about"), std::string::npos);
  EXPECT_NE(refused("/findings/statments", 404)["what to do"].get<std::string>().find("/findings/statements"),
            std::string::npos);
  EXPECT_NE(refused("/findings/positions?stance=rejcet", 400)["what to do"].get<std::string>().find("reject"),
            std::string::npos);
  EXPECT_EQ(refused("/findings/statements?from=yesterday", 400)["where"], "from");
  EXPECT_EQ(refused("/findings/statements?from=2023&until=2022", 400)["where"], "from");
  EXPECT_EQ(refused("/findings/statements?limit=0", 400)["where"], "limit");
  EXPECT_EQ(refused("/findings/statements?limit=1001", 400)["where"], "limit");
  EXPECT_EQ(refused("/findings/statements?min_confidence=2", 400)["where"], "min_confidence");
  EXPECT_EQ(refused("/findings/statements?min_confidence=nan", 400)["where"], "min_confidence");
  EXPECT_EQ(refused("/findings/events?cameo=*", 400)["where"], "cameo");
  EXPECT_EQ(refused("/findings/statements?by=Iran&by=Russia", 400)["why"], "it is given twice");
  EXPECT_EQ(refused("/findings/statements?about=" + std::string(501, 'a'), 400)["where"], "about");
  EXPECT_EQ(refused("/reports/nothing", 404)["where"], "nothing");
  EXPECT_EQ(refused("/record?by=Iran", 400)["where"], "by");
}

TEST_P(Served, TwinsAreAllOfTheList) {
  const size_t total = asked("/findings/statements?min_confidence=0")["total"];
  const auto lines = get("/api/v1/findings/statements.jsonl?min_confidence=0");
  EXPECT_EQ(lines_in(lines.body), total);
  EXPECT_EQ(lines.get_header_value("Rapporteur-Total"), std::to_string(total));
  EXPECT_EQ(asked("/findings/statements.json?min_confidence=0").size(), total);
  const auto table = get("/api/v1/findings/statements.csv?min_confidence=0");
  EXPECT_TRUE(
      table.body.starts_with("kind,report,report_date,line,start,end,words,rule,confidence,verdict,verdict_by,verdict_"
                             "when,verdict_why,program_found,speaker,"));
  for (const char* list : {"/reports", "/talks", "/actors", "/persons", "/days", "/stances"}) {
    const size_t rows = asked(list)["total"];
    EXPECT_GT(rows, 0) << list;
    EXPECT_EQ(asked(std::string(list) + ".json").size(), rows) << list;
    const std::string text = get("/api/v1" + std::string(list) + ".jsonl").body;
    EXPECT_EQ(lines_in(text), rows) << list;
  }
  EXPECT_EQ(asked("/findings/statements.json?limit=2&min_confidence=0").size(), 2);
}

TEST_P(Served, AReportComesWithItsTextAndAllFindings) {
  const auto reports = asked("/reports/grain%2Fcorridor")["reports"];
  ASSERT_EQ(reports.size(), 1);
  EXPECT_EQ(reports[0]["text"], testing::texts()[1].text);
  EXPECT_EQ(reports[0]["date"], "2022-07-22");
  ASSERT_GT(reports[0]["findings"].size(), 2);
  for (const auto& finding : reports[0]["findings"]) EXPECT_TRUE(finding.contains("confidence"));
}

TEST_P(Served, SearchGivesSomeOfTheTextWithTheWordsMarked) {
  const auto page = asked("/search?words=grain%20exports");
  ASSERT_EQ(page["total"], 1);
  EXPECT_EQ(page["items"][0]["id"], "grain/corridor");
  std::string sought;
  for (const auto& piece : page["items"][0]["snippet"])
    if (piece["sought"] == true) sought += piece["text"].get<std::string>() + " ";
  EXPECT_EQ(sought, "grain exports ");
  EXPECT_EQ(asked("/search?words=antonio")["total"], 1);  // accents do not matter
  EXPECT_EQ(asked("/search?words=%22%20OR%20NEAR(")["total"], 0);
  EXPECT_EQ(asked("/search?words=-%20*%20:")["total"], 0);
  EXPECT_EQ(refused("/search", 400)["where"], "words");
}

TEST_P(Served, FacetsCountWhatTheListHas) {
  const auto facets = asked("/facets/statements?min_confidence=0");
  EXPECT_EQ(facets["total"], asked("/findings/statements?min_confidence=0")["total"]);
  size_t sum = 0;
  for (const auto& one : facets["facets"]["form"]) {
    sum += one["count"].get<size_t>();
    EXPECT_EQ(asked("/findings/statements?min_confidence=0&form=" + one["value"].get<std::string>())["total"],
              one["count"]);
  }
  EXPECT_EQ(sum, facets["total"]);
  const auto parties = asked("/facets/meetings?min_confidence=0")["facets"]["parties"];
  ASSERT_FALSE(parties.empty());
  for (const auto& one : parties)
    EXPECT_EQ(asked("/findings/meetings?min_confidence=0&parties=" + one["value"].get<std::string>())["total"],
              one["count"]);
}

TEST_P(Served, ASourceIsWhoDoesItAndAnOutletWhoReportsIt) {
  const auto facets = asked("/facets/events?min_confidence=0")["facets"];
  const auto is_russia = [](const auto& one) { return one["value"] == "RUS"; };
  EXPECT_TRUE(std::any_of(facets["source"].begin(), facets["source"].end(), is_russia)) << facets["source"];
  EXPECT_EQ(facets["outlet"][0]["value"], "wire");
}

TEST_P(Served, WhatHasNotChangedIsNotSentAgain) {
  const auto first = get("/api/v1/findings/statements");
  const std::string tag = first.get_header_value("ETag");
  ASSERT_FALSE(tag.empty());
  const auto again = get("/api/v1/findings/statements", {{"If-None-Match", tag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.body.empty());
  EXPECT_EQ(get("/api/v1/findings/events", {{"If-None-Match", tag}}).status, 200);
}

TEST_P(Served, AnswersAreCompressedForWhoTakesGzip) {
  client_->set_decompress(false);
  const auto packed = get("/api/v1/openapi.json", {{"Accept-Encoding", "br, gzip"}});
  EXPECT_EQ(packed.get_header_value("Content-Encoding"), "gzip");
  EXPECT_TRUE(packed.body.starts_with("\x1f\x8b"));
  EXPECT_EQ(get("/api/v1/openapi.json", {{"Accept-Encoding", "br"}}).get_header_value("Content-Encoding"), "");
}

TEST_P(Served, EveryAnswerForbidsWhatAReportCouldBring) {
  for (const char* path :
       {"/", "/findings/statements", "/reports/hostile", "/page.js", "/api/v1/record", "/api/v1/nothing", "/nothing"}) {
    const auto answer = get(path);
    const std::string policy = answer.get_header_value("Content-Security-Policy");
    EXPECT_NE(policy.find("default-src 'none'"), std::string::npos) << path;
    EXPECT_EQ(policy.find("unsafe"), std::string::npos) << path;
    EXPECT_EQ(answer.get_header_value("X-Content-Type-Options"), "nosniff") << path;
    EXPECT_EQ(answer.get_header_value("Referrer-Policy"), "no-referrer") << path;
  }
  EXPECT_EQ(get("/api/v1/reports/hostile").get_header_value("Content-Type"), "application/json");
}

TEST_P(Served, AHostileReportStaysText) {
  const auto page = get("/reports/hostile");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.body, get("/").body) << "the page is the same for every view: what a report says comes as JSON alone";
  EXPECT_EQ(asked("/reports/hostile")["reports"][0]["title"], testing::texts()[2].title);
  const auto table = get("/api/v1/findings/statements.csv?report=hostile&min_confidence=0").body;
  EXPECT_EQ(table.find("\n="), std::string::npos);
  EXPECT_EQ(table.find(",="), std::string::npos) << "a cell that a spreadsheet would compute";
}

TEST_P(Served, NothingCanBeChanged) {
  std::vector<httplib::Result> answers;
  answers.push_back(client_->Post("/api/v1/reports", "{}", "application/json"));
  answers.push_back(client_->Delete("/api/v1/reports/geneva"));
  answers.push_back(client_->Put("/api/v1/reports/geneva", "x", "text/plain"));
  answers.push_back(client_->Patch("/", "x", "text/plain"));
  for (const httplib::Result& answer : answers) {
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 405);
    EXPECT_EQ(answer->get_header_value("Allow"), "GET, HEAD");
  }
}

TEST_P(Served, OtherNamesOfThisMachineAreRefused) {
  EXPECT_EQ(get("/api/v1/record", {{"Host", "evil.example"}}).status, 403);
  EXPECT_EQ(get("/", {{"Host", "127.evil.example"}}).status, 403);
  EXPECT_EQ(get("/api/v1/record", {{"Host", "localhost:99"}}).status, 200);
  EXPECT_EQ(get("/api/v1/record", {{"Host", "[::1]:99"}}).status, 200);
}

TEST_P(Served, WithATokenOnlyWhoKnowsItIsAnswered) {
  stop();
  start("open-sesame");
  EXPECT_EQ(get("/api/v1/record").status, 401);
  EXPECT_EQ(get("/").status, 401);
  EXPECT_EQ(get("/api/v1/record", {{"Authorization", "Bearer open-sesam"}}).status, 401);
  EXPECT_EQ(get("/api/v1/record", {{"Authorization", "Bearer open-sesame"}}).status, 200);
  EXPECT_EQ(get("/?token=wrong").status, 401);
  const auto entered = get("/talks?token=open-sesame");
  EXPECT_EQ(entered.status, 303);
  EXPECT_EQ(entered.get_header_value("Location"), "/talks");
  const std::string cookie = entered.get_header_value("Set-Cookie");
  EXPECT_NE(cookie.find("HttpOnly; SameSite=Strict"), std::string::npos);
  EXPECT_EQ(get("/talks", {{"Cookie", "a=b; " + cookie.substr(0, cookie.find(';'))}}).status, 200);
  EXPECT_EQ(get("/api/v1/record?token=open-sesame").status, 401) << "a token in an address is for the page alone";
}

TEST_P(Served, ManyAtOnceAreAllAnswered) {
  std::vector<std::thread> all;
  std::atomic<int> good = 0;
  for (int i = 0; i < 24; ++i) {
    all.emplace_back([&] {
      httplib::Client client("127.0.0.1", server_->port());
      for (const char* path : {"/api/v1/findings/statements", "/api/v1/talks", "/api/v1/search?words=deal"}) {
        const auto answer = client.Get(path);
        good += answer && answer->status == 200;
      }
    });
  }
  for (std::thread& one : all) one.join();
  EXPECT_EQ(good, 24 * 3);
}

TEST(Server, OtherAddressesNeedAToken) {
  const Folder folder;
  const auto open = serve::Server::open({folder.at("none.db"), "0.0.0.0", 0, ""}, testing::knowledge());
  ASSERT_FALSE(open);
  EXPECT_EQ(open.error().where, "--address");
  const auto missing = serve::Server::open({folder.at("none.db"), "127.0.0.1", 0, ""}, testing::knowledge());
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message().find("none.db"), std::string::npos);
  EXPECT_FALSE(serve::Server::open({folder.at("none.db"), "0.0.0.0", 0, "a b"}, testing::knowledge()));
}

}  // namespace
}  // namespace rapporteur
