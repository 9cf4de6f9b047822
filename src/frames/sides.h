// Who stands behind a nominal: the actor of its mention, or of the name inside it, and the words that name him.
#pragma once

#include <vector>

#include "rapporteur/document.h"
#include "rules/wordbook.h"

namespace rapporteur::frames {

using Side = Filler;

class SideFinder {
 public:
  SideFinder(const Document& document, const rules::Wordbook& words);

  /// The nominal and its conjuncts, each with its actor; joint actors are taken apart.
  void find(uint32_t head, std::vector<Side>& sides) const;
  Side one(uint32_t head) const;
  /// True if the token, a place, only gives its name to the text or the meeting that it stands before.
  bool only_names(uint32_t token) const;
  /// True if the actor has a state or body.
  bool has_code(uint32_t actor) const { return actor != kNone && !d_.actors[actor].code.empty(); }
  /// The mention that the token heads, or that covers it; kNone: none.
  uint32_t mention_at(uint32_t token) const { return d_.mention_at[token]; }

 private:
  Span noun_phrase(uint32_t head) const;
  uint32_t inner_actor(uint32_t head, int depth) const;
  void add(uint32_t head, std::vector<Side>& sides) const;
  bool add_demonyms(const Side& side, std::vector<Side>& sides) const;
  uint32_t antecedent(uint32_t pronoun) const;
  void add_row(uint32_t head, std::vector<Side>& sides) const;

  const Document& d_;
  const rules::Wordbook& w_;
  std::vector<uint32_t> rows_;  ///< mentions of several actors, by their first token
};

}  // namespace rapporteur::frames
