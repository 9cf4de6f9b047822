// What refers to states and bodies spoken of before by a noun: "the alliance", "both sides".
#include "actors/passes.h"

#include <algorithm>

namespace rapporteur::actors {
namespace {

constexpr uint32_t kLookBack = 48;      ///< mentions
constexpr uint32_t kMostForSides = 60;  ///< mentions
constexpr uint32_t kIssuerReach = 7;    ///< tokens from a text to who issued it

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

/// "The Turkish statement", "the statement": who issued the text. One that is new waits for the end of the sentence.
uint32_t issuer_of(Linking& l, const Unit& unit, const Owner& owner, bool definite, bool modified) {
  if (owner.told) {
    if (owner.actor != kNone) l.issuer = owner.actor;
    return owner.actor;
  }
  if (definite && !modified && l.issuer != kNone) return l.issuer;
  if (unit.last) l.documents.push_back({l.chunk.first, l.chunk.end, l.image.rule(l.chunk.parts[unit.head].entry)});
  return kNone;
}

/// "a statement released by X", "from X", "published on X's site": who is named behind the text; kNone: nobody.
uint32_t issuer_behind(const Linking& l, uint32_t end) {
  bool released = false;
  for (uint32_t t = end; t < l.end && t < end + kIssuerReach; ++t)
    released = released || (t < l.d.tags.size() && l.d.tags[t].xpos == Xpos::VBN);
  const Mention* behind = nullptr;
  for (size_t m = l.first_mention; m < l.d.mentions.size(); ++m) {
    const Mention& named = l.d.mentions[m];
    if (named.first <= end || named.first >= end + kIssuerReach || named.actor == kNone || named.place) continue;
    const bool longer = behind != nullptr && named.first == behind->first && named.end > behind->end;
    if (behind == nullptr || named.first < behind->first || longer) behind = &named;
  }
  if (behind == nullptr) return kNone;
  const uint64_t prepositions = kAgentPreposition | kHomePreposition | (released ? kPublishedOn : kAgentPreposition);
  return l.is(behind->first - 1, prepositions) ? behind->actor : kNone;
}

}  // namespace

void find_issuers(Linking& l) {
  for (const auto& [first, end, rule] : l.documents) {
    uint32_t issuer = issuer_behind(l, end);
    const bool told = issuer != kNone;
    for (size_t m = l.first_mention; m < l.d.mentions.size() && !told; ++m) {
      if (l.d.mentions[m].head == l.main) issuer = l.d.mentions[m].actor;  // "X said in a statement"
    }
    if (issuer == kNone) continue;
    l.issuer = issuer;
    if (told) add(l, first, end, MentionKind::nominal, issuer, rule);
  }
  l.documents.clear();
}

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
  if (sort == NominalSort::document) {
    actor = issuer_of(l, unit, owner, (bits & kDefinite) != 0, modified);
  } else if (owner.told && sort != NominalSort::sides) {
    return kNone;
  } else if (owner.told) {
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
