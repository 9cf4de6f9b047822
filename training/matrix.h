// Dense single-precision matrices for the trainer: row-major, columns a multiple of 16. Compiled for the machine that
// trains.
#pragma once

#include <cstdint>
#include <cstring>
#include <random>
#include <vector>

namespace training {

using Vector16 = float __attribute__((vector_size(64), aligned(4)));

struct Matrix {
  int rows = 0, columns = 0;
  std::vector<float> data;

  Matrix() = default;
  Matrix(int r, int c) : rows(r), columns(c), data(static_cast<size_t>(r) * c) {}
  /// Changes the shape; the values are zero afterwards.
  void reset(int r, int c) {
    rows = r;
    columns = c;
    data.assign(static_cast<size_t>(r) * c, 0.0f);
  }
  float* row(int i) { return data.data() + static_cast<size_t>(i) * columns; }
  const float* row(int i) const { return data.data() + static_cast<size_t>(i) * columns; }
};

/// c += a b. Columns of b and c are a multiple of 16.
void multiply_add(const Matrix& a, const Matrix& b, Matrix& c);
Matrix transposed(const Matrix& a);

/// A parameter with its gradient and Adam's moments.
struct Parameter {
  Matrix value, gradient, first, second;

  void shape(int rows, int columns) {
    value.reset(rows, columns);
    gradient.reset(rows, columns);
    first.reset(rows, columns);
    second.reset(rows, columns);
  }
  /// Uniform values of Glorot's width.
  void randomise(std::mt19937& random, float scale = 1.0f);
  void step(float rate, float correction1, float correction2, float decay);
};

/// Running averages of values while they are learned: they measure better than the last values (Polyak and Juditsky
/// 1992).
class Averages {
 public:
  void watch(std::vector<float>& values) {
    watched_.push_back(&values);
    averages_.push_back(values);
  }
  /// Moves each average by `share` towards its value.
  void update(float share);
  /// Exchanges values and averages: once to measure or write, once more to go on learning.
  void exchange();

 private:
  std::vector<std::vector<float>*> watched_;
  std::vector<std::vector<float>> averages_;
};

}  // namespace training
