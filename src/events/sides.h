// Who stands behind a nominal: the actor of its mention, or of the name inside it, and the words that name him.
#pragma once

#include <vector>

#include "events/frames.h"
#include "rapporteur/document.h"

namespace rapporteur::events {

struct Side {
  uint32_t actor = kNone;  ///< index into Document::actors
  uint32_t head = kNone;   ///< token
  Span span;
  bool political = false;  ///< has a state or body, or is of a kind that acts in politics
  bool named = false;      ///< a proper name of nobody known
  bool place = false;      ///< known as a place only
};

class SideFinder {
 public:
  SideFinder(const Document& document, const FrameRules& rules);

  /// The nominal and its conjuncts, each with its actor; joint actors are taken apart.
  void find(uint32_t head, std::vector<Side>& sides) const;
  Side one(uint32_t head) const;
  /// True if the token, a place, only gives its name to the text or the meeting that it stands before.
  bool only_names(uint32_t token) const;
  /// True if the actor has a state or body.
  bool has_code(uint32_t actor) const { return actor != kNone && !d_.actors[actor].code.empty(); }
  /// The mention that the token heads, or that covers it; kNone: none.
  uint32_t mention_at(uint32_t token) const { return token < mention_of_.size() ? mention_of_[token] : kNone; }

 private:
  Span noun_phrase(uint32_t head) const;
  uint32_t inner_actor(uint32_t head, int depth) const;
  void add(uint32_t head, std::vector<Side>& sides) const;
  bool add_demonyms(const Side& side, std::vector<Side>& sides) const;
  uint32_t antecedent(uint32_t pronoun) const;

  const Document& d_;
  const FrameRules& r_;
  std::vector<uint32_t> mention_of_;  ///< by token
};

}  // namespace rapporteur::events
