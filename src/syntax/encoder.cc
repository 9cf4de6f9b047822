// From tokens to vectors that know their sentence.
#include "syntax/encoder.h"

#include <algorithm>
#include <cmath>

#include "syntax/lanes.h"

namespace rapporteur::syntax {
namespace {

using Shorts = int16_t __attribute__((vector_size(32)));
using Bytes = int8_t __attribute__((vector_size(16)));
constexpr uint32_t kGates = 3;  ///< z, f and o of each unit, laid beside one another
constexpr uint32_t kAhead = 8;  ///< tokens between fetching from memory and reading

/// Makes e^-x of x, to about 4e-6, x brought into [-28, 28]: two to the whole part by the exponent's bits, a polynomial
/// for the rest (Chebyshev interpolation of degree 4 on [-1/2, 1/2]).
[[gnu::always_inline]] inline void to_exponential_of_minus(Lanes& x) {
  constexpr float kWidest = 28.0f;       // three factors of 1 + e^28 are still finite
  constexpr float kRound = 12582912.0f;  // 1.5 * 2^23: what is added to it loses its fraction
  x = x < -kWidest ? Lanes{} - kWidest : x;
  x = x > kWidest ? Lanes{} + kWidest : x;
  const Lanes scaled = x * -1.44269504f;
  const Lanes shifted = scaled + kRound;
  const Lanes r = scaled - (shifted - kRound);
  Lanes p = r * 0.009666368515f + 0.05592197584f;
  p = p * r + 0.2402234904f;
  p = p * r + 0.6931210452f;
  p = p * r + 1.0f;
  x = __builtin_bit_cast(Lanes, __builtin_bit_cast(IntLanes, p) + (__builtin_bit_cast(IntLanes, shifted) << 23));
}

/// The gates of 16 units over one sentence: sum = f sum + (1 - f) z, and o sum is added to the output. A row of `gates`
/// holds what z (hyperbolic tangent), f and o (logistic) are of. One division serves all three.
[[gnu::target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")]] void run_gates(const Rows& gates, uint32_t first,
                                                                                     uint32_t end, bool ahead,
                                                                                     Rows& output, uint32_t column) {
  Lanes sum = {};
  for (uint32_t n = first; n < end; ++n) {
    const uint32_t i = ahead ? n : end - 1 - (n - first);
    const float* row = gates.row(i);
    Lanes z = 2.0f * at(row).lanes, f = at(row + kLanes).lanes, o = at(row + 2 * kLanes).lanes;
    to_exponential_of_minus(z);
    to_exponential_of_minus(f);
    to_exponential_of_minus(o);
    z = z + 1.0f;
    f = f + 1.0f;
    o = o + 1.0f;
    const Lanes zf = z * f, one = 1.0f / (zf * o);
    const Lanes candidate = 2.0f * (one * f * o) - 1.0f, keep = one * z * o;
    sum = keep * (sum - candidate) + candidate;
    float* out = output.row(i) + column;
    at(out).lanes = at(out).lanes + one * zf * sum;
  }
}

/// Each row between its neighbours in the sentence; zeros where there is none.
void put_beside_neighbours(const Rows& rows, const std::vector<uint32_t>& ends, Rows& window) {
  const uint32_t columns = rows.columns;
  window.shape(rows.rows, kWindow * columns);
  uint32_t first = 0;
  for (const uint32_t end : ends) {
    for (uint32_t i = first; i < end; ++i) {
      float* target = window.row(i);
      for (uint32_t place = 0; place < kWindow; ++place, target += columns) {
        const uint32_t other = i + place - 1;  // below the first row it wraps around to what is no row
        if (other >= first && other < end)
          std::copy_n(rows.row(other), columns, target);
        else
          std::fill_n(target, columns, 0.0f);
      }
    }
    first = end;
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

void WordTables::fetch_slot(const Features& features) const {
  const size_t slot = features.word & (keys.size() - 1);
  __builtin_prefetch(&keys[slot]);
  __builtin_prefetch(&slots[slot]);
}

void WordTables::fetch_rows(Features& features) const {
  features.row = row_of(features.word);
  __builtin_prefetch(words.data() + static_cast<size_t>(features.row) * kWordDim);
  for (const uint32_t piece : features.affixes)
    __builtin_prefetch(pieces.data() + static_cast<size_t>(piece) * kAffixDim);
}

void WordTables::put(const Features& features, float* input) const {
  const int8_t* word = words.data() + static_cast<size_t>(features.row) * kWordDim;
  const float scale = scales[features.row];
  for (uint32_t d = 0; d < kWordDim; ++d) input[d] = scale * static_cast<float>(word[d]);
  for (uint32_t d = 0; d < kAffixDim; d += kLanes) {
    Shorts sums = {};
    for (const uint32_t piece : features.affixes) {
      const int8_t* vector = pieces.data() + static_cast<size_t>(piece) * kAffixDim + d;
      sums += __builtin_convertvector(at<Bytes>(vector).lanes, Shorts);
    }
    at(input + kWordDim + d).lanes = piece_scale * __builtin_convertvector(sums, Lanes);
  }
}

bool Encoder::load(const ModelFile& file) {
  const auto shape = file.table<uint32_t>("shape");
  if (shape.size() != 2 || shape[0] == 0 || shape[0] % kLanes != 0 || shape[0] > 1024 || shape[1] == 0 || shape[1] > 8)
    return false;
  hidden = shape[0];
  layers = shape[1];
  forward.resize(layers);
  backward.resize(layers);
  windows.resize(layers);
  bool whole = tables.load(file);
  for (uint32_t layer = 0; layer < layers; ++layer) {
    const uint32_t columns = layer == 0 ? kInputDim : output_size();
    const std::string name = "layer" + std::to_string(layer);
    windows[layer] = file.table<int8_t>(name + "f.w").size() == size_t{kWindow} * columns * kGates * hidden;
    const uint32_t inputs = windows[layer] ? kWindow * columns : columns;
    whole = whole && forward[layer].load(file, name + "f", inputs, kGates) && forward[layer].outputs == kGates * hidden;
    whole =
        whole && backward[layer].load(file, name + "b", inputs, kGates) && backward[layer].outputs == kGates * hidden;
  }
  return whole;
}

void Encoder::embed(EncoderSpace& space) const {
  const auto rows = static_cast<uint32_t>(space.features.size());
  space.input.shape(rows, kInputDim);
  // Where a word stands is fetched first, then its row, then it is put down: memory is near when it is read.
  for (uint32_t i = 0; i < rows + 2 * kAhead; ++i) {
    if (i < rows) tables.fetch_slot(space.features[i]);
    if (i >= kAhead && i - kAhead < rows) tables.fetch_rows(space.features[i - kAhead]);
    if (i >= 2 * kAhead) tables.put(space.features[i - 2 * kAhead], space.input.row(i - 2 * kAhead));
  }
}

void Encoder::run(EncoderSpace& space) const {
  embed(space);
  space.states.shape(space.input.rows, output_size());
  std::fill_n(space.states.data.begin(), static_cast<size_t>(space.input.rows) * output_size(), 0.0f);
  for (uint32_t layer = 0; layer < layers; ++layer) {
    // A layer adds to the states, of which it reads the bytes taken before.
    take(layer, layer == 0 ? space.input : space.states, space);
    for (uint32_t unit = 0; unit < hidden; unit += kLanes) {
      for (const bool ahead : {true, false}) {
        const Dense& gates = (ahead ? forward : backward)[layer];
        gates.apply(space.quantised, kGates * unit, kGates * (unit + kLanes), space.gates);
        uint32_t first = 0;
        for (const uint32_t end : space.ends) {
          run_gates(space.gates, first, end, ahead, space.states, unit + (ahead ? 0 : hidden));
          first = end;
        }
      }
    }
  }
  space.quantised.take(space.states);
}

void Encoder::take(uint32_t layer, const Rows& rows, EncoderSpace& space) const {
  if (windows[layer]) put_beside_neighbours(rows, space.ends, space.window);
  space.quantised.take(windows[layer] ? space.window : rows);
}

}  // namespace rapporteur::syntax
