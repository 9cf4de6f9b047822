// Tags, lemmas, heads and names of sentences from the field, through the whole pipeline.
#include <gtest/gtest.h>

#include "rapporteur/document.h"
#include "support.h"

namespace rapporteur {
namespace {

uint32_t token_of(const Document& document, std::string_view word) {
  for (uint32_t t = 0; t < document.tokens.size(); ++t) {
    if (document.word(t) == word) return t;
  }
  ADD_FAILURE() << word << " is no token";
  return 0;
}

TEST(Analyse, TellsWhoDemandsWhat) {
  const Document document = testing::read("Moscow demanded that the alliance withdraw its troops.");
  const uint32_t demanded = token_of(document, "demanded");
  EXPECT_EQ(document.lemma(demanded), "demand");
  EXPECT_EQ(document.tags[demanded].upos, Upos::VERB);
  EXPECT_EQ(document.heads[demanded].relation, Deprel::root);
  const Head& moscow = document.heads[token_of(document, "Moscow")];
  EXPECT_EQ(moscow.head, demanded);
  EXPECT_EQ(moscow.relation, Deprel::nsubj);
  EXPECT_EQ(document.heads[token_of(document, "withdraw")].relation, Deprel::ccomp);
}

TEST(Analyse, LinksChildrenFromLeftToRight) {
  const Document document = testing::read("The two ministers will meet in Vienna on Friday.");
  for (uint32_t t = 0; t < document.tokens.size(); ++t) {
    uint32_t last = 0, count = 0, expected = 0;
    for (uint32_t c = document.heads[t].first_child; c != kNone; c = document.heads[c].next_sibling, ++count) {
      EXPECT_EQ(document.heads[c].head, t);
      EXPECT_TRUE(count == 0 || c > last);
      last = c;
    }
    for (const Head& head : document.heads) expected += head.head == t;
    EXPECT_EQ(count, expected);
  }
}

TEST(Analyse, LemmasOfIrregularForms) {
  const Document document = testing::read("They met, spoke and did not agree; the envoys' countries' wives went home.");
  EXPECT_EQ(document.lemma(token_of(document, "met")), "meet");
  EXPECT_EQ(document.lemma(token_of(document, "spoke")), "speak");
  EXPECT_EQ(document.lemma(token_of(document, "countries")), "country");
  EXPECT_EQ(document.lemma(token_of(document, "went")), "go");
}

TEST(Analyse, ALongSentenceIsOneTree) {
  std::string text = "Delegates";
  for (int i = 0; i < 300; ++i) text += ", ministers";
  const Document document = testing::read(text + " met.");
  uint32_t roots = 0;
  for (const Head& head : document.heads) roots += head.head == kNone;
  EXPECT_EQ(roots, document.sentences.size());
}

bool finds(const Document& document, std::string_view words, NameClass name_class) {
  for (const Name& name : document.names) {
    if (document.words(name.span) == words && name.name_class == name_class) return true;
  }
  return false;
}

TEST(Names, PersonsPlacesAndPeoples) {
  const Document document =
      testing::read("Wang Yi told the Iranian foreign minister in Beijing that talks in Oman would continue.");
  EXPECT_TRUE(finds(document, "Wang Yi", NameClass::PER));
  EXPECT_TRUE(finds(document, "Iranian", NameClass::GROUP));
  EXPECT_TRUE(finds(document, "Beijing", NameClass::LOC));
  EXPECT_TRUE(finds(document, "Oman", NameClass::LOC));
}

TEST(Names, NoneInSmallTalk) { EXPECT_TRUE(testing::read("The weather was good and nobody came.").names.empty()); }

}  // namespace
}  // namespace rapporteur
