// Tags, heads and relations on top of the encoder, learned together: scores of arcs by a bilinear form over two views
// of each word (Dozat and Manning 2017, "Deep biaffine attention"), relations by a small network over the arc's two
// ends.
#pragma once

#include "encoder.h"
#include "syntax/tree.h"

namespace training {

inline constexpr int kArc = 96;       ///< size of a word's view as dependent or as head
inline constexpr int kRelation = 96;  ///< size of the hidden layer that tells relations
inline constexpr int kUposColumns = 32;
inline constexpr int kXposColumns = 64;
inline constexpr int kLabelColumns = 64;
inline constexpr int kOutColumns = 2 * kArc + 2 * kRelation + kUposColumns + kXposColumns;
inline constexpr int kDistances = 18;  ///< buckets of signed distance

/// Bucket of the distance from a word to its head, both token indices.
int distance_bucket(int from, int to);

struct Example {
  Input input;
  std::vector<int> heads;  ///< -1: root
  std::vector<int> relations, upos, xpos;
};

struct Counts {
  double loss = 0;
  long words = 0, upos = 0, xpos = 0, heads = 0, labelled = 0;
};

class Parser {
 public:
  Encoder encoder;
  Linear out, bilinear, label;
  Parameter root, distance;

  void shape(const Shape& shape, std::mt19937& random);
  /// One pass over a batch; learns if `dropout` is positive (gradients only: step() applies them).
  void pass(Tables& tables, const std::vector<const Example*>& batch, float dropout, std::mt19937& random,
            Counts& counts);
  void step(Tables& tables, float rate, int number);
  std::vector<Parameter*> parameters();

  /// For several parsers that vote: reads a sentence, and after that adds the logarithms of what it gives each arc (a
  /// row of size + 1, the last for the root), each tag, and each relation once the heads are chosen (size: the root).
  void read(const Tables& tables, const Input& input, std::mt19937& random);
  void add_arcs(rapporteur::syntax::ArcScores& scores) const;
  void add_tags(Matrix& upos, Matrix& xpos) const;
  void add_relations(const std::vector<uint32_t>& heads, Matrix& relations);

 private:
  /// Score of the arc from one word to another, given as places in their sentence and as rows.
  float arc_score(int dependent, int dependent_row, int head, int head_row) const;
  void relation_hidden(int dependent, int head, float* hidden) const;
  void views(float dropout, Matrix& dependent, Matrix& mask, std::mt19937& random);
  void arcs(const Example& example, int start, bool learning, Counts& counts);
  void relations(const std::vector<const Example*>& batch, bool learning, float dropout, std::mt19937& random,
                 Counts& counts);
  void tags(const std::vector<const Example*>& batch, bool learning, Counts& counts);

  std::vector<Counts> unused_;
  Matrix outputs_, out_gradient_, views_, query_, query_gradient_;
  std::vector<int> chosen_;  ///< head of each row by the arc scores, as a row; -1: root
  std::vector<int> starts_;
};

}  // namespace training
