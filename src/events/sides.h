// Who acts on whom: the fillers of a frame's roles made into the sides of an event.
#pragma once

#include <vector>

#include "events/codes.h"
#include "frames/roles.h"

namespace rapporteur::events {

struct Sides {
  std::vector<Filler> sources;
  std::vector<Filler> targets;
};

/// How a sentence speaks: what of it may be an event at all.
struct SentenceSort {
  bool noisy = false;  ///< of sport or markets, which borrow the words of war and of treaties
  bool political =
      false;  ///< names a state, a body or somebody with a title: a name that nobody knows may be somebody in politics
};

class SideReader {
 public:
  SideReader(Document& document, const frames::FrameRules& rules, const rules::Wordbook& words)
      : d_(document), r_(rules), w_(words), roles_(document, rules, words) {}

  SentenceSort sort_of(const Sentence& sentence) const;
  /// The sides of an act: parted where it is mutual, given the state of the other side or of the place where it is
  /// domestic.
  Sides sides_of(const Act& act, Sides sides, const frames::FrameRule& rule);
  /// True if the rule's conditions on its sides hold.
  bool meet_needs(const frames::FrameRule& rule, const Sides& sides, SentenceSort sort) const;
  bool coded(const std::vector<Filler>& sides) const;
  bool has_code(uint32_t actor) const { return roles_.sides().has_code(actor); }
  const frames::RoleFiller& roles() const { return roles_; }

 private:
  bool is_reciprocal(const Act& act) const;
  void part_mutual(const frames::FrameRule& rule, Sides& sides) const;
  void take_place(const Act& act, Sides& sides);
  void settle_domestic(const Act& act, const frames::FrameRule& rule, Sides& sides);
  void settle_home(std::vector<Filler>& sides, uint32_t home);
  bool between(const Filler& side) const;
  bool is_domestic(const Filler& side) const;
  bool is_nobody(const Filler& side) const;
  uint32_t state_of(uint32_t actor);
  uint32_t state_named(const std::string& code);
  Filler place_of(const Act& act) const;
  Filler city_of(const Act& act);
  const Place* city_below(uint32_t token, int depth) const;
  const Filler* first_coded(const std::vector<Filler>& sides) const;
  bool is_abroad(const Sides& sides) const;
  bool in(uint32_t token, uint16_t word_class) const { return w_.in_class(d_.tokens[token], word_class); }

  Document& d_;
  const frames::FrameRules& r_;
  const rules::Wordbook& w_;
  frames::RoleFiller roles_;
};

}  // namespace rapporteur::events
