// The best tree over a sentence's arc scores.
#include "syntax/tree.h"

#include <algorithm>

namespace rapporteur::syntax {
namespace {

constexpr float kNever = -1e9f;
constexpr uint32_t kNobody = 0xffffffff;

void best_heads(const ArcScores& scores, std::vector<uint32_t>& heads) {
  heads.resize(scores.size);
  for (uint32_t i = 0; i < scores.size; ++i) {
    const float* row = scores.row(i);
    heads[i] = static_cast<uint32_t>(std::max_element(row, row + scores.size + 1) - row);
  }
}

/// A word on a cycle; kNobody if there is none.
uint32_t find_cycle(const std::vector<uint32_t>& heads, uint32_t root) {
  std::vector<uint32_t> seen(heads.size(), kNobody);
  for (uint32_t start = 0; start < heads.size(); ++start) {
    for (uint32_t at = start; at != root && (seen[at] == kNobody || seen[at] == start); at = heads[at]) {
      if (seen[at] == start) return at;
      seen[at] = start;
    }
  }
  return kNobody;
}

/// Best heads without cycles (Edmonds 1967): a cycle becomes one word, the smaller problem is solved, the cycle opened
/// where its solution enters it.
void spanning_tree(const ArcScores& scores, std::vector<uint32_t>& heads) {
  best_heads(scores, heads);
  const uint32_t size = scores.size, root = size;
  const uint32_t start = find_cycle(heads, root);
  if (start == kNobody) return;
  std::vector<bool> on_cycle(size, false);
  for (uint32_t at = start; !on_cycle[at]; at = heads[at]) on_cycle[at] = true;
  std::vector<uint32_t> outside, place(size + 1, kNobody);
  for (uint32_t i = 0; i < size; ++i) {
    if (on_cycle[i]) continue;
    place[i] = static_cast<uint32_t>(outside.size());
    outside.push_back(i);
  }
  const auto merged = static_cast<uint32_t>(outside.size());
  ArcScores smaller;
  smaller.shape(merged + 1);
  std::fill(smaller.values.begin(), smaller.values.end(), kNever);
  std::vector<uint32_t> leaves(merged, 0), enters(merged + 2, 0);  // which word of the cycle an arc from or to it means
  const auto column_of = [&](uint32_t head) { return head == root ? merged + 1 : place[head]; };
  for (uint32_t i = 0; i < size; ++i) {
    for (uint32_t j = 0; j <= size; ++j) {
      if (i == j) continue;
      const bool from_cycle = j < size && on_cycle[j];
      if (on_cycle[i] && from_cycle) continue;
      if (!on_cycle[i] && from_cycle) {
        float& best = smaller.row(place[i])[merged];
        if (scores.row(i)[j] > best) best = scores.row(i)[j], leaves[place[i]] = j;
      } else if (!on_cycle[i]) {
        smaller.row(place[i])[column_of(j)] = scores.row(i)[j];
      } else {
        float& best = smaller.row(merged)[column_of(j)];
        const float gain = scores.row(i)[j] - scores.row(i)[heads[i]];
        if (gain > best) best = gain, enters[column_of(j)] = i;
      }
    }
  }
  std::vector<uint32_t> solved;
  spanning_tree(smaller, solved);
  for (uint32_t n = 0; n < merged; ++n) {
    const uint32_t head = solved[n];
    heads[outside[n]] = head == merged ? leaves[n] : head == merged + 1 ? root : outside[head];
  }
  const uint32_t entrance = solved[merged];
  heads[enters[entrance]] = entrance == merged + 1 ? root : outside[entrance];
}

/// Leaves the root to the word that loses most without it.
void keep_one_root(ArcScores& scores, const std::vector<uint32_t>& heads) {
  uint32_t best = 0;
  float most = 2 * kNever;
  bool any = false;
  for (const bool only_chosen : {true, false}) {
    for (uint32_t i = 0; i < scores.size && !(any && !only_chosen); ++i) {
      if (only_chosen && heads[i] != scores.size) continue;
      const float* row = scores.row(i);
      const float loss = row[scores.size] - *std::max_element(row, row + scores.size);
      if (loss > most) most = loss, best = i;
    }
    any = most > 2 * kNever;
  }
  for (uint32_t i = 0; i < scores.size; ++i) {
    if (i != best) scores.row(i)[scores.size] = 2 * kNever;
  }
  std::fill_n(scores.row(best), scores.size, 2 * kNever);
}

}  // namespace

void best_tree(const ArcScores& scores, std::vector<uint32_t>& heads) {
  best_heads(scores, heads);
  const auto roots = std::count(heads.begin(), heads.end(), scores.size);
  if (roots == 1 && find_cycle(heads, scores.size) == kNobody) return;
  ArcScores restricted = scores;
  keep_one_root(restricted, heads);
  spanning_tree(restricted, heads);
}

}  // namespace rapporteur::syntax
