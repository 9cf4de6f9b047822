// Tags, heads and relations on top of the encoder.
#include "parser.h"

#include <algorithm>
#include <cmath>

#include "rapporteur/document.h"

namespace training {
namespace {

constexpr int kRelationAt = 2 * kArc;
constexpr int kUposAt = 2 * kArc + 2 * kRelation;
constexpr int kXposAt = kUposAt + kUposColumns;

float dot(const float* a, const float* b, int size) {
  Vector16 sum = {};
  for (int d = 0; d < size; d += 16)
    sum += *reinterpret_cast<const Vector16*>(a + d) * *reinterpret_cast<const Vector16*>(b + d);
  float total = 0;
  for (int i = 0; i < 16; ++i) total += sum[i];
  return total;
}

void add_scaled(float* a, const float* b, float scale, int size) {
  for (int d = 0; d < size; ++d) a[d] += scale * b[d];
}

/// Softmax in place; returns the loss of `gold`, and leaves the gradient (chances, minus one at gold).
float softmax_loss(float* scores, int size, int gold, int* best) {
  int top = 0;
  for (int i = 1; i < size; ++i)
    if (scores[i] > scores[top]) top = i;
  *best = top;
  const float peak = scores[top];
  float sum = 0;
  for (int i = 0; i < size; ++i) sum += scores[i] = std::exp(scores[i] - peak);
  for (int i = 0; i < size; ++i) scores[i] /= sum;
  const float loss = -std::log(std::max(scores[gold], 1e-9f));
  scores[gold] -= 1.0f;
  return loss;
}

void add_log_chances(const float* scores, int size, float* sums) {
  const float peak = *std::max_element(scores, scores + size);
  float total = 0;
  for (int i = 0; i < size; ++i) total += std::exp(scores[i] - peak);
  const float whole = peak + std::log(total);
  for (int i = 0; i < size; ++i) sums[i] += scores[i] - whole;
}

}  // namespace

int distance_bucket(int from, int to) {
  const int distance = std::abs(to - from);
  const int size = distance < 5    ? distance - 1
                   : distance < 7  ? 4
                   : distance < 10 ? 5
                   : distance < 15 ? 6
                   : distance < 25 ? 7
                                   : 8;
  return to < from ? size : size + 9;
}

void Parser::shape(const Shape& shape, std::mt19937& random) {
  encoder.shape(shape, random);
  out.shape(encoder.output_size(), kOutColumns, random);
  bilinear.shape(kArc, kArc, random);
  label.shape(kRelation, kLabelColumns, random);
  root.shape(1, kArc);
  root.randomise(random);
  distance.shape(1, 32);
}

std::vector<Parameter*> Parser::parameters() {
  std::vector<Parameter*> all = encoder.parameters();
  for (Linear* layer : {&out, &bilinear, &label}) {
    all.push_back(&layer->weights);
    all.push_back(&layer->bias);
  }
  all.push_back(&root);
  all.push_back(&distance);
  return all;
}

void Parser::pass(Tables& tables, const std::vector<const Example*>& batch, float dropout, std::mt19937& random,
                  Counts& counts) {
  const bool learning = dropout > 0;
  std::vector<const Input*> inputs;
  starts_.assign(1, 0);
  for (const Example* example : batch) {
    inputs.push_back(&example->input);
    starts_.push_back(starts_.back() + static_cast<int>(example->heads.size()));
  }
  const Matrix& states = encoder.forward(tables, inputs, dropout, random);
  out.forward(states, outputs_);
  Matrix dependent, mask;
  views(dropout, dependent, mask, random);
  out_gradient_.reset(outputs_.rows, kOutColumns);
  query_gradient_.reset(outputs_.rows, kArc);
  chosen_.assign(outputs_.rows, -1);
  for (size_t s = 0; s < batch.size(); ++s) arcs(*batch[s], starts_[s], learning, counts);
  relations(batch, learning, dropout, random, counts);
  tags(batch, learning, counts);
  if (!learning) return;
  Matrix dependent_gradient(outputs_.rows, kArc);
  bilinear.backward(dependent, query_gradient_, &dependent_gradient);
  for (int i = 0; i < outputs_.rows; ++i) {
    float* gradient = out_gradient_.row(i);
    for (int d = 0; d < kArc; ++d) gradient[d] += dependent_gradient.row(i)[d];
    for (int d = 0; d < 2 * kArc; ++d) gradient[d] *= outputs_.row(i)[d] > 0 ? mask.row(i)[d] : 0.0f;
  }
  Matrix state_gradient(outputs_.rows, encoder.output_size());
  out.backward(states, out_gradient_, &state_gradient);
  encoder.backward(std::move(state_gradient), tables);
}

/// The views of dependent and head go through a rectifier, as does (after their sum) that of the relation.
void Parser::views(float dropout, Matrix& dependent, Matrix& mask, std::mt19937& random) {
  views_.reset(outputs_.rows, 2 * kArc);
  for (int i = 0; i < outputs_.rows; ++i)
    for (int d = 0; d < 2 * kArc; ++d) views_.row(i)[d] = std::max(0.0f, outputs_.row(i)[d]);
  drop(views_, mask, dropout, random);
  dependent.reset(outputs_.rows, kArc);
  for (int i = 0; i < outputs_.rows; ++i) std::copy_n(views_.row(i), kArc, dependent.row(i));
  bilinear.forward(dependent, query_);
}

void Parser::read(const Tables& tables, const Input& input, std::mt19937& random) {
  out.forward(encoder.forward(tables, {&input}, 0, random), outputs_);
  Matrix dependent, mask;
  views(0, dependent, mask, random);
}

void Parser::add_arcs(rapporteur::syntax::ArcScores& scores) const {
  const int size = outputs_.rows;
  std::vector<float> row(static_cast<size_t>(size) + 1);
  for (int i = 0; i < size; ++i) {
    for (int j = 0; j < size; ++j) row[static_cast<size_t>(j)] = arc_score(i, i, j, j);
    row[static_cast<size_t>(size)] = dot(query_.row(i), root.value.data.data(), kArc);
    add_log_chances(row.data(), size + 1, scores.row(static_cast<uint32_t>(i)));
  }
}

void Parser::add_tags(Matrix& upos, Matrix& xpos) const {
  for (int i = 0; i < outputs_.rows; ++i) {
    add_log_chances(outputs_.row(i) + kUposAt, rapporteur::kUposCount, upos.row(i));
    add_log_chances(outputs_.row(i) + kXposAt, rapporteur::kXposCount, xpos.row(i));
  }
}

void Parser::add_relations(const std::vector<uint32_t>& heads, Matrix& relations) {
  Matrix hidden(outputs_.rows, kRelation), scores;
  for (int i = 0; i < hidden.rows; ++i) {
    const auto head = static_cast<int>(heads[static_cast<size_t>(i)]);
    if (head < outputs_.rows) relation_hidden(i, head, hidden.row(i));
  }
  label.forward(hidden, scores);
  for (int i = 0; i < hidden.rows; ++i) add_log_chances(scores.row(i), rapporteur::kDeprelCount, relations.row(i));
}

float Parser::arc_score(int dependent, int dependent_row, int head, int head_row) const {
  if (dependent == head) return -1e9f;
  return dot(query_.row(dependent_row), views_.row(head_row) + kArc, kArc) +
         distance.value.data[static_cast<size_t>(distance_bucket(dependent, head))];
}

void Parser::relation_hidden(int dependent, int head, float* hidden) const {
  const float* below = outputs_.row(dependent) + kRelationAt;
  const float* above = outputs_.row(head) + kRelationAt + kRelation;
  for (int d = 0; d < kRelation; ++d) hidden[d] = std::max(0.0f, below[d] + above[d]);
}

void Parser::arcs(const Example& example, int start, bool learning, Counts& counts) {
  const int size = static_cast<int>(example.heads.size());
  std::vector<float> scores(size + 1);
  for (int i = 0; i < size; ++i) {
    const float* query = query_.row(start + i);
    for (int j = 0; j < size; ++j) scores[j] = arc_score(i, start + i, j, start + j);
    scores[size] = dot(query, root.value.data.data(), kArc);
    const int gold = example.heads[i] < 0 ? size : example.heads[i];
    int best = 0;
    counts.loss += softmax_loss(scores.data(), size + 1, gold, &best);
    ++counts.words;
    counts.heads += best == gold;
    chosen_[start + i] = best == size ? -1 : start + best;
    if (!learning) continue;
    float* query_gradient = query_gradient_.row(start + i);
    for (int j = 0; j < size; ++j) {
      if (i == j) continue;
      add_scaled(query_gradient, views_.row(start + j) + kArc, scores[j], kArc);
      add_scaled(out_gradient_.row(start + j) + kArc, query, scores[j], kArc);
      distance.gradient.data[distance_bucket(i, j)] += scores[j];
    }
    add_scaled(query_gradient, root.value.data.data(), scores[size], kArc);
    add_scaled(root.gradient.data.data(), query, scores[size], kArc);
  }
}

void Parser::relations(const std::vector<const Example*>& batch, bool learning, float dropout, std::mt19937& random,
                       Counts& counts) {
  // Learning: over the gold arcs. Measuring: over the chosen ones.
  std::vector<std::pair<int, int>> arcs;
  std::vector<int> gold, right;
  for (size_t s = 0; s < batch.size(); ++s) {
    for (size_t i = 0; i < batch[s]->heads.size(); ++i) {
      const int row = starts_[s] + static_cast<int>(i);
      const int gold_head = batch[s]->heads[i] < 0 ? -1 : starts_[s] + batch[s]->heads[i];
      const int head = learning ? gold_head : chosen_[row];
      if (head < 0) {
        counts.labelled += head == gold_head && !learning;
        continue;
      }
      arcs.emplace_back(row, head);
      gold.push_back(batch[s]->relations[i]);
      right.push_back(head == gold_head);
    }
  }
  Matrix hidden(static_cast<int>(arcs.size()), kRelation), scores, mask;
  for (int a = 0; a < hidden.rows; ++a) relation_hidden(arcs[a].first, arcs[a].second, hidden.row(a));
  drop(hidden, mask, dropout, random);
  label.forward(hidden, scores);
  for (int a = 0; a < hidden.rows; ++a) {
    int best = 0;
    counts.loss += softmax_loss(scores.row(a), rapporteur::kDeprelCount, gold[a], &best);
    std::fill(scores.row(a) + rapporteur::kDeprelCount, scores.row(a) + kLabelColumns, 0.0f);
    counts.labelled += !learning && right[a] && best == gold[a];
  }
  if (!learning) return;
  Matrix hidden_gradient(hidden.rows, kRelation);
  label.backward(hidden, scores, &hidden_gradient);
  for (int a = 0; a < hidden.rows; ++a) {
    for (int d = 0; d < kRelation; ++d) {
      const float gradient = hidden.row(a)[d] > 0 ? hidden_gradient.row(a)[d] * mask.row(a)[d] : 0.0f;
      out_gradient_.row(arcs[a].first)[kRelationAt + d] += gradient;
      out_gradient_.row(arcs[a].second)[kRelationAt + kRelation + d] += gradient;
    }
  }
}

void Parser::tags(const std::vector<const Example*>& batch, bool learning, Counts& counts) {
  constexpr float kWeight = 0.5f;
  for (size_t s = 0; s < batch.size(); ++s) {
    for (size_t i = 0; i < batch[s]->heads.size(); ++i) {
      const int row = starts_[s] + static_cast<int>(i);
      int best = 0;
      counts.loss += softmax_loss(outputs_.row(row) + kUposAt, rapporteur::kUposCount, batch[s]->upos[i], &best);
      counts.upos += best == batch[s]->upos[i];
      counts.loss += softmax_loss(outputs_.row(row) + kXposAt, rapporteur::kXposCount, batch[s]->xpos[i], &best);
      counts.xpos += best == batch[s]->xpos[i];
      if (!learning) continue;
      for (int t = 0; t < rapporteur::kUposCount; ++t)
        out_gradient_.row(row)[kUposAt + t] = kWeight * outputs_.row(row)[kUposAt + t];
      for (int t = 0; t < rapporteur::kXposCount; ++t)
        out_gradient_.row(row)[kXposAt + t] = kWeight * outputs_.row(row)[kXposAt + t];
    }
  }
}

void Parser::step(Tables& tables, float rate, int number) {
  double square = 0;
  for (Parameter* parameter : parameters())
    for (const float g : parameter->gradient.data) square += static_cast<double>(g) * g;
  const float norm = static_cast<float>(std::sqrt(square));
  constexpr float kLongest = 30.0f;
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
