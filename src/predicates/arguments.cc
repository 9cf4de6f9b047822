// Reads a predicate's dependents; a conjunct shares its first conjunct's subject, an infinitive its controller's, a
// participle or a relative clause takes the noun that it modifies.
#include "predicates/arguments.h"

#include <algorithm>

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

uint16_t preposition_of(const Document& d, const Wordbook& words, uint32_t head) {
  for (uint32_t c = d.heads[head].first_child; c != kNone; c = d.heads[c].next_sibling) {
    if (d.heads[c].relation != Deprel::case_ && d.heads[c].relation != Deprel::mark) continue;
    const uint16_t lemma = words.lemma(d.tokens[c], kOther);
    if (words.in_class(lemma, kClassPreposition)) return lemma;
  }
  return 0;
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

bool ArgumentReader::is_time(uint32_t token) const {
  const auto after =
      std::partition_point(d_.times.begin(), d_.times.end(), [&](const Time& time) { return time.first <= token; });
  return after != d_.times.begin() && token < std::prev(after)->end;
}

/// A parser leaves two subjects where a dateline or an apposition was not seen: the dateline's capitals, a day and what
/// follows a comma are none.
bool ArgumentReader::better_subject(uint32_t token, uint32_t other) const {
  if (other == kNone || d_.tokens[other].upper || is_time(other)) return true;
  for (uint32_t c = d_.heads[other].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    if (d_.heads[c].relation == Deprel::punct && c > other && c < token) return false;
  }
  return !is_time(token);
}

void ArgumentReader::take_nominal(uint32_t child, Deprel relation, Predicate& p) {
  if (is_subject(relation)) {
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
    p.infinitive = p.infinitive || d_.tags[child].xpos == Xpos::TO;
    p.conditional = p.conditional || w_.in_class(token, kClassCondition);
  }
}

void ArgumentReader::take(uint32_t child, Predicate& p) {
  const Deprel relation = d_.heads[child].relation;
  take_nominal(child, relation, p);
  take_function_word(child, relation, p);
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
  const uint32_t shared = above.passive && above.subject == kNone ? above.object : above.subject;
  const bool controlled = relation == Deprel::xcomp;
  const bool joined = relation == Deprel::conj || relation == Deprel::advcl || controlled;
  if (!joined) return;
  uint32_t supplied = controlled && above.object != kNone ? above.object : shared;
  if (relation == Deprel::conj && p.passive) supplied = above.object;
  (p.passive ? p.object : p.subject) = supplied;
  if (relation == Deprel::conj && p.passive == above.passive && p.modal == kNone) p.modal = above.modal;
}

void ArgumentReader::supply_subject(Predicate& p) const {
  const Head& head = d_.heads[p.token];
  if (head.head == kNone) return;
  if (head.relation == Deprel::acl_relcl) return supply_from_relative(p, head.head);
  const bool mistaken = head.relation == Deprel::amod && d_.tags[p.token].xpos == Xpos::VBD;
  if (mistaken && p.own_subject && p.object == kNone) p.object = head.head;  // a finite verb is no modifier
  if (p.own_subject) return;
  if (head.relation == Deprel::acl) {
    if (p.passive) {
      if (p.object == kNone) p.object = head.head;
    } else if (!p.infinitive) {
      p.subject = head.head;
    }
    return;
  }
  if (!is_verb(d_, head.head) && d_.tags[head.head].upos != Upos::ADJ) return;
  if (const Predicate* above = d_.predicate(head.head)) supply_from_above(p, *above);
}

Predicate ArgumentReader::read(uint32_t token) {
  Predicate p;
  p.token = token;
  p.first_oblique = static_cast<uint32_t>(d_.obliques.size());
  const Head& head = d_.heads[token];
  for (uint32_t c = head.first_child; c != kNone; c = d_.heads[c].next_sibling) take(c, p);
  if (head.relation == Deprel::acl && d_.tags[token].xpos == Xpos::VBN) p.passive = true;
  if (p.object == kNone && p.complement != kNone && !p.passive) p.object = p.iobj;  // "asked him to go"
  if (p.passive) undo_passive(p);
  supply_subject(p);
  return p;
}

}  // namespace rapporteur::predicates
