// What lists of names say of words and of phrases: a feature of the name finder. Training and inference share this
// file.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace rapporteur::syntax {

inline constexpr uint32_t kLabels = 9;  ///< outside; for each class: begins, continues
inline constexpr uint32_t kLabelColumns = 16;

/// Bits of an entry: what a word is part of, and what a whole phrase (of one word or more) is.
enum ListBit : uint16_t {
  kGivenName = 1,
  kSurname = 2,
  kCountryWord = 4,
  kPeopleWord = 8,
  kCityWord = 16,
  kState = 32,
  kPlace = 64,
  kPeople = 128,
  kOrganisation = 256,
  kGoesOn = 512,  ///< longer entries begin with this one
};
inline constexpr uint16_t kWordBits = 31, kPhraseBits = 480;

/// Words and phrases by open addressing; the slot of a key is its share of the table, so that any size will do.
struct NameLists {
  std::span<const uint32_t> keys;
  std::span<const uint16_t> bits;  ///< 0: the slot is free

  uint16_t find(uint64_t phrase) const;
};

/// The key of a phrase of one word is the word's (word_key); of a longer one, this of the phrase without its last word.
uint64_t longer_phrase(uint64_t phrase, uint64_t word);

/// Where `phrase` is first looked for in a table of `slots`, and what stands there if it is found.
inline uint32_t slot_of(uint64_t phrase, size_t slots) {
  return static_cast<uint32_t>((phrase & 0xffffffffu) * slots >> 32);
}
inline uint32_t stored_key(uint64_t phrase) { return static_cast<uint32_t>(phrase >> 32); }

/// What the lists say of one word of a sentence.
struct ListMark {
  uint16_t word = 0;     ///< of kWordBits
  uint16_t phrase = 0;   ///< of kPhraseBits: what the longest phrase is that the word stands in
  uint8_t position = 0;  ///< in that phrase: 0 alone, 1 first, 2 inside, 3 last
};

/// Marks the words with these keys; phrases are matched from left to right, the longest first, and do not overlap.
void mark_words(const NameLists& lists, std::span<const uint64_t> words, std::vector<ListMark>& marks);

/// The rows of the table of pieces that stand for a mark. They take the places of the last letter and the last two,
/// which say little of names.
uint32_t word_piece(const ListMark& mark, bool capital);
uint32_t phrase_piece(const ListMark& mark, bool capital);

}  // namespace rapporteur::syntax
