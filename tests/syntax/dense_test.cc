// Every kernel gives what plain C++ gives, to the bit.
#include "syntax/dense.h"

#include <gtest/gtest.h>

#include <random>

namespace rapporteur::syntax {
namespace {

struct Layer {
  std::vector<std::byte> bytes;
  Dense dense;
};

Layer random_layer(uint32_t inputs, uint32_t outputs, std::mt19937& random) {
  std::vector<int8_t> weights;
  for (uint32_t i = 0; i < inputs * outputs; ++i)
    weights.push_back(static_cast<int8_t>(static_cast<int>(random() % 127) - 63));
  std::vector<float> scales, bias;
  for (uint32_t o = 0; o < outputs; ++o) {
    scales.push_back(0.001f * static_cast<float>(1 + random() % 50));
    bias.push_back(0.1f * static_cast<float>(random() % 20));
  }
  ModelWriter writer;
  writer.add_table("x.w", weights);
  writer.add_table("x.s", scales);
  writer.add_table("x.b", bias);
  Layer layer;
  layer.bytes = writer.bytes();
  const auto file = ModelFile::open(layer.bytes, "test");
  EXPECT_TRUE(file && layer.dense.load(*file, "x", inputs));
  return layer;
}

QuantisedRows random_rows(uint32_t rows, uint32_t columns, std::mt19937& random) {
  Rows x;
  x.shape(rows, columns);
  for (float& value : x.data) value = static_cast<float>(static_cast<int>(random() % 2001) - 1000) / 300.0f;
  QuantisedRows bytes;
  bytes.take(x);
  return bytes;
}

TEST(Dense, EveryKernelAgreesWithPlainCode) {
  std::mt19937 random(5);
  for (const auto& [inputs, outputs] : {std::pair{128u, 384u}, {16u, 16u}, {96u, 80u}}) {
    const Layer layer = random_layer(inputs, outputs, random);
    for (const uint32_t rows : {1u, 3u, 9u}) {
      const QuantisedRows x = random_rows(rows, inputs, random);
      Rows expected, found;
      expected.shape(rows, outputs);
      found.shape(rows, outputs);
      kernels().back().run(layer.dense, x, 0, outputs, expected);
      for (const NamedKernel& kernel : kernels()) {
        kernel.run(layer.dense, x, 0, outputs, found);
        EXPECT_EQ(found.data, expected.data) << kernel.name;
      }
    }
  }
}

TEST(Dense, APartOfTheOutputsIsWhatTheWholeHasThere) {
  std::mt19937 random(6);
  const Layer layer = random_layer(64, 112, random);
  const QuantisedRows x = random_rows(11, 64, random);
  for (const NamedKernel& kernel : kernels()) {
    Rows whole, part;
    whole.shape(11, 112);
    part.shape(11, 64);
    kernel.run(layer.dense, x, 0, 112, whole);
    kernel.run(layer.dense, x, 32, 96, part);
    for (uint32_t row = 0; row < 11; ++row) {
      for (uint32_t o = 0; o < 64; ++o) ASSERT_EQ(part.row(row)[o], whole.row(row)[32 + o]) << kernel.name;
    }
  }
}

TEST(Dense, PartsAreLaidBlockByBlockInTurn) {
  std::mt19937 random(7);
  const Layer layer = random_layer(32, 96, random);
  const auto file = ModelFile::open(layer.bytes, "test");
  Dense laid;
  ASSERT_TRUE(file && laid.load(*file, "x", 32, 3));
  const QuantisedRows x = random_rows(2, 32, random);
  Rows given, turned;
  layer.dense.apply(x, given);
  laid.apply(x, turned);
  // Three parts of two blocks: blocks 0 2 4 1 3 5 of the given order.
  const uint32_t order[] = {0, 2, 4, 1, 3, 5};
  for (uint32_t o = 0; o < 96; ++o) EXPECT_EQ(turned.row(1)[o], given.row(1)[order[o / 16] * 16 + o % 16]);
}

TEST(Dense, TheLargestProductsDoNotOverflow) {
  std::vector<int8_t> weights(64 * 16, 63);
  ModelWriter writer;
  writer.add_table("x.w", weights);
  writer.add_table("x.s", std::vector<float>(16, 1.0f));
  writer.add_table("x.b", std::vector<float>(16, 0.0f));
  const auto bytes = writer.bytes();
  const auto file = ModelFile::open(bytes, "test");
  Dense dense;
  ASSERT_TRUE(file && dense.load(*file, "x", 64));
  Rows x, y;
  x.shape(1, 64);
  std::fill(x.data.begin(), x.data.end(), 127.0f);
  QuantisedRows quantised;
  quantised.take(x);
  y.shape(1, 16);
  for (const NamedKernel& kernel : kernels()) {
    kernel.run(dense, quantised, 0, 16, y);
    EXPECT_EQ(y.data[0], 127.0f * 63 * 64) << kernel.name;
  }
}

TEST(Dense, WeightsThatCouldOverflowAreRefused) {
  ModelWriter writer;
  writer.add_table("x.w", std::vector<int8_t>(16 * 16, 64));
  writer.add_table("x.s", std::vector<float>(16, 1.0f));
  writer.add_table("x.b", std::vector<float>(16, 0.0f));
  const auto bytes = writer.bytes();
  const auto file = ModelFile::open(bytes, "test");
  Dense dense;
  ASSERT_TRUE(file.has_value());
  EXPECT_FALSE(dense.load(*file, "x", 16));
}

}  // namespace
}  // namespace rapporteur::syntax
