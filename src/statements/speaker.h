// Who speaks: the words in the sentence that stand for the speaker.
#pragma once

#include "statements/speech.h"

namespace rapporteur::statements {

/// The head of the words that say who speaks by this cue; kNone if the sentence does not say. For verbs the predicate's
/// subject, that of the verb above where its own is part of what is said or an occasion ("issued a statement saying");
/// for nouns the possessor, "by" or "from"; for "according to" what follows it.
uint32_t speaker_head(const Speech& speech, const CueMatch& cue, const Content& content = {});

/// "the agency quoted the envoy as saying": the envoy, who speaks. kNone: the verb quotes nobody so.
uint32_t quoted_person(const Speech& speech, uint32_t verb);

/// Finds the speaker of a draft that has a cue: its head and words, or the words beside the cue where the tree lost it.
void find_speaker(const Speech& speech, Draft& draft);

/// The words of a cue's clause that is put into or after what is said, between marks: "…, the envoy said, …". Empty if
/// the cue does not stand so.
Tokens interposed(const Speech& speech, const CueMatch& cue);

/// Part of a plain noun phrase.
bool is_nominal(const Speech& speech, uint32_t token);

/// The plain noun phrase that ends right before `token` in its sentence; only adverbs and auxiliaries may stand
/// between.
Tokens nominal_before(const Speech& speech, uint32_t token);

}  // namespace rapporteur::statements
