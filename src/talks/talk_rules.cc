// Turns the entries of knowledge/en/talks into one row for each phrase.
#include "talks/talk_rules.h"

#include <array>

namespace rapporteur::talks {
namespace {

constexpr std::array<std::string_view, kCueKinds> kCueKindNames = {
    "instrument",     "under-terms",  "soft-deed", "stance-word", "condition",    "likelihood",  "outlook-word",
    "outlook-turner", "outlook-mute", "witness",   "occasion",    "speaker-word", "modal-force",
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

uint8_t sort_of(const rules::Image& image, uint32_t entry, CueKind kind) {
  switch (kind) {
    case CueKind::instrument:
      return place_in(kInstruments, image.get(entry, "sort"));
    case CueKind::modal_force:
      return place_in(kForces, image.get(entry, "sort"));
    case CueKind::stance_word:
      return place_in(kStances, image.get(entry, "stance"));
    case CueKind::outlook_word:
      return place_in(kOutlooks, image.get(entry, "outlook"));
    default:
      return 0;
  }
}

Cue read_cue(const rules::Image& image, const rules::Phrase& phrase) {
  Cue cue;
  cue.kind = static_cast<CueKind>(place_in(kCueKindNames, image.kind(phrase.entry)));
  cue.entry = phrase.entry;
  cue.sort = sort_of(image, phrase.entry, cue.kind);
  cue.rule = image.rule(phrase.entry);
  return cue;
}

}  // namespace

Result<TalkRules> load(const rules::Image& image) {
  TalkRules rules;
  rules.lexicon = &image.lexicon("talks");
  rules.cues.reserve(rules.lexicon->phrases().size());
  for (const rules::Phrase& phrase : rules.lexicon->phrases()) rules.cues.push_back(read_cue(image, phrase));
  return rules;
}

}  // namespace rapporteur::talks
