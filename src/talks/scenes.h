// The places in a report where a meeting is told: the noun or verb, the words around it that belong to it, the verb
// over it.
#pragma once

#include <vector>

#include "knowledge.h"
#include "predicates/circumstances.h"
#include "talks/reading.h"

namespace rapporteur::talks {

struct MeetingScene {
  predicates::Scope scope;
  const frames::FrameRule* frame = nullptr;  ///< that tells the meeting
  RuleName rule;
  uint32_t top = 0;    ///< the noun's outermost governor: "day" in "the first day of the talks"
  bool verb = false;   ///< told by a verb, which is the anchor
  bool later = false;  ///< not the first of its sentence

  frames::Meets meets() const { return frame->meets; }
  bool about() const { return verb && frame->meets == frames::Meets::about; }
};

/// In the order of the text; those of one sentence stand together.
std::vector<MeetingScene> meeting_scenes(const Reading& reading, const Knowledge& knowledge);

/// The frame by which a noun or verb tells a meeting; nullptr: it tells none.
const Frame* meeting_at(const Reading& reading, uint32_t token);

/// A noun of meeting in the range; kNone: none.
uint32_t meeting_noun_in(const Reading& reading, Tokens range);

/// What a verb or adjective says of the meeting that it is about.
frames::Occurs occurs_at(const Reading& reading, uint32_t token);

}  // namespace rapporteur::talks
