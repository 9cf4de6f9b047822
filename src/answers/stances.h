// Who stands where on an issue, and who changed his stance.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace rapporteur::answers {

/// For (support, offer, open), against (oppose, reject), or neither (demand, conditional).
enum class Side : uint8_t { none, in_favour, against };
Side side_of(const std::string& stance);

/// A position as one report tells it, in the order of days.
struct Told {
  std::string actor;   ///< "USA/Jake Sullivan"
  std::string day;     ///< "2022-01-09"; "" if nobody knows
  std::string stance;  ///< as FINDINGS writes it
};

/// A turn from one side to the other: numbers of the two tellings, the earlier first.
struct Turn {
  uint32_t before = 0;
  uint32_t after = 0;
};

/// What one state, body or person without a state holds.
struct Holder {
  std::string actor;                        ///< "USA"; "/analysts"
  std::map<std::string, uint32_t> stances;  ///< how often each was told
  std::vector<uint32_t> tellings;           ///< numbers, by day
  std::vector<Turn> turns;                  ///< between tellings of two known days, neighbours of a side
};

/// One row for each holder, those of whom most is told first; of as many, by name. Told things without a day stand
/// last among their holder's and make no turn.
std::vector<Holder> stances(std::span<const Told> told);

}  // namespace rapporteur::answers
