// Whether a meeting happened, goes on, is to come, was proposed, cancelled or refused.
#pragma once

#include <optional>

#include "talks/scenes.h"

namespace rapporteur::talks {

struct StatusReading {
  MeetingStatus status = MeetingStatus::held;
  bool begun = false;     ///< "began", "resumed": not over on the day it is told of
  uint32_t verb = kNone;  ///< the verb that says it; kNone: another word does
  bool told = true;       ///< false: it is denied, asked or only supposed, whatever its day
};

/// What the words say; nothing where no word of the scene says it.
std::optional<StatusReading> status_of(const Reading& reading, const MeetingScene& scene, const rules::Wordbook& words);

}  // namespace rapporteur::talks
