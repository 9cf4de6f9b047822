// Layers of the networks: y = W x + b with weights of a byte, for many rows at once.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "syntax/model_file.h"

namespace rapporteur::syntax {

/// Rows of floats, laid end to end. Keeps its memory when it shrinks, so that a warm workspace allocates nothing.
struct Rows {
  uint32_t rows = 0, columns = 0;
  std::vector<float> data;

  void shape(uint32_t r, uint32_t c) {
    rows = r;
    columns = c;
    const size_t size = static_cast<size_t>(r) * c;
    if (data.size() < size) data.resize(size);
  }
  float* row(uint32_t i) { return data.data() + static_cast<size_t>(i) * columns; }
  const float* row(uint32_t i) const { return data.data() + static_cast<size_t>(i) * columns; }
};

/// A layer's weights. Inputs and outputs are multiples of 16.
struct Dense {
  uint32_t inputs = 0, outputs = 0;
  std::vector<float> weights;  ///< [input][output]
  const float* bias = nullptr;

  /// Reads the sections name.w, name.s and name.b; false if they do not fit together.
  bool load(const ModelFile& file, const std::string& name, uint32_t input_count);
  /// y gets x's rows times the weights plus the bias.
  void apply(const Rows& x, Rows& y) const;
};

}  // namespace rapporteur::syntax
