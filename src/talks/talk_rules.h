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

/// The kinds of entry under knowledge/en/talks, in the order of kPhraseKindNames.
enum class PhraseKind : uint8_t {
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
  charge,
};
inline constexpr int kPhraseKinds = 14;

enum class InstrumentSort : uint8_t { text, plan, offer, means };
enum class OutlookSort : uint8_t { positive, negative, open };

/// One phrase's meaning. `sort` is the entry's choice: an InstrumentSort, OutlookSort or Stance.
struct PhraseMeaning {
  PhraseKind kind = PhraseKind::instrument;
  uint8_t sort = 0;
  uint32_t entry = kNone;  ///< in the image
  RuleName rule;
};

struct TalkRules {
  const rules::Lexicon* lexicon = nullptr;
  std::vector<PhraseMeaning> meanings;  ///< one for each of lexicon->phrases()

  const PhraseMeaning& meaning(const rules::PhraseMatch& match) const {
    return meanings[static_cast<size_t>(match.phrase - lexicon->phrases().data())];
  }
};

/// Makes the tables out of the image, which must outlive them.
Result<TalkRules> load(const rules::Image& image);

}  // namespace rapporteur::talks
