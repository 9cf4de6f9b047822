// Who is meant, in a set of sentences of our own that covers each case which linking knows: the share that must hold.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "actors/lookup.h"
#include "actors/name_keys.h"
#include "describe.h"
#include "support.h"

namespace rapporteur {
namespace {

constexpr double kShareThatMustHold = 0.95;

struct Tally {
  int held = 0;
  int all = 0;
  std::string misses;
};

void judge(const std::string& text, const std::string& date, const std::string& expectation, Tally& tally) {
  const Document document = testing::read(text, date);
  const std::string problem = unmet(document, {expectation});
  ++tally.all;
  if (problem.empty()) {
    ++tally.held;
  } else {
    tally.misses += "\n" + text + problem;
  }
}

void judge_file(const std::filesystem::path& path, Tally& tally) {
  std::ifstream in(path);
  std::string date, text;
  bool answers = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("report ")) {
      date = line.substr(7);
      text.clear();
      answers = false;
    } else if (line == "---") {
      answers = true;
    } else if (line.starts_with("#") || line == "===") {
      continue;
    } else if (answers) {
      judge(text, date, line, tally);
    } else {
      text += line + "\n";
    }
  }
}

TEST(Linking, NamesTheRightActorInNearlyAllMentions) {
  Tally tally;
  for (const auto& file : std::filesystem::directory_iterator(RAPPORTEUR_CASES "/../actors/set")) {
    judge_file(file.path(), tally);
  }
  EXPECT_GE(tally.all, 300);
  EXPECT_GE(tally.held, kShareThatMustHold * tally.all) << tally.held << " of " << tally.all << tally.misses;
  std::printf("%d of %d mentions%s\n", tally.held, tally.all, tally.misses.c_str());
}

TEST(Linking, HeadsOfMentionsStandInsideThem) {
  const Document d = testing::read("Chinese officials met Russian Foreign Minister Sergey Lavrov in Beijing.");
  for (const Mention& m : d.mentions) EXPECT_TRUE(m.first <= m.head && m.head < m.end) << d.words(m.span);
}

TEST(NameKey, IsTheSameForRomanisationsOfAName) {
  using actors::name_key;
  EXPECT_EQ(name_key("Sergei"), name_key("Sergey"));
  EXPECT_EQ(name_key("Antony"), name_key("Anthony"));
  EXPECT_EQ(name_key("Kiev"), name_key("Kyiv"));
  EXPECT_EQ(name_key("Zelensky"), name_key("Zelenskyy"));
  EXPECT_EQ(name_key("Mohammed"), name_key("Muhammad"));
  EXPECT_EQ(name_key("Erdoğan"), name_key("Erdogan"));
}

TEST(NameKey, TellsDifferentNamesApart) {
  using actors::name_key;
  EXPECT_NE(name_key("Putin"), name_key("Patton"));
  EXPECT_NE(name_key("Lavrov"), name_key("Larov"));
  EXPECT_EQ(name_key("..."), 0u);
}

TEST(Lookup, FindsTheShortestAndTheLongestMentionOfAToken) {
  const Document d = testing::read("The Russian foreign minister spoke.");
  const Mention* inner = actors::mention_at(d, 1);
  const Mention* outer = actors::outermost_mention_at(d, 1);
  ASSERT_NE(inner, nullptr);
  ASSERT_NE(outer, nullptr);
  EXPECT_EQ(d.words(inner->span), "Russian");
  EXPECT_EQ(d.words(outer->span), "The Russian foreign minister");
  const actors::MentionIndex index(d);
  EXPECT_EQ(&d.mentions[index.innermost(1)], inner);
  EXPECT_EQ(&d.mentions[index.outermost(1)], outer);
  EXPECT_EQ(actors::mention_at(d, 4), nullptr);
}

TEST(Linking, EmptyTextNamesNobody) { EXPECT_TRUE(testing::read("").mentions.empty()); }

}  // namespace
}  // namespace rapporteur
