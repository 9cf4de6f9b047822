// Which pattern of which frame a predicate fits: its head, its particles and prepositions, its object, its infinitive.
#pragma once

#include "frames/frame_rules.h"
#include "predicates/arguments.h"

namespace rapporteur::frames {

class Matcher {
 public:
  Matcher(const Document& document, const FrameRules& rules, const rules::Wordbook& words)
      : d_(document), r_(rules), w_(words) {}

  /// Calls `visit(Frame&)` for each pattern that the token fits as a part of speech, the most demanding first.
  template <typename Visit>
  void each(uint32_t token, uint16_t pos, const Predicate& arguments, Visit visit) const {
    for (int score = kMaxScore; score >= 0; --score) {
      for (uint32_t which = 0;; ++which) {
        const uint16_t lemma =
            w_.lemma(d_.tokens[token], pos == rules::kAdjective ? uint16_t{rules::kOther} : pos, which);
        if (lemma == 0) break;
        for (const Pattern& pattern : r_.patterns_of(lemma)) {
          if (pattern.pos != pos || score_of(pattern) != score) continue;
          Frame frame;
          if (fits(pattern, token, arguments, frame)) visit(frame);
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

  bool fits(const Pattern& pattern, uint32_t token, const Predicate& arguments, Frame& frame) const;
  bool fits_element(const Element& element, const Predicate& arguments, const Element* before, Frame& frame) const;
  bool has_preposition(const Predicate& arguments, uint16_t lemma) const;
  uint32_t fitting_object(const Predicate& arguments, uint16_t word_class, const Element* before) const;
  uint32_t governed_below(uint32_t object, const Element* before, uint16_t word_class) const;
  bool has_word(uint32_t head, uint16_t lemma) const;
  bool is_place_name(uint32_t token) const;
  bool is(uint32_t token, uint16_t word_class) const;

  const Document& d_;
  const FrameRules& r_;
  const rules::Wordbook& w_;
};

}  // namespace rapporteur::frames
