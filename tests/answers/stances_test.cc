// Who stands where, and turns.
#include "answers/stances.h"

#include <gtest/gtest.h>

namespace rapporteur::answers {
namespace {

TEST(Stances, AreCountedByStateAndOrderedByDay) {
  const std::vector<Told> told = {{"USA/Joe Biden", "2022-03-02", "support"},
                                  {"RUS", "2022-03-01", "oppose"},
                                  {"USA", "2022-01-01", "demand"},
                                  {"/analysts", "", "oppose"}};
  const auto holders = stances(told);
  ASSERT_EQ(holders.size(), 3u);
  EXPECT_EQ(holders[0].actor, "USA");
  EXPECT_EQ(holders[0].tellings, (std::vector<uint32_t>{2, 0}));
  EXPECT_EQ(holders[0].stances.at("support"), 1u);
  EXPECT_EQ(holders[1].actor, "/analysts") << "as often told as Russia: by name";
}

TEST(Stances, ATurnNeedsTwoKnownDaysAndTwoSides) {
  const std::vector<Told> told = {{"USA", "2022-01-01", "reject"},
                                  {"USA", "2022-02-01", "conditional"},
                                  {"USA", "2023-05-19", "support"},
                                  {"USA", "2023-05-19", "oppose"},
                                  {"USA", "", "oppose"}};
  const auto turns = stances(told)[0].turns;
  ASSERT_EQ(turns.size(), 1u) << "two sides on one day are no turn, nor is what has no day";
  EXPECT_EQ(turns[0].before, 0u);
  EXPECT_EQ(turns[0].after, 2u);
}

TEST(Stances, SidesAreThoseOfTheFormat) {
  EXPECT_EQ(side_of("open"), Side::in_favour);
  EXPECT_EQ(side_of("reject"), Side::against);
  EXPECT_EQ(side_of("demand"), Side::none);
}

}  // namespace
}  // namespace rapporteur::answers
