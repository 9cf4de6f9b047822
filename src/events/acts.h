// What a predicate says was done: a frame's code, made narrower by what it is about, composed where one act is about
// another
// ("refused to lift sanctions").
#pragma once

#include <string_view>
#include <vector>

#include "events/match.h"

namespace rapporteur::events {

struct Act {
  Code code;
  Code inner;  ///< of an appeal, promise or refusal: the code of the act that it is about
  Match match;
  uint32_t content = kNone;       ///< index of the act that this one is about, in ActReader's store
  uint32_t content_head = kNone;  ///< token under which its words stand
};

class ActReader {
 public:
  ActReader(const Document& document, const FrameRules& rules) : d_(document), r_(rules), matcher_(document, rules) {}

  /// The act that the token tells; kNone if it is no predicate of a frame.
  uint32_t read(uint32_t token) { return read(token, 0); }
  const Act& act(uint32_t index) const { return acts_[index]; }
  const Matcher& matcher() const { return matcher_; }
  /// Forgets the acts of earlier sentences.
  void clear() { acts_.clear(); }

  /// The code under a composition; empty if no line names it.
  Code compose(uint8_t composition, const Code& code) const;

 private:
  uint32_t read(uint32_t token, int depth);
  uint32_t read_verb(uint32_t token, int depth);
  uint32_t read_participle(uint32_t token, const Clause& passive, int depth);
  uint32_t read_supported(const Clause& clause, int depth);
  uint32_t read_noun(uint32_t token, const Clause& clause, uint32_t predicate, int depth);
  uint32_t settle(Match& match, int depth);
  bool compose_content(Act& act, int depth);
  uint32_t first_content(const Match& match, const Role& role) const;
  uint32_t dependent(uint32_t head, uint16_t preposition) const;
  uint32_t infinitive_below(uint32_t head) const;
  bool holds(const Condition& condition, const Match& match) const;
  bool in_region(Region region, uint16_t word_class, const Match& match) const;
  bool allowed(const Match& match) const;
  void narrow(Act& act) const;

  const Document& d_;
  const FrameRules& r_;
  Matcher matcher_;
  std::vector<Act> acts_;
};

inline std::string_view view(const Code& code) { return code.digits; }

}  // namespace rapporteur::events
