// Layers of the networks: y = W x + b with weights of a byte, for many rows at once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
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

/// Rows as unsigned bytes: value = scale * (byte - 128). A scale for each row.
struct QuantisedRows {
  uint32_t rows = 0, columns = 0;
  std::vector<uint8_t> bytes;
  std::vector<float> scales;

  void take(const Rows& x);
};

inline constexpr uint32_t kBlock = 16;  ///< outputs that are computed together
inline constexpr uint32_t kGroup = 4;   ///< inputs that are

/// A layer's weights. Inputs and outputs are multiples of 16.
struct Dense {
  uint32_t inputs = 0, outputs = 0;
  std::vector<int8_t> weights;       ///< [output / 16][input / 4][16 outputs][4 inputs], in [-63, 63]
  std::vector<int32_t> corrections;  ///< 128 times the sum of each output's weights
  std::vector<float> scales, bias;

  /// Reads the sections name.w, name.s and name.b; false if they do not fit together. Where the outputs are `parts`
  /// runs of equal length, the runs' blocks of 16 are laid in turn: first blocks, then second blocks, and so on.
  bool load(const ModelFile& file, const std::string& name, uint32_t input_count, uint32_t parts = 1);
  /// y gets x's rows times the weights plus the bias. The sums are of integers, so that every processor gives the same.
  void apply(const QuantisedRows& x, Rows& y) const { apply(x, 0, outputs, y); }
  /// The same for the outputs [first, end) alone, multiples of 16; y's first column is output `first`.
  void apply(const QuantisedRows& x, uint32_t first, uint32_t end, Rows& y) const;
};

/// Computes the outputs [first, end) of a layer into a y of that many columns; the same results by each kernel.
using Kernel = void (*)(const Dense& dense, const QuantisedRows& x, uint32_t first, uint32_t end, Rows& y);

struct NamedKernel {
  std::string_view name;
  Kernel run;
};

/// The kernels that this processor can run, the fastest first; the last one is plain C++.
const std::vector<NamedKernel>& kernels();

}  // namespace rapporteur::syntax
