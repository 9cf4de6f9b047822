// One meeting of many tellings: reports of the same meeting name its parties, its place and its status more or less
// fully.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rapporteur/finding.h"

namespace rapporteur::stories {

struct OneMeeting {
  Finding finding;                 ///< the fullest telling, with the persons and the place that only others name
  uint32_t fullest = 0;            ///< the number of that telling
  std::vector<uint32_t> tellings;  ///< which of the findings tell it, ascending
};

/// Makes one of the tellings of each meeting, in the order of their first tellings. Two tell one meeting if they have
/// the day, the states and bodies and the format in common, name no other persons of a side and no other place, and say
/// nothing of its status that excludes the other's, and if the same holds between each of them and the same of the
/// others: a telling that would fit two meetings which differ joins neither. So the order of the findings does not
/// matter. Tellings without a single day stay apart. Findings of other kinds are passed over.
std::vector<OneMeeting> meetings_of(std::span<const Finding* const> findings);

}  // namespace rapporteur::stories
