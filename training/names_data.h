// Texts with names, as the name finder learns from them.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "conllu.h"
#include "lists.h"

namespace training {

/// Labels: 0 outside; 1 + 2c begins a name of class c (rapporteur::NameClass), 2 + 2c continues it.
struct NameSentence {
  Words words;
  std::vector<int> labels;
  /// In place of labels: what teachers hold the chance of each label to be, for each word.
  std::vector<std::array<float, rapporteur::syntax::kLabels>> chances;
  float weight = 1;
};

/// One set of names in JSON lines; classes are folded to the four, groups labelled by the list where the set has none.
std::vector<NameSentence> read_names(const std::string& path, const Lists& lists);

/// The entities of a treebank (GUM's "Entity" in the last column) that are proper names of persons, organisations and
/// places. Empty if the treebank has none.
std::vector<NameSentence> read_entities(const std::string& path, const Lists& lists);

/// Sentences of a text with a paragraph a line, from every n-th paragraph so that there are about `words`; without
/// labels.
std::vector<NameSentence> read_text(const std::string& path, size_t words);

}  // namespace training
