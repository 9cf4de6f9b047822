// Reading a parser's model file back.
#include "import.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include "syntax/features.h"
#include "syntax/model_file.h"

namespace training {

using namespace rapporteur::syntax;

namespace {

[[noreturn]] void refuse(const std::string& path) {
  std::cerr << path << ": no model of a parser\n";
  std::exit(1);
}

/// Rows of bytes with a scale each, as the columns of `values`.
void take_linear(const ModelFile& file, const std::string& name, Matrix& values, Matrix& bias) {
  const auto bytes = file.table<int8_t>(name + ".w");
  const auto scales = file.table<float>(name + ".s");
  const auto offsets = file.table<float>(name + ".b");
  for (int o = 0; o < values.columns; ++o)
    for (int i = 0; i < values.rows; ++i)
      values.row(i)[o] =
          scales[static_cast<size_t>(o)] *
          static_cast<float>(bytes[static_cast<size_t>(o) * static_cast<size_t>(values.rows) + static_cast<size_t>(i)]);
  bias.data.assign(offsets.begin(), offsets.end());
}

void take_floats(const ModelFile& file, const std::string& name, Matrix& values) {
  const auto numbers = file.table<float>(name);
  std::copy(numbers.begin(), numbers.end(), values.data.begin());
}

void take_tables(const ModelFile& file, Tables& tables) {
  const auto bytes = file.table<int8_t>("words.rows");
  const auto scales = file.table<float>("words.scales");
  const auto keys = file.table<uint64_t>("words.keys");
  const auto slots = file.table<uint32_t>("words.slots");
  const auto pieces = file.table<int8_t>("pieces.rows");
  const float piece_scale = file.table<float>("pieces.scale")[0];
  tables.words.reset(static_cast<int>(scales.size()), kWordDim);
  for (size_t i = 0; i < bytes.size(); ++i) tables.words.data[i] = scales[i / kWordDim] * static_cast<float>(bytes[i]);
  tables.pieces.reset(kAffixBuckets, kAffixDim);
  for (size_t i = 0; i < pieces.size(); ++i) tables.pieces.data[i] = piece_scale * static_cast<float>(pieces[i]);
  for (size_t slot = 0; slot < slots.size(); ++slot)
    if (slots[slot] != 0) tables.rows[keys[slot]] = slots[slot];
}

}  // namespace

void read_parser(const std::string& path, LearnedParser& learned) {
  std::ifstream in(path, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(in), {}};
  const auto file = ModelFile::open(std::as_bytes(std::span(content)), path);
  if (!file || file->table<uint32_t>("shape").size() != 2) refuse(path);
  const auto shape = file->table<uint32_t>("shape");
  Parser& parser = learned.parser;
  std::mt19937 random(1);
  const bool windows = file->table<int8_t>("layer0f.w").size() != size_t{kInputDim} * 3 * shape[0];
  parser.shape({static_cast<int>(shape[0]), static_cast<int>(shape[1]), windows}, random);
  for (int layer = 0; layer < static_cast<int>(shape[1]); ++layer) {
    for (int direction = 0; direction < 2; ++direction) {
      const std::string name = "layer" + std::to_string(layer) + (direction == 0 ? "f" : "b");
      take_linear(*file, name, parser.encoder.weights(layer, direction).value,
                  parser.encoder.bias(layer, direction).value);
    }
  }
  take_linear(*file, "out", parser.out.weights.value, parser.out.bias.value);
  take_linear(*file, "arc", parser.bilinear.weights.value, parser.bilinear.bias.value);
  take_linear(*file, "label", parser.label.weights.value, parser.label.bias.value);
  take_floats(*file, "root", parser.root.value);
  take_floats(*file, "distance", parser.distance.value);
  take_tables(*file, learned.tables);
}

}  // namespace training
