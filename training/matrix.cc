// Dense matrices for the trainer.
#include "matrix.h"

#include <cmath>

namespace training {
namespace {

/// Rows i..i+R of c, 32 columns from j on.
template <int R, int V>
void tile(const float* a, int lda, const float* b, int ldb, float* c, int ldc, int k) {
  Vector16 sum[R][V];
  for (int r = 0; r < R; ++r)
    for (int v = 0; v < V; ++v) sum[r][v] = *reinterpret_cast<const Vector16*>(c + r * ldc + v * 16);
  for (int x = 0; x < k; ++x) {
    Vector16 right[V];
    for (int v = 0; v < V; ++v)
      right[v] = *reinterpret_cast<const Vector16*>(b + static_cast<size_t>(x) * ldb + v * 16);
    for (int r = 0; r < R; ++r) {
      const float left = a[r * lda + x];
      for (int v = 0; v < V; ++v) sum[r][v] += left * right[v];
    }
  }
  for (int r = 0; r < R; ++r)
    for (int v = 0; v < V; ++v) *reinterpret_cast<Vector16*>(c + r * ldc + v * 16) = sum[r][v];
}

template <int V>
void panel(const Matrix& a, const Matrix& b, Matrix& c, int j) {
  int i = 0;
  for (; i + 6 <= a.rows; i += 6)
    tile<6, V>(a.row(i), a.columns, b.row(0) + j, b.columns, c.row(i) + j, c.columns, a.columns);
  for (; i < a.rows; ++i) tile<1, V>(a.row(i), a.columns, b.row(0) + j, b.columns, c.row(i) + j, c.columns, a.columns);
}

}  // namespace

void multiply_add(const Matrix& a, const Matrix& b, Matrix& c) {
  if (a.rows == 0 || a.columns == 0) return;
  int j = 0;
  for (; j + 64 <= b.columns; j += 64) panel<4>(a, b, c, j);
  for (; j + 16 <= b.columns; j += 16) panel<1>(a, b, c, j);
}

Matrix transposed(const Matrix& a) {
  Matrix t(a.columns, a.rows);
  constexpr int kBlock = 16;
  for (int i = 0; i < a.rows; i += kBlock)
    for (int j = 0; j < a.columns; j += kBlock)
      for (int x = i; x < std::min(i + kBlock, a.rows); ++x)
        for (int y = j; y < std::min(j + kBlock, a.columns); ++y)
          t.data[static_cast<size_t>(y) * a.rows + x] = a.row(x)[y];
  return t;
}

void Parameter::randomise(std::mt19937& random, float scale) {
  const float width = scale * std::sqrt(6.0f / static_cast<float>(value.rows + value.columns));
  std::uniform_real_distribution<float> uniform(-width, width);
  for (float& v : value.data) v = uniform(random);
}

void Parameter::step(float rate, float correction1, float correction2, float decay) {
  float* __restrict v = value.data.data();
  float* __restrict g = gradient.data.data();
  float* __restrict m = first.data.data();
  float* __restrict s = second.data.data();
  for (size_t i = 0; i < value.data.size(); ++i) {
    m[i] = 0.9f * m[i] + 0.1f * g[i];
    s[i] = 0.98f * s[i] + 0.02f * g[i] * g[i];
    v[i] -= rate * (m[i] * correction1 / (std::sqrt(s[i] * correction2) + 1e-8f) + decay * v[i]);
    g[i] = 0.0f;
  }
}

void Averages::update(float share) {
  for (size_t n = 0; n < watched_.size(); ++n) {
    const float* __restrict value = watched_[n]->data();
    float* __restrict average = averages_[n].data();
    for (size_t i = 0; i < averages_[n].size(); ++i) average[i] += share * (value[i] - average[i]);
  }
}

void Averages::exchange() {
  for (size_t n = 0; n < watched_.size(); ++n) watched_[n]->swap(averages_[n]);
}

}  // namespace training
