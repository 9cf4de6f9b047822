// Layers of the networks: quantising what comes in, and laying out weights for the kernels.
#include "syntax/dense.h"

#include <algorithm>
#include <cmath>

#include "syntax/lanes.h"

namespace rapporteur::syntax {
namespace {

constexpr float kLimit = 127.0f;
constexpr int8_t kWeightLimit = 63;  ///< two products with bytes then fit into 16 bits

/// The largest of the numbers, signs aside.
[[gnu::target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")]] float widest(const float* values, uint32_t size) {
  Lanes top = {};
  for (uint32_t i = 0; i < size; i += kBlock) {
    const Lanes lanes = at(values + i).lanes, minus = -lanes;
    top = lanes > top ? lanes : top;
    top = minus > top ? minus : top;
  }
  float widest = 0;
  for (uint32_t lane = 0; lane < kBlock; ++lane) widest = std::max(widest, top[lane]);
  return widest;
}

[[gnu::target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")]] void quantise(const float* values, uint32_t size,
                                                                                    float factor, uint8_t* bytes) {
  for (uint32_t i = 0; i < size; ++i)
    bytes[i] = static_cast<uint8_t>(static_cast<int32_t>(values[i] * factor + 128.5f));
}

}  // namespace

void QuantisedRows::take(const Rows& x) {
  rows = x.rows;
  columns = x.columns;
  bytes.resize(std::max(bytes.size(), static_cast<size_t>(rows) * columns));
  scales.resize(std::max(scales.size(), static_cast<size_t>(rows)));
  for (uint32_t i = 0; i < rows; ++i) {
    const float top = std::max(widest(x.row(i), columns), 1e-20f);
    scales[i] = top / kLimit;
    quantise(x.row(i), columns, kLimit / top, bytes.data() + static_cast<size_t>(i) * columns);
  }
}

bool Dense::load(const ModelFile& file, const std::string& name, uint32_t input_count, uint32_t parts) {
  const auto bytes = file.table<int8_t>(name + ".w");
  const auto factors = file.table<float>(name + ".s");
  const auto offsets = file.table<float>(name + ".b");
  inputs = input_count;
  outputs = static_cast<uint32_t>(factors.size());
  if (outputs == 0 || outputs % (kBlock * parts) != 0 || inputs == 0 || inputs % kBlock != 0 ||
      offsets.size() != outputs)
    return false;
  if (bytes.size() != static_cast<size_t>(inputs) * outputs) return false;
  if (std::any_of(bytes.begin(), bytes.end(), [](int8_t w) { return w > kWeightLimit || w < -kWeightLimit; }))
    return false;
  scales.resize(outputs);
  bias.resize(outputs);
  weights.resize(bytes.size());
  corrections.assign(outputs, 0);
  const uint32_t part_blocks = outputs / kBlock / parts;
  for (uint32_t o = 0; o < outputs; ++o) {
    const uint32_t given = o / kBlock, block = given % part_blocks * parts + given / part_blocks;
    const uint32_t target = block * kBlock + o % kBlock;
    scales[target] = factors[o];
    bias[target] = offsets[o];
    const size_t at = static_cast<size_t>(block) * inputs * kBlock + static_cast<size_t>(o % kBlock) * kGroup;
    for (uint32_t i = 0; i < inputs; ++i) {
      const int8_t weight = bytes[static_cast<size_t>(o) * inputs + i];
      weights[at + static_cast<size_t>(i / kGroup) * kBlock * kGroup + i % kGroup] = weight;
      corrections[target] += 128 * weight;
    }
  }
  return true;
}

void Dense::apply(const QuantisedRows& x, uint32_t first, uint32_t end, Rows& y) const {
  static const Kernel kFastest = kernels().front().run;
  y.shape(x.rows, end - first);
  kFastest(*this, x, first, end, y);
}

}  // namespace rapporteur::syntax
