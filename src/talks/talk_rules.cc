// Turns the entries of knowledge/en/talks into one row for each phrase.
#include "talks/talk_rules.h"

#include <array>

namespace rapporteur::talks {
namespace {

constexpr std::array<std::string_view, kPhraseKinds> kPhraseKindNames = {
    "instrument",     "under-terms",  "soft-deed", "stance-word", "condition",    "likelihood",  "outlook-word",
    "outlook-turner", "outlook-mute", "witness",   "occasion",    "speaker-word", "modal-force", "charge",
};
constexpr std::array<std::string_view, 3> kOutlooks = {"positive", "negative", "open"};
constexpr std::array<std::string_view, 4> kInstruments = {"text", "plan", "offer", "means"};
constexpr std::array<std::string_view, 2> kForces = {"advice", "binding"};
constexpr std::array<std::string_view, 2> kStances = {"support", "oppose"};

template <size_t N>
uint8_t place_in(const std::array<std::string_view, N>& names, std::string_view name, uint8_t otherwise = 0) {
  for (size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<uint8_t>(i);
  }
  return otherwise;
}

uint8_t sort_of(const rules::Image& image, uint32_t entry, PhraseKind kind) {
  switch (kind) {
    case PhraseKind::instrument:
      return place_in(kInstruments, image.get(entry, "sort"));
    case PhraseKind::modal_force:
      return place_in(kForces, image.get(entry, "sort"));
    case PhraseKind::stance_word:
      return place_in(kStances, image.get(entry, "stance"));
    case PhraseKind::outlook_word:
      return place_in(kOutlooks, image.get(entry, "outlook"));
    default:
      return 0;
  }
}

PhraseMeaning read_meaning(const rules::Image& image, const rules::Phrase& phrase) {
  PhraseMeaning meaning;
  meaning.kind = static_cast<PhraseKind>(place_in(kPhraseKindNames, image.kind(phrase.entry)));
  meaning.entry = phrase.entry;
  meaning.sort = sort_of(image, phrase.entry, meaning.kind);
  meaning.rule = image.rule(phrase.entry);
  return meaning;
}

}  // namespace

Result<TalkRules> load(const rules::Image& image) {
  TalkRules rules;
  rules.lexicon = &image.lexicon("talks");
  rules.meanings.reserve(rules.lexicon->phrases().size());
  for (const rules::Phrase& phrase : rules.lexicon->phrases()) rules.meanings.push_back(read_meaning(image, phrase));
  return rules;
}

}  // namespace rapporteur::talks
