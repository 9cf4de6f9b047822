// Numbers that can be checked by hand.
#include "answers/balance.h"

#include <gtest/gtest.h>

namespace rapporteur::answers {
namespace {

Deed deed(const std::string& day, const std::string& act, double goldstein, uint32_t source) {
  return {day.substr(0, 7), day.size() == 10 ? day : "", act, goldstein, source};
}

TEST(Balance, CountsAHappeningOnceHoweverManyTellIt) {
  const std::vector<Deed> deeds = {deed("2022-01-10", "RUS>USA 040", 1, 0), deed("2022-01-10", "RUS>USA 040", 1, 1),
                                   deed("2022-01-11", "RUS>USA 111", -2, 1)};
  const auto months = balance(deeds);
  ASSERT_EQ(months.size(), 1u);
  EXPECT_EQ(months[0].events, 2u);
  EXPECT_EQ(months[0].tellings, 3u);
  EXPECT_EQ(months[0].cooperation, 1u);
  EXPECT_EQ(months[0].conflict, 1u);
  EXPECT_EQ(months[0].sources, 2u);
  EXPECT_DOUBLE_EQ(months[0].mean, -0.5);
}

TEST(Balance, DaysThatNobodyKnowsAreNotOneDay) {
  const std::vector<Deed> deeds = {deed("2022-01", "RUS>USA 040", 1, 0), deed("2022-01", "RUS>USA 040", 1, 1)};
  EXPECT_EQ(balance(deeds)[0].events, 2u);
}

TEST(Balance, OneSourceHasNoInterval) {
  const std::vector<Deed> deeds = {deed("2022-01-10", "a", 1, 7), deed("2022-01-11", "b", -9, 7)};
  EXPECT_FALSE(balance(deeds)[0].low);
}

TEST(Balance, TheIntervalHoldsTheMeanAndStaysTheSame) {
  std::vector<Deed> deeds;
  for (uint32_t i = 0; i < 20; ++i)
    deeds.push_back(deed("2022-02-0" + std::to_string(i % 9 + 1), std::to_string(i), i % 5 - 3.0, i));
  const Month month = balance(deeds)[0], again = balance(deeds)[0];
  ASSERT_TRUE(month.low && month.high);
  EXPECT_LT(*month.low, month.mean);
  EXPECT_GT(*month.high, month.mean);
  EXPECT_LT(*month.high - *month.low, 2.0)
      << "twenty sources with a deviation of 1.4: 1.96 * 1.4 / sqrt(20) on each side";
  EXPECT_GT(*month.high - *month.low, 0.8);
  EXPECT_EQ(month.low, again.low);
}

TEST(Balance, MonthsComeInOrderAndEmptyOnesNot) {
  const std::vector<Deed> deeds = {deed("2022-03-01", "a", 1, 0), deed("2021-12-01", "b", 1, 0)};
  const auto months = balance(deeds);
  ASSERT_EQ(months.size(), 2u);
  EXPECT_EQ(months[0].month, "2021-12");
  EXPECT_TRUE(balance({}).empty());
}

}  // namespace
}  // namespace rapporteur::answers
