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

TEST(Pipeline, AMentionStaysInItsSentence) {
  const Document document = testing::read(
      "The council met. Canada sent French citizens in Israel and Egypt home. Many French experts in Israel "
      "and Egypt left.");
  for (const Mention& mention : document.mentions) {
    EXPECT_EQ(document.sentence_of(mention.first), document.sentence_of(mention.end - 1))
        << document.words(mention.span);
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
