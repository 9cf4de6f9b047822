// Products of bytes summed in 32 bits, once in plain C++ and once for each instruction set that has something for it.
// All give the same integers.
#include <immintrin.h>

#include <cstring>

#include "syntax/dense.h"
#include "syntax/lanes.h"

namespace rapporteur::syntax {
namespace {

/// The floats of a row's 16 sums. In vectors, since g++ 12 takes a loop over lanes one by one.
[[gnu::always_inline]] inline void finish(const Dense& dense, const int32_t* sums, float scale, uint32_t output,
                                          float* y) {
  const IntLanes whole = at<IntLanes>(sums).lanes - at<IntLanes>(&dense.corrections[output]).lanes;
  const Lanes factors = scale * at(&dense.scales[output]).lanes;
  at(y).lanes = __builtin_convertvector(whole, Lanes) * factors + at(&dense.bias[output]).lanes;
}

const int8_t* block_of(const Dense& dense, uint32_t output) {
  return dense.weights.data() + static_cast<size_t>(output) * dense.inputs;
}

void run_plain(const Dense& dense, const QuantisedRows& x, uint32_t first, uint32_t end, Rows& y) {
  for (uint32_t row = 0; row < x.rows; ++row) {
    const uint8_t* bytes = x.bytes.data() + static_cast<size_t>(row) * x.columns;
    for (uint32_t output = first; output < end; output += kBlock) {
      int32_t sums[kBlock] = {};
      const int8_t* block = block_of(dense, output);
      for (uint32_t i = 0; i < dense.inputs; ++i) {
        const int8_t* group = block + static_cast<size_t>(i / kGroup) * kBlock * kGroup + i % kGroup;
        for (uint32_t lane = 0; lane < kBlock; ++lane) sums[lane] += bytes[i] * group[lane * kGroup];
      }
      finish(dense, sums, x.scales[row], output, y.row(row) + output - first);
    }
  }
}

int32_t four_bytes(const uint8_t* at) {
  int32_t value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

/// Where a tile lies: rows from `row` on, outputs from `output` on, the latter in y from `column` on.
struct Place {
  uint32_t row, output, column;
};

template <uint32_t R>
[[gnu::target("ssse3,sse4.1")]] void tile_sse(const Dense& dense, const QuantisedRows& x, Rows& y, Place place) {
  __m128i sums[R][4] = {};
  const auto* block = reinterpret_cast<const __m128i*>(block_of(dense, place.output));
  const uint8_t* bytes = x.bytes.data() + static_cast<size_t>(place.row) * x.columns;
  const __m128i ones = _mm_set1_epi16(1);
  for (uint32_t i = 0; i < dense.inputs; i += kGroup, block += 4) {
    for (uint32_t part = 0; part < 4; ++part) {
      const __m128i weights = _mm_loadu_si128(block + part);
      for (uint32_t r = 0; r < R; ++r) {
        const __m128i four = _mm_set1_epi32(four_bytes(bytes + static_cast<size_t>(r) * x.columns + i));
        sums[r][part] = _mm_add_epi32(sums[r][part], _mm_madd_epi16(_mm_maddubs_epi16(four, weights), ones));
      }
    }
  }
  for (uint32_t r = 0; r < R; ++r) {
    alignas(16) int32_t lanes[kBlock];
    for (uint32_t part = 0; part < 4; ++part) _mm_store_si128(reinterpret_cast<__m128i*>(lanes) + part, sums[r][part]);
    finish(dense, lanes, x.scales[place.row + r], place.output, y.row(place.row + r) + place.column);
  }
}

template <uint32_t R>
[[gnu::target("avx2")]] void tile_avx2(const Dense& dense, const QuantisedRows& x, Rows& y, Place place) {
  __m256i sums[R][2] = {};
  const auto* block = reinterpret_cast<const __m256i*>(block_of(dense, place.output));
  const uint8_t* bytes = x.bytes.data() + static_cast<size_t>(place.row) * x.columns;
  const __m256i ones = _mm256_set1_epi16(1);
  for (uint32_t i = 0; i < dense.inputs; i += kGroup, block += 2) {
    const __m256i low = _mm256_loadu_si256(block), high = _mm256_loadu_si256(block + 1);
    for (uint32_t r = 0; r < R; ++r) {
      const __m256i four = _mm256_set1_epi32(four_bytes(bytes + static_cast<size_t>(r) * x.columns + i));
      sums[r][0] = _mm256_add_epi32(sums[r][0], _mm256_madd_epi16(_mm256_maddubs_epi16(four, low), ones));
      sums[r][1] = _mm256_add_epi32(sums[r][1], _mm256_madd_epi16(_mm256_maddubs_epi16(four, high), ones));
    }
  }
  for (uint32_t r = 0; r < R; ++r) {
    alignas(32) int32_t lanes[kBlock];
    for (uint32_t part = 0; part < 2; ++part)
      _mm256_store_si256(reinterpret_cast<__m256i*>(lanes) + part, sums[r][part]);
    finish(dense, lanes, x.scales[place.row + r], place.output, y.row(place.row + r) + place.column);
  }
}

/// sum += the products of four bytes of x with four weights, lane by lane. Written as an instruction because g++ 12
/// moves the intrinsic's sums through memory.
[[gnu::always_inline, gnu::target("avx512f,avx512bw,avx512vl,avx512vnni")]] inline void add_products(__m512i& sum,
                                                                                                     __m512i four,
                                                                                                     __m512i weights) {
  asm("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(four), "v"(weights));
}

/// V blocks of 16 outputs at once, so that a row's four bytes are spread once for all of them.
template <uint32_t R, uint32_t V>
[[gnu::target("avx512f,avx512bw,avx512vl,avx512vnni")]] void tile_vnni(const Dense& dense, const QuantisedRows& x,
                                                                       Rows& y, Place place) {
  __m512i sums[R][V] = {};
  const int8_t* block = block_of(dense, place.output);
  const uint8_t* bytes = x.bytes.data() + static_cast<size_t>(place.row) * x.columns;
  const size_t stride = static_cast<size_t>(dense.inputs) * kBlock;
  for (uint32_t i = 0; i < dense.inputs; i += kGroup, block += kBlock * kGroup) {
    __m512i weights[V];
#pragma GCC unroll 4
    for (uint32_t v = 0; v < V; ++v) weights[v] = _mm512_loadu_si512(block + v * stride);
#pragma GCC unroll 8
    for (uint32_t r = 0; r < R; ++r) {
      const __m512i four = _mm512_set1_epi32(four_bytes(bytes + static_cast<size_t>(r) * x.columns + i));
#pragma GCC unroll 4
      for (uint32_t v = 0; v < V; ++v) add_products(sums[r][v], four, weights[v]);
    }
  }
#pragma GCC unroll 4
  for (uint32_t v = 0; v < V; ++v) {
#pragma GCC unroll 8
    for (uint32_t r = 0; r < R; ++r) {
      alignas(64) int32_t lanes[kBlock];
      _mm512_store_si512(lanes, sums[r][v]);
      finish(dense, lanes, x.scales[place.row + r], place.output + v * kBlock,
             y.row(place.row + r) + place.column + v * kBlock);
    }
  }
}

void run_sse(const Dense& dense, const QuantisedRows& x, uint32_t first, uint32_t end, Rows& y) {
  for (uint32_t output = first; output < end; output += kBlock) {
    uint32_t row = 0;
    for (; row + 2 <= x.rows; row += 2) tile_sse<2>(dense, x, y, {row, output, output - first});
    for (; row < x.rows; ++row) tile_sse<1>(dense, x, y, {row, output, output - first});
  }
}

void run_avx2(const Dense& dense, const QuantisedRows& x, uint32_t first, uint32_t end, Rows& y) {
  for (uint32_t output = first; output < end; output += kBlock) {
    uint32_t row = 0;
    for (; row + 4 <= x.rows; row += 4) tile_avx2<4>(dense, x, y, {row, output, output - first});
    for (; row < x.rows; ++row) tile_avx2<1>(dense, x, y, {row, output, output - first});
  }
}

/// R rows at a time, as many as registers hold the sums of.
template <uint32_t R, uint32_t V>
void columns_vnni(const Dense& dense, const QuantisedRows& x, Rows& y, uint32_t output, uint32_t column) {
  uint32_t row = 0;
  for (; row + R <= x.rows; row += R) tile_vnni<R, V>(dense, x, y, {row, output, column});
  for (; row + 2 <= x.rows; row += 2) tile_vnni<2, V>(dense, x, y, {row, output, column});
  for (; row < x.rows; ++row) tile_vnni<1, V>(dense, x, y, {row, output, column});
}

void run_vnni(const Dense& dense, const QuantisedRows& x, uint32_t first, uint32_t end, Rows& y) {
  uint32_t output = first;
  for (; output + 3 * kBlock <= end; output += 3 * kBlock) columns_vnni<8, 3>(dense, x, y, output, output - first);
  for (; output < end; output += kBlock) columns_vnni<8, 1>(dense, x, y, output, output - first);
}

std::vector<NamedKernel> kernels_here() {
  std::vector<NamedKernel> found;
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl")) {
    found.push_back({"avx512-vnni", run_vnni});
  }
  if (__builtin_cpu_supports("avx2")) found.push_back({"avx2", run_avx2});
  if (__builtin_cpu_supports("ssse3") && __builtin_cpu_supports("sse4.1")) found.push_back({"sse", run_sse});
  found.push_back({"plain", run_plain});
  return found;
}

}  // namespace

const std::vector<NamedKernel>& kernels() {
  static const std::vector<NamedKernel> kKernels = kernels_here();
  return kKernels;
}

}  // namespace rapporteur::syntax
