// The model is one line of arithmetic; what it hangs on is the numbers, so each of them is shaken.
#include "answers/outcome.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <random>

namespace rapporteur::answers {
namespace {

constexpr int kDraws = 1000;
constexpr uint64_t kSeed = 1985;
constexpr double kTail = 0.025;   // on each side
constexpr double kLevel = 1e-12;  // weights that differ by less are the same

using Players = std::vector<Player>;
constexpr std::string_view kColumns[] = {"actor", "position", "capability", "salience"};

// ---- the file ---------------------------------------------------------------------------------------------------

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '"')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '"' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> cells_of(std::string_view line) {
  const char between = line.find('\t') == line.npos ? ',' : '\t';
  std::vector<std::string_view> cells;
  for (size_t at = 0; at <= line.size();) {
    const size_t end = std::min(line.find(between, at), line.size());
    cells.push_back(trimmed(line.substr(at, end - at)));
    at = end + 1;
  }
  return cells;
}

/// Reads players line by line; where each column stands is told by the first line.
class FileReader {
 public:
  explicit FileReader(const std::string& file) : file_(file) {}

  Result<void> take(std::string_view line) {
    ++line_;
    if (trimmed(line).empty() || line.starts_with('#')) return {};
    const auto cells = cells_of(line);
    if (places_.empty()) return take_head(cells);
    Player player;
    for (const size_t place : places_) {
      if (place >= cells.size()) return wrong("it has too few columns", "give actor, position, capability, salience");
    }
    player.actor = std::string(cells[places_[0]]);
    double* numbers[] = {&player.position, &player.capability, &player.salience};
    for (size_t i = 0; i < 3; ++i) {
      if (auto ok = take_number(cells[places_[i + 1]], *numbers[i]); !ok) return ok;
    }
    if (player.actor.empty()) return wrong("it names no actor", "give his name in the column \"actor\"");
    if (!(player.capability > 0)) return wrong("a capability is above 0", "leave out who has none");
    if (!(player.salience >= 0 && player.salience <= 1))
      return wrong("a salience lies from 0 to 1", "divide it by the highest that the scale has");
    for (const Player& known : players_) {
      if (known.actor == player.actor) return wrong(player.actor + " stands there twice", "leave one of them");
    }
    players_.push_back(std::move(player));
    return {};
  }

  Result<Players> take_all() {
    double weight = 0;
    for (const Player& player : players_) weight += player.weight();
    if (players_.size() < 2 || !(weight > 0))
      return fail(ErrorCode::misused, file_, "it has no two actors with some weight",
                  "give a line of actor, position, capability and salience for each");
    return std::move(players_);
  }

 private:
  tl::unexpected<Error> wrong(std::string why, std::string advice) const {
    return fail(ErrorCode::misused, file_ + ":" + std::to_string(line_), std::move(why), std::move(advice));
  }
  Result<void> take_head(const std::vector<std::string_view>& cells) {
    for (const std::string_view column : kColumns) {
      const auto it = std::find(cells.begin(), cells.end(), column);
      if (it == cells.end())
        return wrong("no column is called " + std::string(column),
                     "let the first line name the columns: actor, position, capability, salience");
      places_.push_back(static_cast<size_t>(it - cells.begin()));
    }
    return {};
  }
  Result<void> take_number(std::string_view cell, double& number) const {
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error == std::errc() && end == cell.data() + cell.size() && std::isfinite(number)) return {};
    return wrong("\"" + std::string(cell) + "\" is no number", "write it with figures and a point: 0.16");
  }

  const std::string& file_;
  size_t line_ = 0;
  std::vector<size_t> places_;  ///< of kColumns in the line
  Players players_;
};

// ---- the model --------------------------------------------------------------------------------------------------

/// Weight at each position, in their order.
std::map<double, double> weights_of(const Players& players) {
  std::map<double, double> weights;
  for (const Player& player : players) weights[player.position] += player.weight();
  return weights;
}

double total_of(const std::map<double, double>& weights) {
  double total = 0;
  for (const auto& [position, weight] : weights) total += weight;
  return total;
}

double mean_of(const std::map<double, double>& weights) {
  double sum = 0;
  for (const auto& [position, weight] : weights) sum += position * weight;
  return sum / total_of(weights);
}

double median_of(const std::map<double, double>& weights) {
  const double half = total_of(weights) / 2;
  double below = 0;
  for (const auto& [position, weight] : weights) {
    below += weight;
    if (below >= half - kLevel) return position;
  }
  return weights.rbegin()->first;
}

/// Weight of those nearer to `one`, less that of those nearer to `other`.
double margin(const std::map<double, double>& weights, double one, double other) {
  double sum = 0;
  for (const auto& [position, weight] : weights) {
    const double nearer = std::abs(position - other) - std::abs(position - one);
    if (nearer != 0) sum += nearer > 0 ? weight : -weight;
  }
  return sum;
}

std::optional<double> winner_of(const std::map<double, double>& weights) {
  for (const auto& [one, weight] : weights) {
    const bool beats_all = std::all_of(weights.begin(), weights.end(), [&, one = one](const auto& other) {
      return other.first == one || margin(weights, one, other.first) > kLevel;
    });
    if (beats_all) return one;
  }
  return std::nullopt;
}

std::vector<Share> shares_of(const std::map<double, int>& counts) {
  std::vector<Share> shares;
  for (const auto& [position, count] : counts) shares.push_back({position, static_cast<double>(count) / kDraws});
  std::ranges::stable_sort(shares, std::greater<>(), &Share::share);
  return shares;
}

/// Even over 1 ± spread, the same on every machine.
double drawn(std::mt19937_64& random, double spread) {
  const double even = static_cast<double>(random() >> 11) / static_cast<double>(uint64_t{1} << 53);
  return 1 - spread + 2 * spread * even;
}

void put_bands(const Players& players, double spread, Outcome& outcome) {
  std::mt19937_64 random(kSeed);
  std::vector<double> means;
  std::map<double, int> medians, winners;
  int without = 0;
  for (int i = 0; i < kDraws; ++i) {
    Players shaken = players;
    for (Player& player : shaken) {
      player.capability *= drawn(random, spread);
      player.salience = std::min(1.0, player.salience * drawn(random, spread));
    }
    const auto weights = weights_of(shaken);
    means.push_back(mean_of(weights));
    ++medians[median_of(weights)];
    if (const auto winner = winner_of(weights)) {
      ++winners[*winner];
    } else {
      ++without;
    }
  }
  std::ranges::sort(means);
  outcome.mean_low = means[static_cast<size_t>(kDraws * kTail)];
  outcome.mean_high = means[static_cast<size_t>(kDraws * (1 - kTail)) - 1];
  outcome.medians = shares_of(medians);
  outcome.winners = shares_of(winners);
  outcome.no_winner = static_cast<double>(without) / kDraws;
}

/// The median moves up when the weight up to it falls below half, and down when the weight below it reaches half: by
/// `up` or `down` of weight that one actor adds or takes away.
std::vector<Tipping> tippings_of(const Players& players, double median) {
  const auto weights = weights_of(players);
  const auto at = weights.find(median);
  double below = 0;
  for (auto it = weights.begin(); it != at; ++it) below += it->second;
  const double total = total_of(weights), up = 2 * (below + at->second) - total, down = total - 2 * below;
  std::vector<Tipping> all;
  const auto offer = [&](const Player& player, double change, double to) {
    const double salience = player.salience + change / player.capability;
    if (salience >= 0 && salience <= 1) all.push_back({player.actor, player.salience, salience, to});
  };
  for (const Player& player : players) {
    const auto next = std::next(at);
    if (next != weights.end()) offer(player, player.position > median ? up : -up, next->first);
    if (at != weights.begin()) offer(player, player.position < median ? down : -down, std::prev(at)->first);
  }
  std::ranges::stable_sort(all, {}, [](const Tipping& tipping) { return std::abs(tipping.to - tipping.from); });
  return all;
}

}  // namespace

Result<std::vector<Player>> players_of(std::string_view text, const std::string& file) {
  FileReader reader(file);
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    if (auto ok = reader.take(text.substr(at, end - at)); !ok) return tl::unexpected(ok.error());
    at = end + 1;
  }
  return reader.take_all();
}

Outcome outcome_of(const std::vector<Player>& players, double spread) {
  const auto weights = weights_of(players);
  Outcome outcome;
  outcome.mean = mean_of(weights);
  outcome.median = median_of(weights);
  outcome.winner = winner_of(weights);
  if (outcome.winner) {
    for (const auto& [position, weight] : weights) {
      if (position != *outcome.winner)
        outcome.contests.push_back({position, margin(weights, *outcome.winner, position)});
    }
  }
  put_bands(players, spread, outcome);
  outcome.tippings = tippings_of(players, outcome.median);
  return outcome;
}

}  // namespace rapporteur::answers
