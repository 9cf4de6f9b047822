// Who held an office on a day: the foreign minister is somebody else a year later.
#include "actors/offices.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "actors/registry.h"
#include "knowledge.h"
#include "support.h"

namespace rapporteur {
namespace {

std::string holder(const std::string& code, const std::string& office, const std::string& day) {
  const Knowledge& knowledge = testing::knowledge();
  const auto held = knowledge.registry->offices.held(knowledge.image, code, office, *parse_day(day));
  return held.size() == 1 ? std::string(knowledge.image.get(held.front().entry, "name")) : std::to_string(held.size());
}

TEST(Offices, AreHeldByOnePersonAtATime) {
  EXPECT_EQ(holder("DEU", "chancellor", "2021-06-01"), "Angela Merkel");
  EXPECT_EQ(holder("DEU", "chancellor", "2022-06-01"), "Olaf Scholz");
  EXPECT_EQ(holder("USA", "president", "1985-06-01"), "Ronald Reagan");
}

TEST(Offices, ThatDoNotLeadAreNobodys) {
  EXPECT_EQ(holder("DEU", "fisheries minister", "2022-06-01"), "0");
  EXPECT_EQ(holder("FRA", "president of the senate", "2022-06-01"), "0");
}

TEST(Offices, NamedAloneHaveTheirHolderAsACandidate) {
  const Document d = testing::read("The German chancellor spoke.", "2022-06-01");
  ASSERT_FALSE(d.actors.empty());
  const auto office = std::find_if(d.actors.begin(), d.actors.end(),
                                   [](const Actor& actor) { return actor.kind == ActorKind::office; });
  ASSERT_NE(office, d.actors.end());
  EXPECT_EQ(written(*office), "DEU/chancellor");
  EXPECT_EQ(office->candidates.size(), 1u);
}

}  // namespace
}  // namespace rapporteur
