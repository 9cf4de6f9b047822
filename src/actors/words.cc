// Reads the `actor-word` and `pronoun` entries.
#include "actors/words.h"

#include <array>
#include <string>

#include "rules/grammar.h"
#include "text/fold.h"

namespace rapporteur::actors {
namespace {

struct Sort {
  std::string_view name;
  uint64_t bit;
};

constexpr std::array<Sort, 43> kSorts = {{{"definite", kDefinite},
                                          {"indefinite", kIndefinite},
                                          {"place-preposition", kPlacePreposition},
                                          {"way-preposition", kWayPreposition},
                                          {"travel", kTravel},
                                          {"owner-preposition", kOwnerPreposition},
                                          {"home-preposition", kHomePreposition},
                                          {"particle", kParticle},
                                          {"both", kBoth},
                                          {"one", kOne},
                                          {"two", kTwo},
                                          {"three", kThree},
                                          {"four", kFour},
                                          {"five", kFive},
                                          {"we", kWe},
                                          {"mark-of-age", kMarkOfAge},
                                          {"led", kLed},
                                          {"place-noun", kPlaceNoun},
                                          {"elsewhere", kElsewhere},
                                          {"and", kAnd},
                                          {"agent-preposition", kAgentPreposition},
                                          {"as", kAs},
                                          {"possessive", kPossessive},
                                          {"work-preposition", kWork},
                                          {"me", kMe},
                                          {"name-suffix", kNameSuffix},
                                          {"you", kYou},
                                          {"former", kFormer},
                                          {"seeming", kSeeming},
                                          {"plural-ending", kPluralEnding},
                                          {"spoken-for", kSpokenFor},
                                          {"served", kServed},
                                          {"whose", kWhose},
                                          {"asker", kAsker},
                                          {"published-on", kPublishedOn},
                                          {"company", kCompany},
                                          {"meeting", kMeeting},
                                          {"chief", kChief},
                                          {"thesis", kThesis},
                                          {"willing", kWilling},
                                          {"authored", kAuthored},
                                          {"interview", kInterview},
                                          {"answerer", kAnswerer}}};

Gender gender_of(const rules::Image& image, uint32_t entry) {
  const std::string_view gender = image.get(entry, "gender");
  return gender == "male" ? Gender::male : gender == "female" ? Gender::female : Gender::unknown;
}

uint64_t pronoun_bit(const rules::Image& image, uint32_t entry) {
  if (image.get(entry, "number") == "many") return kThey;
  const std::string_view gender = image.get(entry, "gender");
  return gender == "male" ? kHe : gender == "female" ? kShe : kIt;
}

}  // namespace

void Words::add(const rules::Image& image, uint32_t entry, uint64_t bit) {
  for (const auto form : rules::alternatives(image.get(entry, "form"))) {
    if (bit == kPluralEnding) plural_endings_.push_back(text::fold(form));
    const uint32_t word = image.word_id(text::fold(form));
    if (word >= bits_.size()) bits_.resize(word + 1);
    bits_[word] |= bit;
    if (bit == kOwnerPreposition) owner_prepositions_.push_back(" " + text::fold(form) + " ");
  }
  bits_[0] = 0;  // words that are not in the vocabulary
}

uint32_t Words::count_of(uint64_t bits) {
  if ((bits & (kBoth | kTwo)) != 0) return 2;
  return (bits & kThree) != 0 ? 3 : (bits & kFour) != 0 ? 4 : (bits & kFive) != 0 ? 5 : 0;
}

const PostEnding* Words::ending_of(std::string_view post) const {
  for (const PostEnding& ending : endings_) {
    if (post.size() > ending.ending.size() && post.ends_with(ending.ending)) return &ending;
  }
  return nullptr;
}

std::string_view Words::singular_of(std::string_view word) const {
  for (const std::string& ending : plural_endings_) {
    if (word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  }
  return {};
}

std::string_view Words::short_post(std::string_view post) const {
  for (const std::string& preposition : owner_prepositions_) post = post.substr(0, post.find(preposition));
  return post;
}

Result<Words> Words::load(const rules::Image& image) {
  Words words;
  words.bits_.resize(1);
  const auto [first, end] = image.entries_of("actor-word");
  for (uint32_t e = first; e < end; ++e) {
    for (const Sort& sort : kSorts) {
      if (image.get(e, "sort") == sort.name) words.add(image, e, sort.bit);
    }
  }
  const auto [pronoun, pronouns_end] = image.entries_of("pronoun");
  for (uint32_t e = pronoun; e < pronouns_end; ++e) words.add(image, e, pronoun_bit(image, e));
  const auto [ending, endings_end] = image.entries_of("post-ending");
  for (uint32_t e = ending; e < endings_end; ++e)
    words.endings_.push_back({image.get(e, "ending"), image.get(e, "means"), gender_of(image, e)});
  return words;
}

}  // namespace rapporteur::actors
