// Fills a frame's source and target out of the tree.
#pragma once

#include <vector>

#include "events/acts.h"
#include "events/sides.h"

namespace rapporteur::events {

class RoleFiller {
 public:
  RoleFiller(const Document& document, const FrameRules& rules, const ActReader& acts)
      : d_(document), r_(rules), acts_(acts), sides_(document, rules) {}

  const SideFinder& sides() const { return sides_; }
  /// The sides of the first role that names somebody political; if none does, of the first that names somebody.
  std::vector<Side> fill(const Act& act, Range roles) const { return fill(act, roles, 0); }
  /// Who says the clause: the statement's speaker, or the subject of the verb of saying above it.
  Side speaker(uint32_t token) const;
  /// "talks between A and B" by the order of words, where the tree does not say it: the two actors after "between".
  /// Leaves the sides as they are if there are none.
  void between(uint32_t noun, std::vector<Side>& sources, std::vector<Side>& targets) const;
  /// The first actor named below a token; none: an empty side.
  Side place_inside(uint32_t token) const {
    const uint32_t head = coded_below(token, kNone, 0);
    return head == kNone ? Side{} : sides_.one(head);
  }

 private:
  std::vector<Side> fill(const Act& act, Range roles, int depth) const;
  void role(const Act& act, const Role& role, int depth, std::vector<Side>& found) const;
  void preposition(const Act& act, uint16_t preposition, std::vector<Side>& found) const;
  void dependents(uint32_t head, uint16_t preposition, std::vector<Side>& found) const;
  void modifiers(uint32_t head, bool possessors, std::vector<Side>& found) const;
  void subject(uint32_t token, std::vector<Side>& found) const;
  void inside(const Act& act, std::vector<Side>& found) const;
  bool same_code(uint32_t one, uint32_t other) const;
  uint32_t coded_below(uint32_t token, uint32_t except, int depth) const;
  void content_clause(const Act& act, bool subject, std::vector<Side>& found) const;

  const Document& d_;
  const FrameRules& r_;
  const ActReader& acts_;
  SideFinder sides_;
};

}  // namespace rapporteur::events
