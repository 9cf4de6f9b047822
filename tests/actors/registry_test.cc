// The registry's facts: members on a day, look-ups in any spelling, and that its entries fit together.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "actors/membership.h"
#include "actors/search.h"
#include "support.h"

namespace rapporteur::actors {
namespace {

const rules::Image& image() { return testing::knowledge().image; }

bool holds(const std::vector<std::string_view>& codes, std::string_view code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

std::vector<std::string> found(const std::string& words, const std::string& code = "", const std::string& day = "") {
  std::vector<std::string> written;
  for (const Hit& hit : search(image(), {words, code, parse_day(day)})) {
    written.push_back(written_entry(image(), hit.entry));
  }
  return written;
}

bool finds(const std::vector<std::string>& list, const std::string& actor) {
  return std::find(list.begin(), list.end(), actor) != list.end();
}

TEST(Membership, ChangesWithTheDay) {
  EXPECT_FALSE(holds(members_of(image(), "NATO", parse_day("1998-01-01")), "POL"));
  EXPECT_TRUE(holds(members_of(image(), "NATO", parse_day("1999-03-12")), "POL"));
  EXPECT_EQ(members_of(image(), "NATO", parse_day("2024-03-07")).size(), 32u);
  EXPECT_EQ(members_of(image(), "EU", parse_day("2020-01-31")).size(), 28u);
  EXPECT_EQ(members_of(image(), "EU", parse_day("2020-02-01")).size(), 27u);
  EXPECT_TRUE(holds(members_of(image(), "JCPOA Joint Commission", parse_day("2016-01-16")), "USA"));
  EXPECT_FALSE(holds(members_of(image(), "JCPOA Joint Commission", parse_day("2021-04-06")), "USA"));
}

TEST(Membership, IsEmptyBeforeABodyBeganAndForUnknownOnes) {
  EXPECT_TRUE(members_of(image(), "NATO", parse_day("1940-01-01")).empty());
  EXPECT_TRUE(members_of(image(), "G8", parse_day("2020-01-01")).empty());
  EXPECT_TRUE(members_of(image(), "Hanseatic League", std::nullopt).empty());
  EXPECT_EQ(members_of(image(), "NATO-Russia Council", parse_day("2022-01-12")),
            (std::vector<std::string_view>{"NATO", "RUS"}));
}

TEST(Search, FindsAnySpelling) {
  EXPECT_TRUE(finds(found("Sergei Lavrov"), "RUS/Sergey Lavrov"));
  EXPECT_TRUE(finds(found("lavrov"), "RUS/Sergey Lavrov"));
  EXPECT_TRUE(finds(found("Zelenskyy"), "UKR/Volodymyr Zelensky"));
  EXPECT_EQ(found("Kiev").front(), "UKR");
  EXPECT_EQ(found("white house").front(), "USA/White House");
  EXPECT_TRUE(found("Nobody Ofthatname").empty());
}

TEST(Search, FindsHoldersOfAnOfficeOnADay) {
  EXPECT_TRUE(finds(found("minister of foreign affairs", "IRN", "2015-07-14"), "IRN/Mohammad Javad Zarif"));
  EXPECT_FALSE(finds(found("minister of foreign affairs", "IRN", "2022-01-09"), "IRN/Mohammad Javad Zarif"));
  EXPECT_TRUE(finds(found("minister of foreign affairs", "IRN", "2022-01-09"), "IRN/Hossein Amir-Abdollahian"));
}

/// Codes that a registry entry may point to.
std::set<std::string_view> known_codes() {
  std::set<std::string_view> codes;
  for (const char* kind : {"state", "body"}) {
    const auto [first, end] = image().entries_of(kind);
    for (uint32_t entry = first; entry < end; ++entry) codes.insert(image().id(entry));
  }
  return codes;
}

TEST(Registry, OrgansGroupsCitiesAndOutletsBelongToKnownActors) {
  const std::set<std::string_view> codes = known_codes();
  for (const char* kind : {"organ", "group", "city", "outlet"}) {
    const auto [first, end] = image().entries_of(kind);
    ASSERT_LT(first, end) << kind;
    for (uint32_t entry = first; entry < end; ++entry) {
      const std::string_view of = image().get(entry, "of");
      EXPECT_TRUE(of.empty() || codes.contains(of)) << image().rule(entry) << " of " << of;
    }
  }
}

TEST(Registry, MembersAreKnownActors) {
  const std::set<std::string_view> codes = known_codes();
  const auto [first, end] = image().entries_of("body");
  for (uint32_t entry = first; entry < end; ++entry) {
    for (const std::string_view member : members_of(image(), image().id(entry), std::nullopt)) {
      EXPECT_TRUE(codes.contains(member)) << image().rule(entry) << " has " << member;
    }
  }
}

TEST(Registry, TenuresEndAfterTheyBegin) {
  const auto [first, end] = image().entries_of("holder");
  EXPECT_GT(end - first, 15000u);
  for (uint32_t entry = first; entry < end; ++entry) {
    const DayRange from = days_of(image().get(entry, "from")), to = days_of(image().get(entry, "to"));
    if (!from.first || !to.last) continue;
    EXPECT_TRUE(*from.first <= *to.last) << image().rule(entry);
  }
}

}  // namespace
}  // namespace rapporteur::actors
