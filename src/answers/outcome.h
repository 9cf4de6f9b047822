// Where a decision would come out if actors' positions, capabilities and saliences were what somebody says they are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/result.h"

namespace rapporteur::answers {

/// One actor as the user's file has him.
struct Player {
  std::string actor;
  double position = 0;    ///< on the scale of the issue
  double capability = 0;  ///< above 0
  double salience = 0;    ///< from 0 to 1: how much of it he would use
  double weight() const { return capability * salience; }
};

/// Lines of actor, position, capability and salience, in columns that the first line names, between tabs or commas; a
/// line that begins with "#" is a remark. Errors name file, line and what is wrong there. At least two actors.
Result<std::vector<Player>> players_of(std::string_view text, const std::string& file);

/// How far a position comes when numbers are moved.
struct Share {
  double position = 0;
  double share = 0;  ///< of all draws, 0 to 1
};

/// A single number that, moved alone, gives another median. The moved value is where it turns.
struct Tipping {
  std::string actor;
  double from = 0;  ///< his salience
  double to = 0;    ///< 0 to 1
  double median = 0;
};

/// One position against the one that wins.
struct Contest {
  double position = 0;
  double margin = 0;  ///< weight of those nearer to the winner, less that of those nearer to this one
};

struct Outcome {
  double mean = 0;
  double mean_low = 0;  ///< 95 in 100 draws have their mean between these
  double mean_high = 0;
  double median = 0;
  std::vector<Share> medians;     ///< over the draws, the most frequent first
  std::optional<double> winner;   ///< the position that no other beats; nothing: each is beaten, or several are level
  std::vector<Contest> contests;  ///< of the winner with every other position
  std::vector<Share> winners;     ///< over the draws
  double no_winner = 0;           ///< share of the draws without one
  std::vector<Tipping> tippings;  ///< the smallest move first
};

/// Weighted mean and median of the positions, weights being capability × salience; of two middle positions the lower is
/// the median. The winner of pairs: each actor gives his weight to the nearer of two positions, to neither if both are
/// as near. Bands: every capability and salience is multiplied by a number drawn evenly from 1 ± `spread` (0 to 1), a
/// salience never above 1; a thousand draws with a fixed seed, so that the same players give the same bands.
Outcome outcome_of(const std::vector<Player>& players, double spread);

}  // namespace rapporteur::answers
