// Which mention stands at a token: what later rooms ask of the layer "mentions".
#pragma once

#include <cstdint>
#include <vector>

#include "rapporteur/document.h"

namespace rapporteur::actors {

/// The shortest mention that covers the token; nullptr if none does. Walks back over the mentions of the sentence.
const Mention* mention_at(const Document& document, uint32_t token);

/// The longest mention that covers the token; nullptr if none does.
const Mention* outermost_mention_at(const Document& document, uint32_t token);

/// For many questions to one document: answers by index into Document::mentions, kNone if there is none. Made in one
/// pass over the mentions; holds for as long as they do not change.
class MentionIndex {
 public:
  explicit MentionIndex(const Document& document);

  uint32_t innermost(uint32_t token) const { return innermost_[token]; }
  uint32_t outermost(uint32_t token) const { return outermost_[token]; }
  /// The longest mention whose head the token is: "officials" in "the Iranian officials".
  uint32_t headed_by(uint32_t token) const { return headed_[token]; }

 private:
  std::vector<uint32_t> innermost_, outermost_, headed_;
};

}  // namespace rapporteur::actors
