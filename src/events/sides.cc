// Parts joint sides, and gives domestic ones their state.
#include "events/sides.h"

#include <algorithm>

#include "predicates/arguments.h"

namespace rapporteur::events {

using namespace rules;
using frames::FrameRule;

namespace {

constexpr int kMostLevels = 2;  ///< of the tree between an argument and the place that it names

}  // namespace

SentenceSort SideReader::sort_of(const Sentence& sentence) const {
  SentenceSort sort;
  for (uint32_t t = sentence.first; t < sentence.end; ++t) {
    sort.noisy = sort.noisy || in(t, kClassSport) || in(t, kClassMarket);
    const uint32_t mention = d_.mention_at[t];
    if (mention == kNone) continue;
    sort.political =
        sort.political || d_.mentions[mention].kind == MentionKind::title || has_code(d_.mentions[mention].actor);
  }
  return sort;
}

bool SideReader::coded(const std::vector<Filler>& sides) const {
  return std::any_of(sides.begin(), sides.end(), [&](const Filler& s) { return has_code(s.actor); });
}

bool SideReader::between(const Filler& side) const {
  return side.head != kNone && w_.in_class(predicates::preposition_of(d_, w_, side.head), kClassBetween);
}

/// "Chad and Libya signed a treaty", "talks between A and B": the first with the others.
void SideReader::part_mutual(const FrameRule& rule, Sides& sides) const {
  auto& [sources, targets] = sides;
  if ((rule.flags & frames::kMutual) == 0) return;
  if (!targets.empty() && targets.front().political) {
    if (targets.size() > 1 &&
        (sources.empty() || sources.front().head == targets.front().head || between(targets.front()))) {
      sources.assign(targets.begin(), targets.begin() + 1);
      targets.erase(targets.begin());
    }
    return;
  }
  if (sources.size() < 2) return;
  targets.assign(sources.begin() + 1, sources.end());
  sources.resize(1);
}

/// A place that the act names stands for the target.
void SideReader::take_place(const Act& act, Sides& sides) {
  if (coded(sides.targets)) return;
  Filler where = place_of(act);
  if (where.actor == kNone) where = city_of(act);
  if (where.actor == kNone) return;
  if (sides.targets.empty()) {
    sides.targets.push_back(where);
  } else {
    sides.targets.front().actor = where.actor;
    sides.targets.front().political = true;
  }
}

/// Sides of domestic acts without a state of their own take that of the other side, or of the place that is named.
void SideReader::settle_domestic(const Act& act, const FrameRule& rule, Sides& sides) {
  auto& [sources, targets] = sides;
  uint32_t home = coded(sources) ? sources.front().actor : kNone;
  const Filler where = home == kNone ? place_of(act) : Filler{};
  if (home == kNone) home = where.actor;
  if (sources.empty() && home != kNone && act.frame.arguments.passive) {  // "was arrested in Lebanon"
    sources.push_back(where);
    sources.front().actor = state_of(home);
    sources.front().political = true;
  }
  if (home == kNone && coded(targets)) home = targets.front().actor;
  if (home == kNone) return;
  const bool own_affair = (rule.flags & frames::kOwnAffair) != 0 && (rule.needs & frames::kNeedsTarget) == 0;
  if (targets.empty() && own_affair) targets.emplace_back();  // "lifted a curfew"
  settle_home(sources, home);
  // A refusal of something is not a refusal of one's own state: there only somebody who is of one is given it.
  if ((rule.flags & frames::kOwnAffair) == 0)
    std::erase_if(targets, [&](const Filler& side) { return !has_code(side.actor) && is_nobody(side); });
  settle_home(targets, home);
}

/// "accused each other of": all of them, in both directions.
bool SideReader::is_reciprocal(const Act& act) const {
  const Predicate& p = act.frame.arguments;
  const auto reciprocal = [&](uint32_t token) { return token != kNone && in(token, kClassReciprocal); };
  const auto obliques = d_.obliques_of(p);
  return reciprocal(p.object) || reciprocal(p.iobj) ||
         std::any_of(obliques.begin(), obliques.end(), [&](const Oblique& o) { return reciprocal(o.head); });
}

Sides SideReader::sides_of(const Act& act, Sides sides, const FrameRule& rule) {
  if (sides.sources.size() > 1 && is_reciprocal(act)) sides.targets = sides.sources;
  if ((rule.flags & frames::kMutual) != 0 && act.frame.noun != kNone &&
      !(coded(sides.sources) && coded(sides.targets)) && sides.sources.size() < 2) {
    roles_.between(act.frame.noun, sides.sources, sides.targets);
  }
  part_mutual(rule, sides);
  if ((rule.flags & frames::kPlace) != 0) take_place(act, sides);
  if ((rule.flags & frames::kDomestic) != 0) settle_domestic(act, rule, sides);
  return sides;
}

/// A thing, or nobody in particular.
bool SideReader::is_nobody(const Filler& side) const {
  if (side.head == kNone) return true;
  const uint32_t mention = d_.mention_at[side.head];
  const bool titled = mention != kNone && d_.mentions[mention].kind == MentionKind::title;
  return !side.political && !side.named && !titled && !in(side.head, kClassDomestic);
}

/// Somebody with a title, of a domestic kind, or nobody in particular.
bool SideReader::is_domestic(const Filler& side) const {
  if (is_nobody(side) || in(side.head, kClassDomestic)) return true;
  const uint32_t mention = d_.mention_at[side.head];
  return mention != kNone && d_.mentions[mention].kind == MentionKind::title;
}

void SideReader::settle_home(std::vector<Filler>& sides, uint32_t home) {
  for (Filler& side : sides) {
    if (has_code(side.actor) || !is_domestic(side)) continue;
    side.actor = state_of(home);
    side.political = true;
  }
}

/// The state that an actor belongs to, as an actor of its own.
uint32_t SideReader::state_of(uint32_t actor) {
  const std::string code = d_.actors[actor].code;  // a copy: the list of actors may grow
  return state_named(code);
}

uint32_t SideReader::state_named(const std::string& code) {
  for (uint32_t a = 0; a < d_.actors.size(); ++a) {
    if (d_.actors[a].code == code && d_.actors[a].name.empty()) return a;
  }
  Actor state;
  state.kind = ActorKind::state;
  state.code = code;
  d_.actors.push_back(state);
  return static_cast<uint32_t>(d_.actors.size() - 1);
}

/// A name of a place among the predicate's obliques or the noun's.
Filler SideReader::place_of(const Act& act) const {
  const Predicate& arguments = act.frame.arguments;
  for (const Oblique& oblique : d_.obliques_of(arguments)) {
    if (oblique.head == kNone || oblique.head == arguments.subject) continue;
    if (d_.heads[oblique.head].relation == Deprel::advcl) continue;
    const Filler side = roles_.sides().one(oblique.head);
    if (has_code(side.actor)) return side;
  }
  const bool inside = (r_.frames[act.frame.number].flags & frames::kPlace) != 0 && arguments.object != kNone;
  return inside ? roles_.place_inside(arguments.object) : Filler{};
}

/// "shelled Kharkiv", "the port of Hodeidah", "fired rockets at Sderot": the state that the place belongs to.
Filler SideReader::city_of(const Act& act) {
  const Predicate& arguments = act.frame.arguments;
  const Place* city = arguments.object == kNone ? nullptr : city_below(arguments.object, 0);
  for (const Oblique& oblique : d_.obliques_of(arguments)) {
    if (city != nullptr) break;
    const bool clause = oblique.head == kNone || d_.heads[oblique.head].relation == Deprel::advcl;
    if (!clause && oblique.head != arguments.subject) city = city_below(oblique.head, 0);
  }
  if (city == nullptr || city->code.empty()) return {};
  return {state_named(city->code), kNone, city->span, true, false};
}

const Place* SideReader::city_below(uint32_t token, int depth) const {
  const auto place = std::ranges::partition_point(d_.places, [&](const Place& p) { return p.end <= token; });
  if (place != d_.places.end() && place->first <= token) return &*place;
  if (depth == kMostLevels) return nullptr;
  for (uint32_t c = d_.heads[token].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    const Deprel relation = d_.heads[c].relation;
    if (relation == Deprel::acl || relation == Deprel::acl_relcl || relation == Deprel::advcl) continue;
    if (const Place* below = city_below(c, depth + 1)) return below;
  }
  return nullptr;
}

const Filler* SideReader::first_coded(const std::vector<Filler>& sides) const {
  const auto it = std::find_if(sides.begin(), sides.end(), [&](const Filler& s) { return has_code(s.actor); });
  return it == sides.end() ? nullptr : &*it;
}

/// Who travels is known or named, and goes to another state than his own.
bool SideReader::is_abroad(const Sides& sides) const {
  const Filler* source = first_coded(sides.sources);
  const Filler* target = first_coded(sides.targets);
  if (source == nullptr) return !sides.sources.empty() && sides.sources.front().named;
  return target != nullptr && d_.actors[source->actor].code != d_.actors[target->actor].code;
}

bool SideReader::meet_needs(const FrameRule& rule, const Sides& sides, SentenceSort sort) const {
  const auto& [sources, targets] = sides;
  const auto political = [&](const std::vector<Filler>& side) {
    return !side.empty() && (side.front().political || (sort.political && side.front().named));
  };
  const bool source = political(sources), target = political(targets);
  if ((rule.needs & frames::kNeedsSource) != 0 && !source) return false;
  if ((rule.needs & frames::kNeedsTarget) != 0 && !target) return false;
  if ((rule.needs & frames::kNeedsEither) != 0 && !source && !target) return false;
  if (sort.noisy && !(coded(sources) && coded(targets))) return false;
  const bool known = coded(sources) || coded(targets) || (sort.political && !sources.empty() && sources.front().named);
  if ((rule.flags & frames::kCoded) != 0 && !known) return false;
  if ((rule.flags & frames::kAbroad) != 0 && !is_abroad(sides)) return false;
  return source || target;
}

}  // namespace rapporteur::events
