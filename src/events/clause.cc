// Reads a predicate's dependents; a conjunct shares its first conjunct's subject, an infinitive its controller's, a
// participle or a relative clause the noun that it modifies.
#include "events/clause.h"

namespace rapporteur::events {
namespace {

constexpr int kMaxDepth = 6;  // chains of conjuncts and infinitives longer than this are parser's noise

bool is_subject(Deprel relation) {
  return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::csubj;
}

}  // namespace

uint16_t ClauseReader::preposition_of(uint32_t head) const {
  for (uint32_t c = d_.heads[head].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    if (d_.heads[c].relation != Deprel::case_ && d_.heads[c].relation != Deprel::mark) continue;
    const uint16_t lemma = r_.lemma(d_.tokens[c], kOther);
    if (r_.in_class(lemma, kClassPreposition)) return lemma;
  }
  return 0;
}

void ClauseReader::add_oblique(Clause& clause, uint32_t head, uint16_t preposition) const {
  if (clause.oblique_count < clause.obliques.size()) clause.obliques[clause.oblique_count++] = {head, preposition};
}

uint32_t ClauseReader::core(uint32_t token) const {
  if (token == kNone) return kNone;
  const Upos upos = d_.tags[token].upos;
  const bool quantity = upos == Upos::NUM || upos == Upos::SYM || r_.in_class(d_.tokens[token], kClassQuantity);
  const bool shell = r_.in_class(d_.tokens[token], kClassShell);
  if (!quantity && !shell) return token;
  for (uint32_t c = d_.heads[token].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    const Deprel relation = d_.heads[c].relation;
    if (quantity && relation == Deprel::nmod) return core(c);
    if (shell && (relation == Deprel::compound || relation == Deprel::acl)) return c;
  }
  return token;
}

/// A parser leaves two subjects where a dateline or an apposition was not seen: the dateline's capitals and what
/// follows a comma are none.
bool ClauseReader::better_subject(uint32_t token, uint32_t other) const {
  if (other == kNone || d_.tokens[other].upper) return true;
  for (uint32_t c = d_.heads[other].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    if (d_.heads[c].relation == Deprel::punct && c > other && c < token) return false;
  }
  return true;
}

void ClauseReader::take_nominal(uint32_t child, Deprel relation, Clause& clause) const {
  if (is_subject(relation)) {
    if (better_subject(child, clause.subject)) clause.subject = child;
    clause.own_subject = true;
    clause.passive = clause.passive || relation == Deprel::nsubj_pass;
  } else if (relation == Deprel::obj) {
    clause.object = child;
  } else if (relation == Deprel::iobj) {
    clause.iobj = child;
  } else if (relation == Deprel::obl || relation == Deprel::obl_agent || relation == Deprel::nmod) {
    const uint16_t preposition = preposition_of(child);
    const bool counted =
        r_.in_class(preposition, kClassComparison) && clause.object == kNone;  // "more than 100 people"
    if (counted)
      clause.object = child;
    else
      add_oblique(clause, child, preposition);
  } else if (relation == Deprel::xcomp || relation == Deprel::ccomp) {
    if (clause.complement == kNone) clause.complement = child;
  } else if (relation == Deprel::advcl) {
    add_oblique(clause, child, preposition_of(child));
  }
}

/// The parser hangs some subjects on the auxiliary.
void ClauseReader::adopt_subject(uint32_t auxiliary, Clause& clause) const {
  for (uint32_t c = d_.heads[auxiliary].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    if (is_subject(d_.heads[c].relation)) take_nominal(c, d_.heads[c].relation, clause);
  }
}

void ClauseReader::take_function_word(uint32_t child, Deprel relation, Clause& clause) const {
  const Token& token = d_.tokens[child];
  if (relation == Deprel::aux_pass) clause.passive = true;
  if (relation == Deprel::aux || relation == Deprel::aux_pass) adopt_subject(child, clause);
  if (relation == Deprel::aux && d_.tags[child].xpos == Xpos::MD) clause.modal = child;
  if (relation == Deprel::compound_prt) add_oblique(clause, kNone, r_.lemma(token, kOther));
  if (relation == Deprel::advmod || relation == Deprel::case_) {
    const uint16_t lemma = r_.lemma(token, kOther);
    if (r_.in_class(lemma, kClassPreposition)) add_oblique(clause, kNone, lemma);
  }
  if ((relation == Deprel::advmod || relation == Deprel::det) && r_.in_class(token, kClassNegation))
    clause.negated = true;
  if (relation == Deprel::mark) {
    clause.infinitive = clause.infinitive || d_.tags[child].xpos == Xpos::TO;
    clause.conditional = clause.conditional || r_.in_class(token, kClassCondition);
    clause.negated = clause.negated || r_.in_class(token, kClassNegation);
  }
}

void ClauseReader::take(uint32_t child, Clause& clause) const {
  const Deprel relation = d_.heads[child].relation;
  take_nominal(child, relation, clause);
  take_function_word(child, relation, clause);
}

/// What is done to the passive's subject is done to an object; "by" tells who does it.
void ClauseReader::undo_passive(Clause& clause) const {
  const uint32_t patient = clause.subject;
  clause.subject = kNone;
  if (clause.object == kNone) {
    clause.object = patient;
  } else {
    clause.iobj = patient;
  }
  for (uint32_t i = 0; i < clause.oblique_count; ++i) {
    const Oblique& oblique = clause.obliques[i];
    if (oblique.head == kNone || clause.subject != kNone) continue;
    const Deprel relation = d_.heads[oblique.head].relation;
    const bool by =
        relation == Deprel::obl_agent || (relation == Deprel::obl && r_.in_class(oblique.preposition, kClassAgent));
    if (by) clause.subject = oblique.head;
  }
}

void ClauseReader::supply_from_relative(Clause& clause, uint32_t noun) const {
  const auto relative = [&](uint32_t token) {
    return token != kNone && (d_.tags[token].xpos == Xpos::WDT || d_.tags[token].xpos == Xpos::WP ||
                              r_.in_class(d_.tokens[token], kClassRelative));
  };
  if (relative(clause.subject)) {
    clause.subject = noun;
  } else if (relative(clause.object) || (clause.object == kNone && clause.subject != kNone)) {
    clause.object = noun;
  } else if (clause.subject == kNone) {
    clause.subject = noun;
  }
}

void ClauseReader::supply_subject(Clause& clause, int depth) const {
  const Head& head = d_.heads[clause.predicate];
  if (head.head == kNone || depth > kMaxDepth) return;
  if (head.relation == Deprel::acl_relcl) return supply_from_relative(clause, head.head);
  const bool mistaken = head.relation == Deprel::amod && d_.tags[clause.predicate].xpos == Xpos::VBD;
  if (mistaken && clause.own_subject && clause.object == kNone)
    clause.object = head.head;  // a finite verb is no modifier
  if (clause.own_subject) return;
  if (head.relation == Deprel::acl) {
    if (clause.passive) {
      if (clause.object == kNone) clause.object = head.head;
    } else if (!clause.infinitive) {
      clause.subject = head.head;
    }
    return;
  }
  if (!is_verb(head.head) && d_.tags[head.head].upos != Upos::ADJ) return;
  const Clause above = read(head.head, depth + 1);
  const uint32_t shared = above.passive && above.subject == kNone ? above.object : above.subject;
  const bool controlled = head.relation == Deprel::xcomp;
  const uint32_t controller = controlled && above.object != kNone ? above.object : shared;
  if (head.relation == Deprel::conj || head.relation == Deprel::advcl || controlled) {
    (clause.passive ? clause.object : clause.subject) =
        head.relation == Deprel::conj && clause.passive ? above.object : controller;
    if (head.relation == Deprel::conj && clause.passive == above.passive && clause.modal == kNone)
      clause.modal = above.modal;
  }
}

Clause ClauseReader::read(uint32_t predicate, int depth) const {
  Clause clause;
  clause.predicate = predicate;
  const Head& head = d_.heads[predicate];
  for (uint32_t c = head.first_child; c != kNone; c = d_.heads[c].next_sibling) take(c, clause);
  if (head.relation == Deprel::acl && d_.tags[predicate].xpos == Xpos::VBN) clause.passive = true;
  if (clause.object == kNone && clause.complement != kNone && !clause.passive)
    clause.object = clause.iobj;  // "asked him to go"
  if (clause.passive) undo_passive(clause);
  supply_subject(clause, depth);
  return clause;
}

}  // namespace rapporteur::events
