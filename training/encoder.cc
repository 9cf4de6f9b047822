// The encoder that taggers, parser and name finder stand on.
#include "encoder.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

namespace training {

using namespace rapporteur::syntax;

void Tables::read(const std::string& path, std::mt19937& random) {
  std::ifstream in(path);
  std::vector<std::vector<float>> vectors(1, std::vector<float>(kWordDim, 0.0f));
  keys.assign(1, 0);
  double square = 0;
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    std::string word;
    fields >> word;
    std::vector<float> vector(kWordDim);
    for (float& v : vector) fields >> v, square += v * v;
    if (!rows.try_emplace(word_key(word), static_cast<uint32_t>(vectors.size())).second) continue;
    keys.push_back(word_key(word));
    vectors.push_back(std::move(vector));
  }
  // Bring the vectors to a common scale: root mean square 0.3 in each dimension.
  const float scale = 0.3f / static_cast<float>(std::sqrt(square / static_cast<double>(vectors.size() * kWordDim)));
  words.reset(static_cast<int>(vectors.size()), kWordDim);
  for (size_t w = 0; w < vectors.size(); ++w)
    for (uint32_t d = 0; d < kWordDim; ++d) words.row(static_cast<int>(w))[d] = scale * vectors[w][d];
  pieces.reset(kAffixBuckets, kAffixDim);
  std::normal_distribution<float> normal(0, 0.05f);
  for (float& v : pieces.data) v = normal(random);
  word_first.reset(words.rows, kWordDim);
  word_second = word_gradient = word_first;
  piece_first.reset(kAffixBuckets, kAffixDim);
  piece_second = piece_gradient = piece_first;
  learned.assign(vectors.size(), false);
  learned[0] = true;
}

uint32_t Tables::row_of(uint64_t key) const {
  const auto place = rows.find(key);
  return place == rows.end() ? 0 : place->second;
}

namespace {

void step_rows(Matrix& value, Matrix& gradient, Matrix& first, Matrix& second, std::vector<uint32_t>& touched,
               float rate, float c1, float c2) {
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  for (const uint32_t row : touched) {
    float* v = value.row(static_cast<int>(row));
    float* g = gradient.row(static_cast<int>(row));
    float* m = first.row(static_cast<int>(row));
    float* s = second.row(static_cast<int>(row));
    for (int d = 0; d < value.columns; ++d) {
      m[d] = 0.9f * m[d] + 0.1f * g[d];
      s[d] = 0.98f * s[d] + 0.02f * g[d] * g[d];
      v[d] -= rate * m[d] * c1 / (std::sqrt(s[d] * c2) + 1e-8f);
      g[d] = 0;
    }
  }
  touched.clear();
}

float logistic(float x) { return 1.0f / (1.0f + std::exp(-x)); }

}  // namespace

void Tables::step(float rate, float c1, float c2) {
  step_rows(words, word_gradient, word_first, word_second, touched_words, rate, c1, c2);
  step_rows(pieces, piece_gradient, piece_first, piece_second, touched_pieces, rate, c1, c2);
}

void Encoder::shape(const Shape& shape, std::mt19937& random) {
  shape_ = shape;
  weights_.resize(2 * shape.layers);
  bias_.resize(2 * shape.layers);
  gates_.resize(2 * shape.layers);
  windows_.resize(shape.layers);
  inputs_.resize(shape.layers + 1);
  masks_.resize(shape.layers + 1);
  for (int i = 0; i < 2 * shape.layers; ++i) {
    const int columns = i < 2 ? static_cast<int>(kInputDim) : 2 * shape.hidden;
    weights_[i].shape(shape.windows ? static_cast<int>(kWindow) * columns : columns, 3 * shape.hidden);
    weights_[i].randomise(random, 1.2f);
    bias_[i].shape(1, 3 * shape.hidden);
    for (int h = 0; h < shape.hidden; ++h) bias_[i].value.data[shape.hidden + h] = static_cast<float>(h % 4) * 0.5f;
  }
}

void drop(Matrix& values, Matrix& mask, float dropout, std::mt19937& random) {
  if (dropout <= 0) {
    mask.rows = 0;
    return;
  }
  mask.rows = values.rows;
  mask.columns = values.columns;
  mask.data.resize(values.data.size());
  const auto limit = static_cast<uint32_t>(dropout * 65536.0f);
  const float factor = 1.0f / (1.0f - dropout);
  for (size_t i = 0; i < mask.data.size(); i += 2) {
    const uint32_t bits = static_cast<uint32_t>(random());
    mask.data[i] = (bits & 0xffff) < limit ? 0.0f : factor;
    if (i + 1 < mask.data.size()) mask.data[i + 1] = (bits >> 16) < limit ? 0.0f : factor;
  }
  for (size_t i = 0; i < mask.data.size(); ++i) values.data[i] *= mask.data[i];
}

const Matrix& Encoder::forward(const Tables& tables, const std::vector<const Input*>& batch, float dropout,
                               std::mt19937& random) {
  batch_ = batch;
  starts_.assign(1, 0);
  for (const Input* input : batch) starts_.push_back(starts_.back() + static_cast<int>(input->words.size()));
  const int rows = starts_.back();
  Matrix& x = inputs_[0];
  x.reset(rows, kInputDim);
  used_words_.assign(batch.size(), {});
  std::uniform_real_distribution<float> uniform(0, 1);
  for (size_t s = 0; s < batch.size(); ++s) {
    for (size_t t = 0; t < batch[s]->words.size(); ++t) {
      float* row = x.row(starts_[s] + static_cast<int>(t));
      uint32_t word = batch[s]->words[t];
      if (dropout > 0 && uniform(random) < 0.06f) word = 0;
      used_words_[s].push_back(word);
      std::copy_n(tables.words.row(static_cast<int>(word)), kWordDim, row);
      for (const uint32_t piece : batch[s]->pieces[t]) {
        const float* vector = tables.pieces.row(static_cast<int>(piece));
        for (uint32_t d = 0; d < kAffixDim; ++d) row[kWordDim + d] += vector[d];
      }
    }
  }
  drop(x, masks_[0], dropout * 0.7f, random);
  for (int layer = 0; layer < shape_.layers; ++layer) {
    const Matrix& in = inputs_[layer];
    const Matrix& seen = read(layer);
    Matrix& out = inputs_[layer + 1];
    if (layer > 0)
      out = in;
    else
      out.reset(rows, output_size());
    for (int direction = 0; direction < 2; ++direction) {
      Gates& gates = gates_[2 * layer + direction];
      gates.projected.reset(rows, 3 * shape_.hidden);
      const Matrix& bias = bias_[2 * layer + direction].value;
      for (int i = 0; i < rows; ++i) std::copy(bias.data.begin(), bias.data.end(), gates.projected.row(i));
      multiply_add(seen, weights_[2 * layer + direction].value, gates.projected);
      run_gates(layer, direction);
      for (int i = 0; i < rows; ++i) {
        const float* sum = gates.sums.row(i);
        const float* gate = gates.projected.row(i) + 2 * shape_.hidden;
        float* target = out.row(i) + direction * shape_.hidden;
        for (int h = 0; h < shape_.hidden; ++h) target[h] += sum[h] * gate[h];
      }
    }
    drop(out, masks_[layer + 1], dropout, random);
  }
  return inputs_[shape_.layers];
}

/// Visits each row and its neighbours in the sentence, itself among them; `place` is 0 for the row before, 1, 2.
template <typename Visit>
void Encoder::each_neighbour(const Visit& visit) const {
  for (size_t s = 0; s + 1 < starts_.size(); ++s) {
    for (int row = starts_[s]; row < starts_[s + 1]; ++row)
      for (int place = 0; place < static_cast<int>(kWindow); ++place)
        if (const int other = row + place - 1; other >= starts_[s] && other < starts_[s + 1]) visit(row, other, place);
  }
}

const Matrix& Encoder::read(int layer) {
  const Matrix& in = inputs_[static_cast<size_t>(layer)];
  if (!shape_.windows) return in;
  Matrix& window = windows_[static_cast<size_t>(layer)];
  window.reset(in.rows, static_cast<int>(kWindow) * in.columns);
  each_neighbour([&](int row, int other, int place) {
    std::copy_n(in.row(other), in.columns, window.row(row) + place * in.columns);
  });
  return window;
}

void Encoder::add_read_gradient(const Matrix& gradient, Matrix& below) const {
  if (!shape_.windows) {
    for (size_t i = 0; i < below.data.size(); ++i) below.data[i] += gradient.data[i];
    return;
  }
  each_neighbour([&](int row, int other, int place) {
    const float* part = gradient.row(row) + place * below.columns;
    for (int d = 0; d < below.columns; ++d) below.row(other)[d] += part[d];
  });
}

void Encoder::run_gates(int layer, int direction) {
  Gates& gates = gates_[2 * layer + direction];
  const int hidden = shape_.hidden;
  gates.sums.reset(gates.projected.rows, hidden);
  for (size_t i = 0; i < gates.projected.data.size(); i += 3 * hidden) {
    float* row = gates.projected.data.data() + i;
    for (int h = 0; h < hidden; ++h) row[h] = 2.0f * logistic(2.0f * row[h]) - 1.0f;
    for (int h = hidden; h < 3 * hidden; ++h) row[h] = logistic(row[h]);
  }
  for (size_t s = 0; s + 1 < starts_.size(); ++s) {
    const int begin = starts_[s], end = starts_[s + 1];
    for (int n = 0; n < end - begin; ++n) {
      const int i = direction == 0 ? begin + n : end - 1 - n;
      const int past = direction == 0 ? i - 1 : i + 1;
      const float* row = gates.projected.row(i);
      float* sum = gates.sums.row(i);
      for (int h = 0; h < hidden; ++h) {
        const float before = n == 0 ? 0.0f : gates.sums.row(past)[h];
        sum[h] = row[hidden + h] * before + (1.0f - row[hidden + h]) * row[h];
      }
    }
  }
}

void Encoder::back_gates(int layer, int direction, const Matrix& gradient, Matrix& projected_gradient) const {
  const Gates& gates = gates_[2 * layer + direction];
  const int hidden = shape_.hidden;
  projected_gradient.reset(gates.projected.rows, 3 * hidden);
  std::vector<float> carried(hidden);
  for (size_t s = 0; s + 1 < starts_.size(); ++s) {
    const int begin = starts_[s], end = starts_[s + 1];
    std::fill(carried.begin(), carried.end(), 0.0f);
    for (int n = end - begin - 1; n >= 0; --n) {
      const int i = direction == 0 ? begin + n : end - 1 - n;
      const int past = direction == 0 ? i - 1 : i + 1;
      const float* row = gates.projected.row(i);
      const float* sum = gates.sums.row(i);
      const float* out = gradient.row(i) + direction * hidden;
      const float* before = n == 0 ? nullptr : gates.sums.row(past);
      float* target = projected_gradient.row(i);
      for (int h = 0; h < hidden; ++h) {
        const float z = row[h], f = row[hidden + h], o = row[2 * hidden + h];
        const float c = out[h] * o + carried[h];
        const float old = before == nullptr ? 0.0f : before[h];
        target[h] = c * (1 - f) * (1 - z * z);
        target[hidden + h] = c * (old - z) * f * (1 - f);
        target[2 * hidden + h] = out[h] * sum[h] * o * (1 - o);
        carried[h] = c * f;
      }
    }
  }
}

void Encoder::backward(Matrix gradient, Tables& tables) {
  Matrix projected;
  for (int layer = shape_.layers - 1; layer >= 0; --layer) {
    const Matrix& mask = masks_[layer + 1];
    if (mask.rows > 0)
      for (size_t i = 0; i < gradient.data.size(); ++i) gradient.data[i] *= mask.data[i];
    const Matrix& in = inputs_[layer];
    Matrix below(in.rows, in.columns);
    if (layer > 0) below = gradient;
    const Matrix turned = transposed(shape_.windows ? windows_[layer] : in);
    Matrix seen(in.rows, turned.rows);
    for (int direction = 0; direction < 2; ++direction) {
      back_gates(layer, direction, gradient, projected);
      Parameter& weights = weights_[2 * layer + direction];
      multiply_add(turned, projected, weights.gradient);
      Matrix& bias = bias_[2 * layer + direction].gradient;
      for (int i = 0; i < projected.rows; ++i)
        for (int j = 0; j < projected.columns; ++j) bias.data[j] += projected.row(i)[j];
      multiply_add(projected, transposed(weights.value), seen);
    }
    add_read_gradient(seen, below);
    gradient = std::move(below);
  }
  if (masks_[0].rows > 0)
    for (size_t i = 0; i < gradient.data.size(); ++i) gradient.data[i] *= masks_[0].data[i];
  for (size_t s = 0; s < batch_.size(); ++s) {
    for (size_t t = 0; t < used_words_[s].size(); ++t) {
      const float* row = gradient.row(starts_[s] + static_cast<int>(t));
      const uint32_t word = used_words_[s][t];
      if (tables.learned[word]) {
        float* target = tables.word_gradient.row(static_cast<int>(word));
        for (uint32_t d = 0; d < kWordDim; ++d) target[d] += row[d];
        tables.touched_words.push_back(word);
      }
      for (const uint32_t piece : batch_[s]->pieces[t]) {
        float* target = tables.piece_gradient.row(static_cast<int>(piece));
        for (uint32_t d = 0; d < kAffixDim; ++d) target[d] += row[kWordDim + d];
        tables.touched_pieces.push_back(piece);
      }
    }
  }
}

std::vector<Parameter*> Encoder::parameters() {
  std::vector<Parameter*> all;
  for (Parameter& p : weights_) all.push_back(&p);
  for (Parameter& p : bias_) all.push_back(&p);
  return all;
}

void Linear::shape(int in, int out, std::mt19937& random) {
  weights.shape(in, out);
  weights.randomise(random);
  bias.shape(1, out);
}

void Linear::forward(const Matrix& x, Matrix& y) const {
  y.rows = x.rows;
  y.columns = weights.value.columns;
  y.data.resize(static_cast<size_t>(y.rows) * y.columns);
  for (int i = 0; i < y.rows; ++i) std::copy(bias.value.data.begin(), bias.value.data.end(), y.row(i));
  multiply_add(x, weights.value, y);
}

void Linear::backward(const Matrix& x, const Matrix& y_gradient, Matrix* x_gradient) {
  multiply_add(transposed(x), y_gradient, weights.gradient);
  for (int i = 0; i < y_gradient.rows; ++i)
    for (int j = 0; j < y_gradient.columns; ++j) bias.gradient.data[j] += y_gradient.row(i)[j];
  if (x_gradient != nullptr) multiply_add(y_gradient, transposed(weights.value), *x_gradient);
}

}  // namespace training
