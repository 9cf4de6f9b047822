// Collects actors below a token of the tree.
#include "talks/parties.h"

#include <algorithm>

namespace rapporteur::talks {
namespace {

constexpr int kMaxDepth = 12;  ///< of coordination inside a phrase; deeper ones are errors of the parser

void add_actor(const Document& document, uint32_t actor, std::vector<uint32_t>& actors) {
  if (actor == kNone) return;
  if (document.actors[actor].kind == ActorKind::joint) {
    for (const uint32_t member : document.actors[actor].members) add_actor(document, member, actors);
    return;
  }
  if (std::find(actors.begin(), actors.end(), actor) == actors.end()) actors.push_back(actor);
}

void add_mention(const Reading& reading, uint32_t mention, std::vector<uint32_t>& actors) {
  const Mention& m = reading.document.mentions[mention];
  if (!m.place) add_actor(reading.document, m.actor, actors);
}

bool has_code(const Document& document, const std::vector<uint32_t>& actors) {
  return std::any_of(actors.begin(), actors.end(), [&](uint32_t a) { return !document.actors[a].code.empty(); });
}

/// "US and Chinese negotiators": what stands before an "and" left of the noun inside its phrase.
void add_left_conjuncts(const Reading& reading, uint32_t token, std::vector<uint32_t>& actors) {
  const Tokens range = reading.subtree(token);
  bool coordinated = false;
  for (uint32_t i = token; i > range.first; --i) {
    const uint32_t at = i - 1;
    const Deprel relation = reading.document.heads[at].relation;
    if (relation == Deprel::cc || reading.document.folded_word(at) == "-") coordinated = true;
    if (relation == Deprel::case_) break;
    if (coordinated && reading.mention_at(at) != kNone) add_mention(reading, reading.mention_at(at), actors);
  }
}

void collect(const Reading& reading, uint32_t token, int depth, std::vector<uint32_t>& actors) {
  if (depth > kMaxDepth) return;
  if (reading.mention_at(token) != kNone) add_mention(reading, reading.mention_at(token), actors);
  const auto& heads = reading.document.heads;
  for (uint32_t c = heads[token].first_child; c != kNone; c = heads[c].next_sibling) {
    if (heads[c].relation == Deprel::conj && !reading.is_verb(c)) collect(reading, c, depth + 1, actors);
  }
}

void collect_described(const Reading& reading, uint32_t token, int depth, std::vector<uint32_t>& actors) {
  if (depth > kMaxDepth) return;
  const auto& heads = reading.document.heads;
  for (uint32_t c = heads[token].first_child; c != kNone; c = heads[c].next_sibling) {
    const Deprel relation = heads[c].relation;
    const bool describes = relation == Deprel::nmod || relation == Deprel::nmod_poss || relation == Deprel::amod ||
                           relation == Deprel::compound || relation == Deprel::conj || relation == Deprel::appos ||
                           relation == Deprel::flat || relation == Deprel::nmod_unmarked;
    if (!describes || reading.is_verb(c)) continue;
    if (reading.mention_at(c) != kNone) add_mention(reading, reading.mention_at(c), actors);
    collect_described(reading, c, depth + 1, actors);
  }
}

}  // namespace

std::vector<uint32_t> actors_of(const Reading& reading, uint32_t token) {
  std::vector<uint32_t> actors;
  if (token == kNone) return actors;
  collect(reading, token, 0, actors);
  add_left_conjuncts(reading, token, actors);
  if (!has_code(reading.document, actors)) {
    std::vector<uint32_t> described;
    collect_described(reading, token, 0, described);
    if (has_code(reading.document, described)) return described;
  }
  return actors;
}

std::vector<uint32_t> actors_in(const Reading& reading, Tokens range) {
  std::vector<uint32_t> actors;
  for (uint32_t i = range.first; i < range.end; ++i) {
    const uint32_t mention = reading.mention_at(i);
    if (mention != kNone && reading.document.mentions[mention].kind != MentionKind::pronoun) {
      add_mention(reading, mention, actors);
    }
  }
  return actors;
}

std::vector<std::string> codes_of(const Document& document, const std::vector<uint32_t>& actors) {
  std::vector<std::string> codes;
  for (const uint32_t actor : actors) {
    if (!document.actors[actor].code.empty()) codes.push_back(document.actors[actor].code);
  }
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

uint32_t whole_actor(Document& document, const std::string& code) {
  for (uint32_t a = 0; a < document.actors.size(); ++a) {
    const Actor& actor = document.actors[a];
    if (actor.code == code && (actor.kind == ActorKind::state || actor.kind == ActorKind::body)) return a;
  }
  Actor whole;
  whole.kind = code.size() == 3 ? ActorKind::state : ActorKind::body;
  whole.code = code;
  document.actors.push_back(std::move(whole));
  return static_cast<uint32_t>(document.actors.size() - 1);
}

}  // namespace rapporteur::talks
