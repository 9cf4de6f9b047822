// Finds the actor of a nominal: by the mention it heads, else by the names inside it ("troops of Chad", "a Czech
// court").
#include "frames/sides.h"

#include <algorithm>

namespace rapporteur::frames {
namespace {

constexpr int kMaxDepth = 4;

bool inside_phrase(Deprel relation) {
  return relation != Deprel::acl && relation != Deprel::acl_relcl && relation != Deprel::conj &&
         relation != Deprel::cc && relation != Deprel::punct && relation != Deprel::parataxis &&
         relation != Deprel::case_ && relation != Deprel::appos && relation != Deprel::advcl &&
         relation != Deprel::cop && relation != Deprel::nsubj && relation != Deprel::mark;
}

bool names_owner(Deprel relation) {
  return relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::nmod_poss ||
         relation == Deprel::nmod || relation == Deprel::flat || relation == Deprel::appos;
}

}  // namespace

SideFinder::SideFinder(const Document& document, const rules::Wordbook& words) : d_(document), w_(words) {
  for (uint32_t m = 0; m < d_.mentions.size(); ++m) {
    const Mention& mention = d_.mentions[m];
    if (mention.actor != kNone && d_.actors[mention.actor].kind == ActorKind::joint) rows_.push_back(m);
  }
  std::stable_sort(rows_.begin(), rows_.end(),
                   [&](uint32_t a, uint32_t b) { return d_.mentions[a].first < d_.mentions[b].first; });
}

/// The nominal with its modifiers, without clauses and conjuncts.
Span SideFinder::noun_phrase(uint32_t head) const {
  Span span = d_.tokens[head].span;
  for (uint32_t c = d_.heads[head].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    if (inside_phrase(d_.heads[c].relation)) span = cover(span, noun_phrase(c));
  }
  return span;
}

/// "the Paris agreement": a place before a text or a meeting only gives it its name.
bool SideFinder::only_names(uint32_t token) const {
  const Head& own = d_.heads[token];
  const bool before = own.relation == Deprel::compound || own.relation == Deprel::amod;
  if (!before || own.head == kNone || !w_.in_class(d_.tokens[own.head], rules::kClassNamedAfter)) return false;
  const uint32_t mention = mention_at(token);
  return mention != kNone && d_.tags[token].upos == Upos::PROPN && d_.mentions[mention].kind != MentionKind::demonym;
}

/// The first actor with a state or body among the names that modify the nominal; possessors and demonyms before "of"
/// and "in".
uint32_t SideFinder::inner_actor(uint32_t head, int depth) const {
  if (depth > kMaxDepth) return kNone;
  for (uint32_t c = d_.heads[head].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    if (!names_owner(d_.heads[c].relation)) continue;
    if (only_names(c)) continue;
    const uint32_t mention = mention_at(c);
    if (mention != kNone && has_code(d_.mentions[mention].actor)) return d_.mentions[mention].actor;
    if (const uint32_t found = inner_actor(c, depth + 1); found != kNone) return found;
  }
  return kNone;
}

/// "Japan said it had halted aid": a pronoun that is subject of a reported clause and that nobody resolved is who
/// reports.
uint32_t SideFinder::antecedent(uint32_t pronoun) const {
  const Head& own = d_.heads[pronoun];
  if (own.head == kNone || own.relation != Deprel::nsubj || d_.heads[own.head].relation != Deprel::ccomp)
    return pronoun;
  const uint32_t verb = d_.heads[own.head].head;
  for (uint32_t c = d_.heads[verb].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    if (d_.heads[c].relation == Deprel::nsubj) return c;
  }
  return pronoun;
}

Side SideFinder::one(uint32_t head) const {
  Side side;
  if (d_.tags[head].upos == Upos::PRON) {
    const uint32_t mention = mention_at(head);
    if (mention == kNone || !has_code(d_.mentions[mention].actor)) head = antecedent(head);
  }
  side.head = head;
  side.span = noun_phrase(head);
  const uint32_t mention = mention_at(head);
  if (mention != kNone) {
    const Mention& m = d_.mentions[mention];
    side.actor = m.actor;
    side.place = m.place;
    side.span = cover(side.span, m.span);
    side.political = m.kind == MentionKind::title && d_.tags[m.head].upos == Upos::PROPN;
  }
  if (!has_code(side.actor) && (side.actor == kNone || d_.actors[side.actor].kind != ActorKind::joint)) {
    const uint32_t inner = inner_actor(head, 0);
    if (inner != kNone) side.actor = inner;
  }
  side.named = d_.tags[head].upos == Upos::PROPN;
  side.political = side.political || has_code(side.actor) || w_.in_class(d_.tokens[head], rules::kClassPolity);
  return side;
}

/// "French and Egyptian warships": each demonym before the noun is a side of its own.
bool SideFinder::add_demonyms(const Side& side, std::vector<Side>& sides) const {
  std::vector<uint32_t> actors;
  const auto take = [&](uint32_t token) {
    const uint32_t mention = mention_at(token);
    if (mention == kNone || !has_code(d_.mentions[mention].actor)) return;
    const uint32_t actor = d_.mentions[mention].actor;
    if (std::find(actors.begin(), actors.end(), actor) == actors.end()) actors.push_back(actor);
  };
  for (uint32_t c = d_.heads[side.head].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    const Deprel relation = d_.heads[c].relation;
    if (relation != Deprel::amod && relation != Deprel::compound && relation != Deprel::nmod) continue;
    take(c);
    for (uint32_t k = d_.heads[c].first_child; k != kNone; k = d_.heads[k].next_sibling) {
      if (d_.heads[k].relation == Deprel::conj) take(k);
    }
  }
  if (actors.size() < 2) return false;
  for (const uint32_t actor : actors) {
    sides.push_back(side);
    sides.back().actor = actor;
  }
  return true;
}

void SideFinder::add(uint32_t head, std::vector<Side>& sides) const {
  const Side side = one(head);
  const uint32_t direct = mention_at(side.head);
  const bool nominal = d_.tags[side.head].upos == Upos::NOUN;
  if (nominal && (direct == kNone || d_.mentions[direct].head != side.head) && add_demonyms(side, sides)) return;
  if (side.actor == kNone || d_.actors[side.actor].kind != ActorKind::joint) {
    sides.push_back(side);
    return;
  }
  for (const uint32_t member : d_.actors[side.actor].members) {
    Side each = side;
    each.actor = member;
    each.political = true;
    sides.push_back(each);
  }
}

/// "Sergei Lavrov and his French counterpart Jean-Yves Le Drian": the row's other members, where the tree does not join
/// them.
void SideFinder::add_row(uint32_t head, std::vector<Side>& sides) const {
  const uint32_t own = mention_at(head);
  if (own == kNone || d_.mentions[own].actor == kNone) return;
  const uint32_t first = d_.mentions[own].first;
  const auto row =
      std::partition_point(rows_.begin(), rows_.end(), [&](uint32_t m) { return d_.mentions[m].first < first; });
  if (row == rows_.end() || d_.mentions[*row].first != first) return;
  for (const uint32_t member : d_.actors[d_.mentions[*row].actor].members) {
    const bool there = std::any_of(sides.begin(), sides.end(), [&](const Side& s) { return s.actor == member; });
    if (there) continue;
    sides.push_back(sides.front());
    sides.back().actor = member;
    sides.back().political = true;
  }
}

void SideFinder::find(uint32_t head, std::vector<Side>& sides) const {
  if (head == kNone) return;
  const size_t before = sides.size();
  add(head, sides);
  for (uint32_t c = d_.heads[head].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    if (d_.heads[c].relation == Deprel::conj) add(c, sides);
  }
  if (before == 0) add_row(head, sides);
}

}  // namespace rapporteur::frames
