// What is on the table, what came true, and what cannot both hold, in records that can be checked by hand.
#include "answers/answer.h"

#include "answers/contradictions.h"
#include "answers/coverage.h"
#include "answers/dossier.h"
#include "answers/foreseen.h"
#include "answers/made.h"
#include "answers/on_table.h"
#include "support.h"

namespace rapporteur::answers {
namespace {

using testing::heads;
using testing::MadeRecord;

std::vector<std::string> outcomes_of(const Answer& answer) {
  std::vector<std::string> all;
  for (const Entry& entry : answer.entries) all.push_back(entry.values[4]);
  return all;
}

TEST(OnTable, ClausesStandUnderTheirProposalAndStancesUnderBoth) {
  MadeRecord made;
  using List = std::vector<std::string>;
  made.add("a", "2021-12-17", FindingKind::proposal, {0, 20}, "Russia handed over a draft treaty",
           {List{"RUS"}, List{"USA"}, "draft treaty on security guarantees", "2021-12-15"});
  made.add("a", "2021-12-17", FindingKind::clause, {30, 40}, "NATO must not admit Ukraine",
           {List{"RUS/Sergei Ryabkov"}, "NATO", "must not", "admit Ukraine to the alliance"});
  made.add("a", "2021-12-17", FindingKind::clause, {50, 60}, "Iran must stop", {List{"USA"}, "IRN", "must", "stop it"});
  made.position("b", "2022-01-10", "NATO", "admitting Ukraine to the alliance", "support");
  made.position("b", "2022-01-10", "USA", "a treaty on security guarantees", "open", {60, 70});
  made.position("b", "2022-01-10", "FRA", "the weather", "oppose", {80, 90});
  const Answer answer = on_table(made.record(), {}).value();
  EXPECT_EQ(heads(answer),
            "RUS -> USA: draft treaty on security guarantees · 2021-12-15\n"
            "*USA open: a treaty on security guarantees · 2022-01-10\n"
            "*NATO must not admit Ukraine to the alliance\n"
            "**NATO support: admitting Ukraine to the alliance · 2022-01-10\n"
            "USA: IRN must stop it · 2021-12-17\n");
  EXPECT_EQ(answer.total, 2u);
  for (const Entry& entry : answer.entries) {
    EXPECT_EQ(entry.values.size(), answer.columns.size());
    EXPECT_EQ(entry.sentences.size(), 1u);
  }
  Query one;
  one.limit = 1;
  const Answer first = on_table(made.record(), one).value();
  EXPECT_EQ(first.entries.size(), 4u) << "with all that belongs to it";
  EXPECT_EQ(first.total, 2u);
  EXPECT_EQ(first.returned(), 1u);
  Query nobody;
  nobody.by = "CHN";
  EXPECT_EQ(on_table(made.record(), nobody).value().total, 0u);
}

class Foreseen : public ::testing::Test {
 protected:
  void forecast(const std::string& report, const std::string& date, const std::string& by,
                const std::string& horizon = "", Span span = {0, 100}) {
    made_.add(report, date, FindingKind::forecast, span, "it will come", {by, "it", "positive", horizon});
  }
  Answer answer() { return foreseen(made_.record(), {}).value(); }
  MadeRecord made_;
};

TEST_F(Foreseen, AMeetingThatWasExpectedIsSettledByLaterReports) {
  forecast("a", "2022-01-05", "RUS/Sergei Ryabkov");
  made_.meeting("a", "2022-01-05", {"RUS", "USA"}, "Geneva", "2022-01-10", "scheduled");
  forecast("b", "2022-01-05", "RUS/Sergei Ryabkov");
  made_.meeting("b", "2022-01-05", {"RUS", "UKR"}, "", "2022-01-11", "scheduled");
  made_.meeting("c", "2022-01-10", {"RUS/Sergei Ryabkov", "USA/Wendy Sherman"}, "Geneva", "2022-01-10", "held");
  made_.meeting("d", "2022-01-11", {"RUS", "UKR"}, "", "2022-01-11", "cancelled");
  const Answer found = answer();
  EXPECT_EQ(outcomes_of(found), (std::vector<std::string>{"came true", "did not"})) << heads(found);
  ASSERT_EQ(found.entries[0].sentences.size(), 3u) << "what was said, what it expects, what became of it";
  EXPECT_EQ(found.entries[0].sentences[2].row.report.id, "c");
  EXPECT_EQ(found.entries[0].values[5], "1 of 2");
}

TEST_F(Foreseen, WhatIsNotSettledStaysOpen) {
  forecast("a", "2022-01-05", "FRA");
  made_.meeting("a", "2022-01-05", {"RUS", "USA"}, "Geneva", "2022-01-10", "scheduled");
  forecast("b", "2022-01-05", "FRA", "2023");
  made_.event("b", "2022-01-05", "RUS", "UKR", "190", "", "scheduled");
  forecast("c", "2022-01-05", "FRA", "2023");
  made_.event("c", "2022-01-05", "RUS", "UKR", "057", "", "hypothetical");
  forecast("d", "2022-01-05", "FRA");
  made_.event("d", "2022-01-05", "RUS", "UKR", "190", "", "scheduled");
  made_.meeting("e", "2022-02-01", {"RUS", "USA"}, "Geneva", "2022-01-31", "held");
  made_.event("e", "2022-02-01", "RUS", "UKR", "057", "2022-01-31", "happened");
  const Answer found = answer();
  EXPECT_EQ(outcomes_of(found), (std::vector<std::string>{"not seen", "open", "open", "untold"})) << heads(found);
  for (const Entry& entry : found.entries) EXPECT_EQ(entry.values[5], "") << "nothing is settled: no score";
}

TEST_F(Foreseen, AnEventOfTheSameKindWithinItsTimeSettles) {
  forecast("a", "2022-01-05", "USA", "2022-02");
  made_.event("a", "2022-01-05", "RUS", "UKR", "190", "", "scheduled");
  made_.event("b", "2022-02-25", "RUS/Vladimir Putin", "UKR", "195", "2022-02-24", "happened");
  made_.event("c", "2022-03-05", "RUS", "UKR", "190", "2022-03-04", "happened");
  const Answer found = answer();
  EXPECT_EQ(outcomes_of(found), (std::vector<std::string>{"came true"}));
  ASSERT_EQ(found.entries[0].sentences.size(), 3u) << "the one in March is beyond its time";
}

class Contradictions : public ::testing::Test {
 protected:
  std::string found(Query query = {}) { return heads(contradictions(made_.record(), query).value()); }
  MadeRecord made_;
};

TEST_F(Contradictions, OneMeetingInTwoPlaces) {
  made_.meeting("a", "2022-01-11", {"RUS", "USA"}, "Geneva", "2022-01-10", "held");
  made_.meeting("b", "2022-01-11", {"RUS", "USA/Wendy Sherman"}, "Vienna", "2022-01-10", "held");
  made_.meeting("c", "2022-01-11", {"RUS", "USA"}, "Geneva, Switzerland", "2022-01-10", "held");
  EXPECT_EQ(found(),
            "2022-01-10 · place: Geneva · Vienna\n"
            "2022-01-10 · place: Vienna · Geneva, Switzerland\n");
  Query by;
  by.by = "CHN";
  EXPECT_EQ(found(by), "");
}

TEST_F(Contradictions, OtherPersonsDaysAndSidesAreOtherMeetings) {
  made_.meeting("a", "2022-01-11", {"RUS/Sergei Lavrov", "USA/Antony Blinken"}, "Geneva", "2022-01-10", "held");
  made_.meeting("b", "2022-01-11", {"RUS/Sergei Ryabkov", "USA/Wendy Sherman"}, "Vienna", "2022-01-10", "held");
  made_.meeting("c", "2022-01-11", {"RUS", "USA"}, "Vienna", "2022-01-11", "held");
  made_.meeting("d", "2022-01-11", {"RUS", "CHN"}, "Moscow", "2022-01-10", "held");
  made_.meeting("e", "2022-01-11", {"RUS", "USA"}, "Paris", "2022-01", "held");
  EXPECT_EQ(found(), "");
}

TEST_F(Contradictions, HeldAndCancelledUnlessItWasForetold) {
  made_.meeting("a", "2022-01-11", {"RUS", "USA"}, "", "2022-01-10", "held");
  made_.meeting("b", "2022-01-09", {"RUS", "USA"}, "", "2022-01-10", "cancelled");
  made_.meeting("c", "2022-01-09", {"CHN", "USA"}, "", "2022-01-10", "scheduled");
  made_.meeting("d", "2022-01-09", {"CHN", "USA"}, "", "2022-01-10", "cancelled");
  EXPECT_EQ(found(), "2022-01-10 · status: held · cancelled\n");
}

TEST_F(Contradictions, ActsHappenedAndDeniedOrInOtherNumbers) {
  made_.event("a", "2022-01-11", "RUS", "UKR", "190", "2022-01-10", "happened", "killed 12 soldiers");
  made_.event("b", "2022-01-11", "RUS", "UKR", "190", "2022-01-10", "happened", "killed 1,200 soldiers");
  made_.event("c", "2022-01-11", "RUS", "UKR", "190", "2022-01-10", "happened", "killed at least 13 soldiers");
  made_.event("d", "2022-01-11", "RUS", "UKR", "193", "2022-01-10", "happened");
  made_.event("e", "2022-01-11", "RUS", "UKR", "193", "2022-01-10", "denied");
  EXPECT_EQ(found(),
            "2022-01-10 · number: 12 · 1,200\n"
            "2022-01-10 · truth: happened · denied\n");
}

TEST_F(Contradictions, CopiesContradictNobody) {
  std::string text;
  for (int i = 0; i < 80; ++i) text += "word" + std::to_string(i) + " ";
  using List = std::vector<std::string>;
  for (const auto& [report, place] : {std::pair("a", "Geneva"), std::pair("b", "Vienna")}) {
    made_.add(report, "2022-01-11", FindingKind::meeting, {0, 10}, "they met",
              {List{"RUS", "USA"}, "bilateral", place, "2022-01-10", "held"}, text);
  }
  EXPECT_EQ(found(), "");
}

TEST_F(Contradictions, ThoseInsideAReportHaveBothSentences) {
  made_.add("a", "2022-01-11", FindingKind::conflict, {0, 12}, "they met", {Span{15, 27}, "is so · is not so"},
            "Ils se réunî, ils nient tout.");
  const Answer answer = contradictions(made_.record(), {}).value();
  ASSERT_EQ(answer.entries.size(), 1u);
  EXPECT_EQ(answer.entries[0].sentences[1].row.finding.words, "ls nient tou") << "spans count characters";
}

TEST(Coverage, DaysBetweenReportsAreGaps) {
  MadeRecord made;
  for (const char* day : {"2022-01-03", "2022-01-04", "2022-01-06", "2022-01-10"})
    made.position("on " + std::string(day), day, "RUS", "it", "support");
  made.position("undated", "", "RUS", "it", "support");
  std::string gaps;
  const auto unread = unread_days(made.record(), std::nullopt, std::nullopt);
  for (const DayRange& gap : unread.value()) gaps += words_of(gap) + "\n";
  EXPECT_EQ(gaps, "2022-01-05\n2022-01-07 to 2022-01-09\n");
  EXPECT_EQ(unread_days(made.record(), parse_day("2022-01-06"), std::nullopt).value().size(), 1u);
}

TEST(Dossier, NumbersSourcesAndSaysWhatIsNotThere) {
  MadeRecord made;
  made.meeting("a", "2022-01-11", {"RUS", "USA"}, "Geneva", "2022-01-10", "held");
  made.position("a", "2022-01-11", "RUS", "the grain deal", "oppose");
  made.position("b", "2022-01-20", "RUS", "the grain deal", "support");
  made.event("b", "2022-01-20", "USA", "RUS", "111", "2022-01-19", "happened");
  Subject subject;
  subject.who = {"RUS"};
  const Dossier dossier = dossier_of(made.record(), testing::knowledge(), subject).value();
  EXPECT_EQ(dossier.title, "Russia");
  ASSERT_EQ(dossier.sections.size(), 7u);
  EXPECT_EQ(dossier.sections[0].answer.total, 1u);
  EXPECT_EQ(dossier.sections[1].answer.total, 0u);
  EXPECT_EQ(dossier.sections[2].answer.entries[0].head, "the grain deal (a turn)");
  EXPECT_EQ(dossier.sections[4].answer.total, 1u) << "what others do to it belongs to it";
  ASSERT_EQ(dossier.sources.size(), 2u);
  EXPECT_EQ(dossier.number_of(dossier.sources[1].report), 1u);
  EXPECT_EQ(dossier.unread.size(), 1u);
  subject.who = {"RUS", "CHN"};
  EXPECT_TRUE(dossier_of(made.record(), testing::knowledge(), subject).value().sections[0].answer.entries.empty());
}

}  // namespace
}  // namespace rapporteur::answers
