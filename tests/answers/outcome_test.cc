// The published table of emission standards, and numbers that can be checked by hand.
#include "answers/outcome.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "input_file.h"

namespace rapporteur::answers {
namespace {

std::vector<Player> emission_standards() {
  const std::string path = RAPPORTEUR_SOURCE "/tests/answers/emission-standards.tsv";
  const auto text = read_input(path, 1 << 20);
  return *players_of(text.value(), path);
}

TEST(Outcome, EmissionStandardsComeOutAsPublished) {
  const Outcome outcome = outcome_of(emission_standards(), 0.1);
  EXPECT_NEAR(outcome.mean, 7.390, 0.0005);
  EXPECT_EQ(outcome.median, 7);
  EXPECT_EQ(outcome.winner, 7);
  ASSERT_EQ(outcome.contests.size(), 2u);
  EXPECT_NEAR(outcome.contests[1].margin, 0.005, 1e-9) << "7 beats 10 by a hair";
  EXPECT_LT(outcome.mean_low, outcome.mean);
  EXPECT_GT(outcome.mean_high, outcome.mean);
}

TEST(Outcome, ASmallChangeOfOneSalienceTurnsTheMedian) {
  std::vector<Player> players = emission_standards();
  const Outcome outcome = outcome_of(players, 0.1);
  const auto kingdom = std::ranges::find(outcome.tippings, "United Kingdom", &Tipping::actor);
  ASSERT_NE(kingdom, outcome.tippings.end());
  EXPECT_NEAR(kingdom->to, 0.93125, 1e-9);
  EXPECT_EQ(kingdom->median, 10);
  ASSERT_EQ(outcome.medians.size(), 2u) << "the bands tell that it hangs by a thread";
  EXPECT_GT(outcome.medians[1].share, 0.3);
  Player& player = *std::ranges::find(players, "United Kingdom", &Player::actor);
  player.salience = 0.9313;
  EXPECT_EQ(outcome_of(players, 0.1).median, 10);
  player.salience = 0.9312;
  EXPECT_EQ(outcome_of(players, 0.1).median, 7);
}

TEST(Outcome, EveryTippingTurnsTheMedianWhereItSays) {
  const std::vector<Player> players = emission_standards();
  const Outcome outcome = outcome_of(players, 0);
  EXPECT_GT(outcome.tippings.size(), 5u);
  for (const Tipping& tipping : outcome.tippings) {
    std::vector<Player> moved = players;
    Player& player = *std::ranges::find(moved, tipping.actor, &Player::actor);
    const double step = tipping.to > tipping.from ? 1e-6 : -1e-6;
    player.salience = tipping.to + step;
    EXPECT_EQ(outcome_of(moved, 0).median, tipping.median) << tipping.actor;
    player.salience = tipping.to - step;
    EXPECT_EQ(outcome_of(moved, 0).median, outcome.median) << tipping.actor;
  }
}

TEST(Outcome, SameBandsEachTimeAndNoneWithoutSpread) {
  const Outcome one = outcome_of(emission_standards(), 0.2), other = outcome_of(emission_standards(), 0.2);
  EXPECT_EQ(one.mean_low, other.mean_low);
  EXPECT_EQ(one.medians.front().share, other.medians.front().share);
  const Outcome still = outcome_of(emission_standards(), 0);
  EXPECT_DOUBLE_EQ(still.mean_low, still.mean);
  EXPECT_EQ(still.medians.size(), 1u);
}

TEST(Outcome, TwoAsStrongHaveNoWinner) {
  const auto players = players_of("actor,position,capability,salience\nFrance,0,1,0.5\nItaly,1,1,0.5\n", "two.csv");
  const Outcome outcome = outcome_of(players.value(), 0);
  EXPECT_FALSE(outcome.winner);
  EXPECT_EQ(outcome.no_winner, 1);
  EXPECT_EQ(outcome.median, 0) << "of two middle positions the lower";
  EXPECT_DOUBLE_EQ(outcome.mean, 0.5);
}

TEST(Outcome, AFileIsTakenAsItIsOrRefused) {
  const std::string head = "salience\tactor\tposition\tcapability\n";
  const auto good = players_of("# from a table\n" + head + "\n0.5\tFrance\t-1.5\t2\r\n1\tItaly\t0\t1\n", "f");
  ASSERT_TRUE(good) << good.error().message();
  EXPECT_EQ(good->front().actor, "France");
  EXPECT_DOUBLE_EQ(good->front().weight(), 1);
  const auto why = [&](const std::string& lines) {
    const auto players = players_of(lines, "f.tsv");
    return players ? "" : players.error().message();
  };
  EXPECT_NE(why("actor\tposition\tsalience\n").find("f.tsv:1: no column is called capability"), std::string::npos);
  EXPECT_NE(why(head + "1.5\tFrance\t1\t1\n").find("f.tsv:2: a salience lies from 0 to 1"), std::string::npos);
  EXPECT_NE(why(head + "1\tFrance\tten\t1\n").find("\"ten\" is no number"), std::string::npos);
  EXPECT_NE(why(head + "1\tFrance\t1\t0\n").find("a capability is above 0"), std::string::npos);
  EXPECT_NE(why(head + "1\tFrance\t1\n").find("too few columns"), std::string::npos);
  EXPECT_NE(why(head + "1\tFrance\t1\t1\n1\tFrance\t1\t1\n").find("stands there twice"), std::string::npos);
  EXPECT_NE(why(head + "1\tFrance\t1\t1\n").find("no two actors"), std::string::npos);
  EXPECT_NE(why("").find("no two actors"), std::string::npos);
}

}  // namespace
}  // namespace rapporteur::answers
