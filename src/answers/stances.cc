// A turn is told, never judged: it may be a change of mind, another part of the issue, or a misreading.
#include "answers/stances.h"

#include <algorithm>
#include <optional>

#include "answers/rows.h"

namespace rapporteur::answers {
namespace {

void find_turns(std::span<const Told> told, Holder& holder) {
  std::optional<uint32_t> last;
  for (const uint32_t number : holder.tellings) {
    const Side side = side_of(told[number].stance);
    if (side == Side::none || told[number].day.empty()) continue;
    if (last && side_of(told[*last].stance) != side && told[*last].day < told[number].day)
      holder.turns.push_back({*last, number});
    last = number;
  }
}

}  // namespace

Side side_of(const std::string& stance) {
  if (stance == "support" || stance == "offer" || stance == "open") return Side::in_favour;
  return stance == "oppose" || stance == "reject" ? Side::against : Side::none;
}

std::vector<Holder> stances(std::span<const Told> told) {
  std::map<std::string, Holder> by_actor;
  for (uint32_t i = 0; i < told.size(); ++i) {
    Holder& holder = by_actor[holder_of(told[i].actor)];
    ++holder.stances[told[i].stance];
    holder.tellings.push_back(i);
  }
  std::vector<Holder> all;
  for (auto& [actor, holder] : by_actor) {
    holder.actor = actor;
    std::ranges::stable_sort(holder.tellings, {},
                             [&](uint32_t i) { return std::pair(told[i].day.empty(), told[i].day); });
    find_turns(told, holder);
    all.push_back(std::move(holder));
  }
  std::ranges::stable_sort(all, std::greater<>(), [](const Holder& holder) { return holder.tellings.size(); });
  return all;
}

}  // namespace rapporteur::answers
