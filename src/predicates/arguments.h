// What hangs on a predicate in the sentence's tree, with voice undone and missing subjects supplied; some errors that
// parsers make are mended here and nowhere else.
#pragma once

#include "rapporteur/document.h"
#include "rules/wordbook.h"

namespace rapporteur::predicates {

bool is_subject(Deprel relation);
inline bool is_verb(const Document& d, uint32_t token) {
  return d.tags[token].upos == Upos::VERB || d.tags[token].upos == Upos::AUX;
}

/// The case that marks a nominal, a lemma of the word book; 0: none that it knows.
uint16_t preposition_of(const Document& document, const rules::Wordbook& words, uint32_t head);

/// True if the nominal is marked by that preposition, alone or beside others ("out of").
bool is_marked_by(const Document& document, const rules::Wordbook& words, uint32_t head, uint16_t preposition);

/// What a noun of quantity or of effort is about: the aid in "tons of aid", the mediation in "mediation efforts".
uint32_t core(const Document& document, const rules::Wordbook& words, uint32_t token);

/// The child of a token by relation; kNone if there is none.
uint32_t child(const Document& document, uint32_t token, Deprel relation);

/// Who or what stands as its subject in the text: of a passive, what is done to.
uint32_t surface_subject(const Predicate& predicate);

/// The object, or the first of two.
inline uint32_t receiver(const Predicate& predicate) {
  return predicate.object != kNone ? predicate.object : predicate.iobj;
}

/// Reads predicates one by one, heads before their dependents, into Document::predicates and Document::obliques.
class ArgumentReader {
 public:
  ArgumentReader(Document& document, const rules::Wordbook& words) : d_(document), w_(words) {}

  /// The predicate with its arguments. Those above it have to be read before.
  Predicate read(uint32_t token);

 private:
  void take(uint32_t child, Predicate& p);
  bool is_willing(uint32_t child, const Predicate& p) const;
  void take_nominal(uint32_t child, Deprel relation, Predicate& p);
  void take_function_word(uint32_t child, Deprel relation, Predicate& p);
  void adopt_subject(uint32_t auxiliary, Predicate& p);
  bool better_subject(uint32_t token, uint32_t other) const;
  void add_oblique(Predicate& p, uint32_t head, uint16_t preposition);
  void add_obliques(Predicate& p, uint32_t head, uint16_t preposition);
  bool is_reduced_passive(const Predicate& p) const;
  void undo_passive(Predicate& p) const;
  void supply_subject(Predicate& p) const;
  void supply_from_relative(Predicate& p, uint32_t noun) const;
  void supply_from_participle(Predicate& p, uint32_t noun) const;
  uint32_t addressee(const Predicate& above, uint32_t otherwise) const;
  bool is_capacity(const Predicate& p, const Predicate& above) const;
  bool is_inverted(const Predicate& p) const;
  void supply_from_above(Predicate& p, const Predicate& above) const;
  uint32_t name_before(uint32_t verb) const;
  uint32_t row_before(uint32_t verb) const;

  Document& d_;
  const rules::Wordbook& w_;
};

}  // namespace rapporteur::predicates
