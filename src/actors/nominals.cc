// What refers to states and bodies spoken of before by a noun: "the alliance", "both sides".
#include "actors/passes.h"

#include <algorithm>

#include "actors/syntax_view.h"

namespace rapporteur::actors {
namespace {

constexpr uint32_t kLookBack = 48;      ///< mentions
constexpr uint32_t kMostForSides = 60;  ///< mentions
constexpr uint32_t kIssuerReach = 7;    ///< tokens from a text to who issued it

/// Each member's state or body; the actor itself where one's is not known.
uint32_t states_of(Linking& l, uint32_t joint) {
  std::vector<uint32_t> states;
  for (const uint32_t member : std::vector<uint32_t>(l.cast[joint].members)) {
    const uint32_t whole = l.cast.whole(l.cast[member].code);
    if (whole == kNone) return joint;
    if (std::find(states.begin(), states.end(), whole) == states.end()) states.push_back(whole);
  }
  return states.size() == l.cast[joint].members.size() ? l.cast.joint(states) : joint;
}

/// The states and bodies named last, as many as are counted (0: two): "both sides", "the three countries".
uint32_t sides(Linking& l, uint32_t count) {
  const uint32_t wanted = count == 0 ? 2 : count;
  const uint32_t reach = 1;  // sentences back for a joint actor
  if (l.voice != kNone && l.cast[l.voice].members.size() == wanted) return states_of(l, l.voice);  // their own text
  const auto& traces = l.cast.traces();
  std::vector<uint32_t> members;
  for (size_t i = traces.size(), steps = 0; i-- > 0 && steps < kMostForSides; ++steps) {
    const Actor& actor = l.cast[traces[i].actor];
    if (actor.kind == ActorKind::joint && actor.members.size() == wanted && l.sentence - traces[i].sentence <= reach)
      return states_of(l, traces[i].actor);
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

/// "the Bucharest declaration": named after where it was made, not by whom.
bool is_named_after_place(const Linking& l, const Unit& unit) {
  for (size_t p = unit.first; p < unit.head; ++p) {
    const Part& part = l.chunk.parts[p];
    if (part.kind != PartKind::registered) continue;
    if (part.entry_kind == EntryKind::city || part.naming == Naming::capital) return true;
  }
  return false;
}

/// "The Turkish statement", "the statement": who issued the text. One that is new waits for the end of the sentence.
uint32_t issuer_of(Linking& l, const Unit& unit, const Owner& owner, bool definite, bool modified) {
  if (owner.told && !is_named_after_place(l, unit)) {
    if (owner.actor != kNone) l.issuer = owner.actor;
    return owner.actor;
  }
  if (definite && !modified && l.issuer != kNone) return l.issuer;
  const uint32_t entry = l.chunk.parts[unit.head].entry;
  const bool joint = nominal_sort(l.image, entry) == NominalSort::joint_document;
  if (unit.last) l.documents.push_back({l.chunk.first, l.chunk.end, l.image.rule(entry), joint});
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
  if (behind == nullptr || (behind->end < l.end && l.is(behind->end, kPossessive))) return kNone;  // "of X's call"
  const uint64_t prepositions = kAgentPreposition | kHomePreposition | (released ? kPublishedOn : kAgentPreposition);
  return l.is(behind->first - 1, prepositions) ? behind->actor : kNone;
}

/// "X said in a statement", "X issued a statement": the subject of the verb that the text hangs on; kNone for others.
uint32_t subject_for(const Linking& l, uint32_t first, uint32_t end) {
  const uint32_t head = head_of(l.d, first, end);
  const bool within = first > l.first && l.is(first - 1, kPlacePreposition | kCompany);
  if (!is_parsed(l.d, head)) return within ? l.main : kNone;
  if (!within && l.d.heads[head].relation != Deprel::obj) return kNone;
  const uint32_t verb = l.d.heads[head].head;
  for (uint32_t c = verb == kNone ? kNone : l.d.heads[verb].first_child; c != kNone; c = l.d.heads[c].next_sibling) {
    if (is_subject(l.d.heads[c].relation)) return c;
  }
  return l.main;
}

/// What "NATO leaders" declare is NATO's.
uint32_t whole_of(Linking& l, uint32_t issuer) {
  const Actor& actor = l.cast[issuer];
  const uint32_t whole = actor.kind == ActorKind::unnamed && actor.plural ? l.cast.whole(actor.code) : kNone;
  return whole != kNone && l.cast[whole].kind == ActorKind::body ? whole : issuer;
}

/// The states of the persons whom a joint text's title names, if they are of more than one.
uint32_t issuers_of_joint(Linking& l) {
  std::vector<uint32_t> states;
  for (size_t m = l.first_mention; m < l.d.mentions.size(); ++m) {
    const uint32_t actor = l.d.mentions[m].actor;
    if (actor == kNone || l.cast[actor].kind != ActorKind::person) continue;
    const uint32_t whole = l.cast.whole(l.cast[actor].code);
    if (whole != kNone && std::find(states.begin(), states.end(), whole) == states.end()) states.push_back(whole);
  }
  return states.size() > 1 ? l.cast.joint(states) : kNone;
}

}  // namespace

void find_issuers(Linking& l) {
  l.titled = kNone;
  for (const auto& [first, end, rule, joint] : l.documents) {
    uint32_t issuer = issuer_behind(l, end);
    if (first == l.first) l.titled = issuer == kNone && joint ? issuers_of_joint(l) : issuer;
    const bool told = issuer != kNone;
    const uint32_t subject = told ? kNone : subject_for(l, first, end);
    for (size_t m = l.first_mention; m < l.d.mentions.size() && subject != kNone; ++m) {
      if (l.d.mentions[m].head == subject) issuer = l.d.mentions[m].actor;  // "X said in a statement"
    }
    if (issuer == kNone) continue;
    l.issuer = whole_of(l, issuer);
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
  if (sort == NominalSort::document || sort == NominalSort::joint_document) {
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
