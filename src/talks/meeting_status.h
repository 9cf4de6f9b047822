// Whether a meeting happened, goes on, is to come, was proposed, cancelled or refused.
#pragma once

#include <optional>

#include "talks/scenes.h"

namespace rapporteur::talks {

struct StatusReading {
  MeetingStatus status = MeetingStatus::held;
  bool begun = false;     ///< "began", "resumed": not over on the day it is told of
  uint32_t verb = kNone;  ///< the verb that says it; kNone: another word does
};

/// What the words say; nothing where no word of the scene says it, or where it is only supposed ("if they met").
std::optional<StatusReading> status_of(const Reading& reading, const MeetingScene& scene);

}  // namespace rapporteur::talks
