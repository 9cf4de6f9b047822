// Sources are drawn, not events: two events of one report are not independent.
#include "answers/balance.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace rapporteur::answers {
namespace {

constexpr int kSamples = 1000;
constexpr uint64_t kSeed = 1992;
constexpr double kTail = 0.025;  // on each side

using Deeds = std::vector<const Deed*>;

/// Sum and count of the events among these tellings; of one happening one counts.
struct Mean {
  double sum = 0;
  uint32_t count = 0;
  double value() const { return count == 0 ? 0 : sum / count; }
};

/// Deeds of one happening, which have the same act and day, are neighbours.
std::vector<Deeds> happenings(Deeds deeds) {
  std::ranges::stable_sort(deeds, {}, [](const Deed* d) { return std::tie(d->act, d->day); });
  std::vector<Deeds> all;
  for (const Deed* deed : deeds) {
    const bool same = !all.empty() && !deed->day.empty() && all.back().front()->day == deed->day &&
                      all.back().front()->act == deed->act;
    if (!same) all.emplace_back();
    all.back().push_back(deed);
  }
  return all;
}

/// The mean of each source's own events, so that drawing it again is adding two numbers.
std::vector<Mean> by_source(const std::vector<Deeds>& happened) {
  std::map<uint32_t, Mean> means;
  for (const Deeds& tellings : happened) {
    std::set<uint32_t> told;
    for (const Deed* deed : tellings) {
      if (!told.insert(deed->source).second) continue;
      Mean& mean = means[deed->source];
      mean.sum += deed->goldstein;
      ++mean.count;
    }
  }
  std::vector<Mean> all;
  for (const auto& [source, mean] : means) all.push_back(mean);
  return all;
}

void put_interval(const std::vector<Mean>& sources, Month& month) {
  if (sources.size() < 2) return;
  std::mt19937_64 random(kSeed);
  std::vector<double> means;
  for (int i = 0; i < kSamples; ++i) {
    Mean drawn;
    for (size_t j = 0; j < sources.size(); ++j) {
      const Mean& source = sources[random() % sources.size()];
      drawn.sum += source.sum;
      drawn.count += source.count;
    }
    means.push_back(drawn.value());
  }
  std::ranges::sort(means);
  month.low = means[static_cast<size_t>(kSamples * kTail)];
  month.high = means[static_cast<size_t>(kSamples * (1 - kTail)) - 1];
}

Month month_of(const std::string& name, const Deeds& deeds) {
  Month month;
  month.month = name;
  month.tellings = static_cast<uint32_t>(deeds.size());
  const std::vector<Deeds> happened = happenings(deeds);
  Mean mean;
  for (const Deeds& tellings : happened) {
    const double goldstein = tellings.front()->goldstein;
    mean.sum += goldstein;
    ++mean.count;
    month.cooperation += goldstein > 0;
    month.conflict += goldstein < 0;
  }
  month.events = mean.count;
  month.mean = mean.value();
  const std::vector<Mean> sources = by_source(happened);
  month.sources = static_cast<uint32_t>(sources.size());
  put_interval(sources, month);
  return month;
}

}  // namespace

std::vector<Month> balance(std::span<const Deed> deeds) {
  std::map<std::string, Deeds> by_month;
  for (const Deed& deed : deeds) by_month[deed.month].push_back(&deed);
  std::vector<Month> months;
  for (const auto& [name, inside] : by_month) months.push_back(month_of(name, inside));
  return months;
}

}  // namespace rapporteur::answers
