// Reads a predicate's dependents; a conjunct shares its first conjunct's subject, an infinitive its controller's, a
// participle or a relative clause takes the noun that it modifies.
#include "predicates/arguments.h"

#include <algorithm>

#include "predicates/circumstances.h"

namespace rapporteur::predicates {

using namespace rules;

bool is_subject(Deprel relation) {
  return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::csubj;
}

uint32_t child(const Document& d, uint32_t token, Deprel relation) {
  for (uint32_t c = d.heads[token].first_child; c != kNone; c = d.heads[c].next_sibling) {
    if (d.heads[c].relation == relation) return c;
  }
  return kNone;
}

uint32_t surface_subject(const Predicate& p) {
  if (!p.passive) return p.subject;
  return p.iobj != kNone ? p.iobj : p.object;
}

namespace {

uint16_t own_preposition(const Document& d, const Wordbook& words, uint32_t head) {
  for (uint32_t c = d.heads[head].first_child; c != kNone; c = d.heads[c].next_sibling) {
    if (d.heads[c].relation != Deprel::case_ && d.heads[c].relation != Deprel::mark) continue;
    const uint16_t lemma = words.lemma(d.tokens[c], kOther);
    if (words.in_class(lemma, kClassPreposition)) return lemma;
  }
  return 0;
}

}  // namespace

/// The parser hangs some on the first word of a name: "with President Xi Jinping".
uint16_t preposition_of(const Document& d, const Wordbook& words, uint32_t head) {
  uint16_t found = own_preposition(d, words, head);
  for (uint32_t c = d.heads[head].first_child; c != kNone && found == 0; c = d.heads[c].next_sibling) {
    const bool name = d.heads[c].relation == Deprel::compound && d.tags[c].upos == Upos::PROPN;
    if (name && c < head) found = own_preposition(d, words, c);
  }
  return found;
}

bool is_marked_by(const Document& d, const Wordbook& words, uint32_t head, uint16_t preposition) {
  for (uint32_t c = d.heads[head].first_child; c != kNone; c = d.heads[c].next_sibling) {
    if (d.heads[c].relation != Deprel::case_ && d.heads[c].relation != Deprel::mark) continue;
    if (preposition != 0 && words.lemma(d.tokens[c], kOther) == preposition) return true;
  }
  return false;
}

uint32_t core(const Document& d, const Wordbook& words, uint32_t token) {
  while (token != kNone) {
    const Upos upos = d.tags[token].upos;
    const bool quantity = upos == Upos::NUM || upos == Upos::SYM || words.in_class(d.tokens[token], kClassQuantity);
    const bool shell = words.in_class(d.tokens[token], kClassShell);
    uint32_t inner = kNone;
    for (uint32_t c = d.heads[token].first_child; c != kNone && inner == kNone; c = d.heads[c].next_sibling) {
      const Deprel relation = d.heads[c].relation;
      if (quantity && relation == Deprel::nmod) inner = c;
      if (shell && (relation == Deprel::compound || relation == Deprel::acl)) return c;
    }
    if (inner == kNone) return token;
    token = inner;
  }
  return kNone;
}

void ArgumentReader::add_oblique(Predicate& p, uint32_t head, uint16_t preposition) {
  d_.obliques.push_back({head, preposition});
  ++p.oblique_count;
}

/// A nominal marked by several words ("out of the treaty") is an oblique of each.
void ArgumentReader::add_obliques(Predicate& p, uint32_t head, uint16_t preposition) {
  add_oblique(p, head, preposition);
  for (uint32_t c = d_.heads[head].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    const uint16_t other = d_.heads[c].relation == Deprel::case_ ? w_.lemma(d_.tokens[c], kOther) : uint16_t{0};
    if (other != preposition && w_.in_class(other, kClassPreposition)) add_oblique(p, head, other);
  }
}

/// A parser leaves two subjects where a dateline or an apposition was not seen: the dateline's capitals, a day and what
/// follows a comma are none.
bool ArgumentReader::better_subject(uint32_t token, uint32_t other) const {
  if (other == kNone || d_.tokens[other].upper || time_at(d_, other) != nullptr) return true;
  for (uint32_t c = d_.heads[other].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    if (d_.heads[c].relation == Deprel::punct && c > other && c < token) return false;
  }
  return time_at(d_, token) == nullptr;
}

/// "said it is ready to mediate": a parser takes its subject for an empty one.
bool ArgumentReader::is_willing(uint32_t child, const Predicate& p) const {
  return d_.heads[child].relation == Deprel::expl && w_.in_class(d_.tokens[p.token], kClassWilling);
}

void ArgumentReader::take_nominal(uint32_t child, Deprel relation, Predicate& p) {
  if (is_subject(relation) || is_willing(child, p)) {
    if (better_subject(child, p.subject)) p.subject = child;
    p.own_subject = true;
    p.passive = p.passive || relation == Deprel::nsubj_pass;
  } else if (relation == Deprel::obj) {
    p.object = child;
  } else if (relation == Deprel::iobj) {
    p.iobj = child;
  } else if (relation == Deprel::obl || relation == Deprel::obl_agent || relation == Deprel::nmod) {
    const uint16_t preposition = preposition_of(d_, w_, child);
    const bool counted = w_.in_class(preposition, kClassComparison) && p.object == kNone;  // "more than 100 people"
    if (counted)
      p.object = child;
    else
      add_obliques(p, child, preposition);
  } else if (relation == Deprel::xcomp || relation == Deprel::ccomp) {
    if (p.complement == kNone) p.complement = child;
  } else if (relation == Deprel::advcl) {
    add_oblique(p, child, preposition_of(d_, w_, child));
  }
}

/// The parser hangs some subjects on the auxiliary.
void ArgumentReader::adopt_subject(uint32_t auxiliary, Predicate& p) {
  for (uint32_t c = d_.heads[auxiliary].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    if (is_subject(d_.heads[c].relation)) take_nominal(c, d_.heads[c].relation, p);
  }
}

void ArgumentReader::take_function_word(uint32_t child, Deprel relation, Predicate& p) {
  const Token& token = d_.tokens[child];
  if (relation == Deprel::aux_pass) p.passive = true;
  if (relation == Deprel::aux || relation == Deprel::aux_pass) adopt_subject(child, p);
  if (relation == Deprel::aux && d_.tags[child].xpos == Xpos::MD) p.modal = child;
  if (relation == Deprel::compound_prt) add_oblique(p, kNone, w_.lemma(token, kOther));
  if (relation == Deprel::advmod || relation == Deprel::case_) {
    const uint16_t lemma = w_.lemma(token, kOther);
    if (w_.in_class(lemma, kClassPreposition)) add_oblique(p, kNone, lemma);
  }
  if (relation == Deprel::mark) {
    p.expected = p.expected || w_.in_class(token, kClassExpected);  // "is due to pay", where "due to" is one mark
    p.infinitive = p.infinitive || p.expected || d_.tags[child].xpos == Xpos::TO;
    p.conditional = p.conditional || w_.in_class(token, kClassCondition);
  }
}

void ArgumentReader::take(uint32_t child, Predicate& p) {
  const Deprel relation = d_.heads[child].relation;
  take_nominal(child, relation, p);
  take_function_word(child, relation, p);
}

/// "the plan rejected by", "asked about it, he": a participle that has nothing of a finite clause.
bool ArgumentReader::is_reduced_passive(const Predicate& p) const {
  const Deprel relation = d_.heads[p.token].relation;
  const Xpos xpos = d_.tags[p.token].xpos;
  if (relation == Deprel::acl && xpos == Xpos::VBN) return true;
  const bool before = relation == Deprel::ccomp && p.token < d_.heads[p.token].head;  // an adverbial, mistaken
  return (relation == Deprel::acl || relation == Deprel::advcl || before) && (xpos == Xpos::VBN || xpos == Xpos::VBD) &&
         !p.own_subject && p.object == kNone && child(d_, p.token, Deprel::aux) == kNone;
}

/// What is done to the passive's subject is done to an object; "by" tells who does it.
void ArgumentReader::undo_passive(Predicate& p) const {
  const uint32_t patient = p.subject;
  p.subject = kNone;
  if (p.object == kNone) {
    p.object = patient;
  } else {
    p.iobj = patient;
  }
  for (const Oblique& oblique : d_.obliques_of(p)) {
    if (oblique.head == kNone || p.subject != kNone) continue;
    const Deprel relation = d_.heads[oblique.head].relation;
    const bool by =
        relation == Deprel::obl_agent || (relation == Deprel::obl && w_.in_class(oblique.preposition, kClassAgent));
    if (by) p.subject = oblique.head;
  }
}

void ArgumentReader::supply_from_relative(Predicate& p, uint32_t noun) const {
  const auto relative = [&](uint32_t token) {
    return token != kNone && (d_.tags[token].xpos == Xpos::WDT || d_.tags[token].xpos == Xpos::WP ||
                              w_.in_class(d_.tokens[token], kClassRelative));
  };
  if (relative(p.subject)) {
    p.subject = noun;
  } else if (relative(p.object) || (p.object == kNone && p.subject != kNone)) {
    p.object = noun;
  } else if (p.subject == kNone) {
    p.subject = noun;
  }
}

void ArgumentReader::supply_from_above(Predicate& p, const Predicate& above) const {
  const Deprel relation = d_.heads[p.token].relation;
  const uint32_t shared = surface_subject(above);
  const bool controlled = relation == Deprel::xcomp;
  const bool joined = relation == Deprel::conj || relation == Deprel::advcl || controlled;
  if (!joined) return;
  uint32_t supplied = controlled && above.object != kNone ? above.object : shared;
  if (controlled && w_.in_class(d_.tokens[above.token], kClassPromising))
    supplied = shared;  // "promised Chad to leave"
  if (relation == Deprel::advcl && p.infinitive) supplied = addressee(above, supplied);
  if (relation == Deprel::advcl && is_capacity(p, above)) supplied = receiver(above);
  if (relation == Deprel::conj && p.passive) supplied = above.object;
  (p.passive ? p.object : p.subject) = supplied;
  if (relation == Deprel::conj && p.passive == above.passive && p.modal == kNone) p.modal = above.modal;
}

/// "quoted the envoy as saying": whom the verb has as its object says it.
bool ArgumentReader::is_capacity(const Predicate& p, const Predicate& above) const {
  const uint32_t mark = child(d_, p.token, Deprel::mark);
  return receiver(above) != kNone && d_.tags[p.token].xpos == Xpos::VBG && mark != kNone && mark > receiver(above) &&
         w_.in_class(d_.tokens[mark], kClassCapacity);
}

/// "called on Chad to leave": who is addressed does it.
uint32_t ArgumentReader::addressee(const Predicate& above, uint32_t otherwise) const {
  for (const Oblique& oblique : d_.obliques_of(above)) {
    const uint32_t mention = oblique.head == kNone ? kNone : d_.mention_at[oblique.head];
    const bool somebody = mention != kNone && !d_.mentions[mention].place;
    if (somebody && w_.in_class(oblique.preposition, kClassAddressee)) return oblique.head;
  }
  return otherwise;
}

/// "Had Ghana attacked", "should Ghana attack": the auxiliary before the subject of a clause beside another.
bool ArgumentReader::is_inverted(const Predicate& p) const {
  if (d_.heads[p.token].relation != Deprel::advcl || !p.own_subject) return false;
  const uint32_t auxiliary = child(d_, p.token, Deprel::aux);
  const uint32_t subject = p.passive ? p.object : p.subject;
  return auxiliary != kNone && subject != kNone && auxiliary < subject && subject < p.token;
}

/// The noun that a participle modifies; after a comma, who does what the verb above tells ("left the room, saying").
void ArgumentReader::supply_from_participle(Predicate& p, uint32_t noun) const {
  if (p.passive) {
    if (p.object == kNone) p.object = noun;
    return;
  }
  if (p.infinitive) return;
  p.subject = noun;
  const uint32_t verb = d_.heads[noun].head;
  const Predicate* above = verb == kNone || is_subject(d_.heads[noun].relation) ? nullptr : d_.predicate(verb);
  const bool added = p.token > 0 && d_.tags[p.token - 1].xpos == Xpos::COMMA;
  if (added && above != nullptr && surface_subject(*above) != kNone) p.subject = surface_subject(*above);
}

/// "and Antonio Guterres acknowledged", where the tree shares the subject of the clause before: the name or pronoun
/// right before a finite verb.
uint32_t ArgumentReader::name_before(uint32_t verb) const {
  const Xpos xpos = d_.tags[verb].xpos;
  const uint32_t first = d_.sentences[d_.sentence_of(verb)].first;
  if (verb == first) return kNone;
  uint32_t last = verb - 1;
  bool finite = xpos == Xpos::VBD || xpos == Xpos::VBZ || xpos == Xpos::VBP;
  const auto helps = [&](uint32_t t) {  // "is due to visit"
    return d_.tags[t].upos == Upos::AUX || d_.heads[t].relation == Deprel::mark ||
           d_.heads[t].relation == Deprel::fixed;
  };
  for (; last > first && helps(last); --last) finite = finite || d_.tags[last].upos == Upos::AUX;
  if (!finite) return kNone;
  const Upos before = d_.tags[last].upos;
  const bool name = before == Upos::PROPN || before == Upos::PRON;
  return name && last >= first ? last : kNone;
}

/// "On 4 May, Ghana, Togo and Benin signed": a row of names right before the sentence's verb, which the tree hangs on
/// the day before it.
uint32_t ArgumentReader::row_before(uint32_t verb) const {
  uint32_t last = verb;
  while (last > 0 && d_.heads[last - 1].head == verb && d_.tags[last - 1].upos == Upos::AUX) --last;
  if (last == 0 || d_.tags[verb].upos != Upos::VERB) return kNone;
  const uint32_t mention = d_.mention_at[last - 1];
  if (mention == kNone || d_.heads[last - 1].relation != Deprel::conj) return kNone;
  const Sentence& sentence = d_.sentences[d_.sentence_of(verb)];
  uint32_t first = d_.mentions[mention].first;
  for (uint32_t t = last; t-- > sentence.first;) {
    const uint32_t m = d_.mention_at[t];
    const bool joins = d_.tags[t].xpos == Xpos::COMMA || d_.tags[t].upos == Upos::CCONJ;
    if (m == kNone && !joins) break;
    if (m != kNone) first = d_.mentions[m].head;
  }
  return first < last && d_.mention_at[first] != kNone ? first : kNone;
}

void ArgumentReader::supply_subject(Predicate& p) const {
  const Head& head = d_.heads[p.token];
  if (head.head == kNone) {
    if (p.subject == kNone && !p.passive) p.subject = row_before(p.token);
    return;
  }
  if (head.relation == Deprel::acl_relcl) return supply_from_relative(p, head.head);
  const bool mistaken = head.relation == Deprel::amod && d_.tags[p.token].xpos == Xpos::VBD;
  if (mistaken && p.own_subject && p.object == kNone) p.object = head.head;  // a finite verb is no modifier
  if (p.own_subject) return;
  if (head.relation == Deprel::acl) return supply_from_participle(p, head.head);
  if (head.relation == Deprel::conj && !p.passive) p.subject = name_before(p.token);
  if (p.subject != kNone) return;
  if (!is_verb(d_, head.head) && d_.tags[head.head].upos != Upos::ADJ) return;
  if (const Predicate* above = d_.predicate(head.head)) supply_from_above(p, *above);
}

Predicate ArgumentReader::read(uint32_t token) {
  Predicate p;
  p.token = token;
  p.first_oblique = static_cast<uint32_t>(d_.obliques.size());
  const Head& head = d_.heads[token];
  for (uint32_t c = head.first_child; c != kNone; c = d_.heads[c].next_sibling) take(c, p);
  p.passive = p.passive || is_reduced_passive(p);
  if (p.object == kNone && p.complement != kNone && !p.passive) p.object = p.iobj;  // "asked him to go"
  if (p.passive) undo_passive(p);
  p.conditional = p.conditional || is_inverted(p);
  supply_subject(p);
  return p;
}

}  // namespace rapporteur::predicates
