// Fills a frame's source and target out of the tree.
#pragma once

#include <vector>

#include "frames/frame_rules.h"
#include "frames/sides.h"

namespace rapporteur::frames {

class RoleFiller {
 public:
  RoleFiller(const Document& document, const FrameRules& rules, const rules::Wordbook& words)
      : d_(document), r_(rules), w_(words), sides_(document, words) {}

  const SideFinder& sides() const { return sides_; }
  /// Fills the frame's sources and targets, behind those in `fillers`. Its content's frame has to be filled before.
  void fill(Frame& frame, std::vector<Filler>& fillers) const;
  /// The sides of the first role that names somebody political; if none does, of the first that names somebody. Who is
  /// among the others already is passed over: "voiced its concern about Chad".
  std::vector<Filler> fill(const Frame& frame, Rows roles, std::span<const Filler> others = {}) const;
  /// "talks between A and B" by the order of words, where the tree does not say it: the two actors after "between".
  /// Leaves the sides as they are if there are none.
  void between(uint32_t noun, std::vector<Filler>& sources, std::vector<Filler>& targets) const;
  /// The first actor named below a token; none: an empty side.
  Filler place_inside(uint32_t token) const {
    const uint32_t head = coded_below(token, kNone, 0);
    return head == kNone ? Filler{} : sides_.one(head);
  }

 private:
  void role(const Frame& frame, const Role& role, std::vector<Filler>& found) const;
  void preposition(const Frame& frame, uint16_t preposition, std::vector<Filler>& found) const;
  void dependents(uint32_t head, uint16_t preposition, std::vector<Filler>& found) const;
  void modifiers(uint32_t head, bool possessors, std::vector<Filler>& found) const;
  void subject(uint32_t token, std::vector<Filler>& found) const;
  void governor(const Frame& frame, std::vector<Filler>& found) const;
  void inside(const Frame& frame, std::vector<Filler>& found) const;
  bool is_one_state(uint32_t one, uint32_t other) const;
  bool own_people(std::span<const Filler> sides, std::span<const Filler> others) const;
  bool same_code(uint32_t one, uint32_t other) const;
  uint32_t coded_below(uint32_t token, uint32_t except, int depth) const;
  void content_clause(const Frame& frame, bool subject, std::vector<Filler>& found) const;

  const Document& d_;
  const FrameRules& r_;
  const rules::Wordbook& w_;
  SideFinder sides_;
};

}  // namespace rapporteur::frames
