// Lists who did what once for a document; a noun is answered by a walk back over the last tellings.
#include "events/doers.h"

#include <algorithm>

namespace rapporteur::events {

using namespace rules;

namespace {

constexpr uint32_t kReach = 400;  ///< tokens: about a dozen sentences, beyond which "the decision" may be another

}  // namespace

Doers::Doers(const Document& document, const frames::FrameRules& rules, const Wordbook& words,
             const frames::RoleFiller& roles)
    : d_(document), r_(rules), w_(words), roles_(roles) {
  for (const Frame& frame : d_.frames) {
    const uint32_t token = frame.noun == kNone ? frame.predicate : frame.noun;
    const auto sources = d_.sources_of(frame);
    if (!sources.empty() && r_.frames[frame.number].tells_act() && !is_mutual(token) && !is_mutual(frame.predicate))
      add(token, sources.front().actor);
  }
  for (const Predicate& predicate : d_.predicates) {
    const bool noun = d_.tags[predicate.token].upos == Upos::NOUN;
    if (noun && !is_mutual(predicate.token)) add(predicate.token, owner(predicate.token));
  }
  std::ranges::sort(tellings_, {}, &Telling::token);
}

/// "the agreement": of both sides, so that nobody in particular is meant.
bool Doers::is_mutual(uint32_t token) const {
  return std::ranges::any_of(
      d_.frames_of(token), [&](const Frame& frame) { return (r_.frames[frame.number].flags & frames::kMutual) != 0; });
}

void Doers::add(uint32_t token, uint32_t doer) {
  if (!roles_.sides().has_code(doer)) return;
  const bool noun = d_.tags[token].upos == Upos::NOUN;
  tellings_.push_back({noun ? w_.lemma(d_.tokens[token], kNoun) : uint16_t{0}, token, doer});
}

/// "the Turkish move", "Turkey's move".
uint32_t Doers::owner(uint32_t noun) const {
  for (uint32_t c = d_.heads[noun].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    const Deprel relation = d_.heads[c].relation;
    const bool before = relation == Deprel::nmod_poss || relation == Deprel::amod || relation == Deprel::compound;
    if (!before) continue;
    const uint32_t actor = roles_.sides().one(c).actor;
    if (roles_.sides().has_code(actor)) return actor;
  }
  return kNone;
}

bool Doers::is_definite(uint32_t noun) const {
  for (uint32_t c = d_.heads[noun].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    if (d_.heads[c].relation == Deprel::det) return w_.in_class(d_.tokens[c], kClassDefinite);
  }
  return false;
}

bool Doers::same_frame(uint32_t one, uint32_t other) const {
  return std::ranges::any_of(d_.frames_of(one), [&](const Frame& a) {
    return r_.frames[a.number].tells_act() &&
           std::ranges::any_of(d_.frames_of(other), [&](const Frame& b) { return a.number == b.number; });
  });
}

uint32_t Doers::of(uint32_t noun) const {
  if (d_.tags[noun].upos != Upos::NOUN || !is_definite(noun)) return kNone;
  const uint16_t lemma = w_.lemma(d_.tokens[noun], kNoun);
  auto last = std::ranges::lower_bound(tellings_, noun, {}, &Telling::token);
  while (last != tellings_.begin()) {
    --last;
    if (noun - last->token > kReach) return kNone;
    if ((lemma != 0 && last->lemma == lemma) || same_frame(last->token, noun)) return last->doer;
  }
  return kNone;
}

}  // namespace rapporteur::events
