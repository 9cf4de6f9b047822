// Which pattern of which frame a predicate fits: its head, its particles and prepositions, its object, its infinitive.
#pragma once

#include "events/clause.h"

namespace rapporteur::events {

/// A predicate read as a frame. For a noun, `clause` is that of the verb that supports it ("hold talks") if there is
/// one.
struct Match {
  const Frame* frame = nullptr;
  uint16_t frame_index = 0;
  uint32_t predicate = kNone;   ///< the verb, noun or adjective that the pattern's head stands for
  uint32_t noun = kNone;        ///< the noun, where a noun tells it
  uint32_t object = kNone;      ///< the nominal that a class of objects asked for
  uint32_t infinitive = kNone;  ///< the verb after "to", where the pattern asks for one
  Clause clause;
  int score = 0;  ///< how much the pattern asked for
};

class Matcher {
 public:
  Matcher(const Document& document, const FrameRules& rules) : d_(document), r_(rules), reader_(document, rules) {}

  const ClauseReader& reader() const { return reader_; }

  /// Calls `visit(Match&)` for each pattern that the token fits as a part of speech, the most demanding first.
  template <typename Visit>
  void each(uint32_t token, uint16_t pos, const Clause& clause, Visit visit) const {
    for (int score = kMaxScore; score >= 0; --score) {
      for (uint32_t which = 0;; ++which) {
        const uint16_t lemma = r_.lemma(d_.tokens[token], pos == kAdjective ? uint16_t{kOther} : pos, which);
        if (lemma == 0) break;
        for (const Pattern& pattern : r_.patterns_of(lemma)) {
          if (pattern.pos != pos || score_of(pattern) != score) continue;
          Match match;
          if (fits(pattern, token, clause, match) && visit(match)) return;
        }
      }
    }
  }

  /// A token below `root`, itself included, that belongs to the class. The search stops at clauses joined by
  /// punctuation only.
  bool any_below(uint32_t root, uint16_t word_class, int depth = 0) const;

 private:
  static constexpr int kMaxScore = 2 * kMaxElements;
  static int score_of(const Pattern& pattern) {
    int score = 0;
    for (uint16_t i = 0; i < pattern.count; ++i) score += pattern.elements[i].kind == ElementKind::preposition ? 1 : 2;
    return score;
  }

  bool fits(const Pattern& pattern, uint32_t token, const Clause& clause, Match& match) const;
  bool fits_element(const Element& element, const Clause& clause, const Element* before, Match& match) const;
  bool has_preposition(const Clause& clause, uint16_t lemma) const;
  uint32_t fitting_object(const Clause& clause, uint16_t word_class, const Element* before) const;
  uint32_t governed_below(uint32_t object, const Element* before, uint16_t word_class) const;
  bool has_word(uint32_t head, uint16_t lemma) const;
  bool is_place_name(uint32_t token) const;
  bool is(uint32_t token, uint16_t word_class) const;

  const Document& d_;
  const FrameRules& r_;
  ClauseReader reader_;
};

}  // namespace rapporteur::events
