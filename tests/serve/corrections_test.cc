// Edits over HTTP: only where they are allowed, only from this server's own page or a program that means it.
#include "serve/served.h"

namespace rapporteur {
namespace {

using nlohmann::json;
using testing::Served;

constexpr const char* kPath = "/api/v1/corrections";
constexpr const char* kJson = "application/json";
const httplib::Headers kMeant = {{"Rapporteur-Edit", "1"}};

class Edits : public Served {
 protected:
  void SetUp() override {
    Served::SetUp();
    stop();
    start("", true);
  }
  json position() { return asked("/findings/positions?min_confidence=0&limit=1")["items"][0]["finding"]; }
  json said(const std::string& act, const json& finding, const json& set = json()) {
    json body = {{"act", act}, {"who", "Ada"}, {"why", "he quotes another"}, {"finding", finding}};
    if (!set.is_null()) body["set"] = set;
    return body;
  }
  httplib::Response post(const std::string& body, const httplib::Headers& headers = kMeant,
                         const std::string& type = kJson) {
    const auto answer = client_->Post(kPath, headers, body, type);
    return answer ? *answer : httplib::Response();
  }
  uint64_t corrections() { return asked("/corrections")["total"]; }
};

ON_ALL_STORES(Edits);

TEST_P(Edits, ARejectionIsSignedAndCanBeWithdrawn) {
  const uint64_t before = asked("/findings/positions?min_confidence=0")["total"];
  const auto answer = post(said("reject", position()).dump());
  ASSERT_EQ(answer.status, 201) << answer.body;
  EXPECT_EQ(asked("/findings/positions?min_confidence=0")["total"], before - 1);
  const json rejected = asked("/findings/positions?verdict=rejected")["items"][0]["finding"];
  EXPECT_EQ(rejected["verdict"]["who"], "Ada");
  EXPECT_EQ(rejected["verdict"]["found"]["stance"], rejected["stance"]);
  const json kept = asked("/corrections")["items"][0];
  EXPECT_EQ(kept["id"], json::parse(answer.body)["id"]);
  EXPECT_EQ(kept["state"], "in force");
  ASSERT_EQ(post(said("withdraw", rejected).dump()).status, 201);
  EXPECT_EQ(asked("/findings/positions?min_confidence=0")["total"], before);
  EXPECT_EQ(asked("/corrections")["items"][1]["state"], "superseded") << "nothing is forgotten";
}

TEST_P(Edits, AChangeShowsInListsCountsAndExports) {
  ASSERT_EQ(post(said("change", position(), {{"stance", "conditional"}}).dump()).status, 201);
  EXPECT_EQ(asked("/findings/positions?stance=conditional")["total"], 1);
  EXPECT_EQ(asked("/facets/positions?verdict=any&min_confidence=0")["judged"]["corrected"], 1);
  const std::string table = get("/api/v1/findings/positions.csv?verdict=corrected").body;
  EXPECT_NE(table.find(",corrected,Ada,"), std::string::npos) << table;
  const json report = asked("/reports/geneva")["reports"][0];
  EXPECT_NE(report.dump().find("\"said\":\"corrected\""), std::string::npos);
}

TEST_P(Edits, WithoutAWordFromTheUserNothingIsChanged) {
  const std::string body = said("reject", position()).dump();
  EXPECT_EQ(post(body, {}).status, 403) << "a form on another page can send no header";
  EXPECT_EQ(post(body, kMeant, "text/plain").status, 415) << "nor JSON";
  EXPECT_EQ(post(body, {{"Rapporteur-Edit", "1"}, {"Origin", "http://evil.example"}}).status, 403);
  EXPECT_EQ(post(body, {{"Rapporteur-Edit", "1"}, {"Host", "evil.example"}}).status, 403);
  EXPECT_EQ(client_->Options(kPath)->status, 405) << "no page from elsewhere is let through";
  EXPECT_EQ(client_->Post("/api/v1/reports", kMeant, body, kJson)->status, 405);
  EXPECT_EQ(corrections(), 0U);
  const std::string own = "http://127.0.0.1:" + std::to_string(server_->port());
  EXPECT_EQ(post(body, {{"Rapporteur-Edit", "1"}, {"Origin", own}}).status, 201);
}

TEST_P(Edits, WhatMakesNoSenseIsRefusedWithWhatToDo) {
  const json finding = position();
  json another = finding;
  another["stance"] = finding["stance"] == "offer" ? "open" : "offer";
  const json nobody = {{"act", "reject"}, {"finding", finding}};
  for (const std::string& body : {std::string("{"), std::string("[]"), said("praise", finding).dump(),
                                  said("change", finding, {{"stance", "undecided"}}).dump(), nobody.dump(),
                                  json{{"act", "reject"}, {"who", "Ada"}}.dump()}) {
    const auto answer = post(body);
    EXPECT_EQ(answer.status, 400) << body;
    EXPECT_FALSE(json::parse(answer.body, nullptr, false)["error"]["what to do"].get<std::string>().empty());
  }
  EXPECT_EQ(post(said("reject", another).dump()).status, 404) << "the record has no such finding";
  EXPECT_NE(post(std::string(100000, 'x')).status, 201) << "and nothing of that length is read";
  EXPECT_EQ(corrections(), 0U);
}

TEST_P(Edits, ATokenIsNeededForEditsToo) {
  const std::string body = said("reject", position()).dump();
  stop();
  start("secret", true);
  EXPECT_EQ(post(body).status, 401);
  EXPECT_EQ(post(body, {{"Rapporteur-Edit", "1"}, {"Authorization", "Bearer secret"}}).status, 201);
}

TEST_P(Edits, IssuesAreNamedAndActorsLinked) {
  const std::string issue = position()["issue"];
  ASSERT_EQ(post(json{{"act", "name"}, {"who", "Ada"}, {"issue", issue}, {"name", "A name of its own"}}.dump()).status,
            201);
  const json issues = asked("/issues?min_confidence=0");
  EXPECT_NE(issues.dump().find("A name of its own"), std::string::npos);
  const auto actors = asked("/actors")["items"];
  ASSERT_GE(actors.size(), 2U);
  const json pair = {actors[0]["actor"], actors[1]["actor"]};
  EXPECT_EQ(post(json{{"act", "link"}, {"who", "Ada"}, {"actors", pair}}.dump()).status, 201);
  EXPECT_EQ(post(json{{"act", "link"}, {"who", "Ada"}, {"actors", {"RUS", "Nobody"}}}.dump()).status, 404);
  EXPECT_EQ(corrections(), 2U);
}

TEST_P(Served, EditsAreNotAllowedUnlessSaid) {
  const auto answer = client_->Post(kPath, kMeant, "{}", kJson);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 405);
  EXPECT_NE(answer->body.find("--allow-edits"), std::string::npos);
  EXPECT_EQ(asked("/record")["may_edit"], false);
}

TEST_P(Served, PlacesHaveTheirStateAndReportsTheirStory) {
  const json places = asked("/places?min_confidence=0")["items"];
  const auto geneva =
      std::find_if(places.begin(), places.end(), [](const json& one) { return one["place"] == "Geneva"; });
  ASSERT_NE(geneva, places.end()) << places;
  EXPECT_EQ((*geneva)["state"], "CHE");
  EXPECT_FALSE(asked("/states?min_confidence=0")["items"].empty());
  EXPECT_EQ(asked("/near?report=geneva")["total"], 0) << "the reports of this record tell of different things";
  EXPECT_EQ(get("/api/v1/near?report=nowhere").status, 404);
}

}  // namespace
}  // namespace rapporteur
