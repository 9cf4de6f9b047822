// Names on top of the encoder: scores of labels, and a chain over them (conditional random field, Lafferty et al.
// 2001).
#pragma once

#include <array>

#include "encoder.h"
#include "syntax/name_lists.h"

namespace training {

inline constexpr int kLabels = static_cast<int>(rapporteur::syntax::kLabels);

using Column = std::array<float, kLabels>;  ///< a number for each label

/// A sentence with its labels, or with what teachers hold of each word's.
struct NameExample {
  Input input;
  std::vector<int> labels;
  std::vector<Column> chances;
  float weight = 1;
};

/// A sentence of a treebank, whose tags are learned beside, since they tell names from other capitals.
struct TagExample {
  Input input;
  std::vector<int> tags;
};

class NameFinder {
 public:
  Encoder encoder;
  Linear labels, tags;
  Parameter transitions;  ///< row: label before, the last row for the sentence's start

  void shape(const Shape& shape, std::mt19937& random);
  /// Adds gradients; returns the loss.
  double learn_names(Tables& tables, const std::vector<const NameExample*>& batch, float dropout, std::mt19937& random);
  double learn_tags(Tables& tables, const std::vector<const TagExample*>& batch, float dropout, std::mt19937& random);
  std::vector<int> find(const Tables& tables, const Input& input, std::mt19937& random);
  /// The chance of each label for each word.
  std::vector<Column> chances(const Tables& tables, const Input& input, std::mt19937& random);
  void step(Tables& tables, float rate, int number);
  std::vector<Parameter*> parameters();

 private:
  /// Logarithms of the sums over all paths up to a word's label, after it, and over all.
  struct Sums {
    std::vector<Column> ahead, back;
    float total = 0;
  };
  float move(int before, int after) const;
  Sums sum_paths(const Matrix& scores, int start, int size) const;
  double chain(const NameExample& example, int start, const Matrix& scores, Matrix& gradient);
  /// Learns scores from chances; what may follow what is learned from labels alone.
  double imitate(const NameExample& example, int start, const Matrix& scores, Matrix& gradient);
};

/// True if label `after` may follow `before`: a name is continued only by its own class.
inline bool may_follow(int before, int after) {
  return after == 0 || after % 2 == 1 || before == after || before == after - 1;
}

}  // namespace training
