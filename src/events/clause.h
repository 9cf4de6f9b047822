// What hangs on a predicate in the sentence's tree, with voice undone and missing subjects supplied.
#pragma once

#include <array>
#include <cstdint>

#include "events/frames.h"
#include "rapporteur/document.h"

namespace rapporteur::events {

/// An argument with the preposition that marks it, or the bare preposition of a particle.
struct Oblique {
  uint32_t head = kNone;  ///< kNone: a particle
  uint16_t preposition = 0;
};

/// Subject and object are those of the active voice: a passive's agent is its subject.
struct Clause {
  uint32_t predicate = kNone;
  uint32_t subject = kNone;
  uint32_t object = kNone;
  uint32_t iobj = kNone;
  uint32_t complement = kNone;  ///< head of a complement clause
  std::array<Oblique, 12> obliques;
  uint32_t oblique_count = 0;
  bool passive = false;
  bool negated = false;
  bool infinitive = false;   ///< marked by "to"
  bool conditional = false;  ///< "if", "unless"
  uint32_t modal = kNone;    ///< the modal auxiliary
  bool own_subject = false;
};

class ClauseReader {
 public:
  ClauseReader(const Document& document, const FrameRules& rules) : d_(document), r_(rules) {}

  Clause read(uint32_t predicate) const { return read(predicate, 0); }

  /// The case that marks a nominal; 0: none that frames know.
  uint16_t preposition_of(uint32_t head) const;
  /// What a noun of quantity or of effort is about: the aid in "tons of aid", the mediation in "mediation efforts".
  uint32_t core(uint32_t token) const;
  bool is_verb(uint32_t token) const { return d_.tags[token].upos == Upos::VERB || d_.tags[token].upos == Upos::AUX; }

 private:
  Clause read(uint32_t predicate, int depth) const;
  void take(uint32_t child, Clause& clause) const;
  bool better_subject(uint32_t token, uint32_t other) const;
  void take_nominal(uint32_t child, Deprel relation, Clause& clause) const;
  void adopt_subject(uint32_t auxiliary, Clause& clause) const;
  void take_function_word(uint32_t child, Deprel relation, Clause& clause) const;
  void undo_passive(Clause& clause) const;
  void supply_subject(Clause& clause, int depth) const;
  void supply_from_relative(Clause& clause, uint32_t noun) const;
  void add_oblique(Clause& clause, uint32_t head, uint16_t preposition) const;

  const Document& d_;
  const FrameRules& r_;
};

}  // namespace rapporteur::events
