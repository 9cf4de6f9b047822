// Small walks along heads; none is longer than the sentence.
#include "actors/syntax_view.h"

namespace rapporteur::actors {
namespace {

constexpr int kMostSteps = 8;          ///< of coordination; deeper ones are errors of the parser
constexpr int kDeepest = 20;           ///< steps up a tree
constexpr uint32_t kWordsBetween = 3;  ///< determiner and adjectives between a preposition and a name

bool is_nominal_step(Deprel relation) {
  return relation == Deprel::conj || relation == Deprel::appos || relation == Deprel::flat ||
         relation == Deprel::compound;
}

bool stands_between(const Document& d, uint32_t token) {
  if (token >= d.tags.size()) return false;
  const Upos upos = d.tags[token].upos;
  return upos == Upos::DET || upos == Upos::ADJ || upos == Upos::NOUN || upos == Upos::PROPN;
}

/// The preposition before a name, determiners and adjectives skipped; kNone if there is none.
uint32_t preposition_before(const Document& d, const Words& words, uint32_t first, uint32_t sentence_first) {
  for (uint32_t at = first; at > sentence_first && first - at <= kWordsBetween;) {
    --at;
    if (words.is(d.tokens[at], kPlacePreposition | kWayPreposition)) return at;
    if (!stands_between(d, at) && !words.is(d.tokens[at], kDefinite)) return kNone;
  }
  return kNone;
}

bool travel_just_before(const Document& d, const Words& words, uint32_t at, uint32_t sentence_first) {
  for (uint32_t step = 0; step < kWordsBetween && at > sentence_first; ++step) {
    if (words.is(d.tokens[--at], kTravel)) return true;
  }
  return false;
}

}  // namespace

bool is_below(const Document& d, uint32_t token, uint32_t above) {
  for (int step = 0; step < kDeepest && token != kNone; ++step) {
    if (token == above) return true;
    token = d.heads[token].head;
  }
  return false;
}

uint32_t head_of(const Document& d, uint32_t first, uint32_t end) {
  if (!is_parsed(d, first)) return end - 1;
  for (uint32_t t = end; t-- > first;) {
    const uint32_t above = d.heads[t].head;
    if ((above == kNone || above < first || above >= end) && d.heads[t].relation != Deprel::punct &&
        d.heads[t].relation != Deprel::case_)
      return t;
  }
  return end - 1;
}

Deprel function_of(const Document& d, uint32_t token) {
  for (int step = 0; step < kMostSteps && is_nominal_step(d.heads[token].relation); ++step) {
    if (d.heads[token].head == kNone) break;
    token = d.heads[token].head;
  }
  return d.heads[token].relation;
}

/// The name right before the sentence's verb, where the tree hangs it on something else: "On Monday, X said". kNone if
/// another word stands there.
uint32_t name_before_verb(const Document& d, const Sentence& sentence, uint32_t verb) {
  if (verb == sentence.first || d.tags[verb].upos != Upos::VERB) return kNone;
  const uint32_t before = verb - 1;
  if (d.tags[before].upos != Upos::PROPN) return kNone;
  return d.heads[before].relation == Deprel::flat ? d.heads[before].head : before;
}

/// "Moscow has failed, the ministry said": the subject of what stands beside the main clause, behind it.
uint32_t sayer_behind(const Document& d, uint32_t verb) {
  for (uint32_t c = d.heads[verb].first_child; c != kNone; c = d.heads[c].next_sibling) {
    if (d.heads[c].relation != Deprel::parataxis || c < verb) continue;
    for (uint32_t s = d.heads[c].first_child; s != kNone; s = d.heads[s].next_sibling) {
      if (is_subject(d.heads[s].relation) && s > verb) return s;
    }
  }
  return kNone;
}

uint32_t main_subject(const Document& d, const Sentence& sentence) {
  uint32_t root = kNone;
  for (uint32_t t = sentence.first; t < sentence.end; ++t) {
    const Deprel relation = d.heads[t].relation;
    if (relation == Deprel::root) root = t;
    if (relation != Deprel::nsubj && relation != Deprel::nsubj_pass) continue;
    const uint32_t verb = d.heads[t].head;
    if (verb != kNone && d.heads[verb].relation == Deprel::root) {
      const uint32_t sayer = sayer_behind(d, verb);
      return sayer == kNone ? t : sayer;
    }
  }
  return root == kNone ? kNone : name_before_verb(d, sentence, root);
}

bool is_place(const Document& d, const Words& words, uint32_t first, uint32_t end, uint32_t sentence_first) {
  if (end < d.tokens.size() && d.tokens[end].joined && words.is(d.tokens[end], kPossessive))
    return false;  // "in Moscow's view"
  const uint32_t preposition = preposition_before(d, words, first, sentence_first);
  if (preposition != kNone && words.is(d.tokens[preposition], kPlacePreposition)) return true;
  const uint32_t head = head_of(d, first, end);
  if (is_parsed(d, head)) {
    const Deprel relation = d.heads[head].relation;
    const uint32_t above = d.heads[head].head;
    const bool goes =
        relation == Deprel::obj || ((relation == Deprel::obl || relation == Deprel::nmod) && preposition != kNone);
    return goes && above != kNone && words.is(d.tokens[above], kTravel);
  }
  return travel_just_before(d, words, preposition != kNone ? preposition : first, sentence_first);
}

}  // namespace rapporteur::actors
