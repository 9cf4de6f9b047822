// Reading treebanks in CoNLL-U, with the raw text they were made from.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace training {

struct Word {
  std::string form, lemma, upos, xpos, relation, misc;
  int head = 0;                 ///< 1-based; 0: root
  uint32_t begin = 0, end = 0;  ///< bytes in the tree document's text
  bool joined = false;          ///< continues a multiword token
  bool multiword = false;
};

struct Tree {
  std::vector<Word> words;
  uint32_t begin = 0, end = 0;  ///< bytes in the document's text
  bool new_paragraph = false;
};

struct TreeDocument {
  std::string id;
  std::string text;  ///< raw text: sentences with a space between, an empty line between paragraphs
  std::vector<Tree> trees;
};

std::vector<TreeDocument> read_conllu(const std::string& path);

}  // namespace training
