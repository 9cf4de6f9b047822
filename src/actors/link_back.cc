// What refers to somebody spoken of before by a noun: "the alliance", "both sides", "the ministry".
#include <algorithm>

#include "actors/linker.h"
#include "text/fold.h"

namespace rapporteur::actors {
namespace {

constexpr uint32_t kLookBack = 48;      ///< mentions
constexpr uint32_t kMostForSides = 60;  ///< mentions

bool is_state_or_body(ActorKind kind) { return kind == ActorKind::state || kind == ActorKind::body; }

}  // namespace

/// "the ministry", "the official": the actor of that kind spoken of last whose name ends in the same word.
uint32_t Linker::spoken_of(ActorKind kind, std::string_view name) const {
  const auto last_word = [](std::string_view words) {
    const size_t space = words.rfind(' ');
    std::string word = text::fold(space == words.npos ? words : words.substr(space + 1));
    if (word.ends_with('s')) word.pop_back();
    return word;
  };
  const std::string wanted = last_word(name);
  const auto& traces = cast_.traces();
  uint32_t nobodys = kNone;  // whose it is has not been told yet
  for (size_t i = traces.size(), steps = 0; i-- > 0 && steps < kLookBack; ++steps) {
    const Actor& seen = cast_[traces[i].actor];
    if (seen.kind != kind || last_word(seen.name) != wanted) continue;
    if (!seen.code.empty()) return traces[i].actor;
    if (nobodys == kNone) nobodys = traces[i].actor;
  }
  return nobodys;
}

/// The states and bodies named last, as many as are counted (0: two): "both sides", "the three countries".
uint32_t Linker::sides(uint32_t count) {
  const uint32_t wanted = count == 0 ? 2 : count;
  const uint32_t reach = 1;  // sentences back for a joint actor
  const auto& traces = cast_.traces();
  std::vector<uint32_t> members;
  for (size_t i = traces.size(), steps = 0; i-- > 0 && steps < kMostForSides; ++steps) {
    const Actor& actor = cast_[traces[i].actor];
    if (actor.kind == ActorKind::joint && actor.members.size() == wanted && sentence_ - traces[i].sentence <= reach)
      return traces[i].actor;
    if (!is_state_or_body(actor.kind)) continue;
    if (std::find(members.begin(), members.end(), traces[i].actor) == members.end()) members.push_back(traces[i].actor);
    if (members.size() > wanted) return kNone;
    if (members.size() == wanted && sentence_ - traces[i].sentence > 0) break;
  }
  if (members.size() != wanted) return kNone;
  std::reverse(members.begin(), members.end());
  return cast_.joint(members);
}

/// The persons named last, as many as are counted: "the two ministers".
uint32_t Linker::persons(uint32_t count) {
  const auto& traces = cast_.traces();
  std::vector<uint32_t> members;
  for (size_t i = traces.size(), steps = 0; i-- > 0 && steps < kLookBack && members.size() < count; ++steps) {
    if (cast_[traces[i].actor].kind != ActorKind::person) continue;
    if (std::find(members.begin(), members.end(), traces[i].actor) == members.end()) members.push_back(traces[i].actor);
  }
  if (members.size() != count) return kNone;
  std::reverse(members.begin(), members.end());
  return cast_.joint(members);
}

/// The actor of a kind, among the codes of `ids`, that the last sentences are about: subjects before others.
uint32_t Linker::salient(ActorKind kind, std::string_view ids) const {
  const auto& traces = cast_.traces();
  uint32_t best = kNone;
  float best_score = -100;
  for (size_t i = traces.size(), steps = 0; i-- > 0 && steps < kLookBack; ++steps) {
    const Actor& seen = cast_[traces[i].actor];
    if (seen.kind != kind || !among(ids, seen.code)) continue;
    float score = -3.0F * static_cast<float>(sentence_ - traces[i].sentence);
    score += traces[i].main ? 4.0F : traces[i].subject ? 2.5F : traces[i].adjective ? -2.0F : 0.0F;
    if (score > best_score) best = traces[i].actor, best_score = score;
  }
  return best;
}

uint32_t Linker::nominal(const Unit& unit, const Owner& owner) {
  const Part& part = chunk_.parts[unit.head];
  const NominalSort sort = nominal_sort(image_, part.entry);
  uint64_t bits = 0;
  bool modified = false;
  for (size_t p = unit.first; p < unit.head; ++p) {
    bits |= chunk_.parts[p].bits;
    modified = modified || (chunk_.parts[p].kind == PartKind::filler && (chunk_.parts[p].bits & kCount) == 0);
  }
  const uint32_t count = Words::count_of(bits);
  uint32_t actor = kNone;
  if (owner.told && sort != NominalSort::sides) return kNone;
  if (owner.told) {
    if (owner.actor != kNone && cast_[owner.actor].kind == ActorKind::body) actor = owner.actor;  // "NATO countries"
  } else if (sort == NominalSort::sides) {
    if ((bits & kDefinite) != 0 && !modified) actor = sides(count);
  } else if ((bits & kDefinite) != 0 && !modified) {
    const std::string_view ids = image_.get(part.entry, "among");
    const ActorKind kind = sort == NominalSort::body ? ActorKind::body : ActorKind::state;
    actor = salient(kind, ids);
  }
  if (actor == kNone) return kNone;
  add(first_of(unit), part.end, MentionKind::nominal, actor, image_.rule(part.entry));
  return actor;
}

}  // namespace rapporteur::actors
