// Learns tags, heads and relations from treebanks, and from text that label_syntax labelled.
//   [SEED=7] [DROPOUT=0.3] [RATE=0.002] train_syntax WORDS.vec OUT.model EPOCHS HIDDEN LAYERS TRAIN.conllu... --
//   DEV.conllu...
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>

#include "export.h"
#include "treebank.h"

using namespace training;

namespace {

struct Source {
  const TreeDocument* document;
  const Tree* tree;
};

std::vector<Source> sources_of(const std::vector<TreeDocument>& documents) {
  std::vector<Source> sources;
  for (const TreeDocument& document : documents)
    for (const Tree& tree : document.trees) sources.push_back({&document, &tree});
  return sources;
}

size_t words_of(const std::vector<Source>& sources) {
  size_t words = 0;
  for (const Source& source : sources) words += source.tree->words.size();
  return words;
}

/// The next of the labelled trees, from the start again after the last, until they have this many words.
void append_next(const std::vector<Source>& labelled, size_t words, size_t& next, std::vector<Source>& sources) {
  for (size_t taken = 0; taken < words && !labelled.empty(); next = (next + 1) % labelled.size()) {
    sources.push_back(labelled[next]);
    taken += labelled[next].tree->words.size();
  }
}

Disguise draw_disguise(std::mt19937& random) {
  const unsigned draw = random() % 100;
  if (draw < 3) return Disguise::lower;
  if (draw < 5) return Disguise::upper;
  if (draw < 7) return Disguise::title;
  if (draw < 17) return Disguise::no_articles;  // as translations from Russian, Chinese or Persian read
  if (draw < 20) return Disguise::no_final_stop;
  return Disguise::none;
}

/// A number of the environment, so that trials need no new program.
double setting(const char* name, double otherwise) {
  const char* given = std::getenv(name);
  return given == nullptr ? otherwise : std::atof(given);
}

void report(const char* name, const Counts& counts) {
  const double words = static_cast<double>(counts.words) / 100;
  std::fprintf(stderr, "%s loss %.3f upos %.2f xpos %.2f uas %.2f las %.2f\n", name,
               counts.loss / static_cast<double>(counts.words), static_cast<double>(counts.upos) / words,
               static_cast<double>(counts.xpos) / words, static_cast<double>(counts.heads) / words,
               static_cast<double>(counts.labelled) / words);
}

void measure(Parser& parser, Tables& tables, const char* name, const std::vector<TreeDocument>& documents,
             std::mt19937& random) {
  Counts counts;
  for (const Source& source : sources_of(documents)) {
    const Example example = example_of(*source.document, *source.tree, tables);
    parser.pass(tables, {&example}, 0, random, counts);
  }
  report(name, counts);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 7) return std::fprintf(stderr, "train_syntax WORDS.vec OUT EPOCHS HIDDEN LAYERS TRAIN... -- DEV...\n"), 2;
  std::mt19937 random(static_cast<unsigned>(setting("SEED", 7)));
  Tables tables;
  tables.read(arguments[1], random);
  const int epochs = std::atoi(arguments[3]);
  const auto dropout = static_cast<float>(setting("DROPOUT", 0.3)),
             top_rate = static_cast<float>(setting("RATE", 0.002));
  std::vector<std::vector<TreeDocument>> parts[3];  // train, dev, labelled
  int part = 0;
  for (int i = 6; i < count; ++i) {
    if (std::strcmp(arguments[i], "--") == 0)
      part = std::min(part + 1, 2);
    else
      parts[part].push_back(read_conllu(arguments[i]));
  }
  const auto& dev = parts[1];
  std::vector<Source> gold, labelled;
  for (const auto& documents : parts[0])
    for (const Source& source : sources_of(documents)) gold.push_back(source);
  for (const auto& documents : parts[2])
    for (const Source& source : sources_of(documents)) labelled.push_back(source);
  std::shuffle(labelled.begin(), labelled.end(), random);
  const size_t gold_words = words_of(gold);
  for (const auto* sources : {&gold, &labelled})
    for (const Source& source : *sources)
      for (const uint32_t word : example_of(*source.document, *source.tree, tables).input.words)
        tables.learned[word] = true;
  Parser parser;
  parser.shape({std::atoi(arguments[4]), std::atoi(arguments[5])}, random);

  Averages averages;
  for (Parameter* parameter : parser.parameters()) averages.watch(parameter->value.data);
  averages.watch(tables.words.data);
  averages.watch(tables.pieces.data);
  constexpr int kAverageEvery = 8;        ///< steps
  constexpr float kAverageShare = 0.01f;  ///< over about 800 steps
  constexpr int kBatchWords = 450;
  const auto total = static_cast<double>(epochs);
  int steps = 0;
  size_t next_labelled = 0;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    const auto start = std::chrono::steady_clock::now();
    std::vector<Source> sources = gold;
    append_next(labelled, gold_words, next_labelled, sources);
    std::shuffle(sources.begin(), sources.end(), random);
    Counts counts;
    for (size_t next = 0; next < sources.size();) {
      std::vector<Example> examples;
      int words = 0;
      while (next < sources.size() && words < kBatchWords) {
        const Source& source = sources[next++];
        if (source.tree->words.size() > 120) continue;
        examples.push_back(example_of(*source.document, *source.tree, tables, draw_disguise(random)));
        words += static_cast<int>(examples.back().heads.size());
        if (examples.back().heads.empty()) examples.pop_back();
      }
      if (examples.empty()) continue;
      std::vector<const Example*> batch;
      for (const Example& example : examples) batch.push_back(&example);
      parser.pass(tables, batch, dropout, random, counts);
      const double progress = (epoch + static_cast<double>(next) / static_cast<double>(sources.size())) / total;
      const float warm = std::min(1.0f, static_cast<float>(++steps) / 200.0f);
      parser.step(tables, top_rate * warm * static_cast<float>(1.0 - progress) + 1e-6f, steps);
      if (steps % kAverageEvery == 0)
        averages.update(std::max(kAverageShare, 1.0f / static_cast<float>(1 + steps / kAverageEvery)));
    }
    report("train", counts);
    averages.exchange();
    for (size_t i = 0; i < dev.size(); ++i) measure(parser, tables, i == 0 ? "dev 1" : "dev 2", dev[i], random);
    std::fprintf(stderr, "epoch %d: %.0f s\n", epoch + 1,
                 std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    write_parser(arguments[2], parser, tables);
    averages.exchange();
  }
}
