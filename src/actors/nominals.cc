// What refers to states and bodies spoken of before by a noun: "the alliance", "both sides".
#include "actors/phrase.h"

#include <algorithm>

namespace rapporteur::actors {
namespace {

constexpr uint32_t kLookBack = 48;      ///< mentions
constexpr uint32_t kMostForSides = 60;  ///< mentions

/// The states and bodies named last, as many as are counted (0: two): "both sides", "the three countries".
uint32_t sides(Linking& l, uint32_t count) {
  const uint32_t wanted = count == 0 ? 2 : count;
  const uint32_t reach = 1;  // sentences back for a joint actor
  const auto& traces = l.cast.traces();
  std::vector<uint32_t> members;
  for (size_t i = traces.size(), steps = 0; i-- > 0 && steps < kMostForSides; ++steps) {
    const Actor& actor = l.cast[traces[i].actor];
    if (actor.kind == ActorKind::joint && actor.members.size() == wanted && l.sentence - traces[i].sentence <= reach)
      return traces[i].actor;
    if (!is_state_or_body(actor.kind)) continue;
    if (std::find(members.begin(), members.end(), traces[i].actor) == members.end()) members.push_back(traces[i].actor);
    if (members.size() > wanted) return kNone;
    if (members.size() == wanted && l.sentence - traces[i].sentence > 0) break;
  }
  if (members.size() != wanted) return kNone;
  std::reverse(members.begin(), members.end());
  return l.cast.joint(members);
}

/// The actor of a kind, among the codes of `ids`, that the last sentences are about: subjects before others.
uint32_t salient(const Linking& l, ActorKind kind, std::string_view ids) {
  const auto& traces = l.cast.traces();
  uint32_t best = kNone;
  float best_score = -100;
  for (size_t i = traces.size(), steps = 0; i-- > 0 && steps < kLookBack; ++steps) {
    const Actor& seen = l.cast[traces[i].actor];
    if (seen.kind != kind || !among(ids, seen.code)) continue;
    float score = -3.0F * static_cast<float>(l.sentence - traces[i].sentence);
    score += traces[i].main ? 4.0F : traces[i].subject ? 2.5F : traces[i].adjective ? -2.0F : 0.0F;
    if (score > best_score) best = traces[i].actor, best_score = score;
  }
  return best;
}

}  // namespace

uint32_t link_nominal(Linking& l, const Unit& unit, const Owner& owner) {
  const Part& part = l.chunk.parts[unit.head];
  const NominalSort sort = nominal_sort(l.image, part.entry);
  uint64_t bits = 0;
  bool modified = false;
  for (size_t p = unit.first; p < unit.head; ++p) {
    bits |= l.chunk.parts[p].bits;
    modified = modified || (l.chunk.parts[p].kind == PartKind::filler && (l.chunk.parts[p].bits & kCount) == 0);
  }
  const uint32_t count = Words::count_of(bits);
  uint32_t actor = kNone;
  if (owner.told && sort != NominalSort::sides) return kNone;
  if (owner.told) {
    if (owner.actor != kNone && l.cast[owner.actor].kind == ActorKind::body) actor = owner.actor;  // "NATO countries"
  } else if (sort == NominalSort::sides) {
    if ((bits & kDefinite) != 0 && !modified) actor = sides(l, count);
  } else if ((bits & kDefinite) != 0 && !modified) {
    const std::string_view ids = l.image.get(part.entry, "among");
    const ActorKind kind = sort == NominalSort::body ? ActorKind::body : ActorKind::state;
    actor = salient(l, kind, ids);
  }
  if (actor == kNone) return kNone;
  add(l, first_of(l, unit), part.end, MentionKind::nominal, actor, l.image.rule(part.entry));
  return actor;
}

}  // namespace rapporteur::actors
