// Who meets: the parties of a meeting scene, and the body whose meeting it is.
#pragma once

#include <string>
#include <vector>

#include "talks/scenes.h"

namespace rapporteur::talks {

struct Parties {
  std::vector<std::string> codes;  ///< sorted
  std::vector<uint32_t> persons;   ///< those among the parties who are named persons
  std::string body;                ///< "NATO-Russia Council"; empty: none meets as a body
  bool factions = false;           ///< of one state, which negotiate with one another
  bool own = false;                ///< some are named by the meeting's own phrase, not by the clause it stands in
};

Parties parties_of(const Reading& reading, const MeetingScene& scene, const Knowledge& knowledge);

}  // namespace rapporteur::talks
