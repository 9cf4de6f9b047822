// What a frame's entry asks of the words around it, and where what it is about stands.
#pragma once

#include "frames/match.h"

namespace rapporteur::frames {

class Conditions {
 public:
  Conditions(const Document& document, const FrameRules& rules, const rules::Wordbook& words, const Matcher& matcher)
      : d_(document), r_(rules), w_(words), matcher_(matcher) {}

  /// Each "only" holds and no "unless" does.
  bool allow(const Frame& frame) const;
  bool holds(const Condition& condition, const Frame& frame) const;
  /// The token under which a role of the frame finds what it is about; kNone: nowhere.
  uint32_t content_of(const Frame& frame, const Role& role) const;
  /// Fills the frame's content and the first frame of it.
  void find_content(Frame& frame) const;

 private:
  bool in_region(Region region, uint16_t word_class, const Frame& frame) const;
  bool in_sentence(uint32_t token, uint16_t word_class) const;
  uint32_t dependent(uint32_t head, uint16_t preposition) const;
  uint32_t infinitive_below(uint32_t head) const;
  uint32_t infinitive_beside(uint32_t noun) const;
  uint32_t clause_below(uint32_t noun) const;
  uint32_t first_act(FrameRange frames) const;

  const Document& d_;
  const FrameRules& r_;
  const rules::Wordbook& w_;
  const Matcher& matcher_;
};

}  // namespace rapporteur::frames
