// Names on top of the encoder.
#include "name_finder.h"

#include <algorithm>
#include <cmath>

namespace training {
namespace {

constexpr float kNever = -1e4f;
constexpr int kTagColumns = 64;

float log_sum(const Column& values) {
  const float peak = *std::max_element(values.begin(), values.end());
  float sum = 0;
  for (const float v : values) sum += std::exp(v - peak);
  return peak + std::log(sum);
}

}  // namespace

void NameFinder::shape(const Shape& shape, std::mt19937& random) {
  encoder.shape(shape, random);
  labels.shape(encoder.output_size(), rapporteur::syntax::kLabelColumns, random);
  tags.shape(encoder.output_size(), kTagColumns, random);
  transitions.shape(kLabels + 1, rapporteur::syntax::kLabelColumns);
}

std::vector<Parameter*> NameFinder::parameters() {
  std::vector<Parameter*> all = encoder.parameters();
  for (Linear* layer : {&labels, &tags}) all.push_back(&layer->weights), all.push_back(&layer->bias);
  all.push_back(&transitions);
  return all;
}

float NameFinder::move(int before, int after) const {
  if (before == kLabels) return after != 0 && after % 2 == 0 ? kNever : transitions.value.row(kLabels)[after];
  return may_follow(before, after) ? transitions.value.row(before)[after] : kNever;
}

NameFinder::Sums NameFinder::sum_paths(const Matrix& scores, int start, int size) const {
  Sums sums;
  sums.ahead.resize(size_t(size));
  sums.back.resize(size_t(size));
  auto& [ahead, back, total] = sums;
  for (int t = 0; t < size; ++t) {
    for (int l = 0; l < kLabels; ++l) {
      Column terms;
      for (int p = 0; p < kLabels; ++p)
        terms[p] = t == 0 ? (p == 0 ? move(kLabels, l) : kNever * 10) : ahead[t - 1][p] + move(p, l);
      ahead[t][l] = log_sum(terms) + scores.row(start + t)[l];
    }
  }
  back[size - 1].fill(0);
  for (int t = size - 1; t-- > 0;) {
    for (int l = 0; l < kLabels; ++l) {
      Column terms;
      for (int n = 0; n < kLabels; ++n) terms[n] = back[t + 1][n] + move(l, n) + scores.row(start + t + 1)[n];
      back[t][l] = log_sum(terms);
    }
  }
  total = log_sum(ahead[size - 1]);
  return sums;
}

double NameFinder::chain(const NameExample& example, int start, const Matrix& scores, Matrix& gradient) {
  const int size = static_cast<int>(example.labels.size());
  const auto [ahead, back, total] = sum_paths(scores, start, size);
  double gold = 0;
  for (int t = 0; t < size; ++t) {
    const int before = t == 0 ? kLabels : example.labels[t - 1], label = example.labels[t];
    gold += scores.row(start + t)[label] + move(before, label);
    for (int l = 0; l < kLabels; ++l)
      gradient.row(start + t)[l] = example.weight * (std::exp(ahead[t][l] + back[t][l] - total) - (l == label));
    transitions.gradient.row(before)[label] -= example.weight;
    for (int p = 0; p < kLabels; ++p) {
      for (int l = 0; l < kLabels; ++l) {
        if (t == 0 && p > 0) continue;
        const float chance =
            t == 0 ? std::exp(ahead[0][l] + back[0][l] - total)
                   : std::exp(ahead[t - 1][p] + move(p, l) + scores.row(start + t)[l] + back[t][l] - total);
        transitions.gradient.row(t == 0 ? kLabels : p)[l] += example.weight * chance;
      }
    }
  }
  return (total - gold) * example.weight;
}

double NameFinder::imitate(const NameExample& example, int start, const Matrix& scores, Matrix& gradient) {
  const int size = static_cast<int>(example.chances.size());
  const auto [ahead, back, total] = sum_paths(scores, start, size);
  double loss = 0;
  for (int t = 0; t < size; ++t) {
    for (int l = 0; l < kLabels; ++l) {
      const float chance = std::exp(ahead[t][l] + back[t][l] - total);
      gradient.row(start + t)[l] = example.weight * (chance - example.chances[t][l]);
      loss -= example.weight * example.chances[t][l] * std::log(std::max(chance, 1e-9f));
    }
  }
  return loss;
}

std::vector<Column> NameFinder::chances(const Tables& tables, const Input& input, std::mt19937& random) {
  Matrix scores;
  labels.forward(encoder.forward(tables, {&input}, 0, random), scores);
  const auto [ahead, back, total] = sum_paths(scores, 0, scores.rows);
  std::vector<Column> all(size_t(scores.rows));
  for (size_t t = 0; t < all.size(); ++t)
    for (int l = 0; l < kLabels; ++l) all[t][l] = std::exp(ahead[t][l] + back[t][l] - total);
  return all;
}

double NameFinder::learn_names(Tables& tables, const std::vector<const NameExample*>& batch, float dropout,
                               std::mt19937& random) {
  std::vector<const Input*> inputs;
  for (const NameExample* example : batch) inputs.push_back(&example->input);
  const Matrix& states = encoder.forward(tables, inputs, dropout, random);
  Matrix scores;
  labels.forward(states, scores);
  Matrix gradient(scores.rows, scores.columns);
  double loss = 0;
  int start = 0;
  for (const NameExample* example : batch) {
    const bool taught = !example->chances.empty();
    loss += taught ? imitate(*example, start, scores, gradient) : chain(*example, start, scores, gradient);
    start += static_cast<int>(example->input.words.size());
  }
  Matrix state_gradient(states.rows, states.columns);
  labels.backward(states, gradient, &state_gradient);
  encoder.backward(std::move(state_gradient), tables);
  return loss;
}

double NameFinder::learn_tags(Tables& tables, const std::vector<const TagExample*>& batch, float dropout,
                              std::mt19937& random) {
  constexpr float kWeight = 0.3f;
  std::vector<const Input*> inputs;
  for (const TagExample* example : batch) inputs.push_back(&example->input);
  const Matrix& states = encoder.forward(tables, inputs, dropout, random);
  Matrix scores;
  tags.forward(states, scores);
  double loss = 0;
  int row = 0;
  for (const TagExample* example : batch) {
    for (const int tag : example->tags) {
      float* s = scores.row(row++);
      const float peak = *std::max_element(s, s + kTagColumns);
      float sum = 0;
      for (int i = 0; i < kTagColumns; ++i) sum += s[i] = std::exp(s[i] - peak);
      for (int i = 0; i < kTagColumns; ++i) s[i] *= kWeight / sum;
      loss -= std::log(std::max(s[tag] / kWeight, 1e-9f));
      s[tag] -= kWeight;
    }
  }
  Matrix state_gradient(states.rows, states.columns);
  tags.backward(states, scores, &state_gradient);
  encoder.backward(std::move(state_gradient), tables);
  return loss;
}

std::vector<int> NameFinder::find(const Tables& tables, const Input& input, std::mt19937& random) {
  const Matrix& states = encoder.forward(tables, {&input}, 0, random);
  Matrix scores;
  labels.forward(states, scores);
  std::vector<Column> best(scores.rows);
  std::vector<std::array<int, kLabels>> from(scores.rows);
  for (int t = 0; t < scores.rows; ++t) {
    for (int l = 0; l < kLabels; ++l) {
      best[t][l] = kNever * 10;
      for (int p = 0; p < (t == 0 ? 1 : kLabels); ++p) {
        const bool allowed = t == 0 ? l == 0 || l % 2 == 1 : may_follow(p, l);
        const float value =
            (t == 0 ? 0 : best[t - 1][p]) + (allowed ? transitions.value.row(t == 0 ? kLabels : p)[l] : kNever);
        if (value > best[t][l]) best[t][l] = value, from[t][l] = p;
      }
      best[t][l] += scores.row(t)[l];
    }
  }
  std::vector<int> found(scores.rows);
  if (found.empty()) return found;
  found.back() = static_cast<int>(std::max_element(best.back().begin(), best.back().end()) - best.back().begin());
  for (size_t t = found.size() - 1; t > 0; --t) found[t - 1] = from[t][found[t]];
  return found;
}

void NameFinder::step(Tables& tables, float rate, int number) {
  double square = 0;
  for (Parameter* parameter : parameters())
    for (const float g : parameter->gradient.data) square += static_cast<double>(g) * g;
  const auto norm = static_cast<float>(std::sqrt(square));
  constexpr float kLongest = 20.0f;
  const float c1 = 1.0f / (1.0f - static_cast<float>(std::pow(0.9, number)));
  const float c2 = 1.0f / (1.0f - static_cast<float>(std::pow(0.98, number)));
  for (Parameter* parameter : parameters()) {
    if (norm > kLongest)
      for (float& g : parameter->gradient.data) g *= kLongest / norm;
    parameter->step(rate, c1, c2, 0.0f);
  }
  tables.step(rate, c1, c2);
}

}  // namespace training
