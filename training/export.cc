// Writing what was learned as quantised model files.
#include "export.h"

#include <algorithm>
#include <cmath>
#include <fstream>

namespace training {

using rapporteur::syntax::ModelWriter;

namespace {

/// Weights stay in [-63, 63], so that pairs of products with bytes fit into 16 bits on any processor.
constexpr float kWeightLimit = 63.0f;

int8_t rounded(float value, float limit) { return static_cast<int8_t>(std::lround(std::clamp(value, -limit, limit))); }

/// Rows as int8 with a scale each.
void quantise_rows(const Matrix& values, float limit, std::vector<int8_t>& bytes, std::vector<float>& scales) {
  bytes.clear();
  scales.clear();
  for (int i = 0; i < values.rows; ++i) {
    float widest = 1e-9f;
    for (int j = 0; j < values.columns; ++j) widest = std::max(widest, std::abs(values.row(i)[j]));
    scales.push_back(widest / limit);
    for (int j = 0; j < values.columns; ++j) bytes.push_back(rounded(values.row(i)[j] * limit / widest, limit));
  }
}

}  // namespace

void add_tables(ModelWriter& writer, const Tables& tables) {
  std::vector<int8_t> bytes;
  std::vector<float> scales;
  quantise_rows(tables.words, 127.0f, bytes, scales);
  writer.add_table("words.rows", bytes);
  writer.add_table("words.scales", scales);
  size_t slots = 1;
  while (slots < tables.keys.size() * 2) slots *= 2;
  std::vector<uint64_t> keys(slots, 0);
  std::vector<uint32_t> rows(slots, 0);
  for (uint32_t row = 1; row < tables.keys.size(); ++row) {
    size_t slot = tables.keys[row] & (slots - 1);
    while (rows[slot] != 0) slot = (slot + 1) & (slots - 1);
    keys[slot] = tables.keys[row];
    rows[slot] = row;
  }
  writer.add_table("words.keys", keys);
  writer.add_table("words.slots", rows);
  // One scale for all pieces: their sums are then sums of integers.
  float widest = 1e-9f;
  for (const float v : tables.pieces.data) widest = std::max(widest, std::abs(v));
  widest = std::min(widest, 1.5f);
  bytes.clear();
  for (const float v : tables.pieces.data) bytes.push_back(rounded(v * 127.0f / widest, 127.0f));
  writer.add_table("pieces.rows", bytes);
  writer.add_table("pieces.scale", std::vector<float>{widest / 127.0f});
}

void add_linear(ModelWriter& writer, const std::string& name, const Matrix& weights, const Matrix& bias) {
  std::vector<int8_t> bytes;
  std::vector<float> scales;
  quantise_rows(transposed(weights), kWeightLimit, bytes, scales);
  writer.add_table(name + ".w", bytes);
  writer.add_table(name + ".s", scales);
  writer.add_table(name + ".b", bias.data);
}

void add_floats(ModelWriter& writer, const std::string& name, const Matrix& values) {
  writer.add_table(name, values.data);
}

void add_encoder(ModelWriter& writer, const Encoder& encoder) {
  const Shape& shape = encoder.dimensions();
  writer.add_table("shape",
                   std::vector<uint32_t>{static_cast<uint32_t>(shape.hidden), static_cast<uint32_t>(shape.layers)});
  for (int layer = 0; layer < shape.layers; ++layer) {
    for (int direction = 0; direction < 2; ++direction) {
      const std::string name = "layer" + std::to_string(layer) + (direction == 0 ? "f" : "b");
      add_linear(writer, name, encoder.weights(layer, direction).value, encoder.bias(layer, direction).value);
    }
  }
}

void write_file(const std::string& path, const ModelWriter& writer) {
  const auto bytes = writer.bytes();
  std::ofstream out(path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

void write_parser(const std::string& path, const Parser& parser, const Tables& tables) {
  ModelWriter writer;
  add_encoder(writer, parser.encoder);
  add_linear(writer, "out", parser.out.weights.value, parser.out.bias.value);
  add_linear(writer, "arc", parser.bilinear.weights.value, parser.bilinear.bias.value);
  add_linear(writer, "label", parser.label.weights.value, parser.label.bias.value);
  add_floats(writer, "root", parser.root.value);
  add_floats(writer, "distance", parser.distance.value);
  add_tables(writer, tables);
  write_file(path, writer);
}

void write_names(const std::string& path, const NameFinder& finder, const Tables& tables, const Lists& lists) {
  ModelWriter writer;
  add_encoder(writer, finder.encoder);
  add_linear(writer, "labels", finder.labels.weights.value, finder.labels.bias.value);
  add_floats(writer, "transitions", finder.transitions.value);
  add_tables(writer, tables);
  writer.add_table("lists.keys", lists.keys());
  writer.add_table("lists.bits", lists.bits());
  write_file(path, writer);
}

}  // namespace training
