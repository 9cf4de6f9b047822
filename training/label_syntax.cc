// Parsers that were learned apart vote on the tags, heads and relations of a text that is cut already.
//   label_syntax IN.conllu OUT.conllu PARSER.model...
// Trees of more than kLongest words, and those that the vote is least sure of, are left out. With a treebank as IN it
// also says how well the vote does.
#include <cmath>
#include <cstdio>
#include <fstream>

#include "import.h"
#include "treebank.h"

using namespace training;
using namespace rapporteur;

namespace {

constexpr size_t kLongest = 60;       ///< words
constexpr float kLeastSure = -0.25f;  ///< mean logarithm of the chance of a tree's arcs

/// What is voted on a sentence; numbers of the enumerations, heads as in CoNLL-U.
struct Vote {
  std::vector<int> heads, relations, upos, xpos;
  float sureness = 0;
};

int best_of(const float* scores, int size) {
  return static_cast<int>(std::max_element(scores, scores + size) - scores);
}

Vote vote_on(std::vector<LearnedParser>& parsers, const Document& document, std::mt19937& random) {
  const auto size = static_cast<uint32_t>(document.tokens.size());
  const auto count = static_cast<float>(parsers.size());
  syntax::ArcScores arcs;
  arcs.shape(size);
  std::fill(arcs.values.begin(), arcs.values.end(), 0.0f);
  Matrix upos(static_cast<int>(size), kUposColumns), xpos(static_cast<int>(size), kXposColumns),
      relations(static_cast<int>(size), kLabelColumns);
  for (LearnedParser& learned : parsers) {
    learned.parser.read(learned.tables, input_of(document, learned.tables), random);
    learned.parser.add_arcs(arcs);
    learned.parser.add_tags(upos, xpos);
  }
  std::vector<uint32_t> heads;
  syntax::best_tree(arcs, heads);
  for (LearnedParser& learned : parsers) learned.parser.add_relations(heads, relations);
  Vote vote;
  for (uint32_t i = 0; i < size; ++i) {
    const int row = static_cast<int>(i);
    vote.heads.push_back(heads[i] == size ? 0 : static_cast<int>(heads[i]) + 1);
    vote.relations.push_back(heads[i] == size ? static_cast<int>(Deprel::root)
                                              : 1 + static_cast<int>(Deprel::root) +
                                                    best_of(relations.row(row) + 1 + static_cast<int>(Deprel::root),
                                                            kDeprelCount - 1 - static_cast<int>(Deprel::root)));
    vote.upos.push_back(best_of(upos.row(row), kUposCount));
    vote.xpos.push_back(best_of(xpos.row(row), kXposCount));
    vote.sureness += arcs.row(i)[heads[i]] / count / static_cast<float>(size);
  }
  return vote;
}

/// Words that agree with the treebank.
struct Agreement {
  long words = 0, upos = 0, heads = 0, labelled = 0;

  void add(const Tree& tree, const Vote& vote) {
    for (size_t i = 0; i < tree.words.size(); ++i) {
      ++words;
      upos += upos_of(tree.words[i].upos) == vote.upos[i];
      const bool head = tree.words[i].head == vote.heads[i];
      heads += head;
      labelled += head && relation_of(tree.words[i].relation) == vote.relations[i];
    }
  }
};

/// The line that holds a multiword token's parts together, before the first of them.
void write_range(std::ofstream& out, const TreeDocument& source, const Tree& tree, size_t first) {
  size_t last = first;
  while (last + 1 < tree.words.size() && tree.words[last + 1].joined) ++last;
  if (last == first) return;
  const uint32_t begin = tree.words[first].begin, end = tree.words[last].end;
  const bool spaced = last + 1 == tree.words.size() || tree.words[last + 1].begin > end;
  out << first + 1 << '-' << last + 1 << '\t' << source.text.substr(begin, end - begin) << "\t_\t_\t_\t_\t_\t_\t_\t"
      << (spaced ? "_" : "SpaceAfter=No") << '\n';
}

void write(std::ofstream& out, const TreeDocument& source, const Tree& tree, const Vote& vote) {
  for (size_t i = 0; i < tree.words.size(); ++i) {
    const Word& word = tree.words[i];
    if (!word.joined) write_range(out, source, tree, i);
    const bool spaced = i + 1 == tree.words.size() || tree.words[i + 1].begin > word.end;
    out << i + 1 << '\t' << source.text.substr(word.begin, word.end - word.begin) << '\t' << word.lemma << '\t'
        << name_of(static_cast<Upos>(vote.upos[i])) << '\t' << name_of(static_cast<Xpos>(vote.xpos[i])) << "\t_\t"
        << vote.heads[i] << '\t' << name_of(static_cast<Deprel>(vote.relations[i])) << "\t_\t"
        << (spaced ? "_" : "SpaceAfter=No") << '\n';
  }
  out << '\n';
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) return std::fprintf(stderr, "label_syntax IN.conllu OUT.conllu PARSER.model...\n"), 2;
  std::vector<LearnedParser> parsers(static_cast<size_t>(count - 3));
  for (int i = 3; i < count; ++i) read_parser(arguments[i], parsers[static_cast<size_t>(i - 3)]);
  std::mt19937 random(1);
  std::ofstream out(arguments[2]);
  Agreement agreement;
  long kept = 0;
  for (const TreeDocument& source : read_conllu(arguments[1])) {
    out << "# newdoc id = " << source.id << '\n';
    for (const Tree& tree : source.trees) {
      const Vote vote = vote_on(parsers, document_of(source, tree), random);
      agreement.add(tree, vote);
      if (tree.words.size() > kLongest || vote.sureness < kLeastSure) continue;
      write(out, source, tree, vote);
      kept += static_cast<long>(tree.words.size());
    }
  }
  const auto share = [&](long part) {
    return 100.0 * static_cast<double>(part) / static_cast<double>(agreement.words);
  };
  std::fprintf(stderr, "%ld of %ld words kept; agrees: upos %.2f uas %.2f las %.2f\n", kept, agreement.words,
               share(agreement.upos), share(agreement.heads), share(agreement.labelled));
}
