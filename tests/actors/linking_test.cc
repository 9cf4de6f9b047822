// Who is meant, in a set of sentences of our own that covers each case which linking knows: the share that must hold.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

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

TEST(Linking, LastNamesOfSeveralCarryTheOthers) {
  const Document d = testing::read(
      "Defence Minister Sergei Ivanov met Foreign Minister Igor Ivanov of Russia. Ivanov spoke to reporters.",
      "2003-06-01");
  const auto alone = std::find_if(d.mentions.begin(), d.mentions.end(),
                                  [&](const Mention& mention) { return d.words(mention.span) == "Ivanov"; });
  ASSERT_NE(alone, d.mentions.end());
  ASSERT_EQ(alone->others.size(), 1u);
  EXPECT_EQ(written(d.actors[alone->actor]), "RUS/Igor Ivanov");
  EXPECT_EQ(d.actors[alone->others.front()].name, "Sergei Ivanov");
}

TEST(Linking, EmptyTextNamesNobody) { EXPECT_TRUE(testing::read("").mentions.empty()); }

}  // namespace
}  // namespace rapporteur
