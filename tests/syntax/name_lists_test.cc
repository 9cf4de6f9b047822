// Phrases of lists of names in a sentence: matched from left to right, the longest first.
#include "syntax/name_lists.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "syntax/features.h"

namespace rapporteur::syntax {
namespace {

std::vector<uint64_t> keys_of(const std::vector<std::string>& words) {
  std::vector<uint64_t> keys;
  for (const std::string& word : words) keys.push_back(word_key(word));
  return keys;
}

/// Lists of a few phrases, in a table that is nearly full so that slots are contended.
class NameListsTest : public ::testing::Test {
 protected:
  void add(const std::vector<std::string>& words, uint16_t bits) {
    uint64_t phrase = word_key(words[0]);
    for (size_t w = 1; w < words.size(); ++w) {
      entries_[phrase] |= kGoesOn;
      phrase = longer_phrase(phrase, word_key(words[w]));
    }
    entries_[phrase] |= bits;
  }

  std::vector<ListMark> mark(const std::vector<std::string>& words) {
    const size_t slots = entries_.size() + 1;
    keys_.assign(slots, 0);
    bits_.assign(slots, 0);
    for (const auto& [phrase, bits] : entries_) {
      size_t slot = slot_of(phrase, slots);
      while (bits_[slot] != 0) slot = (slot + 1) % slots;
      keys_[slot] = stored_key(phrase);
      bits_[slot] = bits;
    }
    std::vector<ListMark> marks;
    mark_words({keys_, bits_}, keys_of(words), marks);
    return marks;
  }

 private:
  std::map<uint64_t, uint16_t> entries_;
  std::vector<uint32_t> keys_;
  std::vector<uint16_t> bits_;
};

TEST_F(NameListsTest, TheLongestPhraseWins) {
  add({"south"}, kPlace);
  add({"south", "sudan"}, kState);
  add({"south", "sudan", "council", "of", "churches"}, kOrganisation);
  const auto marks = mark({"in", "south", "sudan", "today"});
  EXPECT_EQ(marks[0].phrase, 0);
  EXPECT_EQ(marks[1].phrase, kState);
  EXPECT_EQ(marks[1].position, 1);
  EXPECT_EQ(marks[2].phrase, kState);
  EXPECT_EQ(marks[2].position, 3);
  EXPECT_EQ(marks[3].phrase, 0);
}

TEST_F(NameListsTest, AnUnfinishedPhraseFallsBack) {
  add({"security"}, kOrganisation);
  add({"security", "council", "of", "russia"}, kOrganisation);
  add({"russia"}, kState);
  const auto marks = mark({"security", "council", "of", "ministers", "russia"});
  EXPECT_EQ(marks[0].phrase, kOrganisation);
  EXPECT_EQ(marks[0].position, 0);
  EXPECT_EQ(marks[1].phrase, 0);
  EXPECT_EQ(marks[3].phrase, 0);
  EXPECT_EQ(marks[4].phrase, kState);
}

TEST_F(NameListsTest, PhrasesDoNotOverlapAndWordsKeepTheirOwnBits) {
  add({"new", "york", "times"}, kOrganisation);
  add({"times", "square"}, kPlace);
  add({"york"}, kSurname | kCityWord);
  const auto marks = mark({"new", "york", "times", "square"});
  EXPECT_EQ(marks[2].phrase, kOrganisation);
  EXPECT_EQ(marks[2].position, 3);
  EXPECT_EQ(marks[3].phrase, 0);
  EXPECT_EQ(marks[1].word, kSurname | kCityWord);
  EXPECT_EQ(marks[1].position, 2);
}

TEST_F(NameListsTest, APhraseThatTheSentenceCutsShortIsNone) {
  add({"united", "nations"}, kOrganisation);
  EXPECT_EQ(mark({"the", "united"})[1].phrase, 0);
  EXPECT_TRUE(mark({}).empty());
}

TEST_F(NameListsTest, MarksHaveRowsOfTheirOwn) {
  const ListMark first{0, kPlace, 1}, last{0, kPlace, 3}, none;
  EXPECT_NE(phrase_piece(first, true), phrase_piece(last, true));
  EXPECT_NE(phrase_piece(first, true), phrase_piece(first, false));
  EXPECT_NE(phrase_piece(none, true), word_piece(none, true));
}

}  // namespace
}  // namespace rapporteur::syntax
