// From tokens to vectors that know their sentence.
#include "syntax/encoder.h"

#include <algorithm>
#include <cmath>

namespace rapporteur::syntax {
namespace {

using Lanes = float __attribute__((vector_size(64), aligned(4)));
using Words = int32_t __attribute__((vector_size(64), aligned(4)));
constexpr uint32_t kLanes = 16;

/// e^x for lanes, to about 2e-7: two to the whole part by the exponent's bits, a polynomial for the rest (Cephes expf).
[[gnu::always_inline]] inline Lanes exponential(Lanes x) {
  x = x < -80.0f ? Lanes{} - 80.0f : x;
  x = x > 80.0f ? Lanes{} + 80.0f : x;
  const Lanes scaled = x * 1.44269504f;
  const Words whole = __builtin_convertvector(scaled + (scaled < 0.0f ? Lanes{} - 0.5f : Lanes{} + 0.5f), Words);
  const Lanes part = __builtin_convertvector(whole, Lanes);
  const Lanes r = x - part * 0.693359375f + part * 2.12194440e-4f;
  Lanes p = r * 1.9875691500e-4f + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * r * r + r + 1.0f;
  const Words bits = (whole + 127) << 23;
  return p * __builtin_bit_cast(Lanes, bits);
}

[[gnu::always_inline]] inline Lanes logistic(Lanes x) { return 1.0f / (1.0f + exponential(-x)); }

[[gnu::always_inline]] inline Lanes load(const float* at) { return *reinterpret_cast<const Lanes*>(at); }

/// One direction over one sentence: sum = f sum + (1 - f) z, added to the output as o sum.
[[gnu::target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")]] void run_gates(const Rows& projected,
                                                                                     uint32_t first, uint32_t end,
                                                                                     bool forward, uint32_t hidden,
                                                                                     float* carried, Rows& output,
                                                                                     uint32_t column) {
  std::fill_n(carried, hidden, 0.0f);
  for (uint32_t n = first; n < end; ++n) {
    const uint32_t i = forward ? n : end - 1 - (n - first);
    const float* row = projected.row(i);
    float* out = output.row(i) + column;
    for (uint32_t h = 0; h < hidden; h += kLanes) {
      const Lanes z = 2.0f * logistic(2.0f * load(row + h)) - 1.0f;
      const Lanes f = logistic(load(row + hidden + h));
      const Lanes o = logistic(load(row + 2 * hidden + h));
      const Lanes sum = f * load(carried + h) + (1.0f - f) * z;
      *reinterpret_cast<Lanes*>(carried + h) = sum;
      *reinterpret_cast<Lanes*>(out + h) = load(out + h) + o * sum;
    }
  }
}

}  // namespace

bool WordTables::load(const ModelFile& file) {
  words = file.table<int8_t>("words.rows");
  scales = file.table<float>("words.scales");
  keys = file.table<uint64_t>("words.keys");
  slots = file.table<uint32_t>("words.slots");
  pieces = file.table<int8_t>("pieces.rows");
  const auto scale = file.table<float>("pieces.scale");
  if (scale.empty() || words.size() != scales.size() * kWordDim || pieces.size() != kAffixBuckets * kAffixDim)
    return false;
  piece_scale = scale[0];
  const bool power = !keys.empty() && (keys.size() & (keys.size() - 1)) == 0;
  return power && keys.size() == slots.size() &&
         std::all_of(slots.begin(), slots.end(), [&](uint32_t row) { return row < scales.size(); });
}

uint32_t WordTables::row_of(uint64_t key) const {
  const size_t mask = keys.size() - 1;
  for (size_t slot = key & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
    if (keys[slot] == key) return slots[slot];
  }
  return 0;
}

void WordTables::put(const Features& features, float* input) const {
  const uint32_t row = row_of(features.word);
  const int8_t* word = words.data() + static_cast<size_t>(row) * kWordDim;
  const float scale = scales[row];
  for (uint32_t d = 0; d < kWordDim; ++d) input[d] = scale * static_cast<float>(word[d]);
  int16_t sums[kAffixDim] = {};
  for (const uint32_t piece : features.affixes) {
    const int8_t* vector = pieces.data() + static_cast<size_t>(piece) * kAffixDim;
    for (uint32_t d = 0; d < kAffixDim; ++d) sums[d] = static_cast<int16_t>(sums[d] + vector[d]);
  }
  for (uint32_t d = 0; d < kAffixDim; ++d) input[kWordDim + d] = piece_scale * static_cast<float>(sums[d]);
}

bool Encoder::load(const ModelFile& file) {
  const auto shape = file.table<uint32_t>("shape");
  if (shape.size() != 2 || shape[0] == 0 || shape[0] % kLanes != 0 || shape[0] > 1024 || shape[1] == 0 || shape[1] > 8)
    return false;
  hidden = shape[0];
  layers = shape[1];
  forward.resize(layers);
  backward.resize(layers);
  bool whole = tables.load(file);
  for (uint32_t layer = 0; layer < layers; ++layer) {
    const uint32_t inputs = layer == 0 ? kInputDim : output_size();
    const std::string name = "layer" + std::to_string(layer);
    whole = whole && forward[layer].load(file, name + "f", inputs) && forward[layer].outputs == 3 * hidden;
    whole = whole && backward[layer].load(file, name + "b", inputs) && backward[layer].outputs == 3 * hidden;
  }
  return whole;
}

void Encoder::run(EncoderSpace& space) const {
  const auto rows = static_cast<uint32_t>(space.features.size());
  space.input.shape(rows, kInputDim);
  space.carried.resize(hidden);
  for (uint32_t i = 0; i < rows; ++i) tables.put(space.features[i], space.input.row(i));
  for (uint32_t layer = 0; layer < layers; ++layer) {
    space.next.shape(rows, output_size());
    if (layer == 0) {
      std::fill_n(space.next.data.begin(), static_cast<size_t>(rows) * output_size(), 0.0f);
    } else {
      std::copy_n(space.input.data.begin(), static_cast<size_t>(rows) * output_size(), space.next.data.begin());
    }
    space.quantised.take(space.input);
    for (const bool ahead : {true, false}) {
      (ahead ? forward : backward)[layer].apply(space.quantised, space.projected);
      uint32_t first = 0;
      for (const uint32_t end : space.ends) {
        run_gates(space.projected, first, end, ahead, hidden, space.carried.data(), space.next, ahead ? 0 : hidden);
        first = end;
      }
    }
    std::swap(space.input, space.next);
  }
  space.quantised.take(space.input);
}

}  // namespace rapporteur::syntax
