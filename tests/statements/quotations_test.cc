// Quotations by their marks: kinds, lost marks, paragraphs, and cost.
#include "statements/quotations.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include "support.h"

namespace rapporteur::statements {
namespace {

PipelineOptions only_tokens() {
  PipelineOptions options;
  options.until = kTokens | kSentences;
  return options;
}

std::vector<std::string> quoted(const std::string& text) {
  const Document document = testing::read(text, "2022-01-12", only_tokens());
  std::vector<std::string> words;
  for (const Quotation& q : find_quotations(document))
    words.emplace_back(document.words(document.span_of(q.first, q.end)));
  return words;
}

using Words = std::vector<std::string>;

Words inner(const std::string& text) {
  const Document document = testing::read(text, "2022-01-12", only_tokens());
  const auto outer = find_quotations(document);
  Words words;
  for (const Quotation& q : find_inner_quotations(document, outer))
    words.push_back(std::to_string(q.within) + " " + std::string(document.words(document.span_of(q.first, q.end))));
  return words;
}

/// The kind of the only quotation.
QuotationKind kind_of(const std::string& text) {
  PipelineOptions options;
  options.eager = true;
  options.until = kHeads | kTags;
  const auto found = find_quotations(testing::read(text, "2022-01-12", options));
  EXPECT_EQ(found.size(), 1u) << text;
  return found.empty() ? QuotationKind::speech : found[0].kind;
}

TEST(Quotations, OfEveryKindOfMark) {
  EXPECT_EQ(quoted("He said \"no\" twice."), Words{"no"});
  EXPECT_EQ(quoted("He said “no” twice."), Words{"no"});
  EXPECT_EQ(quoted("He said «no» twice."), Words{"no"});
  EXPECT_EQ(quoted("He said „no“ twice."), Words{"no"});
  EXPECT_EQ(quoted("He said ''no'' twice."), Words{"no"});
  EXPECT_EQ(quoted("He said ‘no’ twice."), Words{"no"});
}

TEST(Quotations, ApostropheOpensNone) { EXPECT_EQ(quoted("The ministers' talks weren't Russia's."), Words{}); }

TEST(Quotations, InnerMarksBelongToTheOuterOne) {
  EXPECT_EQ(quoted("“They said ‘no’ to us,” he said."), Words{"They said ‘no’ to us,"});
}

TEST(Quotations, TheSameMarksInside) {
  EXPECT_EQ(quoted("“They said “no” to us,” he said."), Words{"They said “no” to us,"});
  EXPECT_EQ(inner("“They said “no” to us,” he said."), Words{"0 no"});
}

TEST(Quotations, SingleMarksInsideDoubleOnes) {
  EXPECT_EQ(inner("He left. “They told me, ‘We were wrong,’ and the ministers’ talks ended,” he said."),
            Words{"0 We were wrong,"});
  EXPECT_EQ(inner("\"Lavrov told me 'the pact is over', and I didn't argue,\" he said."), Words{"0 the pact is over"});
}

TEST(Quotations, DoubleMarksInsideSingleOnes) {
  EXPECT_EQ(quoted("‘They told us “never” again,’ he said."), Words{"They told us “never” again,"});
  EXPECT_EQ(inner("‘They told us “never” again,’ he said."), Words{"0 never"});
}

TEST(Quotations, SingleMarksBesideDoubleOnesOfOtherParagraphs) {
  EXPECT_EQ(quoted("“No,” he said.\n\n‘We go on,’ she said of the ‘talks’.\n"), (Words{"No,", "We go on,", "talks"}));
}

TEST(Quotations, LostOpeningMark) {
  EXPECT_EQ(quoted("It rained. The road stays shut, \" he said."), Words{"The road stays shut,"});
  EXPECT_EQ(quoted("“No,” he said. The road stays shut,” she said."), (Words{"No,", "The road stays shut,"}));
}

TEST(Quotations, MixedMarks) { EXPECT_EQ(quoted("He said “no\" and \"never” twice."), (Words{"no", "never"})); }

TEST(Quotations, NicknamesAreNamesAndNoSpeech) {
  EXPECT_EQ(kind_of("Ramzan Kadyrov, \"the Lion,\" told reporters that he would go."), QuotationKind::name);
  EXPECT_EQ(kind_of("Abimael \"Gonzalo\" Guzman led the rebels."), QuotationKind::name);
  EXPECT_EQ(kind_of("The general, nicknamed \"the Lion,\" left the town."), QuotationKind::name);
  EXPECT_EQ(kind_of("Viktor Bout, dubbed \"the Merchant of Death,\" told reporters that he was innocent."),
            QuotationKind::name);
  EXPECT_EQ(kind_of("Vladimir Putin, speaking in Sochi, said \"no war,\" and left."), QuotationKind::speech);
  EXPECT_EQ(kind_of("In Geneva, officials said \"no deal,\" and left."), QuotationKind::speech);
  EXPECT_EQ(kind_of("\"A great day,\" said Boris Johnson."), QuotationKind::speech);
  EXPECT_EQ(kind_of("Boris Johnson said, \"No problem,\" and left."), QuotationKind::speech);
}

TEST(Quotations, ParagraphEndsOneThatIsNotClosed) {
  EXPECT_EQ(quoted("“They left.\n\nThe talks went on.\n"), Words{"They left."});
}

TEST(Quotations, ReopenedMarkContinues) {
  const Document document = testing::read("“They left.\n\n“We stayed,” he said.\n", "2022-01-12", only_tokens());
  const auto found = find_quotations(document);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_TRUE(found[0].continued);
  EXPECT_FALSE(found[1].continued);
}

TEST(Quotations, ClosingMarkAloneIsNone) { EXPECT_EQ(quoted("They left.” The talks went on."), Words{}); }

/// Processor time for `count` pieces in seconds, the least of three runs: other programs on the machine do not count.
double cost(const std::string& piece, size_t count) {
  std::string text;
  for (size_t i = 0; i < count; ++i) text += piece;
  const Document document = testing::read(text, "2022-01-12", only_tokens());
  double least = 1e9;
  for (int run = 0; run < 3; ++run) {
    const std::clock_t start = std::clock();
    (void)find_quotations(document);
    least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return least;
}

TEST(Quotations, AreLinearInTheText) {
  for (const std::string piece : {"\" ", "“ ", "”", "'' a ", "‘"}) {
    const double small = cost(piece, 20000), large = cost(piece, 160000);
    EXPECT_LT(large, 40 * small + 0.02) << piece;  // eight times the text; quadratic would be 64 times
  }
}

}  // namespace
}  // namespace rapporteur::statements
