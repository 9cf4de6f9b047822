// One small function for each kind of role.
#include "frames/roles.h"

#include <algorithm>

#include "predicates/arguments.h"

namespace rapporteur::frames {

using namespace rules;
namespace {

constexpr int kMaxDepth = 6;
constexpr uint32_t kReach = 16;  // tokens from "talks" to the second party

/// The nominal that the act is about.
uint32_t about(const Frame& frame) { return frame.object != kNone ? frame.object : frame.arguments.object; }

bool any_political(const std::vector<Filler>& sides) {
  return std::any_of(sides.begin(), sides.end(), [](const Filler& s) { return s.political; });
}

}  // namespace

void RoleFiller::dependents(uint32_t head, uint16_t preposition, std::vector<Filler>& found) const {
  if (head == kNone) return;
  for (uint32_t c = d_.heads[head].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    const Deprel relation = d_.heads[c].relation;
    const bool nominal = relation == Deprel::nmod || relation == Deprel::obl || relation == Deprel::obl_agent;
    if (nominal && predicates::is_marked_by(d_, w_, c, preposition)) sides_.find(c, found);
  }
}

void RoleFiller::preposition(const Frame& frame, uint16_t preposition, std::vector<Filler>& found) const {
  const auto obliques = d_.obliques_of(frame.arguments);
  for (const Oblique& oblique : obliques) {
    const bool doer = oblique.head == frame.arguments.subject;  // of a passive, after "by"
    if (oblique.head != kNone && !doer && oblique.preposition == preposition &&
        d_.heads[oblique.head].relation != Deprel::advcl) {
      sides_.find(oblique.head, found);
    }
  }
  if (found.empty()) dependents(frame.noun, preposition, found);
  if (found.empty()) dependents(frame.infinitive, preposition, found);
  if (found.empty()) dependents(about(frame), preposition, found);
  for (size_t i = 0; i < obliques.size() && found.empty(); ++i) dependents(obliques[i].head, preposition, found);
}

/// Possessors ("Chad's army"), or demonyms and names before a noun ("Chadian army").
void RoleFiller::modifiers(uint32_t head, bool possessors, std::vector<Filler>& found) const {
  if (head == kNone) return;
  for (uint32_t c = d_.heads[head].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    const Deprel relation = d_.heads[c].relation;
    const bool owner = relation == Deprel::nmod_poss;
    const bool before = relation == Deprel::amod || relation == Deprel::compound;
    if ((possessors ? !owner : !before) || d_.tags[c].upos == Upos::PRON) continue;
    std::vector<Filler> here;
    sides_.find(c, here);
    for (uint32_t k = d_.heads[c].first_child; k != kNone && before; k = d_.heads[k].next_sibling) {
      if (d_.heads[k].relation == Deprel::amod || d_.heads[k].relation == Deprel::compound)
        sides_.find(k, here);  // "Russian-American"
    }
    const bool known = std::any_of(here.begin(), here.end(), [&](const Filler& s) { return sides_.has_code(s.actor); });
    if (possessors || known) found.insert(found.end(), here.begin(), here.end());
  }
}

void RoleFiller::content_clause(const Frame& frame, bool subject, std::vector<Filler>& found) const {
  const uint32_t head = frame.infinitive != kNone             ? frame.infinitive
                        : frame.arguments.complement != kNone ? frame.arguments.complement
                                                              : frame.content;
  if (head == kNone || head == frame.arguments.object) return;
  if (const Predicate* clause = d_.predicate(head)) sides_.find(subject ? clause->subject : clause->object, found);
}

/// The subject; where it is a text ("passed a resolution criticising"), who issued it.
void RoleFiller::subject(uint32_t token, std::vector<Filler>& found) const {
  if (token != kNone && w_.in_class(d_.tokens[token], kClassDocument) && d_.heads[token].relation == Deprel::obj &&
      w_.in_class(d_.tokens[d_.heads[token].head], kClassIssuing)) {
    const Predicate* issuing = d_.predicate(d_.heads[token].head);
    if (issuing != nullptr) token = issuing->subject;
  }
  sides_.find(token, found);
}

/// "stressed the importance of", "said after talks with": the subject of the verb that the noun stands under.
void RoleFiller::governor(const Frame& frame, std::vector<Filler>& found) const {
  if (frame.noun == kNone) return;
  const Head& head = d_.heads[frame.noun];
  const bool alone = (r_.frames[frame.number].flags & kAlone) != 0;  // "welcomed the talks": those of others
  const bool object = (head.relation == Deprel::obj && !alone) || head.relation == Deprel::obl;
  const Predicate* verb = object && head.head != kNone ? d_.predicate(head.head) : nullptr;
  if (verb == nullptr) return;
  // "welcomed the pope for a visit to": his, not theirs
  const bool goal = w_.in_class(predicates::preposition_of(d_, w_, frame.noun), kClassGoal);
  if (!alone || !goal || verb->object == kNone) sides_.find(verb->subject, found);
}

/// The first name of a state or body among the words of the content, the object or the noun: whom a long phrase is
/// about.
void RoleFiller::inside(const Frame& frame, std::vector<Filler>& found) const {
  for (const uint32_t root : {frame.content, about(frame), frame.noun, frame.predicate}) {
    const uint32_t head = root == kNone ? kNone : coded_below(root, frame.arguments.subject, 0);
    if (head == kNone || same_code(head, frame.arguments.subject)) continue;
    return sides_.find(head, found);
  }
}

bool RoleFiller::same_code(uint32_t one, uint32_t other) const {
  if (other == kNone) return false;
  const uint32_t a = sides_.one(one).actor, b = sides_.one(other).actor;
  return a != kNone && b != kNone && d_.actors[a].code == d_.actors[b].code;
}

uint32_t RoleFiller::coded_below(uint32_t token, uint32_t except, int depth) const {
  if (token == except || depth > kMaxDepth || sides_.only_names(token)) return kNone;
  const uint32_t mention = sides_.mention_at(token);
  if (mention != kNone && sides_.has_code(d_.mentions[mention].actor)) return token;
  for (uint32_t c = d_.heads[token].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    if (const uint32_t below = coded_below(c, except, depth + 1); below != kNone) return below;
  }
  return kNone;
}

void RoleFiller::role(const Frame& frame, const Role& role, std::vector<Filler>& found) const {
  switch (role.kind) {
    case RoleKind::subject:
      return subject(frame.arguments.subject, found);
    case RoleKind::object:
      return sides_.find(frame.noun == kNone ? frame.arguments.object : kNone, found);
    case RoleKind::iobj:
      return sides_.find(frame.arguments.iobj, found);
    case RoleKind::clause_subject:
      return content_clause(frame, true, found);
    case RoleKind::clause_object:
      return content_clause(frame, false, found);
    case RoleKind::possessor:
      return modifiers(frame.noun, true, found);
    case RoleKind::modifier:
      return modifiers(frame.noun, false, found);
    case RoleKind::object_modifier:
      modifiers(about(frame), true, found);
      if (!any_political(found)) modifiers(about(frame), false, found);
      return;
    case RoleKind::content_target:
      if (frame.inner != kNone) {
        const auto targets = d_.targets_of(d_.frames[frame.inner]);
        found.assign(targets.begin(), targets.end());
      }
      return;
    case RoleKind::governor:
      return governor(frame, found);
    case RoleKind::inside:
      return inside(frame, found);
    case RoleKind::preposition:
      return preposition(frame, role.preposition, found);
    default:
      return;
  }
}

/// All of them are of the state of one of the others.
bool RoleFiller::own_people(std::span<const Filler> sides, std::span<const Filler> others) const {
  const auto code = [&](const Filler& side) {
    return side.actor == kNone ? std::string_view() : std::string_view(d_.actors[side.actor].code);
  };
  return !sides.empty() && std::all_of(sides.begin(), sides.end(), [&](const Filler& side) {
    return !code(side).empty() &&
           std::any_of(others.begin(), others.end(), [&](const Filler& other) { return code(other) == code(side); });
  });
}

/// Two actors who are the same state or body, and nobody in it by name.
bool RoleFiller::is_one_state(uint32_t one, uint32_t other) const {
  if (one == kNone || other == kNone) return false;
  const Actor &a = d_.actors[one], &b = d_.actors[other];
  return !a.code.empty() && a.code == b.code && a.name.empty() && b.name.empty();
}

std::vector<Filler> RoleFiller::fill(const Frame& frame, Rows roles, std::span<const Filler> others) const {
  const bool abroad = (r_.frames[frame.number].flags & kOwnAffair) == 0;
  std::vector<Filler> fallback;
  const auto taken = [&](const Filler& side) {
    return side.actor != kNone && std::any_of(others.begin(), others.end(), [&](const Filler& other) {
             return other.actor == side.actor || is_one_state(other.actor, side.actor);
           });
  };
  for (const Role& each : r_.roles_of(roles)) {
    std::vector<Filler> found;
    role(frame, each, found);
    if (!others.empty() && std::all_of(found.begin(), found.end(), taken)) continue;
    if (abroad && own_people(found, others)) {
      if (fallback.empty()) fallback = std::move(found);
      continue;
    }
    if (any_political(found)) return found;
    if (fallback.empty()) fallback = std::move(found);
  }
  return fallback;
}

void RoleFiller::fill(Frame& frame, std::vector<Filler>& fillers) const {
  std::vector<Filler> found;
  const auto put = [&](Rows roles, uint32_t& first, uint16_t& count) {
    found = fill(frame, roles, found);
    first = static_cast<uint32_t>(fillers.size());
    count = static_cast<uint16_t>(found.size());
    fillers.insert(fillers.end(), found.begin(), found.end());
  };
  const FrameRule& rule = r_.frames[frame.number];
  put(rule.source, frame.first_source, frame.source_count);
  put(rule.target, frame.first_target, frame.target_count);
}

void RoleFiller::between(uint32_t noun, std::vector<Filler>& sources, std::vector<Filler>& targets) const {
  const uint32_t end = std::min(d_.sentences[d_.sentence_of(noun)].end, noun + kReach);
  uint32_t t = noun + 1;
  while (t < end && !w_.in_class(d_.tokens[t], kClassBetween)) ++t;
  std::vector<Filler> found;
  for (; t < end && found.size() < 2; ++t) {
    const uint32_t mention = sides_.mention_at(t);
    if (mention == kNone || d_.mentions[mention].head != t || !sides_.has_code(d_.mentions[mention].actor)) continue;
    found.push_back({d_.mentions[mention].actor, t, d_.mentions[mention].span, true, false, false});
  }
  if (found.size() < 2) return;
  sources.assign(found.begin(), found.begin() + 1);
  targets.assign(found.begin() + 1, found.end());
}

}  // namespace rapporteur::frames
