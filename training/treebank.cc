// Treebanks as the networks learn from them.
#include "treebank.h"

#include <algorithm>
#include <cctype>

#include "syntax/features.h"
#include "text/fold.h"
#include "text/tokens.h"

namespace training {

using namespace rapporteur;

namespace {

template <typename Enum>
int number_of(const std::string& name, int count, int otherwise) {
  for (int i = 0; i < count; ++i)
    if (name_of(static_cast<Enum>(i)) == name) return i;
  return otherwise;
}

bool is_article(const Word& word) { return word.xpos == "DT" && (word.lemma == "the" || word.lemma == "a"); }

/// The words that stay, as indices.
std::vector<int> kept_words(const Tree& tree, Disguise disguise) {
  std::vector<int> kept;
  std::vector<bool> has_child(tree.words.size() + 1, false);
  for (const Word& word : tree.words) has_child[static_cast<size_t>(word.head)] = true;
  for (int i = 0; i < static_cast<int>(tree.words.size()); ++i) {
    const Word& word = tree.words[static_cast<size_t>(i)];
    const bool leaf = !has_child[static_cast<size_t>(i) + 1];
    if (disguise == Disguise::no_articles && leaf && is_article(word)) continue;
    if (disguise == Disguise::no_final_stop && leaf && i + 1 == static_cast<int>(tree.words.size()) && word.form == ".")
      continue;
    kept.push_back(i);
  }
  return kept;
}

void change_case(std::string& text, Disguise disguise) {
  bool inside = false;
  for (char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (disguise == Disguise::lower) c = byte < 0x80 ? static_cast<char>(std::tolower(byte)) : c;
    if (disguise == Disguise::upper) c = byte < 0x80 ? static_cast<char>(std::toupper(byte)) : c;
    if (disguise == Disguise::title && !inside && byte < 0x80) c = static_cast<char>(std::toupper(byte));
    inside = byte >= 0x80 || std::isalnum(byte) || c == '\'';
  }
}

Document make_document(const TreeDocument& source, const Tree& tree, Disguise disguise, const std::vector<int>& kept) {
  Document document;
  std::vector<Span> spans;
  for (const int i : kept) {
    const Word& word = tree.words[static_cast<size_t>(i)];
    std::string& text = document.report.text;
    const bool spaced = i > 0 && tree.words[static_cast<size_t>(i) - 1].end < word.begin;
    if (spaced && !text.empty()) text += ' ';
    const auto begin = static_cast<uint32_t>(text.size());
    text += source.text.substr(word.begin, word.end - word.begin);
    spans.push_back({begin, static_cast<uint32_t>(text.size())});
  }
  change_case(document.report.text, disguise);
  document.folded = text::fold(document.report.text);
  for (size_t n = 0; n < kept.size(); ++n) {
    Token token = text::token_at(document.report.text, spans[n]);
    const Word& word = tree.words[static_cast<size_t>(kept[n])];
    token.joined = word.joined;
    token.multiword = word.multiword;
    document.tokens.push_back(token);
  }
  return document;
}

}  // namespace

int upos_of(const std::string& name) { return number_of<Upos>(name, kUposCount, 0); }
int xpos_of(const std::string& name) { return number_of<Xpos>(name, kXposCount, static_cast<int>(Xpos::none)); }

int relation_of(const std::string& name) {
  const int whole = number_of<Deprel>(name, kDeprelCount, -1);
  return whole >= 0 ? whole
                    : number_of<Deprel>(name.substr(0, name.find(':')), kDeprelCount, static_cast<int>(Deprel::dep));
}

Document document_of(const TreeDocument& source, const Tree& tree, Disguise disguise) {
  return make_document(source, tree, disguise, kept_words(tree, disguise));
}

Input input_of(const Document& document, const Tables& tables) {
  Input input;
  for (uint32_t t = 0; t < document.tokens.size(); ++t) {
    const syntax::Features features = syntax::features_of(document, t, t == 0);
    input.words.push_back(tables.row_of(features.word));
    input.pieces.push_back(features.affixes);
  }
  return input;
}

Example example_of(const TreeDocument& source, const Tree& tree, const Tables& tables, Disguise disguise) {
  const std::vector<int> kept = kept_words(tree, disguise);
  std::vector<int> place(tree.words.size(), -1);
  for (size_t n = 0; n < kept.size(); ++n) place[static_cast<size_t>(kept[n])] = static_cast<int>(n);
  Example example;
  example.input = input_of(make_document(source, tree, disguise, kept), tables);
  for (const int i : kept) {
    const Word& word = tree.words[static_cast<size_t>(i)];
    example.heads.push_back(word.head == 0 ? -1 : place[static_cast<size_t>(word.head) - 1]);
    example.relations.push_back(relation_of(word.relation));
    example.upos.push_back(upos_of(word.upos));
    example.xpos.push_back(xpos_of(word.xpos));
  }
  return example;
}

}  // namespace training
