// Who speaks: the words in the sentence that stand for the speaker.
#pragma once

#include "statements/reading.h"

namespace rapporteur::statements {

/// True if the verb is a passive: "was quoted", "a plan rejected by".
bool is_passive(const Reading& reading, uint32_t verb);

/// The head of the words that say who speaks by this cue; kNone if the sentence does not say. For verbs the subject,
/// shared over coordination and participles ("…, adding that"); the agent of a passive; for nouns the possessor, "by"
/// or "of"; for "according to" what follows it. A subject inside the content is none.
uint32_t speaker_head(const Reading& reading, const CueMatch& cue, const std::vector<Tokens>& content = {});

/// The words of a cue's clause that is put into or after what is said, between marks: "…, the envoy said, …". Empty if
/// the cue does not stand so.
Tokens interposed(const Reading& reading, const CueMatch& cue, Tokens sentence);

/// Part of a plain noun phrase.
bool is_nominal(const Reading& reading, uint32_t token);

/// The plain noun phrase that ends right before `token`, not passing `first`; only adverbs and auxiliaries may stand
/// between.
Tokens nominal_before(const Reading& reading, uint32_t token, uint32_t first);

/// All words below `head` that do not reach into the cue or the content.
Tokens speaker_words(const Reading& reading, uint32_t head, const CueMatch& cue, const std::vector<Tokens>& content);

}  // namespace rapporteur::statements
