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
