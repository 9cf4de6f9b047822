// Learns to find names.
//   train_names WORDS.vec OUT.model LISTS TEXT TREEBANK.conllu... -- NAMES.jsonl... -- DEV.jsonl...
// LISTS is a folder with what Lists::read() reads, TEXT unlabelled, a paragraph a line. Some wide networks learn from
// the labelled texts; the one that is written learns from those too, and from what the wide ones, taken together, hold
// of TEXT's words (Hinton et al. 2015, "Distilling the knowledge in a neural network"). What it finds in each DEV is
// written beside OUT.model.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>

#include "export.h"
#include "name_changes.h"
#include "name_finder.h"
#include "spelling.h"
#include "syntax/features.h"
#include "text/fold.h"
#include "text/tokens.h"
#include "treebank.h"

using namespace training;
using namespace rapporteur;

namespace {

constexpr int kTeachers = 3, kEpochs = 9;
constexpr Shape kTeacher = {160, 2, false}, kStudent = {96, 2, false};
constexpr size_t kTextWords = 1000000;
constexpr float kTextWeight = 0.5f;  ///< of a sentence of the text, beside 1 of a labelled one

/// How much of the lists is withheld, so that names which they lack are found too.
struct Withheld {
  int all = 0, word = 0;  ///< percent: of sentences, and of the words or phrases of the others
};

void withhold(std::vector<syntax::ListMark>& marks, Withheld withheld, std::mt19937& random) {
  const bool none = draw(random, 100) < withheld.all;
  bool phrase = false;
  for (syntax::ListMark& mark : marks) {
    if (none || draw(random, 100) < withheld.word) mark.word = 0;
    if (mark.position < 2) phrase = none || draw(random, 100) < withheld.word;
    if (phrase) mark.phrase = 0, mark.position = 0;
  }
}

Input names_input(const Document& document, const Tables& tables, const Lists& lists, Withheld withheld,
                  std::mt19937& random) {
  Input input;
  std::vector<uint64_t> words;
  for (uint32_t t = 0; t < document.tokens.size(); ++t) {
    const syntax::Features features = syntax::features_of(document, t, t == 0);
    words.push_back(features.word);
    input.words.push_back(tables.row_of(features.word));
    input.pieces.push_back(features.affixes);
  }
  std::vector<syntax::ListMark> marks;
  syntax::mark_words(lists.table(), words, marks);
  if (withheld.all + withheld.word > 0) withhold(marks, withheld, random);
  for (size_t t = 0; t < words.size(); ++t) {
    input.pieces[t][0] = syntax::word_piece(marks[t], document.tokens[t].capital);
    input.pieces[t][1] = syntax::phrase_piece(marks[t], document.tokens[t].capital);
  }
  return input;
}

NameExample example_of(const NameSentence& sentence, const Tables& tables, const Lists& lists, std::mt19937& random) {
  const bool taught = !sentence.chances.empty();
  const NameSentence changed = taught ? sentence : with_other_names(sentence, lists, random);
  const int roll = draw(random, 100);
  const Capitals capitals = roll < 4   ? Capitals::none
                            : roll < 7 ? Capitals::all
                            : roll < 9 ? Capitals::initials
                                       : Capitals::as_written;
  return {names_input(document_of(changed, capitals), tables, lists, {20, 20}, random), changed.labels, changed.chances,
          changed.weight};
}

/// Writes what is found in a file of names, for score_names.py.
void annotate(NameFinder& finder, const Tables& tables, const Lists& lists, const std::string& path,
              const std::string& out_path, std::mt19937& random) {
  std::ifstream in(path);
  std::ofstream out(out_path);
  constexpr const char* kNames[] = {"PER", "ORG", "LOC", "GROUP"};
  for (std::string line; std::getline(in, line);) {
    const auto row = nlohmann::json::parse(line);
    Document document;
    document.report.text = row["text"];
    document.folded = text::fold(document.report.text);
    text::cut_tokens(document.report.text, {0, static_cast<uint32_t>(document.report.text.size())},
                     training::spelling(), document.tokens);
    const auto found = finder.find(tables, names_input(document, tables, lists, {}, random), random);
    const auto points = [&](uint32_t byte) {
      return std::count_if(document.report.text.begin(), document.report.text.begin() + byte,
                           [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
    };
    nlohmann::json names = nlohmann::json::array();
    for (size_t t = 0; t < found.size(); ++t) {
      if (found[t] % 2 == 0) continue;
      size_t end = t + 1;
      while (end < found.size() && found[end] == found[t] + 1) ++end;
      names.push_back(
          {points(document.tokens[t].span.begin), points(document.tokens[end - 1].span.end), kNames[found[t] / 2]});
    }
    out << nlohmann::json{{"id", row["id"]}, {"text", row["text"]}, {"names", names}}.dump() << '\n';
  }
}

std::vector<TagExample> tag_examples(const std::string& path, const Tables& tables, const Lists& lists,
                                     std::mt19937& random) {
  std::vector<TagExample> all;
  for (const TreeDocument& source : read_conllu(path))
    for (const Tree& tree : source.trees) {
      TagExample example{names_input(training::document_of(source, tree), tables, lists, {}, random), {}};
      for (const Word& word : tree.words) example.tags.push_back(xpos_of(word.xpos));
      all.push_back(std::move(example));
    }
  return all;
}

struct Data {
  std::vector<TagExample> tagged;
  std::vector<NameSentence> sentences;
};

void learn(NameFinder& finder, Tables& tables, Data& data, const Lists& lists, std::mt19937& random) {
  Averages averages;
  for (Parameter* parameter : finder.parameters()) averages.watch(parameter->value.data);
  averages.watch(tables.words.data);
  averages.watch(tables.pieces.data);
  constexpr int kAverageEvery = 8;        ///< steps
  constexpr float kAverageShare = 0.01f;  ///< over about 800 steps
  constexpr int kBatchWords = 400;
  constexpr float kDropout = 0.35f, kTopRate = 0.002f;
  int steps = 0;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    const auto start = std::chrono::steady_clock::now();
    std::shuffle(data.sentences.begin(), data.sentences.end(), random);
    double loss = 0;
    long learned = 0;
    for (size_t next = 0; next < data.sentences.size();) {
      std::vector<NameExample> examples;
      int words = 0;
      while (next < data.sentences.size() && words < kBatchWords) {
        examples.push_back(example_of(data.sentences[next++], tables, lists, random));
        words += static_cast<int>(examples.back().input.words.size());
      }
      std::vector<const NameExample*> batch;
      for (const auto& example : examples) batch.push_back(&example);
      loss += finder.learn_names(tables, batch, kDropout, random);
      learned += words;
      const double progress =
          (epoch + static_cast<double>(next) / static_cast<double>(data.sentences.size())) / kEpochs;
      const auto rate =
          static_cast<float>(1.0 - progress) * kTopRate * std::min(1.0f, static_cast<float>(steps + 1) / 200.0f) +
          1e-6f;
      if (!data.tagged.empty() && steps % 2 == 0) {
        std::vector<const TagExample*> more;
        for (int n = 0; n < 12; ++n) more.push_back(&data.tagged[random() % data.tagged.size()]);
        finder.learn_tags(tables, more, kDropout, random);
      }
      finder.step(tables, rate, ++steps);
      if (steps % kAverageEvery == 0)
        averages.update(std::max(kAverageShare, 1.0f / static_cast<float>(1 + steps / kAverageEvery)));
    }
    std::fprintf(stderr, "epoch %d: loss %.4f, %.0f s\n", epoch + 1, loss / static_cast<double>(learned),
                 std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  averages.exchange();
}

/// Adds what a teacher holds of each word of a text, times its share among the teachers.
void teach(NameFinder& teacher, const Tables& tables, const Lists& lists, std::vector<NameSentence>& text, float share,
           std::mt19937& random) {
  for (NameSentence& sentence : text) {
    const Document document = training::document_of(sentence, Capitals::as_written);
    const auto chances = teacher.chances(tables, names_input(document, tables, lists, {}, random), random);
    sentence.chances.resize(chances.size());
    for (size_t t = 0; t < chances.size(); ++t)
      for (size_t l = 0; l < chances[t].size(); ++l) sentence.chances[t][l] += share * chances[t][l];
  }
}

/// Has several teachers learn from the labelled sentences and say what they hold of the text; then adds the text to the
/// sentences, but for most of what has no name.
void add_taught(Data& data, std::vector<NameSentence> text, const Tables& tables, const Lists& lists,
                std::mt19937& random) {
  for (int n = 0; n < kTeachers; ++n) {
    std::fprintf(stderr, "teacher %d\n", n + 1);
    Tables own = tables;
    NameFinder teacher;
    teacher.shape(kTeacher, random);
    learn(teacher, own, data, lists, random);
    teach(teacher, own, lists, text, 1.0f / kTeachers, random);
  }
  constexpr float kNoName = 0.1f;
  constexpr int kLeftOut = 70;  ///< percent of the sentences without a name
  for (NameSentence& sentence : text) {
    float name = 0;
    for (const auto& chances : sentence.chances) name = std::max(name, 1 - chances[0]);
    if (name < kNoName && draw(random, 100) < kLeftOut) continue;
    sentence.weight = kTextWeight;
    data.sentences.push_back(std::move(sentence));
  }
}

/// Words of the texts have their vectors learned; all others keep theirs.
void mark_learned(Tables& tables, const std::vector<NameSentence>& sentences) {
  for (const NameSentence& sentence : sentences)
    for (const std::string& word : sentence.words)
      tables.learned[tables.row_of(syntax::word_key(text::fold(word)))] = true;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 9) return std::fprintf(stderr, "see the head of train_names.cc\n"), 2;
  std::mt19937 random(11);
  Tables tables;
  tables.read(arguments[1], random);
  Lists lists;
  lists.read(arguments[3]);
  Data data;
  std::vector<std::string> dev;
  int part = 0;
  for (int i = 5; i < count; ++i) {
    if (std::strcmp(arguments[i], "--") == 0) {
      ++part;
    } else if (part == 0) {
      for (auto& example : tag_examples(arguments[i], tables, lists, random)) data.tagged.push_back(std::move(example));
      for (auto& sentence : read_entities(arguments[i], lists)) data.sentences.push_back(std::move(sentence));
    } else if (part == 1) {
      for (auto& sentence : read_names(arguments[i], lists)) data.sentences.push_back(std::move(sentence));
    } else {
      dev.emplace_back(arguments[i]);
    }
  }
  std::vector<NameSentence> text = read_text(arguments[4], kTextWords);
  for (const auto& example : data.tagged)
    for (const uint32_t word : example.input.words) tables.learned[word] = true;
  mark_learned(tables, data.sentences);
  mark_learned(tables, text);
  add_taught(data, std::move(text), tables, lists, random);
  NameFinder finder;
  finder.shape(kStudent, random);
  learn(finder, tables, data, lists, random);
  write_names(arguments[2], finder, tables, lists);
  for (const std::string& path : dev)
    annotate(finder, tables, lists, path, std::string(arguments[2]) + "." + path.substr(path.rfind('/') + 1), random);
}
