// Each pair of reports that shares a rare enough word has a likeness; clusters are joined from the most alike on, as
// long as the average likeness between their reports is high enough.
#include "stories/group.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <queue>

#include "stories/shingles.h"

namespace rapporteur::stories {
namespace {

// Measured on collections of news of thirty stories, halves held against each other: all between 0.06 and 0.12 with
// half to three quarters of the likeness left for distant days are within three points.
constexpr double kAlike = 0.08;      // average likeness of two clusters that are one story
constexpr double kFarShare = 0.65;   // of the likeness that is left, however many days lie between
constexpr double kDays = 30;         // in which the rest falls to a third
constexpr size_t kWords = 400;       // of a report that are looked at: what is news stands at the beginning
constexpr size_t kTerms = 128;       // of a report that are kept, the most telling ones
constexpr float kTitle = 3;          // a word in the title counts as so many in the text
constexpr double kFaint = 0.01;      // a likeness that changes no average
constexpr size_t kCommonWord = 200;  // reports with a word beyond which it joins no pair
constexpr size_t kNeighbours = 40;   // earlier reports that one is compared with in earnest: those most like it

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

bool begins_capital(std::string_view word) { return word.front() >= 'A' && word.front() <= 'Z'; }

/// Clusters of reports with the sums of their likenesses.
class Clusters {
 public:
  explicit Clusters(size_t reports) : parent_(reports), size_(reports, 1), near_(reports) {
    for (uint32_t i = 0; i < reports; ++i) parent_[i] = i;
  }

  void add(uint32_t a, uint32_t b, double likeness) {
    near_[a][b] = likeness;
    near_[b][a] = likeness;
    offer(a, b, likeness);
  }

  /// Joins until no two clusters are alike enough. The smaller number stays.
  void join() {
    while (!queue_.empty()) {
      const Offer best = queue_.top();
      queue_.pop();
      if (parent_[best.a] != best.a || parent_[best.b] != best.b) continue;
      const auto found = near_[best.a].find(best.b);
      if (found == near_[best.a].end() || average(best.a, best.b, found->second) != best.likeness) continue;
      merge(best.a, best.b);
    }
  }

  uint32_t cluster(uint32_t report) const {
    while (parent_[report] != report) report = parent_[report];
    return report;
  }

 private:
  struct Offer {
    double likeness;
    uint32_t a, b;
    bool operator<(const Offer& other) const {
      if (likeness != other.likeness) return likeness < other.likeness;
      return std::pair(other.a, other.b) < std::pair(a, b);
    }
  };

  double average(uint32_t a, uint32_t b, double sum) const { return sum / (double(size_[a]) * double(size_[b])); }

  void offer(uint32_t a, uint32_t b, double sum) {
    const double likeness = average(a, b, sum);
    if (likeness >= kAlike) queue_.push({likeness, std::min(a, b), std::max(a, b)});
  }

  void merge(uint32_t a, uint32_t b) {
    near_[a].erase(b);
    for (const auto& [other, sum] : near_[b]) {
      if (other == a) continue;
      near_[a][other] += sum;
      near_[other].erase(b);
    }
    near_[b].clear();
    parent_[b] = a;
    size_[a] += size_[b];
    for (const auto& [other, sum] : near_[a]) {
      near_[other][a] = sum;
      offer(a, other, sum);
    }
  }

  std::vector<uint32_t> parent_;
  std::vector<uint32_t> size_;
  std::vector<std::map<uint32_t, double>> near_;  ///< sums of likenesses; ordered, so that sums are the same everywhere
  std::priority_queue<Offer> queue_;
};

void keep_nearest(std::vector<std::pair<uint32_t, float>>& edges) {
  if (edges.size() <= kNeighbours) return;
  const auto nearer = [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  };
  std::nth_element(edges.begin(), edges.begin() + kNeighbours, edges.end(), nearer);
  edges.resize(kNeighbours);
  std::sort(edges.begin(), edges.end());
}

}  // namespace

uint32_t StoryGroups::intern(std::string&& word) {
  const auto [found, is_new] = numbers_.try_emplace(std::move(word), static_cast<uint32_t>(words_.size()));
  if (is_new) {
    words_.push_back(found->first);
    reports_with_.push_back(0);
  }
  return found->second;
}

void StoryGroups::add(const Report& report) {
  std::map<uint32_t, float> counts;
  const auto count = [&](std::string_view text, float weight, size_t most) {
    std::string name;
    size_t seen = 0, in_name = 0;
    const char* end = nullptr;
    const auto end_name = [&] {
      if (in_name > 1) counts[intern(std::move(name))] += 1;
      name.clear();
      in_name = 0;
    };
    constexpr size_t kLongestWord = 16;  // bytes that a word takes at most, on the average of so many
    each_word(text.substr(0, most * kLongestWord), [&](std::string_view word) {
      if (++seen > most) return;
      std::string small = lower(word);
      const bool touches = end != nullptr && word.data() == end + 1 && *end == ' ';
      if (!touches || !begins_capital(word)) end_name();
      if (begins_capital(word)) {
        name += (name.empty() ? "" : " ") + small;
        ++in_name;
      }
      end = word.data() + word.size();
      if (word.size() > 1) counts[intern(std::move(small))] += weight;
    });
    end_name();
  };
  count(report.title, kTitle, kWords);
  count(report.text, 1, kWords);
  Telling telling{report.id, report.date, {}};
  for (const auto& [word, times] : counts) {
    telling.terms.push_back({word, times});
    ++reports_with_[word];
  }
  tellings_.push_back(std::move(telling));
}

/// The order that decides: days, then ids; reports of the same id as they came.
std::vector<uint32_t> StoryGroups::in_order() const {
  std::vector<uint32_t> order(tellings_.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    const Telling &x = tellings_[a], &y = tellings_[b];
    return std::tie(x.date, x.id) < std::tie(y.date, y.id);
  });
  return order;
}

std::vector<std::vector<StoryGroups::Term>> StoryGroups::vectors() const {
  const auto reports = static_cast<double>(tellings_.size());
  std::vector<std::vector<Term>> all;
  for (const Telling& telling : tellings_) {
    std::vector<Term> terms;
    for (const Term& term : telling.terms) {
      const double with = reports_with_[term.word];
      if (with < 2 || with > std::max(2.0, reports / 2)) continue;
      terms.push_back({term.word, static_cast<float>((1 + std::log(term.weight)) * std::log(reports / with))});
    }
    const auto heavier = [this](const Term& a, const Term& b) {
      return a.weight != b.weight ? a.weight > b.weight : words_[a.word] < words_[b.word];
    };
    std::sort(terms.begin(), terms.end(), heavier);
    if (terms.size() > kTerms) terms.resize(kTerms);
    double length = 0;
    for (const Term& term : terms) length += double(term.weight) * term.weight;
    length = length > 0 ? std::sqrt(length) : 1;
    for (Term& term : terms) term.weight = static_cast<float>(term.weight / length);
    all.push_back(std::move(terms));
  }
  return all;
}

Reason StoryGroups::reason(uint32_t report, uint32_t other, double likeness,
                           const std::vector<std::vector<Term>>& vectors) const {
  constexpr size_t kShown = 5;
  std::unordered_map<uint32_t, float> of_other;
  for (const Term& term : vectors[other]) of_other[term.word] = term.weight;
  std::vector<Term> shared;
  for (const Term& term : vectors[report]) {
    if (const auto found = of_other.find(term.word); found != of_other.end())
      shared.push_back({term.word, term.weight * found->second});
  }
  std::sort(shared.begin(), shared.end(), [this](const Term& a, const Term& b) {
    return a.weight != b.weight ? a.weight > b.weight : words_[a.word] < words_[b.word];
  });
  Reason reason{other, likeness, {}};
  for (size_t i = 0; i < shared.size() && i < kShown; ++i) reason.words.push_back(words_[shared[i].word]);
  return reason;
}

Grouped StoryGroups::group() const {
  const std::vector<uint32_t> order = in_order();
  const auto vectors = this->vectors();
  struct Posting {
    uint32_t place;  ///< in the order
    float weight;
  };
  std::unordered_map<uint32_t, std::vector<Posting>> with_word;
  Clusters clusters(order.size());
  std::vector<std::pair<double, uint32_t>> nearest(order.size(), {0, 0});
  std::vector<std::vector<std::pair<uint32_t, float>>> edges(order.size());
  std::vector<double> likeness(order.size(), 0);
  for (uint32_t place = 0; place < order.size(); ++place) {
    std::vector<uint32_t> touched;
    for (const Term& term : vectors[order[place]]) {
      if (reports_with_[term.word] > kCommonWord) continue;
      std::vector<Posting>& postings = with_word[term.word];
      for (const Posting& posting : postings) {
        if (likeness[posting.place] == 0) touched.push_back(posting.place);
        likeness[posting.place] += double(term.weight) * posting.weight;
      }
      postings.push_back({place, term.weight});
    }
    std::sort(touched.begin(), touched.end());
    const auto& date = tellings_[order[place]].date;
    for (const uint32_t other : touched) {
      double alike = likeness[other];
      likeness[other] = 0;
      const auto& other_date = tellings_[order[other]].date;
      if (date && other_date) {
        const double days = std::abs(static_cast<double>((*date - *other_date).count()));
        alike *= kFarShare + (1 - kFarShare) * std::exp(-days / kDays);
      }
      if (alike >= kFaint) edges[place].emplace_back(other, static_cast<float>(alike));
    }
    keep_nearest(edges[place]);
    for (const auto& [other, alike] : edges[place]) clusters.add(other, place, alike);
  }
  clusters.join();
  Grouped grouped;
  grouped.story.resize(order.size());
  grouped.reasons.resize(order.size());
  std::vector<uint32_t> first(order.size(), static_cast<uint32_t>(order.size()));
  for (uint32_t place = 0; place < order.size(); ++place) {
    const uint32_t cluster = clusters.cluster(place);
    first[cluster] = std::min(first[cluster], place);
    grouped.story[order[place]] = order[first[cluster]];
  }
  const auto look_at = [&](uint32_t a, uint32_t b, float alike) {
    if (alike > nearest[a].first) nearest[a] = {alike, b};
  };
  for (uint32_t place = 0; place < order.size(); ++place) {
    for (const auto& [other, alike] : edges[place]) {
      if (clusters.cluster(place) != clusters.cluster(other)) continue;
      look_at(place, other, alike);
      look_at(other, place, alike);
    }
  }
  for (uint32_t place = 0; place < order.size(); ++place) {
    if (nearest[place].first == 0) continue;
    grouped.reasons[order[place]] = reason(order[place], order[nearest[place].second], nearest[place].first, vectors);
  }
  return grouped;
}

}  // namespace rapporteur::stories
