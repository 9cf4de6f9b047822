// Holds a pattern's elements against what hangs on a predicate.
#include "frames/match.h"

#include <algorithm>

#include "predicates/circumstances.h"

namespace rapporteur::frames {

using namespace rules;

namespace {

constexpr int kMaxDepth = 12;

}  // namespace

/// "seized Crimea": the name of a place or a state, not of somebody there.
bool Matcher::is_place_name(uint32_t token) const {
  if (d_.tags[token].upos != Upos::PROPN) return false;
  const Span span = d_.tokens[token].span;
  const auto at = std::lower_bound(d_.places.begin(), d_.places.end(), span.begin,
                                   [](const Place& place, uint32_t begin) { return place.span.end <= begin; });
  return at != d_.places.end() && at->span.overlaps(span);
}

/// The nominal or one of its conjuncts belongs to the class; of "dozens of missiles" the missiles count.
bool Matcher::is(uint32_t token, uint16_t word_class) const {
  if (token == kNone) return false;
  if (w_.in_class(d_.tokens[token], word_class)) return true;
  if (word_class == kClassLand && is_place_name(token)) return true;
  if (const uint32_t core = predicates::core(d_, w_, token); core != token && w_.in_class(d_.tokens[core], word_class))
    return true;
  for (uint32_t c = d_.heads[token].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    const Deprel relation = d_.heads[c].relation;
    if ((relation == Deprel::conj || relation == Deprel::compound || relation == Deprel::flat) &&
        w_.in_class(d_.tokens[c], word_class)) {
      return true;
    }
  }
  return false;
}

/// Where a verb has its object, a day is no party to it: "called Tusk on Sunday".
bool Matcher::has_preposition(const Predicate& arguments, uint16_t lemma) const {
  for (const Oblique& oblique : d_.obliques_of(arguments)) {
    const bool day =
        arguments.object != kNone && oblique.head != kNone && predicates::time_at(d_, oblique.head) != nullptr;
    if (oblique.preposition == lemma && !day) return true;
  }
  const uint32_t bearers[] = {arguments.object, arguments.complement};
  for (const uint32_t bearer : bearers) {
    if (bearer == kNone) continue;
    for (uint32_t c = d_.heads[bearer].first_child; c != kNone; c = d_.heads[c].next_sibling) {
      if (d_.heads[c].relation == Deprel::nmod && predicates::is_marked_by(d_, w_, c, lemma)) return true;
      if (d_.heads[c].relation == Deprel::mark && w_.lemma(d_.tokens[c], kOther) == lemma) return true;
    }
  }
  return false;
}

/// What the preposition governs where the parser hung it on the object: "hold refugees as human shields".
uint32_t Matcher::governed_below(uint32_t object, const Element* before, uint16_t word_class) const {
  if (object == kNone || before == nullptr || before->kind != ElementKind::preposition) return kNone;
  for (uint32_t c = d_.heads[object].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    if (d_.heads[c].relation != Deprel::nmod || !predicates::is_marked_by(d_, w_, c, before->id)) continue;
    if (is(c, word_class)) return c;
  }
  return kNone;
}

/// What the preposition before the class governs, the object, or what a passive gives to somebody.
uint32_t Matcher::fitting_object(const Predicate& arguments, uint16_t word_class, const Element* before) const {
  if (before != nullptr && before->kind == ElementKind::preposition) {
    for (const Oblique& oblique : d_.obliques_of(arguments)) {
      if (oblique.preposition == before->id && is(oblique.head, word_class)) return oblique.head;
    }
  }
  if (const uint32_t inner = governed_below(arguments.object, before, word_class); inner != kNone) return inner;
  if (is(arguments.object, word_class)) return arguments.object;
  return is(arguments.iobj, word_class) && arguments.passive ? arguments.iobj : kNone;
}

bool Matcher::has_word(uint32_t head, uint16_t lemma) const {
  for (uint32_t c = d_.heads[head].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    for (uint32_t which = 0;; ++which) {
      const uint16_t found = w_.lemma(d_.tokens[c], 0xffff, which);
      if (found == 0) break;
      if (found == lemma) return true;
    }
  }
  return false;
}

bool Matcher::fits_element(const Element& element, const Predicate& arguments, const Element* before,
                           Frame& frame) const {
  switch (element.kind) {
    case ElementKind::preposition:
      return has_preposition(arguments, element.id);
    case ElementKind::object: {
      const uint32_t object = fitting_object(arguments, element.id, before);
      if (object != kNone) frame.object = object;
      return object != kNone;
    }
    case ElementKind::word:
      return has_word(arguments.token, element.id);
    case ElementKind::infinitive: {
      for (uint32_t c = d_.heads[arguments.token].first_child; c != kNone; c = d_.heads[c].next_sibling) {
        const Deprel relation = d_.heads[c].relation;
        const bool clausal = relation == Deprel::xcomp || relation == Deprel::ccomp || relation == Deprel::advcl ||
                             relation == Deprel::acl;
        if (!clausal || w_.lemma(d_.tokens[c], kVerb) != element.id) continue;
        frame.infinitive = c;
        return true;
      }
      return false;
    }
    default:
      return true;
  }
}

bool Matcher::fits(const Pattern& pattern, uint32_t token, const Predicate& arguments, Frame& frame) const {
  frame = Frame{};
  frame.number = pattern.frame;
  frame.rule = r_.rule_names[pattern.frame];
  frame.predicate = token;
  frame.arguments = arguments;
  frame.score = static_cast<uint16_t>(score_of(pattern));
  const Element* before = nullptr;
  const Predicate* scope = &arguments;
  for (uint16_t i = 0; i < pattern.count; ++i) {
    const Element& element = pattern.elements[i];
    if (!fits_element(element, *scope, before, frame)) return false;
    if (element.kind == ElementKind::infinitive) scope = d_.predicate(frame.infinitive);
    if (scope == nullptr) return false;
    before = &element;
  }
  return true;
}

bool Matcher::any_below(uint32_t root, uint16_t word_class, int depth) const {
  if (root == kNone || depth > kMaxDepth) return false;
  if (word_class == kClassAny) return true;
  if (w_.in_class(d_.tokens[root], word_class)) return true;
  for (uint32_t c = d_.heads[root].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    if (d_.heads[c].relation != Deprel::parataxis && any_below(c, word_class, depth + 1)) return true;
  }
  return false;
}

}  // namespace rapporteur::frames
