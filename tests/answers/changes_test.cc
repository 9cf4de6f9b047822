// What later reports change, in records that can be checked by hand.
#include "answers/changes.h"

#include "answers/made.h"

namespace rapporteur::answers {
namespace {

using testing::heads;

class Changes : public ::testing::Test {
 protected:
  /// Reports are read in the order of their ids here.
  std::string since(int64_t number) { return heads(changes(made_.record(), number, 0).value()); }
  testing::MadeRecord made_;
};

TEST_F(Changes, MeetingsMoveAndAreCancelled) {
  made_.meeting("a", "2022-01-05", {"RUS", "USA"}, "Geneva", "2022-01-10", "scheduled");
  made_.meeting("b", "2022-01-06", {"RUS", "USA/Wendy Sherman"}, "Geneva", "2022-01-12", "scheduled");
  made_.meeting("c", "2022-01-07", {"RUS", "USA"}, "Vienna", "2022-01-12", "scheduled");
  made_.meeting("d", "2022-01-08", {"RUS", "USA"}, "", "", "cancelled");
  EXPECT_EQ(since(0),
            "moved · RUS - USA · 2022-01-10 -> 2022-01-12\n"
            "elsewhere · RUS - USA · Geneva -> Vienna\n"
            "cancelled · RUS - USA · 2022-01-12\n");
  EXPECT_EQ(since(2),
            "elsewhere · RUS - USA · Geneva -> Vienna\n"
            "cancelled · RUS - USA · 2022-01-12\n");
  EXPECT_EQ(since(4), "");
  EXPECT_EQ(last_number(made_.record()).value(), 4);
}

TEST_F(Changes, ARoundAfterTheLastIsNoMove) {
  made_.meeting("a", "2022-01-05", {"RUS", "USA"}, "Geneva", "2022-01-10", "scheduled");
  made_.meeting("b", "2022-01-11", {"RUS", "USA"}, "Geneva", "2022-01-20", "scheduled");
  made_.meeting("c", "2022-01-12", {"RUS", "USA"}, "Geneva", "2022-01", "scheduled");
  made_.meeting("d", "2022-01-12", {"RUS", "USA"}, "Geneva", "2022-01-10", "held");
  EXPECT_EQ(since(0), "");
}

TEST_F(Changes, WhatAnOldReportSaysIsNoNews) {
  made_.meeting("a", "2022-01-06", {"RUS", "USA"}, "", "2022-01-12", "scheduled");
  made_.meeting("b", "2022-01-05", {"RUS", "USA"}, "", "2022-01-10", "scheduled");
  EXPECT_EQ(since(1), "");
}

TEST_F(Changes, StancesTurnOnOneIssue) {
  made_.position("a", "2022-05-01", "USA/Joe Biden", "F-16 jets to Ukraine", "reject");
  made_.position("b", "2022-06-01", "USA", "the delivery of F-16 jets to Ukraine", "support");
  made_.position("c", "2022-06-02", "USA", "the grain deal", "oppose");
  made_.position("d", "2022-06-02", "USA", "F-16 jets to Ukraine", "demand");
  EXPECT_TRUE(since(1).starts_with("turned · USA on "));
  EXPECT_NE(since(1).find("reject -> support"), std::string::npos);
  EXPECT_EQ(since(2), "");
}

TEST_F(Changes, NewConflictsAreTold) {
  made_.meeting("a", "2022-01-11", {"RUS", "USA"}, "Geneva", "2022-01-10", "held");
  made_.meeting("b", "2022-01-11", {"RUS", "USA"}, "Vienna", "2022-01-10", "held");
  EXPECT_EQ(since(1), "conflict · place · Geneva · Vienna\n");
  EXPECT_EQ(since(2), "");
}

}  // namespace
}  // namespace rapporteur::answers
