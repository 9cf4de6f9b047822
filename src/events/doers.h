// Whose act a later noun names again: "Turkey began an operation … The EU condemned the operation".
#pragma once

#include <vector>

#include "frames/frame_rules.h"
#include "frames/roles.h"

namespace rapporteur::events {

class Doers {
 public:
  Doers(const Document& document, const frames::FrameRules& rules, const rules::Wordbook& words,
        const frames::RoleFiller& roles);

  /// Who did what a definite noun names, by the last telling before it: the same noun with its owner, or a predicate of
  /// the same frame with its source. kNone where nobody with a state or body did, or it was told too far above.
  uint32_t of(uint32_t noun) const;

 private:
  struct Telling {
    uint16_t lemma = 0;  ///< of a noun; 0: none that is known
    uint32_t token = kNone;
    uint32_t doer = kNone;
  };
  bool is_mutual(uint32_t token) const;
  void add(uint32_t token, uint32_t doer);
  uint32_t owner(uint32_t noun) const;
  bool is_definite(uint32_t noun) const;
  bool same_frame(uint32_t one, uint32_t other) const;

  const Document& d_;
  const frames::FrameRules& r_;
  const rules::Wordbook& w_;
  const frames::RoleFiller& roles_;
  std::vector<Telling> tellings_;  ///< in order of their tokens
};

}  // namespace rapporteur::events
