// One meeting of many tellings: what is united, what stays apart, and that the order does not matter.
#include "stories/one_meeting.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace rapporteur::stories {
namespace {

Finding meeting(std::vector<std::string> parties, std::string date, std::string place, std::string status = "held",
                std::string format = "bilateral") {
  Finding finding;
  finding.kind = FindingKind::meeting;
  for (const FieldType& field : fields_of(FindingKind::meeting)) {
    if (field.name == "parties") finding.values.emplace_back(parties);
    if (field.name == "format") finding.values.emplace_back(format);
    if (field.name == "place") finding.values.emplace_back(place);
    if (field.name == "date") finding.values.emplace_back(date);
    if (field.name == "status") finding.values.emplace_back(status);
  }
  return finding;
}

using Groups = std::vector<std::vector<uint32_t>>;

/// Which tellings stand together, in whatever order they are handed over.
Groups groups_of(const std::vector<Finding>& findings) {
  std::vector<uint32_t> order(findings.size());
  std::iota(order.begin(), order.end(), 0U);
  std::optional<Groups> first;
  do {
    std::vector<const Finding*> in_order;
    for (const uint32_t i : order) in_order.push_back(&findings[i]);
    Groups groups;
    for (const OneMeeting& one : meetings_of(in_order)) {
      auto& group = groups.emplace_back();
      for (const uint32_t telling : one.tellings) group.push_back(order[telling]);
      std::sort(group.begin(), group.end());
    }
    std::sort(groups.begin(), groups.end());
    if (!first) first = groups;
    EXPECT_EQ(*first, groups);
  } while (std::next_permutation(order.begin(), order.end()));
  return *first;
}

TEST(OneMeeting, UnitesTellingsThatNameMoreOrLess) {
  const std::vector<Finding> told = {meeting({"JPN/Kishida", "USA"}, "2023-05-18", "", "scheduled"),
                                     meeting({"JPN/Kishida Fumio", "USA/Joe Biden"}, "2023-05-18", "Hiroshima"),
                                     meeting({"JPN", "USA/Joseph R. Biden, Jr."}, "2023-05-18", "")};
  EXPECT_EQ(groups_of(told), (Groups{{0, 1, 2}}));
  const auto one = meetings_of(std::vector{&told[0], &told[1], &told[2]}).front().finding;
  EXPECT_EQ(std::get<std::vector<std::string>>(*one.find("parties")),
            (std::vector<std::string>{"JPN/Kishida Fumio", "USA/Joseph R. Biden, Jr."}));
  EXPECT_EQ(std::get<std::string>(*one.find("place")), "Hiroshima");
}

TEST(OneMeeting, KeepsOtherPersonsDaysPlacesPartiesAndOutcomesApart) {
  EXPECT_EQ(groups_of({meeting({"DEU/Olaf Scholz", "FRA"}, "2023-05-18", ""),
                       meeting({"DEU/Annalena Baerbock", "FRA"}, "2023-05-18", "")})
                .size(),
            2);
  EXPECT_EQ(groups_of({meeting({"DEU", "FRA"}, "2023-05-18", ""), meeting({"DEU", "FRA"}, "2023-05-19", "")}).size(),
            2);
  EXPECT_EQ(groups_of({meeting({"DEU", "FRA"}, "2023-05-18", "Paris"), meeting({"DEU", "FRA"}, "2023-05-18", "Berlin")})
                .size(),
            2);
  EXPECT_EQ(groups_of({meeting({"DEU", "FRA"}, "2023-05-18", ""),
                       meeting({"DEU", "FRA", "POL"}, "2023-05-18", "", "held", "multilateral")})
                .size(),
            2);
  EXPECT_EQ(
      groups_of({meeting({"DEU", "FRA"}, "2023-05-18", ""), meeting({"DEU", "FRA"}, "2023-05-18", "", "cancelled")})
          .size(),
      2);
  EXPECT_EQ(groups_of({meeting({"DEU", "FRA"}, "2023-05", ""), meeting({"DEU", "FRA"}, "2023-05", "")}).size(), 2);
  EXPECT_EQ(groups_of({meeting({"DEU", "FRA"}, "", ""), meeting({"DEU", "FRA"}, "", "")}).size(), 2);
}

TEST(OneMeeting, JoinsATellingThatFitsTwoMeetingsToNeither) {
  const std::vector<Finding> told = {meeting({"DEU/Olaf Scholz", "FRA"}, "2023-05-18", "Berlin"),
                                     meeting({"DEU/Annalena Baerbock", "FRA"}, "2023-05-18", "Berlin"),
                                     meeting({"DEU", "FRA"}, "2023-05-18", "Berlin"),
                                     meeting({"DEU/Scholz", "FRA"}, "2023-05-18", "")};
  EXPECT_EQ(groups_of(told), (Groups{{0, 3}, {1}, {2}}));
}

}  // namespace
}  // namespace rapporteur::stories
