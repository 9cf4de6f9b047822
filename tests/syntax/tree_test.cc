// The best tree, compared with trying every tree.
#include "syntax/tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <random>

namespace rapporteur::syntax {
namespace {

/// True if every word reaches the root (`size`) and exactly one hangs on it.
bool is_tree(const std::vector<uint32_t>& heads) {
  const auto size = static_cast<uint32_t>(heads.size());
  if (std::count(heads.begin(), heads.end(), size) != 1) return false;
  for (uint32_t i = 0; i < size; ++i) {
    uint32_t at = i;
    for (uint32_t steps = 0; at != size && steps <= size; ++steps) at = heads[at];
    if (at != size) return false;
  }
  return true;
}

float value_of(const ArcScores& scores, const std::vector<uint32_t>& heads) {
  float total = 0;
  for (uint32_t i = 0; i < scores.size; ++i) total += scores.row(i)[heads[i]];
  return total;
}

ArcScores random_scores(uint32_t size, std::mt19937& random) {
  ArcScores scores;
  scores.shape(size);
  for (uint32_t i = 0; i < size; ++i) {
    for (uint32_t j = 0; j <= size; ++j)
      scores.row(i)[j] = i == j ? -1e9f : static_cast<float>(random() % 1000) / 100.0f;
  }
  return scores;
}

TEST(BestTree, IsAlwaysATree) {
  std::mt19937 random(1);
  std::vector<uint32_t> heads;
  for (uint32_t size = 1; size < 40; ++size) {
    for (int n = 0; n < 20; ++n) {
      best_tree(random_scores(size, random), heads);
      EXPECT_TRUE(is_tree(heads));
    }
  }
}

/// The value of the best tree whose root is `root`, by trying all.
float best_by_trying(const ArcScores& scores, uint32_t root) {
  const uint32_t size = scores.size;
  float best = -1e30f;
  std::vector<uint32_t> heads(size, 0);
  for (bool more = true; more;) {
    if (is_tree(heads) && heads[root] == size) best = std::max(best, value_of(scores, heads));
    uint32_t at = 0;
    while (at < size && heads[at] == size) heads[at++] = 0;
    if (at == size)
      more = false;
    else
      ++heads[at];
  }
  return best;
}

TEST(BestTree, IsTheBestOfThoseWithItsRoot) {
  std::mt19937 random(2);
  std::vector<uint32_t> heads;
  for (int n = 0; n < 60; ++n) {
    const ArcScores scores = random_scores(4, random);
    best_tree(scores, heads);
    const auto root = static_cast<uint32_t>(std::find(heads.begin(), heads.end(), 4u) - heads.begin());
    EXPECT_NEAR(value_of(scores, heads), best_by_trying(scores, root), 1e-3);
  }
}

/// Scores of words that all want one another: cycles within cycles.
ArcScores scores_of_pairs(uint32_t size) {
  ArcScores scores;
  scores.shape(size);
  for (uint32_t i = 0; i < size; ++i) {
    for (uint32_t j = 0; j <= size; ++j)
      scores.row(i)[j] = i == j ? -1e9f : j == size ? 0.0f : 100.0f - static_cast<float>(i > j ? i - j : j - i);
  }
  return scores;
}

/// Processor time of one tree, the least of three runs.
double cost(uint32_t size) {
  const ArcScores scores = scores_of_pairs(size);
  std::vector<uint32_t> heads;
  double least = 1e9;
  for (int run = 0; run < 3; ++run) {
    const std::clock_t start = std::clock();
    for (int n = 0; n < 10; ++n) best_tree(scores, heads);
    least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return least;
}

TEST(BestTree, CyclesCostNoMoreThanTheSquareOfTheWords) {
  std::vector<uint32_t> heads;
  best_tree(scores_of_pairs(100), heads);
  EXPECT_TRUE(is_tree(heads));
  EXPECT_LT(cost(320), 30 * cost(80) + 0.02);  // four times the words; the cube would be 64 times
}

}  // namespace
}  // namespace rapporteur::syntax
