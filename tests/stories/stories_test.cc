// Copies, signatures and stories.
#include <gtest/gtest.h>

#include <set>

#include "stories/copies.h"
#include "stories/group.h"
#include "stories/shingles.h"

namespace rapporteur::stories {
namespace {

/// Words that look like none of another seed.
std::string words(uint32_t seed, int count) {
  std::string text;
  uint32_t state = seed * 2654435761u + 1;
  for (int i = 0; i < count; ++i) {
    state = state * 1664525u + 1013904223u;
    text += "w" + std::to_string(state >> 12) + (i % 12 == 11 ? ". " : " ");
  }
  return text;
}

TEST(Shingles, CaseAndSignsDoNotCount) {
  EXPECT_EQ(shingles_of("The envoys met in Geneva, on Monday."), shingles_of("the ENVOYS met in Geneva on Monday"));
  EXPECT_NE(shingles_of("The envoys met in Geneva today."), shingles_of("The envoys met in Vienna today."));
  EXPECT_EQ(shingles_of("Talks failed.").size(), 1u);
  EXPECT_TRUE(shingles_of(" ... ").empty());
  EXPECT_EQ(shingles_of(words(1, 100)).size(), 96u);
}

TEST(Shingles, SignaturesAgreeAsOftenAsTextsDo) {
  for (const int changed : {0, 20, 50, 100}) {
    double guessed = 0, counted = 0;
    for (uint32_t seed = 0; seed < 20; ++seed) {
      const std::string same = words(seed, 300 - changed);
      const auto a = shingles_of(same + words(1000 + seed, changed)),
                 b = shingles_of(same + words(2000 + seed, changed));
      const Signature x = sign(a), y = sign(b);
      for (size_t i = 0; i < kParts; ++i) guessed += x[i] == y[i];
      counted += overlap(a, b).of_both * kParts;
    }
    EXPECT_NEAR(guessed, counted, 0.05 * 20 * kParts) << changed;
  }
}

TEST(Shingles, ShortTextsFillTheirSignature) {
  const Signature signature = sign(shingles_of("Talks failed."));
  for (const uint32_t part : signature) EXPECT_NE(part, 0xffffffffu);
}

TEST(Copies, ChangedHeadsAndTailsAndCuts) {
  const std::string text = words(1, 400);
  CopyIndex index;
  EXPECT_FALSE(index.add(text));
  EXPECT_FALSE(index.add(words(2, 400)));
  const auto syndicated = index.add("MOSCOW (Agency) - " + text + " Reporting by the agency in Moscow.");
  ASSERT_TRUE(syndicated);
  EXPECT_EQ(syndicated->of, 0u);
  EXPECT_GT(syndicated->overlap.of_both, 0.9);
  const auto cut = index.add(words(1, 250));
  ASSERT_TRUE(cut);
  EXPECT_EQ(cut->of, 0u);
  EXPECT_EQ(cut->overlap.of_shorter, 1);
  EXPECT_FALSE(index.add(words(1, 120) + words(3, 300)));  // a long quotation is no copy
  EXPECT_FALSE(index.add(""));
}

TEST(Copies, LargeFamiliesStayFast) {
  CopyIndex index;
  index.add(words(1, 200));
  for (int i = 0; i < 2000; ++i) {
    const auto link = index.add(words(1, 200) + " " + std::to_string(i));
    ASSERT_TRUE(link);
  }
}

Report report(const std::string& id, const std::string& day, const std::string& title, const std::string& text) {
  Report made;
  made.id = id;
  made.date = parse_day(day);
  made.title = title;
  made.text = text;
  return made;
}

std::vector<Report> some_reports() {
  return {
      report("grain-1", "2022-07-22", "Grain deal signed in Istanbul",
             "Russia and Ukraine signed the grain deal in Istanbul with Antonio Guterres and Recep Tayyip Erdogan. "
             "Ships may carry grain from Odesa through the Black Sea."),
      report("grain-2", "2022-07-23", "Ships to carry grain from Odesa again",
             "A day after the signing in Istanbul, ships were made ready in Odesa to carry grain through the Black "
             "Sea, said Antonio Guterres."),
      report("beijing-1", "2023-03-10", "Iran and Saudi Arabia to reopen embassies",
             "Iran and Saudi Arabia agreed in Beijing to reopen embassies. Ali Shamkhani and Wang Yi signed."),
      report("beijing-2", "2023-03-11", "Embassies in Tehran and Riyadh to open",
             "The embassies of Saudi Arabia and Iran will reopen, as Ali Shamkhani agreed with Wang Yi in Beijing."),
      report("alone", "2021-06-16", "Two presidents at the lake",
             "Joe Biden and Vladimir Putin spoke at Villa La Grange for three hours about arms.")};
}

std::string stories_of(const std::vector<Report>& reports) {
  StoryGroups groups;
  for (const Report& one : reports) groups.add(one);
  const Grouped grouped = groups.group();
  std::set<std::string> lines;
  for (size_t i = 0; i < reports.size(); ++i) lines.insert(reports[i].id + "=" + reports[grouped.story[i]].id);
  std::string all;
  for (const std::string& line : lines) all += line + " ";
  return all;
}

TEST(Stories, ReportsOfOneHappeningStandTogether) {
  EXPECT_EQ(stories_of(some_reports()),
            "alone=alone beijing-1=beijing-1 beijing-2=beijing-1 grain-1=grain-1 grain-2=grain-1 ");
}

TEST(Stories, TheOrderOfReportsChangesNothing) {
  auto reports = some_reports();
  const std::string wanted = stories_of(reports);
  for (int turn = 0; turn < 4; ++turn) {
    std::rotate(reports.begin(), reports.begin() + 1, reports.end());
    EXPECT_EQ(stories_of(reports), wanted);
  }
}

TEST(Stories, SayWhy) {
  StoryGroups groups;
  for (const Report& one : some_reports()) groups.add(one);
  const Grouped grouped = groups.group();
  ASSERT_TRUE(grouped.reasons[1]);
  EXPECT_EQ(grouped.reasons[1]->nearest, 0u);
  const auto& shared = grouped.reasons[1]->words;
  EXPECT_NE(std::find(shared.begin(), shared.end(), "grain"), shared.end());
  EXPECT_FALSE(grouped.reasons[4]);
  EXPECT_TRUE(StoryGroups().group().story.empty());
}

}  // namespace
}  // namespace rapporteur::stories
