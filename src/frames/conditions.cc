// Regions of a frame, and the first of its content roles that is there.
#include "frames/conditions.h"

#include <algorithm>

namespace rapporteur::frames {

using namespace rules;

namespace {

constexpr uint32_t kReach =
    100;  // tokens to either side that count as the sentence: text without full stops stays linear

}  // namespace

uint32_t Conditions::dependent(uint32_t head, uint16_t preposition) const {
  if (head == kNone) return kNone;
  for (uint32_t c = d_.heads[head].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    const Deprel relation = d_.heads[c].relation;
    const bool nominal = relation == Deprel::nmod || relation == Deprel::obl || relation == Deprel::obl_agent ||
                         relation == Deprel::acl || relation == Deprel::advcl;
    if (nominal && predicates::is_marked_by(d_, w_, c, preposition)) return c;
  }
  return kNone;
}

uint32_t Conditions::infinitive_below(uint32_t head) const {
  for (uint32_t c = d_.heads[head].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    const Deprel relation = d_.heads[c].relation;
    const bool clausal =
        relation == Deprel::xcomp || relation == Deprel::ccomp || relation == Deprel::acl || relation == Deprel::advcl;
    const Predicate* p = clausal ? d_.predicate(c) : nullptr;
    if (p != nullptr && p->infinitive) return c;
  }
  return kNone;
}

/// What a noun's infinitive or clause says: "voiced concern that the raids go on".
uint32_t Conditions::clause_below(uint32_t noun) const {
  if (const uint32_t infinitive = infinitive_below(noun); infinitive != kNone) return infinitive;
  for (uint32_t c = d_.heads[noun].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    const bool clausal = d_.heads[c].relation == Deprel::acl || d_.heads[c].relation == Deprel::ccomp;
    const Predicate* p = clausal && c > noun ? d_.predicate(c) : nullptr;
    if (p != nullptr && p->own_subject) return c;
  }
  return kNone;
}

/// "voiced their readiness to sign": the infinitive behind the noun that the parser hung on the verb over it.
uint32_t Conditions::infinitive_beside(uint32_t noun) const {
  const Head& head = d_.heads[noun];
  if (head.relation != Deprel::obj || head.head == kNone) return kNone;
  const uint32_t infinitive = infinitive_below(head.head);
  return infinitive != kNone && infinitive > noun ? infinitive : kNone;
}

uint32_t Conditions::content_of(const Frame& frame, const Role& role) const {
  const uint32_t bearer = frame.noun != kNone ? frame.noun : frame.predicate;
  switch (role.kind) {
    case RoleKind::clause: {
      if (frame.noun == kNone && frame.arguments.complement != kNone) return frame.arguments.complement;
      const uint32_t infinitive = infinitive_below(bearer);
      if (infinitive == kNone && frame.noun != kNone) return infinitive_beside(frame.noun);
      return infinitive != kNone || frame.object == kNone ? infinitive : clause_below(frame.object);
    }
    case RoleKind::object:
      return frame.noun != kNone ? kNone : frame.object != kNone ? frame.object : frame.arguments.object;
    case RoleKind::self:
      return frame.predicate;
    case RoleKind::preposition: {
      const uint32_t found = dependent(bearer, role.preposition);
      if (found != kNone) return found;
      if (frame.noun == kNone) return dependent(frame.object, role.preposition);
      const bool own = frame.noun == frame.predicate && d_.heads[frame.noun].relation == Deprel::obj;
      return dependent(own ? d_.heads[frame.noun].head : frame.predicate, role.preposition);
    }
    default:
      return kNone;
  }
}

/// Of the frames that a predicate tells, the first that tells an act; of none that does, the first that tells more than
/// that a meeting is held.
uint32_t Conditions::first_act(FrameRange frames) const {
  uint32_t other = kNone;
  for (uint32_t f = frames.first; f < frames.first + frames.count; ++f) {
    const FrameRule& rule = r_.frames[d_.frames[f].number];
    if (rule.tells_act()) return f;
    if (other == kNone && !rule.tells_of_meetings()) other = f;
  }
  return other;
}

void Conditions::find_content(Frame& frame) const {
  for (const Role& role : r_.roles_of(r_.frames[frame.number].content)) {
    if (role.kind == RoleKind::self) continue;
    const uint32_t head = content_of(frame, role);
    if (head == kNone || head == frame.predicate) continue;
    if (frame.content == kNone) frame.content = head;
    const uint32_t core = predicates::core(d_, w_, head);
    if (core == kNone || core == frame.predicate || core == frame.noun) continue;  // "efforts to stop": its own noun
    const FrameRange inner = d_.frames_at[core];
    const uint32_t act = first_act(inner);
    if (act == kNone) continue;
    frame.content = head;
    frame.inner = act;
    return;
  }
}

bool Conditions::in_sentence(uint32_t token, uint16_t word_class) const {
  const Sentence& s = d_.sentences[d_.sentence_of(token)];
  const uint32_t first = token - std::min(token - s.first, kReach);
  const uint32_t end = std::min(s.end, token + kReach);
  for (uint32_t i = first; i < end; ++i) {
    if (w_.in_class(d_.tokens[i], word_class)) return true;
  }
  return false;
}

bool Conditions::in_region(Region region, uint16_t word_class, const Frame& frame) const {
  switch (region) {
    case Region::subject:
      return matcher_.any_below(frame.arguments.subject, word_class);
    case Region::object: {
      const uint32_t object = frame.noun != kNone     ? frame.noun
                              : frame.object != kNone ? frame.object
                                                      : frame.arguments.object;
      return matcher_.any_below(object, word_class);
    }
    case Region::self:
      return frame.noun != kNone && matcher_.any_below(frame.noun, word_class);
    case Region::any:
      return matcher_.any_below(frame.predicate, word_class) || matcher_.any_below(frame.arguments.subject, word_class);
    case Region::sentence:
      return in_sentence(frame.predicate, word_class);
    case Region::content:
      break;
  }
  for (const Role& role : r_.roles_of(r_.frames[frame.number].content)) {
    if (matcher_.any_below(content_of(frame, role), word_class)) return true;
  }
  return false;
}

bool Conditions::holds(const Condition& condition, const Frame& frame) const {
  return in_region(condition.region, condition.word_class, frame);
}

bool Conditions::allow(const Frame& frame) const {
  const Rows rows = r_.frames[frame.number].conditions;
  for (const Condition& condition : r_.conditions.subspan(rows.first, rows.count)) {
    if (condition.kind == ConditionKind::only && !holds(condition, frame)) return false;
    if (condition.kind == ConditionKind::unless && holds(condition, frame)) return false;
  }
  return true;
}

}  // namespace rapporteur::frames
