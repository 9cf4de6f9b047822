// One small function for each kind of role.
#include "events/roles.h"

#include <algorithm>

namespace rapporteur::events {
namespace {

constexpr int kMaxDepth = 3;
constexpr uint32_t kReach = 16;  // tokens from "talks" to the second party

/// The nominal that the act is about.
uint32_t about(const Match& match) { return match.object != kNone ? match.object : match.clause.object; }

bool any_political(const std::vector<Side>& sides) {
  return std::any_of(sides.begin(), sides.end(), [](const Side& s) { return s.political; });
}

}  // namespace

void RoleFiller::dependents(uint32_t head, uint16_t preposition, std::vector<Side>& found) const {
  if (head == kNone) return;
  for (uint32_t c = d_.heads[head].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    const Deprel relation = d_.heads[c].relation;
    const bool nominal = relation == Deprel::nmod || relation == Deprel::obl || relation == Deprel::obl_agent;
    if (nominal && acts_.matcher().reader().preposition_of(c) == preposition) sides_.find(c, found);
  }
}

void RoleFiller::preposition(const Act& act, uint16_t preposition, std::vector<Side>& found) const {
  const Clause& clause = act.match.clause;
  for (uint32_t i = 0; i < clause.oblique_count; ++i) {
    const Oblique& oblique = clause.obliques[i];
    if (oblique.head != kNone && oblique.preposition == preposition &&
        d_.heads[oblique.head].relation != Deprel::advcl) {
      sides_.find(oblique.head, found);
    }
  }
  if (found.empty()) dependents(act.match.noun, preposition, found);
  if (found.empty()) dependents(act.match.infinitive, preposition, found);
  if (found.empty()) dependents(about(act.match), preposition, found);
  for (uint32_t i = 0; i < clause.oblique_count && found.empty(); ++i)
    dependents(clause.obliques[i].head, preposition, found);
}

/// Possessors ("Chad's army"), or demonyms and names before a noun ("Chadian army").
void RoleFiller::modifiers(uint32_t head, bool possessors, std::vector<Side>& found) const {
  if (head == kNone) return;
  for (uint32_t c = d_.heads[head].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    const Deprel relation = d_.heads[c].relation;
    const bool owner = relation == Deprel::nmod_poss;
    const bool before = relation == Deprel::amod || relation == Deprel::compound;
    if ((possessors ? !owner : !before) || d_.tags[c].upos == Upos::PRON) continue;
    std::vector<Side> here;
    sides_.find(c, here);
    for (uint32_t k = d_.heads[c].first_child; k != kNone && before; k = d_.heads[k].next_sibling) {
      if (d_.heads[k].relation == Deprel::amod || d_.heads[k].relation == Deprel::compound)
        sides_.find(k, here);  // "Russian-American"
    }
    const bool known = std::any_of(here.begin(), here.end(), [&](const Side& s) { return sides_.has_code(s.actor); });
    if (possessors || known) found.insert(found.end(), here.begin(), here.end());
  }
}

void RoleFiller::content_clause(const Act& act, bool subject, std::vector<Side>& found) const {
  const uint32_t head = act.match.infinitive != kNone          ? act.match.infinitive
                        : act.match.clause.complement != kNone ? act.match.clause.complement
                                                               : act.content_head;
  if (head == kNone || head == act.match.clause.object) return;
  const Clause clause = acts_.matcher().reader().read(head);
  sides_.find(subject ? clause.subject : clause.object, found);
}

/// The subject; where it is a text ("passed a resolution criticising"), who issued it.
void RoleFiller::subject(uint32_t token, std::vector<Side>& found) const {
  if (token != kNone && r_.in_class(d_.tokens[token], kClassDocument) && d_.heads[token].relation == Deprel::obj &&
      r_.in_class(d_.tokens[d_.heads[token].head], kClassIssuing)) {
    token = acts_.matcher().reader().read(d_.heads[token].head).subject;
  }
  sides_.find(token, found);
}

/// The first name of a state or body among the words of the content, the object or the noun: whom a long phrase is
/// about.
void RoleFiller::inside(const Act& act, std::vector<Side>& found) const {
  for (const uint32_t root : {act.content_head, about(act.match), act.match.noun, act.match.predicate}) {
    const uint32_t head = root == kNone ? kNone : coded_below(root, act.match.clause.subject, 0);
    if (head == kNone || same_code(head, act.match.clause.subject)) continue;
    return sides_.find(head, found);
  }
}

bool RoleFiller::same_code(uint32_t one, uint32_t other) const {
  if (other == kNone) return false;
  const uint32_t a = sides_.one(one).actor, b = sides_.one(other).actor;
  return a != kNone && b != kNone && d_.actors[a].code == d_.actors[b].code;
}

uint32_t RoleFiller::coded_below(uint32_t token, uint32_t except, int depth) const {
  if (token == except || depth > kMaxDepth + 3 || sides_.only_names(token)) return kNone;
  const uint32_t mention = sides_.mention_at(token);
  if (mention != kNone && sides_.has_code(d_.mentions[mention].actor)) return token;
  for (uint32_t c = d_.heads[token].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    if (const uint32_t below = coded_below(c, except, depth + 1); below != kNone) return below;
  }
  return kNone;
}

void RoleFiller::role(const Act& act, const Role& role, int depth, std::vector<Side>& found) const {
  const Match& match = act.match;
  switch (role.kind) {
    case RoleKind::subject:
      return subject(match.clause.subject, found);
    case RoleKind::object:
      return sides_.find(match.noun == kNone ? match.clause.object : kNone, found);
    case RoleKind::iobj:
      return sides_.find(match.clause.iobj, found);
    case RoleKind::clause_subject:
      return content_clause(act, true, found);
    case RoleKind::clause_object:
      return content_clause(act, false, found);
    case RoleKind::possessor:
      return modifiers(match.noun, true, found);
    case RoleKind::modifier:
      return modifiers(match.noun, false, found);
    case RoleKind::object_modifier:
      modifiers(about(match), true, found);
      if (!any_political(found)) modifiers(about(match), false, found);
      return;
    case RoleKind::content_target:
      if (act.content != kNone && depth < kMaxDepth) {
        const Act& content = acts_.act(act.content);
        found = fill(content, content.match.frame->target, depth + 1);
      }
      return;
    case RoleKind::inside:
      return inside(act, found);
    case RoleKind::speaker:
      found.push_back(speaker(match.predicate));
      return;
    case RoleKind::preposition:
      return preposition(act, role.preposition, found);
    default:
      return;
  }
}

std::vector<Side> RoleFiller::fill(const Act& act, Range roles, int depth) const {
  std::vector<Side> fallback;
  for (uint16_t i = 0; i < roles.count; ++i) {
    std::vector<Side> found;
    role(act, r_.roles[roles.first + i], depth, found);
    if (any_political(found)) return found;
    if (fallback.empty()) fallback = found;
  }
  return fallback;
}

void RoleFiller::between(uint32_t noun, std::vector<Side>& sources, std::vector<Side>& targets) const {
  const uint32_t end = std::min(d_.sentences[d_.sentence_of(noun)].end, noun + kReach);
  uint32_t t = noun + 1;
  while (t < end && !r_.in_class(d_.tokens[t], kClassBetween)) ++t;
  std::vector<Side> found;
  for (; t < end && found.size() < 2; ++t) {
    const uint32_t mention = sides_.mention_at(t);
    if (mention == kNone || d_.mentions[mention].head != t || !sides_.has_code(d_.mentions[mention].actor)) continue;
    found.push_back({d_.mentions[mention].actor, t, d_.mentions[mention].span, true, false, false});
  }
  if (found.size() < 2) return;
  sources.assign(found.begin(), found.begin() + 1);
  targets.assign(found.begin() + 1, found.end());
}

Side RoleFiller::speaker(uint32_t token) const {
  const Span span = d_.tokens[token].span;
  for (const Statement& s : d_.statements) {
    const bool inside = std::any_of(s.content.begin(), s.content.end(), [&](Span c) { return c.contains(span); });
    if (!inside || s.speaker == kNone) continue;
    return {s.speaker, kNone, s.speaker_span, sides_.has_code(s.speaker), false};
  }
  const Head& head = d_.heads[token];
  uint32_t saying = kNone;
  if (head.head != kNone && (head.relation == Deprel::ccomp || head.relation == Deprel::parataxis)) saying = head.head;
  for (uint32_t c = head.first_child; c != kNone && saying == kNone; c = d_.heads[c].next_sibling) {
    if (d_.heads[c].relation == Deprel::parataxis) saying = c;
  }
  if (saying == kNone || !r_.in_class(d_.tokens[saying], kClassSaying)) return {};
  const Clause clause = acts_.matcher().reader().read(saying);
  return clause.subject == kNone ? Side{} : sides_.one(clause.subject);
}

}  // namespace rapporteur::events
