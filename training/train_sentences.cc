// Learns where sentences end: averaged perceptron over the gaps of the treebanks' raw text.
//   train_sentences OUT.model EPOCHS TRAIN.conllu... -- DEV.conllu...
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <set>

#include "export.h"
#include "spelling.h"
#include "text/boundaries.h"
#include "text/fold.h"
#include "text/tokens.h"
#include "treebank.h"

using namespace training;
using namespace rapporteur;

namespace {

struct Paragraph {
  uint32_t first, end;
};

struct Source {
  Document document;
  std::vector<Paragraph> paragraphs;
  std::set<uint32_t> begins;  ///< bytes where a sentence begins
};

Source source_of(const TreeDocument& tree_document) {
  Source source;
  Document& document = source.document;
  document.report.text = tree_document.text;
  document.folded = text::fold(tree_document.text);
  for (const Tree& tree : tree_document.trees) source.begins.insert(tree.begin);
  const std::string& all = document.report.text;
  for (size_t at = 0; at < all.size();) {
    const size_t stop = std::min(all.find("\n\n", at), all.size());
    const auto first = static_cast<uint32_t>(document.tokens.size());
    text::cut_tokens(all, {static_cast<uint32_t>(at), static_cast<uint32_t>(stop)}, training::spelling(),
                     document.tokens);
    source.paragraphs.push_back({first, static_cast<uint32_t>(document.tokens.size())});
    at = stop + 2;
  }
  return source;
}

/// What a boundary that is missed counts against one that is made up: it spoils the trees of two sentences, and texts
/// without marks or capitals, in which most are missed, are more common than the treebanks'.
constexpr double kMiss = 1.2;

constexpr std::string_view kAtTheEnd[] = {"U.S.", "U.S.",  "U.S.", "U.K.", "U.N.", "D.C.",
                                          "Inc.", "Corp.", "Ltd.", "Co.",  "p.m.", "etc."};
constexpr std::string_view kBeforeAName[] = {"U.S.", "U.S.", "U.S.", "U.K.", "U.N.", "p.m.", "a.m."};

/// The document with abbreviations at the end of some sentences, whose point then is the full stop, and before some
/// names inside them. The treebanks have too few to tell "…of the U.S. The talks…" from "…of the U.S. Senate…".
TreeDocument with_abbreviations(const TreeDocument& source, std::mt19937& random) {
  TreeDocument changed;
  size_t copied = 0;
  const auto replace = [&](size_t begin, size_t end, std::string_view text) {
    changed.text += source.text.substr(copied, begin - copied);
    changed.text += text;
    copied = end;
  };
  for (const Tree& tree : source.trees) {
    replace(tree.begin, tree.begin, "");
    Tree& kept = changed.trees.emplace_back();
    kept.begin = static_cast<uint32_t>(changed.text.size());
    const auto& words = tree.words;
    for (size_t i = 1; i + 2 < words.size(); ++i) {
      const std::string& next = words[i + 1].xpos;
      const bool qualifies = words[i].upos == "PROPN" && words[i].end + 1 == words[i + 1].begin &&
                             (next.rfind("NN", 0) == 0 || next == "JJ");
      if (qualifies && random() % 100 < 40)
        replace(words[i].begin, words[i].end, kBeforeAName[random() % std::size(kBeforeAName)]);
    }
    const size_t size = words.size();
    const bool stops = size > 3 && words[size - 1].form == "." && words[size - 2].end == words[size - 1].begin &&
                       (words[size - 2].upos == "NOUN" || words[size - 2].upos == "PROPN") &&
                       words[size - 2].begin > words[size - 3].end;
    if (stops && random() % 100 < 6)
      replace(words[size - 2].begin, words[size - 1].end, kAtTheEnd[random() % std::size(kAtTheEnd)]);
  }
  replace(source.text.size(), source.text.size(), "");
  return changed;
}

struct Perceptron {
  std::vector<double> weights = std::vector<double>(text::kBoundaryWeights), sums = weights;
  double updates = 1;

  double score(const text::BoundaryFeatures& rows) const {
    double total = 0;
    for (const uint32_t row : rows) total += weights[row];
    return total;
  }
  void learn(const text::BoundaryFeatures& rows, bool boundary) {
    // Logistic steps; the running sums give the average.
    const double chance = 1.0 / (1.0 + std::exp(-score(rows)));
    const double error = boundary ? kMiss * (1.0 - chance) : -chance;
    for (const uint32_t row : rows) {
      weights[row] += 0.05 * error;
      sums[row] += 0.05 * error * updates;
    }
    ++updates;
  }
};

void learn(Perceptron& model, const Source& source) {
  for (const Paragraph& paragraph : source.paragraphs) {
    uint32_t begin = paragraph.first;
    for (uint32_t t = paragraph.first + 1; t < paragraph.end; ++t) {
      const bool boundary = source.begins.count(source.document.tokens[t].span.begin) != 0;
      if (text::may_begin_sentence(source.document, paragraph.first, t) && !source.document.tokens[t].joined)
        model.learn(text::boundary_features(source.document, paragraph.first, paragraph.end, begin, t), boundary);
      if (boundary) begin = t;
    }
  }
}

void measure(const std::string& path, const text::Boundaries& boundaries) {
  long right = 0, found = 0, gold = 0;
  for (const TreeDocument& tree_document : read_conllu(path)) {
    const Source source = source_of(tree_document);
    std::vector<uint32_t> begins;
    for (const Paragraph& p : source.paragraphs)
      if (p.first < p.end) boundaries.find(source.document, p.first, p.end, begins);
    gold += static_cast<long>(source.begins.size());
    found += static_cast<long>(begins.size());
    // A sentence is right if it begins and ends right: two right begins in a row.
    std::vector<uint32_t> bytes;
    for (const uint32_t t : begins) bytes.push_back(source.document.tokens[t].span.begin);
    for (size_t i = 0; i < bytes.size(); ++i) {
      const auto place = source.begins.find(bytes[i]);
      if (place == source.begins.end()) continue;
      const auto next = std::next(place);
      const bool last = i + 1 == bytes.size();
      right += last ? next == source.begins.end() : next != source.begins.end() && *next == bytes[i + 1];
    }
  }
  std::fprintf(stderr, "%s: sentences %.2f\n", path.c_str(),
               200.0 * static_cast<double>(right) / static_cast<double>(gold + found));
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) return std::fprintf(stderr, "train_sentences OUT.model EPOCHS TRAIN... -- DEV...\n"), 2;
  int split = 3;
  while (split < count && std::strcmp(arguments[split], "--") != 0) ++split;
  std::vector<Source> sources;
  std::mt19937 random(3);
  for (int i = 3; i < split; ++i)
    for (const TreeDocument& document : read_conllu(arguments[i])) {
      sources.push_back(source_of(document));
      sources.push_back(source_of(with_abbreviations(document, random)));
    }
  Perceptron model;
  for (int epoch = 0; epoch < std::atoi(arguments[2]); ++epoch) {
    std::shuffle(sources.begin(), sources.end(), random);
    for (const Source& source : sources) learn(model, source);
  }
  std::vector<int16_t> weights;
  for (size_t i = 0; i < model.weights.size(); ++i)
    weights.push_back(static_cast<int16_t>(
        std::lround(std::clamp(1000.0 * (model.weights[i] - model.sums[i] / model.updates), -32000.0, 32000.0))));
  syntax::ModelWriter writer;
  writer.add_table("weights", weights);
  write_file(arguments[1], writer);
  text::Boundaries boundaries;
  boundaries.weights = weights;
  for (int i = split + 1; i < count; ++i) measure(arguments[i], boundaries);
}
