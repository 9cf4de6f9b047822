// The encoder that taggers, parser and name finder stand on: word vector and the sum of the form's pieces, then layers
// of gated averages in both directions (Bradbury et al. 2017, "Quasi-recurrent neural networks", without convolution).
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "matrix.h"
#include "syntax/features.h"

namespace training {

/// Vectors of words, some of which are learned, and of pieces.
struct Tables {
  std::unordered_map<uint64_t, uint32_t> rows;  ///< word key to row; row 0 is any other word
  std::vector<uint64_t> keys;                   ///< of each row; 0 for row 0
  Matrix words, pieces;
  Matrix word_first, word_second, piece_first, piece_second;  ///< Adam's moments
  Matrix word_gradient, piece_gradient;
  std::vector<uint32_t> touched_words, touched_pieces;
  std::vector<bool> learned;  ///< words that the treebanks have: the others keep their vector

  void read(const std::string& path, std::mt19937& random);
  uint32_t row_of(uint64_t key) const;
  void step(float rate, float correction1, float correction2);
};

/// A sentence as the encoder sees it.
struct Input {
  std::vector<uint32_t> words;
  std::vector<std::array<uint32_t, rapporteur::syntax::kAffixes>> pieces;
};

struct Shape {
  int hidden = 96;  ///< in one direction; a multiple of 16
  int layers = 3;
  bool windows = true;  ///< each layer reads a word between its neighbours
};

/// One direction and layer's gates and sums, kept for the way back.
struct Gates {
  Matrix projected;  ///< candidate (tanh), forget and output gate (logistic), 3 x hidden columns
  Matrix sums;       ///< hidden columns
};

class Encoder {
 public:
  void shape(const Shape& shape, std::mt19937& random);
  /// Encodes sentences laid end to end; `dropout` 0 when not learning. Returns the last layer's output.
  const Matrix& forward(const Tables& tables, const std::vector<const Input*>& batch, float dropout,
                        std::mt19937& random);
  /// Takes the gradient of forward()'s output and adds to the parameters' and tables' gradients.
  void backward(Matrix gradient, Tables& tables);
  std::vector<Parameter*> parameters();
  int output_size() const { return 2 * shape_.hidden; }
  const Shape& dimensions() const { return shape_; }
  const Parameter& weights(int layer, int direction) const { return weights_[2 * layer + direction]; }
  const Parameter& bias(int layer, int direction) const { return bias_[2 * layer + direction]; }
  Parameter& weights(int layer, int direction) { return weights_[2 * layer + direction]; }
  Parameter& bias(int layer, int direction) { return bias_[2 * layer + direction]; }

 private:
  void run_gates(int layer, int direction);
  /// What a layer reads: its input's rows, or each of them between its neighbours.
  const Matrix& read(int layer);
  /// Adds the gradient of what was read to that of the input's rows.
  void add_read_gradient(const Matrix& gradient, Matrix& below) const;
  template <typename Visit>
  void each_neighbour(const Visit& visit) const;
  void back_gates(int layer, int direction, const Matrix& gradient, Matrix& projected_gradient) const;

  Shape shape_;
  std::vector<Parameter> weights_, bias_;
  std::vector<const Input*> batch_;
  std::vector<int> starts_;  ///< first row of each sentence, and the end
  std::vector<std::vector<uint32_t>> used_words_;
  std::vector<Matrix> inputs_, masks_;  ///< of each layer, and of the output
  std::vector<Matrix> windows_;         ///< each layer's input: each row between its neighbours
  std::vector<Gates> gates_;
};

/// y = x W + b, kept for the way back.
struct Linear {
  Parameter weights, bias;

  void shape(int in, int out, std::mt19937& random);
  void forward(const Matrix& x, Matrix& y) const;
  /// Adds to `x_gradient` unless it is null.
  void backward(const Matrix& x, const Matrix& y_gradient, Matrix* x_gradient);
};

/// Inverted dropout; `mask` holds the factors.
void drop(Matrix& values, Matrix& mask, float dropout, std::mt19937& random);

}  // namespace training
