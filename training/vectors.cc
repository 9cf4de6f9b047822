// Word vectors from unlabelled text: skip-gram with negative sampling, one output matrix for each relative position, so
// that words of like syntax lie together (Ling et al. 2015, "Two/Too Simple Adaptations of Word2Vec for Syntax
// Problems").
//   vectors TEXT OUT.vec [TREEBANK.conllu ...]
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>
#include <unordered_map>

#include "conllu.h"
#include "matrix.h"
#include "spelling.h"
#include "syntax/features.h"
#include "text/fold.h"
#include "text/tokens.h"

using namespace rapporteur;
using namespace training;

namespace {

constexpr int kDim = syntax::kWordDim;
constexpr int kReach = 3;  ///< words to each side
constexpr int kNegatives = 4;
constexpr uint32_t kLeastCount = 6;
constexpr uint32_t kBreak = 0xffffffff;

struct Vocabulary {
  std::unordered_map<uint64_t, uint32_t> index;
  std::vector<std::string> words;
  std::vector<uint32_t> counts;

  uint32_t add(std::string_view folded) {
    const auto [place, fresh] = index.try_emplace(syntax::word_key(folded), static_cast<uint32_t>(words.size()));
    if (fresh) {
      words.emplace_back(folded);
      counts.push_back(0);
    }
    ++counts[place->second];
    return place->second;
  }
};

void read_text(const std::string& text, Vocabulary& vocabulary, std::vector<uint32_t>& stream,
               std::vector<Token>& tokens) {
  const std::string folded = text::fold(text);
  tokens.clear();
  text::cut_tokens(text, {0, static_cast<uint32_t>(text.size())}, training::spelling(), tokens);
  for (const Token& token : tokens)
    stream.push_back(vocabulary.add(std::string_view(folded).substr(token.span.begin, token.span.size())));
  stream.push_back(kBreak);
}

using Row = float*;

float dot(const float* a, const float* b) {
  Vector16 sum = {};
  for (int d = 0; d < kDim; d += 16)
    sum += *reinterpret_cast<const Vector16*>(a + d) * *reinterpret_cast<const Vector16*>(b + d);
  float total = 0;
  for (int i = 0; i < 16; ++i) total += sum[i];
  return total;
}

void add_scaled(float* a, const float* b, float scale) {
  for (int d = 0; d < kDim; d += 16)
    *reinterpret_cast<Vector16*>(a + d) += scale * *reinterpret_cast<const Vector16*>(b + d);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return std::cerr << "vectors TEXT OUT.vec [TREEBANK.conllu ...]\n", 2;
  const int epochs = std::getenv("EPOCHS") != nullptr ? std::atoi(std::getenv("EPOCHS")) : 2;
  Vocabulary vocabulary;
  std::vector<uint32_t> stream;
  std::vector<Token> tokens;
  std::ifstream in(arguments[1]);
  for (std::string line; std::getline(in, line);) read_text(line, vocabulary, stream, tokens);
  for (int i = 3; i < count; ++i)
    for (const TreeDocument& document : read_conllu(arguments[i])) read_text(document.text, vocabulary, stream, tokens);

  // Keep the frequent ones, most frequent first.
  std::vector<uint32_t> order;
  for (uint32_t w = 0; w < vocabulary.words.size(); ++w)
    if (vocabulary.counts[w] >= kLeastCount) order.push_back(w);
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return vocabulary.counts[a] > vocabulary.counts[b]; });
  std::vector<uint32_t> renamed(vocabulary.words.size(), kBreak - 1);
  for (uint32_t i = 0; i < order.size(); ++i) renamed[order[i]] = i;
  const uint32_t size = static_cast<uint32_t>(order.size());
  std::vector<uint32_t> kept;
  for (const uint32_t w : stream) {
    if (w == kBreak)
      kept.push_back(kBreak);
    else if (renamed[w] != kBreak - 1)
      kept.push_back(renamed[w]);
  }
  std::cerr << stream.size() << " tokens, " << size << " words kept\n";

  std::mt19937 random(1);
  std::vector<float> input(static_cast<size_t>(size) * kDim), output(static_cast<size_t>(2 * kReach) * size * kDim);
  std::uniform_real_distribution<float> uniform(-0.5f / kDim, 0.5f / kDim);
  for (float& v : input) v = uniform(random);
  std::vector<uint32_t> noise;
  double total = 0, mass = 0;
  std::vector<float> keep(size);
  for (uint32_t i = 0; i < size; ++i) total += vocabulary.counts[order[i]];
  for (uint32_t i = 0; i < size; ++i) {
    const double share = vocabulary.counts[order[i]] / total;
    keep[i] = static_cast<float>(std::min(1.0, std::sqrt(2e-4 / share) + 2e-4 / share));
    mass += std::pow(share, 0.75);
  }
  for (uint32_t i = 0; i < size; ++i) {
    const auto slots = static_cast<uint32_t>(std::pow(vocabulary.counts[order[i]] / total, 0.75) / mass * 2e6) + 1;
    noise.insert(noise.end(), slots, i);
  }
  std::vector<float> sigmoid(1024);
  for (int i = 0; i < 1024; ++i) sigmoid[i] = 1.0f / (1.0f + std::exp(-(static_cast<float>(i) / 512 - 1) * 6));
  uint64_t state = 88172645463325252ull;
  const auto next = [&] {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
  };

  const size_t steps = kept.size() * epochs;
  size_t done = 0;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (size_t t = kReach; t + kReach < kept.size(); ++t, ++done) {
      const uint32_t word = kept[t];
      if (word == kBreak || (next() & 0xffff) > keep[word] * 65536.0f) continue;
      const float rate = 0.03f * (1.0f - static_cast<float>(done) / static_cast<float>(steps)) + 1e-4f;
      float* centre = &input[static_cast<size_t>(word) * kDim];
      alignas(64) float gradient[kDim] = {};
      for (int offset = -kReach; offset <= kReach; ++offset) {
        if (offset == 0 || kept[t + offset] == kBreak) continue;
        float* matrix = &output[static_cast<size_t>(offset < 0 ? offset + kReach : offset + kReach - 1) * size * kDim];
        for (int n = 0; n <= kNegatives; ++n) {
          const uint32_t target = n == 0 ? kept[t + offset] : noise[next() % noise.size()];
          float* row = matrix + static_cast<size_t>(target) * kDim;
          const float score = dot(centre, row);
          const float chance = score > 6 ? 1.0f : score < -6 ? 0.0f : sigmoid[static_cast<int>((score / 6 + 1) * 511)];
          const float step = rate * ((n == 0 ? 1.0f : 0.0f) - chance);
          add_scaled(gradient, row, step);
          add_scaled(row, centre, step);
        }
      }
      add_scaled(centre, gradient, 1.0f);
      if (done % 2000000 == 0) std::cerr << 100 * done / steps << "%\n";
    }
  }
  std::ofstream out(arguments[2]);
  for (uint32_t i = 0; i < size; ++i) {
    out << vocabulary.words[order[i]];
    char number[32];
    for (int d = 0; d < kDim; ++d) {
      std::snprintf(number, sizeof number, " %.4f", input[static_cast<size_t>(i) * kDim + d]);
      out << number;
    }
    out << '\n';
  }
}
