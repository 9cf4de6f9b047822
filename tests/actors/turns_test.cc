// Whose words a report's paragraphs are.
#include <gtest/gtest.h>

#include "support.h"

namespace rapporteur {
namespace {

std::string words(const Document& d, const Turn& turn) {
  return std::string(d.words(d.span_of(turn.first, turn.end - 1)));
}

TEST(Turns, ReachFromTheirLabelsToTheNextOnes) {
  const Document d = testing::read(
      "Olaf Scholz: I will fly to Kyiv.\n\nWe deliver.\n\nQUESTION: When?\n\nOlaf Scholz: Soon enough.", "2022-06-15");
  ASSERT_EQ(d.turns.size(), 3u);
  EXPECT_EQ(d.words(d.turns[0].label), "Olaf Scholz:");
  EXPECT_EQ(words(d, d.turns[0]), "I will fly to Kyiv.\n\nWe deliver");
  EXPECT_EQ(written(d.actors[d.turns[0].actor]), "DEU/Olaf Scholz");
  EXPECT_EQ(d.turns[1].actor, kNone);
  EXPECT_EQ(words(d, d.turns[2]), "Soon enough");
  EXPECT_TRUE(d.turns[2].of_transcript);
}

TEST(Turns, OfASignedTextIsTheWholeText) {
  const Document d = testing::read(
      "Penny Wong, Minister for Foreign Affairs\n\nAustralia welcomes the truce. We will help.", "2022-08-03");
  ASSERT_EQ(d.turns.size(), 1u);
  EXPECT_FALSE(d.turns[0].of_transcript);
  EXPECT_EQ(words(d, d.turns[0]), "Australia welcomes the truce. We will help");
}

TEST(Turns, AreNoneWhereNobodyHasTheWord) {
  EXPECT_TRUE(testing::read("Norway: a short history. Oslo lies on a fjord.").turns.empty());
}

}  // namespace
}  // namespace rapporteur
