// The places in a report where a meeting is told: the noun or verb, the words around it that belong to it, the verb
// over it.
#pragma once

#include <vector>

#include "knowledge.h"
#include "predicates/circumstances.h"
#include "talks/reading.h"

namespace rapporteur::talks {

/// Where a meeting-act has its parties, in the order of the choices in knowledge/kinds.know.
enum class Sides : uint8_t { both, person, with, object, about };

struct MeetingScene {
  predicates::Scope scope;
  const Hit* hit = nullptr;   ///< the meeting-word or meeting-act
  uint32_t top = 0;           ///< the noun's outermost governor: "day" in "the first day of the talks"
  bool verb = false;          ///< told by a meeting-act
  Sides sides = Sides::both;  ///< of a meeting-act
  bool later = false;         ///< not the first of its sentence
};

/// In the order of the text; those of one sentence stand together.
std::vector<MeetingScene> meeting_scenes(const Reading& reading, const Knowledge& knowledge);

}  // namespace rapporteur::talks
