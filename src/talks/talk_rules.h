// What the knowledge says about talks, as tables that are ready for use: one row for each phrase of the lexicon
// "talks".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rapporteur/document.h"
#include "rapporteur/result.h"
#include "rules/image.h"

namespace rapporteur::talks {

/// The kinds of entry under knowledge/en/talks, in the order of kCueKindNames.
enum class CueKind : uint8_t {
  instrument,
  under_terms,
  soft_deed,
  stance_word,
  condition,
  likelihood,
  outlook_word,
  outlook_turner,
  outlook_mute,
  witness,
  occasion,
  speaker_word,
  modal_force,
};
inline constexpr int kCueKinds = 13;

enum class InstrumentSort : uint8_t { text, plan, offer, means };
enum class OutlookSort : uint8_t { positive, negative, open };

/// One phrase's meaning. `sort` is the entry's choice: an InstrumentSort, OutlookSort or Stance.
struct Cue {
  CueKind kind = CueKind::instrument;
  uint8_t sort = 0;
  uint32_t entry = kNone;  ///< in the image
  RuleName rule;
};

struct TalkRules {
  const rules::Lexicon* lexicon = nullptr;
  std::vector<Cue> cues;  ///< one for each of lexicon->phrases()

  const Cue& cue(const rules::PhraseMatch& match) const {
    return cues[static_cast<size_t>(match.phrase - lexicon->phrases().data())];
  }
};

/// Makes the tables out of the image, which must outlive them.
Result<TalkRules> load(const rules::Image& image);

}  // namespace rapporteur::talks
