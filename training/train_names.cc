// Learns to find names.
//   train_names WORDS.vec OUT.model EPOCHS HIDDEN LAYERS LISTS TREEBANK.conllu... -- NAMES.jsonl... -- DEV.jsonl...
// LISTS is a folder with office-holders.tsv, states.know, zone1970.tab and groups.txt.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>

#include "export.h"
#include "name_finder.h"
#include "names_data.h"
#include "rapporteur/document.h"
#include "text/fold.h"
#include "text/tokens.h"
#include "treebank.h"

using namespace training;
using namespace rapporteur;

namespace {

int draw(std::mt19937& random, int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); }

using Words = std::vector<std::string>;

const Words& any(const std::vector<Words>& choices, std::mt19937& random) { return choices[random() % choices.size()]; }

Words joined(std::initializer_list<Words> parts) {
  Words all;
  for (const Words& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

/// A name that some organisation could have.
Words made_organisation(const NameLists& lists, std::mt19937& random) {
  const Words surname = {any(lists.persons, random).back()};
  const Words& place = any(lists.places, random);
  const auto part = [&](const char* kind) -> const Words& { return any(lists.parts.at(kind), random); };
  switch (draw(random, 8)) {
    case 0:
      return joined({place, part("middle"), part("head")});
    case 1:
      return joined({place, part("head")});
    case 2:
      return joined({{"Ministry", "of"}, part("topic")});
    case 3:
      return joined({{"University", "of"}, place});
    case 4:
      return joined({part("middle"), part("head")});
    case 5:
      return joined({surname, part("company")});
    case 6:
      return joined({part("middle"), part("head"), {"of"}, place});
    default:
      break;
  }
  std::string letters;
  for (int n = 2 + draw(random, 4); n > 0; --n) letters += static_cast<char>('A' + draw(random, 26));
  return {letters};
}

Words made_place(const NameLists& lists, std::mt19937& random) {
  if (draw(random, 2) == 0) return any(lists.places, random);
  const Words surname = {any(lists.persons, random).back()};
  return draw(random, 3) == 0 ? surname : joined({surname, any(lists.parts.at("kind"), random)});
}

/// Puts another person's or place's name in a name's place, so that what is learned is the sentence around it.
NameSentence with_other_names(const NameSentence& sentence, const NameLists& lists, std::mt19937& random) {
  NameSentence changed;
  changed.weight = sentence.weight;
  for (size_t t = 0; t < sentence.words.size();) {
    const int label = sentence.labels[t];
    size_t end = t + 1;
    while (end < sentence.words.size() && label != 0 && sentence.labels[end] == label + 1 &&
           sentence.labels[end] % 2 == 0)
      ++end;
    std::vector<std::string> words(sentence.words.begin() + long(t), sentence.words.begin() + long(end));
    const bool organisation = label == 1 + 2 * static_cast<int>(NameClass::ORG);
    const bool person = label == 1 + 2 * static_cast<int>(NameClass::PER),
               place = label == 1 + 2 * static_cast<int>(NameClass::LOC);
    if (person && end - t <= 3 && draw(random, 100) < 40) {
      const auto& other = lists.persons[random() % lists.persons.size()];
      words = end - t == 1 ? std::vector<std::string>{other.back()} : other;
    } else if (place && end - t <= 3 && draw(random, 100) < 20) {
      words = made_place(lists, random);
    } else if (organisation && draw(random, 100) < 25) {
      words = made_organisation(lists, random);
    }
    for (size_t w = 0; w < words.size(); ++w) {
      changed.words.push_back(words[w]);
      changed.spaced.push_back(w > 0 || sentence.spaced[t]);
      changed.labels.push_back(label == 0 || w == 0 ? label : label + 1);
    }
    t = end;
  }
  return changed;
}

Document document_of(const NameSentence& sentence, int disguise) {
  Document document;
  std::vector<Span> spans;
  for (size_t t = 0; t < sentence.words.size(); ++t) {
    std::string word = sentence.words[t];
    if (disguise == 1 || disguise == 2)
      for (char& c : word)
        c = static_cast<char>(static_cast<unsigned char>(c) >= 0x80 ? c
                              : disguise == 1                       ? std::tolower(c)
                                                                    : std::toupper(c));
    if (disguise == 3 && static_cast<unsigned char>(word[0]) < 0x80) word[0] = static_cast<char>(std::toupper(word[0]));
    if (t > 0) document.report.text += ' ';
    const auto begin = static_cast<uint32_t>(document.report.text.size());
    document.report.text += word;
    spans.push_back({begin, static_cast<uint32_t>(document.report.text.size())});
  }
  document.folded = text::fold(document.report.text);
  for (const Span span : spans) document.tokens.push_back(text::token_at(document.report.text, span));
  return document;
}

Input names_input(const Document& document, const Tables& tables, const NameLists& lists, bool with_lists) {
  Input input = input_of(document, tables);
  for (uint32_t t = 0; t < document.tokens.size(); ++t) {
    const auto found = lists.bits.find(std::string(document.folded_word(t)));
    input.pieces[t][0] = syntax::list_piece(with_lists && found != lists.bits.end() ? found->second : 0);
  }
  return input;
}

NameExample example_of(const NameSentence& sentence, const Tables& tables, const NameLists& lists,
                       std::mt19937& random) {
  const NameSentence changed = with_other_names(sentence, lists, random);
  const int roll = draw(random, 100);
  const int disguise = roll < 4 ? 1 : roll < 7 ? 2 : roll < 9 ? 3 : 0;
  return {names_input(document_of(changed, disguise), tables, lists, draw(random, 100) < 65), changed.labels,
          changed.weight};
}

/// Writes what is found in a file of names, for score_names.py.
void annotate(NameFinder& finder, const Tables& tables, const NameLists& lists, const std::string& path,
              const std::string& out_path, std::mt19937& random) {
  std::ifstream in(path);
  std::ofstream out(out_path);
  constexpr const char* kNames[] = {"PER", "ORG", "LOC", "GROUP"};
  for (std::string line; std::getline(in, line);) {
    const auto row = nlohmann::json::parse(line);
    Document document;
    document.report.text = row["text"];
    document.folded = text::fold(document.report.text);
    text::cut_tokens(document.report.text, {0, static_cast<uint32_t>(document.report.text.size())}, document.tokens);
    const auto found = finder.find(tables, names_input(document, tables, lists, true), random);
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

std::vector<TagExample> tag_examples(const std::string& path, const Tables& tables, const NameLists& lists) {
  std::vector<TagExample> all;
  for (const TreeDocument& source : read_conllu(path))
    for (const Tree& tree : source.trees) {
      TagExample example{names_input(training::document_of(source, tree), tables, lists, true), {}};
      for (const Word& word : tree.words) example.tags.push_back(xpos_of(word.xpos));
      all.push_back(std::move(example));
    }
  return all;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 9) return std::fprintf(stderr, "see the head of train_names.cc\n"), 2;
  std::mt19937 random(11);
  Tables tables;
  tables.read(arguments[1], random);
  const int epochs = std::atoi(arguments[3]);
  const std::string folder = arguments[6];
  NameLists lists;
  lists.read(folder + "/office-holders.tsv", folder + "/states.know", folder + "/zone1970.tab", folder + "/groups.txt",
             folder + "/organisations.txt");
  std::vector<TagExample> tagged;
  std::vector<NameSentence> sentences;
  std::vector<std::string> dev;
  int part = 0;
  for (int i = 7; i < count; ++i) {
    if (std::strcmp(arguments[i], "--") == 0) {
      ++part;
    } else if (part == 0) {
      for (auto& example : tag_examples(arguments[i], tables, lists)) tagged.push_back(std::move(example));
    } else if (part == 1) {
      for (auto& sentence : read_names(arguments[i], lists)) sentences.push_back(std::move(sentence));
      std::fprintf(stderr, "%s: %zu sentences\n", arguments[i], sentences.size());
    } else {
      dev.emplace_back(arguments[i]);
    }
  }
  for (const auto& example : tagged)
    for (const uint32_t word : example.input.words) tables.learned[word] = true;
  for (const auto& sentence : sentences)
    for (const uint32_t word : names_input(document_of(sentence, 0), tables, lists, true).words)
      tables.learned[word] = true;
  NameFinder finder;
  finder.shape({std::atoi(arguments[4]), std::atoi(arguments[5])}, random);

  Averages averages;
  for (Parameter* parameter : finder.parameters()) averages.watch(parameter->value.data);
  averages.watch(tables.words.data);
  averages.watch(tables.pieces.data);
  constexpr int kAverageEvery = 8;        ///< steps
  constexpr float kAverageShare = 0.01f;  ///< over about 800 steps
  constexpr int kBatchWords = 400;
  constexpr float kDropout = 0.35f, kTopRate = 0.002f;
  int steps = 0;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    const auto start = std::chrono::steady_clock::now();
    std::shuffle(sentences.begin(), sentences.end(), random);
    double loss = 0;
    long learned = 0;
    for (size_t next = 0; next < sentences.size();) {
      std::vector<NameExample> examples;
      int words = 0;
      while (next < sentences.size() && words < kBatchWords) {
        examples.push_back(example_of(sentences[next++], tables, lists, random));
        words += static_cast<int>(examples.back().labels.size());
      }
      std::vector<const NameExample*> batch;
      for (const auto& example : examples) batch.push_back(&example);
      loss += finder.learn_names(tables, batch, kDropout, random);
      learned += words;
      const double progress = (epoch + static_cast<double>(next) / static_cast<double>(sentences.size())) / epochs;
      const auto rate =
          static_cast<float>(1.0 - progress) * kTopRate * std::min(1.0f, static_cast<float>(steps + 1) / 200.0f) +
          1e-6f;
      if (!tagged.empty() && steps % 2 == 0) {
        std::vector<const TagExample*> more;
        for (int n = 0; n < 12; ++n) more.push_back(&tagged[random() % tagged.size()]);
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
  write_names(arguments[2], finder, tables, lists.bits);
  for (const std::string& path : dev)
    annotate(finder, tables, lists, path, std::string(arguments[2]) + "." + path.substr(path.rfind('/') + 1), random);
}
