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

/// A word on a cycle; kNobody if there is none. Words that were contracted have no head.
uint32_t find_cycle(const std::vector<uint32_t>& heads, uint32_t root) {
  thread_local std::vector<uint32_t> seen;
  seen.assign(heads.size(), kNobody);
  for (uint32_t start = 0; start < heads.size(); ++start) {
    for (uint32_t at = start; at != root && at != kNobody && (seen[at] == kNobody || seen[at] == start);
         at = heads[at]) {
      if (seen[at] == start) return at;
      seen[at] = start;
    }
  }
  return kNobody;
}

/// A cycle made one word, which takes the place of its first: what has to be known to open it again.
struct Contraction {
  std::vector<uint32_t> words, heads;  ///< on the cycle
  std::vector<uint32_t> enters;        ///< by head: the cycle's word that the best arc from there means
  std::vector<uint32_t> leaves;        ///< by word: the cycle's word that its best arc to the cycle means
};

/// Contracts cycles one after the other in the same table, so that a sentence costs no more than the square of its
/// words, however many cycles its best heads have (Tarjan 1977 for dense graphs).
class SpanningTree {
 public:
  SpanningTree(ArcScores& scores, std::vector<uint32_t>& heads) : scores_(scores), heads_(heads), size_(scores.size) {}

  void run() {
    best_heads(scores_, heads_);
    for (uint32_t start = find_cycle(heads_, size_); start != kNobody; start = find_cycle(heads_, size_))
      contract(start);
    for (size_t i = contractions_.size(); i-- > 0;) open(contractions_[i]);
  }

 private:
  bool contracted(uint32_t word) const { return heads_[word] == kNobody; }

  void contract(uint32_t start) {
    Contraction& made = contractions_.emplace_back();
    for (uint32_t at = start; made.words.empty() || at != start; at = heads_[at]) {
      made.words.push_back(at);
      made.heads.push_back(heads_[at]);
    }
    on_cycle_.assign(size_ + 1, false);
    for (const uint32_t word : made.words) on_cycle_[word] = true;
    made.enters.assign(size_ + 1, start);
    made.leaves.assign(size_, start);
    std::vector<float> row(size_ + 1, kGone);
    for (uint32_t head = 0; head <= size_; ++head) {
      if (on_cycle_[head] || (head < size_ && contracted(head))) continue;
      for (size_t n = 0; n < made.words.size(); ++n) {
        const float* arcs = scores_.row(made.words[n]);
        const float gain = arcs[head] - arcs[made.heads[n]];
        if (gain > row[head]) row[head] = gain, made.enters[head] = made.words[n];
      }
    }
    for (uint32_t word = 0; word < size_; ++word) {
      if (!on_cycle_[word] && !contracted(word)) join_arcs(word, start, made);
    }
    std::copy(row.begin(), row.end(), scores_.row(start));
    for (const uint32_t word : made.words) heads_[word] = kNobody;
    heads_[start] = static_cast<uint32_t>(std::max_element(row.begin(), row.end()) - row.begin());
  }

  /// A word's arcs to the cycle's words are one to the word made of them.
  void join_arcs(uint32_t word, uint32_t start, Contraction& made) {
    float* arcs = scores_.row(word);
    float best = kGone;
    for (const uint32_t head : made.words) {
      if (arcs[head] > best) best = arcs[head], made.leaves[word] = head;
      arcs[head] = kGone;
    }
    arcs[start] = best;
    if (on_cycle_[heads_[word]]) heads_[word] = start;
  }

  void open(const Contraction& made) {
    const uint32_t start = made.words[0], above = heads_[start], entrance = made.enters[above];
    for (uint32_t word = 0; word < size_; ++word) {
      if (heads_[word] == start) heads_[word] = made.leaves[word];
    }
    for (size_t n = 0; n < made.words.size(); ++n) heads_[made.words[n]] = made.heads[n];
    heads_[entrance] = above;
  }

  static constexpr float kGone = -1e30f;

  ArcScores& scores_;
  std::vector<uint32_t>& heads_;
  uint32_t size_;
  std::vector<Contraction> contractions_;
  std::vector<bool> on_cycle_;
};

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
  thread_local ArcScores restricted;
  restricted = scores;
  keep_one_root(restricted, heads);
  SpanningTree(restricted, heads).run();
}

}  // namespace rapporteur::syntax
