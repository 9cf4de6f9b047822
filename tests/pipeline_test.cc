// The list of stages keeps the rules of the house: it reads only what was written above, and leaves out what nobody
// asked for.
#include "pipeline.h"

#include <gtest/gtest.h>

#include "describe.h"
#include "support.h"
#include "verify.h"

namespace rapporteur {
namespace {

constexpr const char* kText =
    "Russia and the United States held talks in Geneva on January 10. \"We will go on,\" Sergei Ryabkov said.\n\n"
    "The NATO-Russia Council will meet in Brussels on Wednesday.";

TEST(Pipeline, StagesReadOnlyWhatWasWrittenAbove) {
  uint32_t written = Layer::kText;
  for (const Stage& stage : stages()) {
    EXPECT_EQ(stage.reads & ~written, 0u) << stage.name;
    written |= stage.writes;
  }
}

TEST(Pipeline, LayersThatNobodyAskedForAreNotMade) {
  PipelineOptions options;
  options.until = kSentences;
  const Document document = testing::read(kText, "2022-01-11", options);
  EXPECT_EQ(document.sentences.size(), 3u);
  EXPECT_EQ(document.heads.front().relation, Deprel::none);
  EXPECT_TRUE(document.times.empty());
}

TEST(Pipeline, AStageCanBeLeftOutByName) {
  PipelineOptions options;
  options.without = {"tokens"};
  options.until = kTokens;
  EXPECT_TRUE(testing::read(kText, "2022-01-11", options).tokens.empty());
}

TEST(Pipeline, EveryLayerKeepsItsPromises) { EXPECT_EQ(breaches(testing::read(kText)), std::vector<std::string>{}); }

TEST(Pipeline, TheSameTextGivesTheSameDocument) {
  EXPECT_EQ(describe(testing::read(kText)), describe(testing::read(kText)));
}

TEST(Pipeline, TextWithoutEndIsCutIntoSentencesOfBoundedLength) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "Russia and ";
  const Document document = testing::read(text);
  EXPECT_EQ(document.tokens.size(), 4000u);
  for (const Sentence& sentence : document.sentences) EXPECT_LE(sentence.end - sentence.first, 1000u);
  EXPECT_EQ(breaches(document), std::vector<std::string>{});
}

TEST(Pipeline, ActorsAtTheVeryBeginningBreakNothing) {
  for (const char* text :
       {"Israel a halt to strikes the council called for.", "Calls on Iran for an apology from Japan.",
        "NATO calls for a halt to strikes.", "Japan apology demanded, Iran says."}) {
    EXPECT_EQ(breaches(testing::read(text)), std::vector<std::string>{}) << text;
  }
}

TEST(Pipeline, NothingIsFoundInNothing) {
  for (const char* text : {"", " ", "\n\n\n", ".", "\""}) {
    const Document document = testing::read(text);
    EXPECT_TRUE(document.statements.empty() && document.events.empty() && document.meetings.empty())
        << '[' << text << ']';
  }
}

}  // namespace
}  // namespace rapporteur
