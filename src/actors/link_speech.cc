// Who "I" and "we" are inside quotation marks: the one who is quoted, and his side.
#include "actors/linker.h"

namespace rapporteur::actors {

/// The subject outside the quotation marks of the sentence just read: its main clause's, else the first one. kNone if
/// the sentence quotes nothing, or all of it is quoted.
uint32_t Linker::quoted_speaker() const {
  uint32_t found = kNone;
  const auto& traces = cast_.traces();
  for (size_t i = traces.size(); spoke_ && i-- > 0 && traces[i].sentence == sentence_;) {
    if (traces[i].quoted || traces[i].adjective || !traces[i].subject) continue;
    found = traces[i].actor;
    if (traces[i].main) break;
  }
  return found;
}

/// Whom "we" means in what the actor says: the state or body that he belongs to; himself where that is not known.
uint32_t Linker::side_of(uint32_t speaker) {
  const ActorKind kind = cast_[speaker].kind;
  if (kind == ActorKind::state || kind == ActorKind::body || kind == ActorKind::group) return speaker;
  const uint32_t side = cast_.whole(cast_[speaker].code);
  return side != kNone ? side : speaker;
}

void Linker::take_first_person(uint32_t token) {
  const bool name = d_.tokens[token].upper && d_.word(token).size() > 1;  // "US"
  if (quoted_ && !name) first_persons_.push_back(token);
}

/// At the end of a sentence: pronouns wait while their quotation is open, since its speaker may stand behind it; a
/// quotation without a speaker of its own goes on with the last one's.
void Linker::settle_first_persons() {
  const uint32_t speaker = quoted_speaker();
  if (speaker != kNone) speaker_ = speaker;
  spoke_ = quoted_;
  if (first_persons_.empty() || (speaker == kNone && quoted_)) return;
  give_first_persons();
}

void Linker::give_first_persons() {
  for (const uint32_t token : first_persons_) {
    if (speaker_ == kNone) break;
    const bool me = words_.is(d_.tokens[token], kMe);
    const bool one = !cast_[speaker_].plural && cast_[speaker_].kind != ActorKind::joint;
    if (me && !one) continue;
    Mention mention;
    mention.span = d_.tokens[token].span;
    mention.first = mention.head = token;
    mention.end = token + 1;
    mention.kind = MentionKind::pronoun;
    mention.actor = me ? speaker_ : side_of(speaker_);
    mention.rule = "quoted speaker";
    d_.mentions.push_back(mention);
  }
  first_persons_.clear();
}

}  // namespace rapporteur::actors
