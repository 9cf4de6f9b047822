// Which phrases are one issue.
#include "answers/issues.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace rapporteur::answers {
namespace {

const std::vector<std::string> kPhrases = {"the grain deal",           "an extension of the grain deal",
                                           "sanctions on Russian oil", "the delivery of F-16 jets to Ukraine",
                                           "F-16 jets to Ukraine",     "new sanctions on oil from Russia",
                                           "the grain deal",           "talks"};

TEST(Issues, PhrasesThatShareWhatTellsAreOne) {
  const Issues issues(kPhrases);
  EXPECT_EQ(issues.of(0), issues.of(6));
  EXPECT_EQ(issues.of(3), issues.of(4));
  EXPECT_NE(issues.of(0), issues.of(2));
  EXPECT_NE(issues.of(2), issues.of(3));
  EXPECT_NE(issues.of(7), issues.of(0));
  EXPECT_EQ(issues.label(issues.of(0)), "the grain deal") << "the most frequent phrase names it";
}

TEST(Issues, TheOrderOfPhrasesChangesNothing) {
  std::vector<std::string> turned(kPhrases.rbegin(), kPhrases.rend());
  const Issues one(kPhrases), other(turned);
  ASSERT_EQ(one.count(), other.count());
  for (size_t i = 0; i < kPhrases.size(); ++i)
    EXPECT_EQ(one.label(one.of(i)), other.label(other.of(kPhrases.size() - 1 - i)));
}

TEST(Issues, OneSharedWordIsNotEnough) {
  const Issues issues({"Ukraine", "arms for Ukraine", "NATO", "NATO"});
  EXPECT_NE(issues.of(0), issues.of(1));
  EXPECT_EQ(issues.of(2), issues.of(3));
}

TEST(Issues, TheUserNamesMergesAndSplits) {
  const auto named = named_issues_of(
      "# mine\nBlack Sea\n  the grain deal\n  sanctions on Russian oil\n\njets\n\tF-16 jets to Ukraine\n"
      "extension\n  an extension of the grain deal\n",
      "mine.txt");
  ASSERT_TRUE(named) << named.error().message();
  const Issues issues(kPhrases, *named);
  EXPECT_EQ(issues.label(issues.of(0)), "Black Sea");
  EXPECT_EQ(issues.of(2), issues.of(0)) << "merged";
  EXPECT_EQ(issues.label(issues.of(1)), "extension") << "split";
  EXPECT_EQ(issues.label(issues.of(3)), "jets") << "what is like a phrase of his is his";
  EXPECT_EQ(issues.label(issues.of(7)), "talks") << "the rest is as it was";
}

TEST(Issues, AFileOfIssuesIsTakenAsItIsOrRefused) {
  const auto why = [](const std::string& text) {
    const auto named = named_issues_of(text, "mine.txt");
    return named ? "" : named.error().message();
  };
  EXPECT_NE(why("  a phrase\n").find("mine.txt:1: a phrase without an issue"), std::string::npos);
  EXPECT_NE(why("one\n  same\nother\n  same\n").find("mine.txt:4: the phrase stands on line 2 too"), std::string::npos);
  EXPECT_EQ(why(""), "");
}

TEST(Issues, NothingAndNoWordsAreBorne) {
  EXPECT_EQ(Issues({}).count(), 0u);
  const Issues issues({"", "", "…"});
  EXPECT_EQ(issues.of(0), issues.of(1));
}

TEST(Likeness, IsThatOfACosine) {
  const Vocabulary vocabulary(kPhrases);
  const Terms deal = vocabulary.terms_of("the grain deal");
  EXPECT_NEAR(likeness(deal, deal), 1, 1e-9);
  EXPECT_EQ(likeness(deal, vocabulary.terms_of("talks")), 0);
  EXPECT_DOUBLE_EQ(likeness(deal, vocabulary.terms_of("grain deal of July")),
                   likeness(vocabulary.terms_of("grain deal of July"), deal));
}

TEST(Likeness, WhoeverIsAsLikeSharesATellingWord) {
  const Vocabulary vocabulary(kPhrases);
  for (const std::string& one : kPhrases) {
    const Terms terms = vocabulary.terms_of(one);
    const auto telling = telling_words(terms, kSameIssue);
    EXPECT_FALSE(telling.empty());
    for (const std::string& phrase : kPhrases) {
      const Terms other = vocabulary.terms_of(phrase);
      const bool shares = std::ranges::any_of(
          other.words, [&](const auto& word) { return std::ranges::find(telling, word.first) != telling.end(); });
      EXPECT_TRUE(shares || likeness(terms, other) < kSameIssue) << one << " / " << phrase;
    }
  }
}

}  // namespace
}  // namespace rapporteur::answers
