// The stage "syntax": tags, lemmas, heads and relations.
#include "syntax/analyse.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "knowledge.h"
#include "rapporteur/document.h"
#include "syntax/lanes.h"
#include "syntax/models.h"
#include "syntax/tree.h"

namespace rapporteur::syntax {
namespace {

constexpr uint32_t kLongestPiece = 160;  ///< words that are parsed together
constexpr uint32_t kBatch = 192;         ///< words that are encoded together, so that weights stay near

/// Words [first, end) of one sentence.
struct Piece {
  uint32_t first, end;
  bool begins_sentence;
};

/// Everything the analysis writes before it is a layer; one for each thread.
struct Workspace {
  EncoderSpace encoder;
  std::vector<Piece> pieces;
  Rows out, views, turned, queries, hidden, labels;
  QuantisedRows bytes;
  ArcScores arcs;
  std::vector<uint32_t> heads;
};

uint32_t best_of(const float* scores, uint32_t begin, uint32_t end) {
  return static_cast<uint32_t>(std::max_element(scores + begin, scores + end) - scores);
}

/// Views of the words of a piece as heads, turned: a row for each of a view's numbers, a column for each word and a
/// last one for the root; columns up to a multiple of kLanes are zero.
void turn_heads(const ParserModel& model, const Rows& views, uint32_t first, uint32_t size, Rows& turned) {
  const uint32_t width = model.arc_size;
  turned.shape(width, (size + 1 + kLanes - 1) / kLanes * kLanes);
  for (uint32_t d = 0; d < width; ++d) {
    float* row = turned.row(d);
    for (uint32_t j = 0; j < size; ++j) row[j] = views.row(first + j)[width + d];
    row[size] = model.root[d];
    std::fill(row + size + 1, row + turned.columns, 0.0f);
  }
}

/// Sixteen heads' scores for four words at a time, so that no sum runs across lanes and none waits for another.
[[gnu::target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")]] void score_arcs(
    const ParserModel& model, const Rows& queries, const Rows& turned, uint32_t first, uint32_t size, ArcScores& arcs) {
  constexpr uint32_t kTogether = 4;
  arcs.shape(size);
  for (uint32_t i = 0; i < size; i += kTogether) {
    const float* words[kTogether];
    for (uint32_t n = 0; n < kTogether; ++n) words[n] = queries.row(first + std::min(i + n, size - 1));
    for (uint32_t j = 0; j < turned.columns; j += kLanes) {
      Lanes sums[kTogether] = {};
      for (uint32_t d = 0; d < model.arc_size; ++d) {
        const Lanes heads = at(turned.row(d) + j).lanes;
        for (uint32_t n = 0; n < kTogether; ++n) sums[n] += words[n][d] * heads;
      }
      for (uint32_t n = 0; n < kTogether && i + n < size; ++n)
        std::memcpy(arcs.row(i + n) + j, &sums[n], std::min(kLanes, size + 1 - j) * sizeof(float));
    }
  }
  for (uint32_t i = 0; i < size; ++i) {
    float* row = arcs.row(i);
    for (uint32_t j = 0; j < size; ++j) row[j] += model.distance[distance_bucket(i, j)];
    row[i] = -1e9f;
  }
}

class Analysis {
 public:
  Analysis(Document& document, const Models& models, Workspace& space)
      : document_(document), models_(models), space_(space) {}

  void add(const Sentence& sentence) {
    for (uint32_t at = sentence.first; at < sentence.end;) {
      const uint32_t end = sentence.end - at <= kLongestPiece ? sentence.end : at + kLongestPiece;
      space_.pieces.push_back({at, end, at == sentence.first});
      for (uint32_t t = at; t < end; ++t)
        space_.encoder.features.push_back(features_of(document_, t, t == sentence.first));
      space_.encoder.ends.push_back(static_cast<uint32_t>(space_.encoder.features.size()));
      at = end;
    }
    if (space_.encoder.features.size() >= kBatch) finish();
  }

  /// Encodes and parses what was added.
  void finish() {
    if (space_.pieces.empty()) return;
    const ParserModel& model = models_.parser;
    model.encoder.run(space_.encoder);
    model.out.apply(space_.encoder.quantised, space_.out);
    make_views();
    uint32_t row = 0;
    uint32_t sentence_root = kNone;
    for (const Piece& piece : space_.pieces) {
      if (piece.begins_sentence) sentence_root = kNone;
      tag(piece, row);
      sentence_root = parse(piece, row, sentence_root);
      row += piece.end - piece.first;
    }
    space_.pieces.clear();
    space_.encoder.features.clear();
    space_.encoder.ends.clear();
  }

 private:
  /// The rectified views as dependent and head, and the queries.
  void make_views() {
    const uint32_t width = models_.parser.arc_size;
    Rows& views = space_.views;
    views.shape(space_.out.rows, 2 * width);
    space_.hidden.shape(space_.out.rows, width);
    for (uint32_t i = 0; i < views.rows; ++i) {
      const float* out = space_.out.row(i);
      for (uint32_t d = 0; d < 2 * width; ++d) views.row(i)[d] = std::max(0.0f, out[d]);
      std::copy_n(views.row(i), width, space_.hidden.row(i));
    }
    space_.bytes.take(space_.hidden);
    models_.parser.arc.apply(space_.bytes, space_.queries);
  }

  void tag(const Piece& piece, uint32_t row) {
    const uint32_t upos_at = space_.out.columns - kTagColumns, xpos_at = space_.out.columns - kXposColumns;
    for (uint32_t t = piece.first; t < piece.end; ++t, ++row) {
      const float* scores = space_.out.row(row);
      Tag& tag = document_.tags[t];
      tag.upos = static_cast<Upos>(best_of(scores, upos_at, upos_at + kUposCount) - upos_at);
      tag.xpos = static_cast<Xpos>(best_of(scores, xpos_at, xpos_at + kXposCount) - xpos_at);
      tag.lemma.begin = static_cast<uint32_t>(document_.lemmas.size());
      models_.lemmas.append(document_.word(t), document_.folded_word(t), tag.xpos, lemma_shape(document_.tokens[t]),
                            document_.lemmas);
      tag.lemma.end = static_cast<uint32_t>(document_.lemmas.size());
    }
  }

  /// Heads and relations of a piece; a piece that continues a sentence hangs on `sentence_root`. Returns the sentence's
  /// root.
  uint32_t parse(const Piece& piece, uint32_t row, uint32_t sentence_root) {
    const uint32_t size = piece.end - piece.first;
    turn_heads(models_.parser, space_.views, row, size, space_.turned);
    score_arcs(models_.parser, space_.queries, space_.turned, row, size, space_.arcs);
    best_tree(space_.arcs, space_.heads);
    label_arcs(row, size);
    uint32_t root = kNone;
    for (uint32_t i = 0; i < size; ++i) {
      Head& head = document_.heads[piece.first + i];
      if (space_.heads[i] == size) {
        head.head = sentence_root;
        head.relation = sentence_root == kNone ? Deprel::root : Deprel::parataxis;
        root = piece.first + i;
        continue;
      }
      head.head = piece.first + space_.heads[i];
      head.relation =
          static_cast<Deprel>(best_of(space_.labels.row(i), static_cast<uint32_t>(Deprel::root) + 1, kDeprelCount));
    }
    return sentence_root == kNone ? root : sentence_root;
  }

  void label_arcs(uint32_t row, uint32_t size) {
    const ParserModel& model = models_.parser;
    const uint32_t width = model.relation_size, at = 2 * model.arc_size;
    space_.hidden.shape(size, width);
    for (uint32_t i = 0; i < size; ++i) {
      const uint32_t head = space_.heads[i] == size ? i : space_.heads[i];
      const float* below = space_.out.row(row + i) + at;
      const float* above = space_.out.row(row + head) + at + width;
      for (uint32_t d = 0; d < width; ++d) space_.hidden.row(i)[d] = std::max(0.0f, below[d] + above[d]);
    }
    space_.bytes.take(space_.hidden);
    model.label.apply(space_.bytes, space_.labels);
  }

  Document& document_;
  const Models& models_;
  Workspace& space_;
};

/// Links each word's children from left to right.
void link_children(Document& document, const Sentence& sentence) {
  for (uint32_t t = sentence.end; t-- > sentence.first;) {
    Head& head = document.heads[t];
    if (head.head == kNone) continue;
    Head& parent = document.heads[head.head];
    head.next_sibling = parent.first_child;
    parent.first_child = t;
  }
}

/// What hangs on a word, as far as the relations must agree with one another.
struct Children {
  bool passive = false, auxiliary = false, object = false, open_clause = false;
};

Children children_of(const Document& document, uint32_t parent) {
  Children found;
  for (uint32_t c = document.heads[parent].first_child; c != kNone; c = document.heads[c].next_sibling) {
    const Deprel relation = document.heads[c].relation;
    found.passive |= relation == Deprel::aux_pass;
    found.auxiliary |= relation == Deprel::aux || relation == Deprel::cop;
    found.object |= relation == Deprel::obj;
    found.open_clause |= relation == Deprel::xcomp;
  }
  return found;
}

/// True if a full stop ends the sentence, as it ends no headline.
bool has_full_stop(const Document& document, const Sentence& sentence) {
  for (uint32_t t = sentence.end; t-- > sentence.first && document.tags[t].upos == Upos::PUNCT;) {
    if (document.tags[t].xpos == Xpos::PERIOD) return true;
  }
  return false;
}

/// Relations are told one by one; here they are made to agree as UD's guidelines demand: who is urged to do something
/// is the object, and a passive subject needs an auxiliary, outside of headlines.
void reconcile(Document& document, const Sentence& sentence) {
  const bool headline = !has_full_stop(document, sentence);
  for (uint32_t t = sentence.first; t < sentence.end; ++t) {
    Head& head = document.heads[t];
    if (head.head == kNone) continue;
    const bool indirect = head.relation == Deprel::iobj, passive = head.relation == Deprel::nsubj_pass;
    if (!indirect && !passive) continue;
    const Children siblings = children_of(document, head.head);
    Tag& tag = document.tags[head.head];
    if (indirect && !siblings.object && siblings.open_clause) head.relation = Deprel::obj;
    if (!passive || siblings.passive || siblings.auxiliary) continue;
    if (headline && tag.xpos == Xpos::VBN) continue;
    head.relation = Deprel::nsubj;
    if (tag.xpos == Xpos::VBN && document.heads[head.head].relation == Deprel::root) tag.xpos = Xpos::VBD;
  }
}

}  // namespace

uint32_t distance_bucket(uint32_t from, uint32_t to) {
  const uint32_t distance = from > to ? from - to : to - from;
  const uint32_t size = distance < 5    ? distance - 1
                        : distance < 7  ? 4
                        : distance < 10 ? 5
                        : distance < 15 ? 6
                        : distance < 25 ? 7
                                        : 8;
  return to < from ? size : size + 9;
}

void analyse(Document& document, const Knowledge& knowledge) {
  thread_local Workspace space;
  document.tags.assign(document.tokens.size(), {});
  document.heads.assign(document.tokens.size(), {});
  Analysis analysis(document, *knowledge.models, space);
  for (const Sentence& sentence : document.sentences) {
    if (sentence.wanted) analysis.add(sentence);
  }
  analysis.finish();
  for (const Sentence& sentence : document.sentences) {
    if (!sentence.wanted) continue;
    link_children(document, sentence);
    reconcile(document, sentence);
  }
}

}  // namespace rapporteur::syntax
