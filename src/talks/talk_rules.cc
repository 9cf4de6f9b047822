// Turns the entries of knowledge/en/talks into one row for each phrase.
#include "talks/talk_rules.h"

#include <array>

namespace rapporteur::talks {
namespace {

constexpr std::array<std::string_view, kCueKinds> kCueKindNames = {
    "meeting-word", "meeting-act", "meeting-status", "meeting-series", "modal",        "negator",      "proposing",
    "instrument",   "text-says",   "under-terms",    "urging",         "soft-deed",    "stance",       "stance-noun",
    "judging",      "stance-word", "condition",      "expectation",    "likelihood",   "outlook-word", "outlook-turner",
    "outlook-mute", "witness",     "agreeing",       "occasion",       "speaker-word", "conflict",     "",
};
constexpr std::array<std::string_view, 7> kStatusSorts = {"occur",    "begin",     "ongoing", "scheduled",
                                                          "proposed", "cancelled", "refused"};
constexpr std::array<std::string_view, 4> kModalSorts = {"obligation", "permission", "future", "possibility"};
constexpr std::array<std::string_view, 4> kMeetingSorts = {"talks", "call", "session", "none"};
constexpr std::array<std::string_view, 3> kOutlooks = {"positive", "negative", "open"};
constexpr std::array<std::string_view, 3> kModalities = {"must", "must-not", "may"};
constexpr std::array<std::string_view, 8> kStances = {"support", "oppose", "demand",      "reject",
                                                      "offer",   "open",   "conditional", "none"};
constexpr std::array<std::string_view, 4> kBounds = {"clause", "object", "from", "by"};

template <size_t N>
uint8_t place_in(const std::array<std::string_view, N>& names, std::string_view name, uint8_t otherwise = 0) {
  for (size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<uint8_t>(i);
  }
  return otherwise;
}

uint8_t bound_flags(std::string_view words) {
  uint8_t flags = 0;
  for (size_t i = 0; i < kBounds.size(); ++i) {
    if (words.find(kBounds[i]) != words.npos) flags = static_cast<uint8_t>(flags | 1u << i);
  }
  return flags;
}

uint8_t sort_of(const rules::Image& image, uint32_t entry, CueKind kind) {
  switch (kind) {
    case CueKind::meeting_word:
    case CueKind::meeting_act:
      return place_in(kMeetingSorts, image.get(entry, "sort"));
    case CueKind::meeting_status:
      return place_in(kStatusSorts, image.get(entry, "sort"));
    case CueKind::modal:
      return place_in(kModalSorts, image.get(entry, "sort"));
    case CueKind::text_says:
    case CueKind::urging:
      return place_in(kModalities, image.get(entry, "modality"));
    case CueKind::stance:
    case CueKind::stance_noun:
    case CueKind::stance_word:
      return place_in(kStances, image.get(entry, "stance"), kNoStance);
    case CueKind::expectation:
    case CueKind::outlook_word:
      return place_in(kOutlooks, image.get(entry, "outlook"));
    default:
      return 0;
  }
}

Cue read_cue(const rules::Image& image, const rules::Phrase& phrase) {
  Cue cue;
  cue.entry = phrase.entry;
  cue.kind = static_cast<CueKind>(place_in(kCueKindNames, image.kind(phrase.entry)));
  if (cue.kind == CueKind::conflict_one && image.text(image.value(phrase.value).key) == "other") {
    cue.kind = CueKind::conflict_other;
  }
  cue.sort = sort_of(image, phrase.entry, cue.kind);
  cue.negated = place_in(kStances, image.get(phrase.entry, "negated"), kNoStance);
  cue.bound = bound_flags(image.get(phrase.entry, "bound"));
  cue.clause = image.get(phrase.entry, "takes").find("that-clause") != std::string_view::npos;
  cue.adopts = cue.kind == CueKind::proposing && image.get(phrase.entry, "sort") == "adopt";
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
