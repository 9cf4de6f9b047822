// Layers of the networks.
#include "syntax/dense.h"

namespace rapporteur::syntax {
namespace {

using Lanes = float __attribute__((vector_size(64), aligned(4)));
constexpr uint32_t kLanes = 16;

/// R rows of y, V times 16 columns of it.
template <int R, int V>
[[gnu::always_inline]] inline void tile(const float* x, uint32_t inputs, const float* w, uint32_t outputs,
                                        const float* bias, float* y) {
  Lanes sum[R][V];
  for (int v = 0; v < V; ++v) {
    for (int r = 0; r < R; ++r) sum[r][v] = *reinterpret_cast<const Lanes*>(bias + v * kLanes);
  }
  for (uint32_t i = 0; i < inputs; ++i) {
    Lanes right[V];
    for (int v = 0; v < V; ++v)
      right[v] = *reinterpret_cast<const Lanes*>(w + static_cast<size_t>(i) * outputs + v * kLanes);
    for (int r = 0; r < R; ++r) {
      const float left = x[static_cast<size_t>(r) * inputs + i];
      for (int v = 0; v < V; ++v) sum[r][v] += left * right[v];
    }
  }
  for (int r = 0; r < R; ++r) {
    for (int v = 0; v < V; ++v)
      *reinterpret_cast<Lanes*>(y + static_cast<size_t>(r) * outputs + v * kLanes) = sum[r][v];
  }
}

template <int V>
[[gnu::always_inline]] inline void panel(const Dense& dense, const Rows& x, Rows& y, uint32_t column) {
  const float* w = dense.weights.data() + column;
  uint32_t i = 0;
  for (; i + 4 <= x.rows; i += 4)
    tile<4, V>(x.row(i), dense.inputs, w, dense.outputs, dense.bias + column, y.row(i) + column);
  for (; i < x.rows; ++i) tile<1, V>(x.row(i), dense.inputs, w, dense.outputs, dense.bias + column, y.row(i) + column);
}

[[gnu::target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")]] void multiply(const Dense& dense, const Rows& x,
                                                                                    Rows& y) {
  uint32_t column = 0;
  for (; column + 4 * kLanes <= dense.outputs; column += 4 * kLanes) panel<4>(dense, x, y, column);
  for (; column < dense.outputs; column += kLanes) panel<1>(dense, x, y, column);
}

}  // namespace

bool Dense::load(const ModelFile& file, const std::string& name, uint32_t input_count) {
  const auto bytes = file.table<int8_t>(name + ".w");
  const auto scales = file.table<float>(name + ".s");
  const auto offsets = file.table<float>(name + ".b");
  inputs = input_count;
  outputs = static_cast<uint32_t>(scales.size());
  if (outputs == 0 || outputs % kLanes != 0 || offsets.size() != outputs ||
      bytes.size() != static_cast<size_t>(inputs) * outputs)
    return false;
  bias = offsets.data();
  weights.resize(bytes.size());
  for (uint32_t o = 0; o < outputs; ++o) {
    for (uint32_t i = 0; i < inputs; ++i) {
      weights[static_cast<size_t>(i) * outputs + o] =
          scales[o] * static_cast<float>(bytes[static_cast<size_t>(o) * inputs + i]);
    }
  }
  return true;
}

void Dense::apply(const Rows& x, Rows& y) const {
  y.shape(x.rows, outputs);
  multiply(*this, x, y);
}

}  // namespace rapporteur::syntax
