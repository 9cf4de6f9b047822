// The small words by which linking finds its way, as bits by word id.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/document.h"
#include "rapporteur/result.h"
#include "rules/image.h"

namespace rapporteur::actors {

/// Bits of Words::bits(). The names are those of `actor-word` sorts in knowledge/kinds.know, then of pronouns.
enum WordBit : uint64_t {
  kDefinite = 1,
  kIndefinite = 2,
  kPlacePreposition = 4,
  kWayPreposition = 8,
  kTravel = 16,
  kOwnerPreposition = 32,
  kHomePreposition = 64,
  kParticle = 128,
  kBoth = 256,
  kTwo = 512,
  kThree = 1024,
  kFour = 2048,
  kFive = 4096,
  kWe = 8192,
  kMarkOfAge = 16384,
  kOne = 32768,
  kHe = 65536,
  kShe = 131072,
  kIt = 262144,
  kThey = 524288,
  kLed = 1048576,
  kPlaceNoun = 2097152,
  kElsewhere = 4194304,
  kAnd = 8388608,
  kAgentPreposition = 16777216,
  kAs = 33554432,
  kPossessive = 67108864,
  kWork = 134217728,
  kMe = 268435456,
  kNameSuffix = 536870912,
  kYou = 1073741824,
  kFormer = 2147483648,
  kSeeming = 4294967296,
  kPluralEnding = 8589934592,
  kSpokenFor = 17179869184,
  kServed = 34359738368,
  kWhose = 68719476736,
  kAsker = 137438953472,
  kPublishedOn = 274877906944,
  kCompany = 549755813888,
  kMeeting = 1099511627776,
  kChief = 2199023255552,
  kThesis = 4398046511104,
  kWilling = 8796093022208,
  kAuthored = 17592186044416,
  kInterview = 35184372088832,
  kAnswerer = 70368744177664,
  kCount = kBoth | kTwo | kThree | kFour | kFive,
  kPronoun = kHe | kShe | kIt | kThey,
};

/// "spokeswoman": an ending that tells the holder's gender, and the one that the post's common name has.
struct PostEnding {
  std::string_view ending;
  std::string_view means;
  Gender gender = Gender::unknown;
};

class Words {
 public:
  uint64_t bits(const Token& token) const { return token.word < bits_.size() ? bits_[token.word] : 0; }
  bool is(const Token& token, uint64_t any_of) const { return (bits(token) & any_of) != 0; }
  /// How many "both", "two", … name; 0 for other words.
  static uint32_t count_of(uint64_t bits);
  /// The ending of a post's name that tells its holder's gender; nullptr if it has none.
  const PostEnding* ending_of(std::string_view post) const;

  /// A folded post's words before "of", by which it may be called again: "secretary" for "secretary of state"; the
  /// whole post if it has none.
  std::string_view short_post(std::string_view post) const;

  /// "protester" of "protesters", by the regular ending; empty if the word has none.
  std::string_view singular_of(std::string_view word) const;

  static Result<Words> load(const rules::Image& image);

 private:
  void add(const rules::Image& image, uint32_t entry, uint64_t bit);

  std::vector<uint64_t> bits_;
  std::vector<std::string> plural_endings_;  ///< folded
  std::vector<PostEnding> endings_;
  std::vector<std::string> owner_prepositions_;  ///< folded, a space on either side
};

}  // namespace rapporteur::actors
