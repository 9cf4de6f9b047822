// Reads predicates as acts, from the most demanding pattern down.
#include "events/acts.h"

#include <algorithm>

namespace rapporteur::events {
namespace {

constexpr uint32_t kReach =
    100;                      // tokens to either side that count as the sentence: text without full stops stays linear
constexpr int kMaxDepth = 4;  // "urged X to agree to stop supporting Y" has three

}  // namespace

Code ActReader::compose(uint8_t composition, const Code& code) const {
  size_t longest = 0;
  const CompositionRow* best = nullptr;
  for (const CompositionRow& row : r_.compositions) {
    const std::string_view prefix = view(row.prefix);
    if (row.composition != composition || !view(code).starts_with(prefix) || prefix.size() <= longest) continue;
    longest = prefix.size();
    best = &row;
  }
  if (best == nullptr) return {};
  return best->code.empty() ? code : best->code;
}

uint32_t ActReader::read(uint32_t token, int depth) {
  if (depth > kMaxDepth) return kNone;
  const Upos upos = d_.tags[token].upos;
  if (upos == Upos::VERB) return read_verb(token, depth);
  if (upos == Upos::NOUN || upos == Upos::PROPN) return read_noun(token, matcher_.reader().read(token), token, depth);
  if (upos != Upos::ADJ) return kNone;
  uint32_t found = kNone;
  const auto visit = [&](Match& match) { return (found = settle(match, depth)) != kNone; };
  const Clause clause = matcher_.reader().read(token);
  matcher_.each(token, kAdjective, clause, visit);
  return found;
}

/// A pattern with an object beats a supporting verb's noun, which beats the bare verb.
uint32_t ActReader::read_verb(uint32_t token, int depth) {
  const Clause clause = matcher_.reader().read(token);
  uint32_t found = kNone;
  const auto demanding = [&](Match& match) { return match.score > 0 && (found = settle(match, depth)) != kNone; };
  matcher_.each(token, kVerb, clause, demanding);
  if (found == kNone) found = read_supported(clause, depth);
  if (found == kNone && clause.passive) found = read_participle(token, clause, depth);
  const auto bare = [&](Match& match) { return match.score == 0 && (found = settle(match, depth)) != kNone; };
  if (found == kNone) matcher_.each(token, kVerb, clause, bare);
  return found;
}

/// "is opposed to", "is prepared to": an adjective that the tagger takes for a passive.
uint32_t ActReader::read_participle(uint32_t token, const Clause& passive, int depth) {
  Clause clause = passive;
  clause.subject = passive.object;
  clause.object = kNone;
  clause.passive = false;
  uint32_t found = kNone;
  const auto visit = [&](Match& match) { return (found = settle(match, depth)) != kNone; };
  matcher_.each(token, kAdjective, clause, visit);
  return found;
}

/// "hold talks", "began leaving": the noun or the infinitive tells what is done, the verb by whom.
uint32_t ActReader::read_supported(const Clause& clause, int depth) {
  const Token& verb = d_.tokens[clause.predicate];
  if (clause.complement != kNone && r_.in_class(verb, kClassAspect) &&
      !matcher_.reader().read(clause.complement).own_subject) {
    return read(clause.complement, depth + 1);
  }
  if (!r_.in_class(verb, kClassLight)) return kNone;
  if (clause.object == kNone) return kNone;
  const uint32_t object = matcher_.reader().core(clause.object);
  return d_.tags[object].upos == Upos::NOUN ? read_noun(object, clause, clause.predicate, depth) : kNone;
}

uint32_t ActReader::read_noun(uint32_t token, const Clause& clause, uint32_t predicate, int depth) {
  const Clause own = matcher_.reader().read(token);
  uint32_t found = kNone;
  const auto visit = [&](Match& match) {
    match.noun = token;
    match.predicate = predicate;
    if (predicate != token) {
      match.clause = clause;
      match.clause.negated = clause.negated || own.negated;
    } else {
      match.clause.subject = kNone;
      match.clause.object = kNone;
    }
    return (found = settle(match, depth)) != kNone;
  };
  matcher_.each(token, kNoun, own, visit);
  return found;
}

uint32_t ActReader::dependent(uint32_t head, uint16_t preposition) const {
  if (head == kNone) return kNone;
  for (uint32_t c = d_.heads[head].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    const Deprel relation = d_.heads[c].relation;
    const bool nominal =
        relation == Deprel::nmod || relation == Deprel::obl || relation == Deprel::acl || relation == Deprel::advcl;
    if (nominal && matcher_.reader().preposition_of(c) == preposition) return c;
  }
  return kNone;
}

uint32_t ActReader::infinitive_below(uint32_t head) const {
  for (uint32_t c = d_.heads[head].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    const Deprel relation = d_.heads[c].relation;
    const bool clausal =
        relation == Deprel::xcomp || relation == Deprel::ccomp || relation == Deprel::acl || relation == Deprel::advcl;
    if (clausal && matcher_.reader().read(c).infinitive) return c;
  }
  return kNone;
}

uint32_t ActReader::first_content(const Match& match, const Role& role) const {
  const uint32_t bearer = match.noun != kNone ? match.noun : match.predicate;
  switch (role.kind) {
    case RoleKind::clause: {
      if (match.noun == kNone && match.clause.complement != kNone) return match.clause.complement;
      const uint32_t infinitive = infinitive_below(bearer);
      return infinitive != kNone || match.object == kNone ? infinitive : infinitive_below(match.object);
    }
    case RoleKind::object:
      return match.noun != kNone ? kNone : match.object != kNone ? match.object : match.clause.object;
    case RoleKind::self:
      return match.predicate;
    case RoleKind::preposition: {
      const uint32_t found = dependent(bearer, role.preposition);
      return found != kNone || match.noun == kNone ? found : dependent(match.predicate, role.preposition);
    }
    default:
      return kNone;
  }
}

/// Looks for an act in what the frame is about. False if it found none that the composition knows.
bool ActReader::compose_content(Act& act, int depth) {
  const Frame& frame = *act.match.frame;
  for (uint16_t i = 0; i < frame.content.count; ++i) {
    const Role& role = r_.roles[frame.content.first + i];
    if (role.kind == RoleKind::self) continue;
    const uint32_t head = first_content(act.match, role);
    if (head == kNone || head == act.match.predicate) continue;
    if (act.content_head == kNone) act.content_head = head;
    const uint32_t content = read(matcher_.reader().core(head), depth + 1);
    if (content == kNone) continue;
    Code about = acts_[content].inner.empty() ? acts_[content].code : acts_[content].inner;
    if (acts_[content].match.clause.negated) {
      const Code ceased = compose(r_.cease, about);
      if (ceased.empty()) continue;
      about = ceased;
    }
    const Code code = compose(frame.composition, about);
    if (code.empty()) continue;
    act.code = code;
    act.inner = about;
    act.content = content;
    act.content_head = head;
    return true;
  }
  return false;
}

bool ActReader::in_region(Region region, uint16_t word_class, const Match& match) const {
  switch (region) {
    case Region::subject:
      return matcher_.any_below(match.clause.subject, word_class);
    case Region::object: {
      const uint32_t object = match.noun != kNone     ? match.noun
                              : match.object != kNone ? match.object
                                                      : match.clause.object;
      return matcher_.any_below(object, word_class);
    }
    case Region::self:
      return match.noun != kNone && matcher_.any_below(match.noun, word_class);
    case Region::any:
      return matcher_.any_below(match.predicate, word_class) || matcher_.any_below(match.clause.subject, word_class);
    case Region::sentence: {
      const Sentence& s = d_.sentences[d_.sentence_of(match.predicate)];
      const uint32_t first = match.predicate - std::min(match.predicate - s.first, kReach);
      const uint32_t end = std::min(s.end, match.predicate + kReach);
      for (uint32_t i = first; i < end; ++i) {
        if (r_.in_class(d_.tokens[i], word_class)) return true;
      }
      return false;
    }
    case Region::content:
      break;
  }
  for (uint16_t i = 0; i < match.frame->content.count; ++i) {
    if (matcher_.any_below(first_content(match, r_.roles[match.frame->content.first + i]), word_class)) return true;
  }
  return false;
}

bool ActReader::holds(const Condition& condition, const Match& match) const {
  return in_region(condition.region, condition.word_class, match);
}

/// Each "only" holds and no "unless" does.
bool ActReader::allowed(const Match& match) const {
  for (uint16_t i = 0; i < match.frame->conditions.count; ++i) {
    const Condition& condition = r_.conditions[match.frame->conditions.first + i];
    if (condition.kind == ConditionKind::only && !holds(condition, match)) return false;
    if (condition.kind == ConditionKind::unless && holds(condition, match)) return false;
  }
  return true;
}

/// The first "narrower" line that holds gives the code.
void ActReader::narrow(Act& act) const {
  for (uint16_t i = 0; i < act.match.frame->conditions.count; ++i) {
    const Condition& condition = r_.conditions[act.match.frame->conditions.first + i];
    if (condition.kind != ConditionKind::narrower || !holds(condition, act.match)) continue;
    act.code = condition.code;
    return;
  }
}

uint32_t ActReader::settle(Match& match, int depth) {
  if (!allowed(match)) return kNone;
  Act act;
  act.match = match;
  act.code = match.frame->code;
  const bool composed = match.frame->composition != 0 && compose_content(act, depth);
  if (!composed) narrow(act);
  if (act.code.empty()) return kNone;
  acts_.push_back(act);
  return static_cast<uint32_t>(acts_.size() - 1);
}

}  // namespace rapporteur::events
