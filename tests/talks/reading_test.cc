// A reading's tables on documents built by hand, so that they hold whatever the parser says.
#include "talks/reading.h"

#include <gtest/gtest.h>

#include "frames/find_frames.h"
#include "predicates/find_predicates.h"
#include "support.h"
#include "talks/parties.h"
#include "talks/phrases.h"

namespace rapporteur::talks {
namespace {

struct Word {
  std::string text;
  Upos upos;
  uint32_t head;  // counted from 1 in the sentence; 0: root
  Deprel relation;
};

/// One sentence with its tree, and a mention of the state `code` on every token that stands in `named`.
Document sentence(const std::vector<Word>& words, const std::vector<std::pair<uint32_t, std::string>>& named = {}) {
  Document d;
  for (const Word& word : words) {
    Token token;
    token.span = {static_cast<uint32_t>(d.report.text.size()),
                  static_cast<uint32_t>(d.report.text.size() + word.text.size())};
    token.capital = word.text[0] >= 'A' && word.text[0] <= 'Z';
    d.report.text += word.text + " ";
    d.tokens.push_back(token);
    d.tags.push_back({word.upos, Xpos::none, {}});
    d.heads.push_back({word.head == 0 ? kNone : word.head - 1, word.relation, kNone, kNone});
  }
  for (uint32_t i = static_cast<uint32_t>(words.size()); i-- > 0;) {
    if (d.heads[i].head == kNone) continue;
    d.heads[i].next_sibling = d.heads[d.heads[i].head].first_child;
    d.heads[d.heads[i].head].first_child = i;
  }
  d.folded = d.report.text;
  for (char& c : d.folded) c = static_cast<char>(std::tolower(c));
  const rules::Image& image = rapporteur::testing::knowledge().image;
  for (uint32_t i = 0; i < d.tokens.size(); ++i) d.tokens[i].word = image.word_id(d.folded_word(i));
  d.sentences.push_back(
      {{0, static_cast<uint32_t>(d.report.text.size())}, 0, static_cast<uint32_t>(words.size()), 0, true});
  for (const auto& [token, code] : named) {
    Actor actor;
    actor.kind = ActorKind::state;
    actor.code = code;
    d.actors.push_back(actor);
    Mention mention;
    mention.span = d.tokens[token].span;
    mention.first = mention.head = token;
    mention.end = token + 1;
    mention.actor = static_cast<uint32_t>(d.actors.size() - 1);
    d.mentions.push_back(mention);
  }
  return d;
}

Reading read(Document& d) {
  predicates::find_predicates(d, rapporteur::testing::knowledge());
  frames::find_frames(d, rapporteur::testing::knowledge());
  return Reading(d, rapporteur::testing::knowledge());
}

TEST(TalksReading, SubjectOfASecondVerbIsThatOfTheFirst) {
  Document d = sentence({{"Oman", Upos::PROPN, 2, Deprel::nsubj},
                         {"visited", Upos::VERB, 0, Deprel::root},
                         {"Doha", Upos::PROPN, 2, Deprel::obj},
                         {"and", Upos::CCONJ, 5, Deprel::cc},
                         {"held", Upos::VERB, 2, Deprel::conj},
                         {"talks", Upos::NOUN, 5, Deprel::obj}});
  const Reading reading = read(d);
  EXPECT_EQ(reading.subject(4), 0u);
  EXPECT_EQ(reading.object(4), 5u);
  EXPECT_EQ(reading.subtree(1).end, 6u);
}

TEST(TalksReading, ActorsOfARowAreAllOfThem) {
  Document d = sentence({{"Negotiators", Upos::NOUN, 6, Deprel::nsubj},
                         {"from", Upos::ADP, 3, Deprel::case_},
                         {"Iran", Upos::PROPN, 1, Deprel::nmod},
                         {"and", Upos::CCONJ, 5, Deprel::cc},
                         {"Oman", Upos::PROPN, 3, Deprel::conj},
                         {"met", Upos::VERB, 0, Deprel::root}},
                        {{2, "IRN"}, {4, "OMN"}});
  const Reading reading = read(d);
  EXPECT_EQ(codes_of(d, actors_of(reading, reading.subject(5))), (std::vector<std::string>{"IRN", "OMN"}));
}

TEST(TalksReading, NegationIsReadOffTheVerb) {
  Document d = sentence({{"Chad", Upos::PROPN, 4, Deprel::nsubj},
                         {"did", Upos::AUX, 4, Deprel::aux},
                         {"not", Upos::PART, 4, Deprel::advmod},
                         {"support", Upos::VERB, 0, Deprel::root},
                         {"it", Upos::PRON, 4, Deprel::obj}});
  const Reading reading = read(d);
  EXPECT_TRUE(reading.negated(3));
  EXPECT_FALSE(reading.negated(0));
}

TEST(TalksReading, ArgumentOfAFrameIsItsObjectWithoutMarks) {
  Document d = sentence({{"Chad", Upos::PROPN, 2, Deprel::nsubj},
                         {"rejected", Upos::VERB, 0, Deprel::root},
                         {"the", Upos::DET, 4, Deprel::det},
                         {"plan", Upos::NOUN, 2, Deprel::obj},
                         {".", Upos::PUNCT, 2, Deprel::punct}});
  const Reading reading = read(d);
  ASSERT_FALSE(d.frames_of(1).empty());
  EXPECT_EQ(words_of(reading, argument_of(reading, d.frames_of(1).front())), "the plan");
}

TEST(TalksReading, ADocumentWithoutTreesIsLeftAlone) {
  Document d = sentence({{"Chad", Upos::PROPN, 0, Deprel::none}, {"talks", Upos::NOUN, 0, Deprel::none}});
  const Reading reading = read(d);
  EXPECT_EQ(reading.subject(0), kNone);
  EXPECT_EQ(reading.subtree(0).end, 1u);
}

}  // namespace
}  // namespace rapporteur::talks
