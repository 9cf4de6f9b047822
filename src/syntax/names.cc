// The stage "names".
#include "syntax/names.h"

#include <algorithm>
#include <array>

#include "knowledge.h"
#include "rapporteur/document.h"
#include "syntax/models.h"
#include "syntax/name_lists.h"

namespace rapporteur::syntax {
namespace {

constexpr float kNever = -1e4f;
constexpr uint32_t kBatch = 256;      ///< words that are encoded together
constexpr uint32_t kStart = kLabels;  ///< the row of transitions for a sentence's start

struct Workspace {
  EncoderSpace encoder;
  std::vector<uint32_t> sentences;
  Rows scores;
  std::vector<std::array<uint8_t, kLabels>> from;
  std::vector<uint32_t> labels;
  std::vector<uint64_t> words;
  std::vector<ListMark> marks;
};

/// A name is continued only by its own class.
bool may_follow(uint32_t before, uint32_t after) {
  if (after == 0 || after % 2 == 1) return true;
  return before != kStart && (before == after || before == after - 1);
}

/// The best labels of `size` rows of scores from `row` on, into space.labels.
void best_labels(const NameModel& model, Workspace& space, uint32_t row, uint32_t size) {
  std::array<float, kLabels> best = {}, next = {};
  space.from.resize(std::max<size_t>(space.from.size(), size));
  space.labels.resize(std::max<size_t>(space.labels.size(), size));
  for (uint32_t t = 0; t < size; ++t) {
    const float* scores = space.scores.row(row + t);
    for (uint32_t label = 0; label < kLabels; ++label) {
      float top = 10 * kNever;
      for (uint32_t before = 0; before < (t == 0 ? 1 : kLabels); ++before) {
        const uint32_t past = t == 0 ? kStart : before;
        const float move = may_follow(past, label) ? model.transitions[past * kLabelColumns + label] : kNever;
        if (best[before] + move <= top) continue;
        top = best[before] + move;
        space.from[t][label] = static_cast<uint8_t>(before);
      }
      next[label] = top + scores[label];
    }
    best = next;
  }
  uint32_t label = static_cast<uint32_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (uint32_t t = size; t-- > 0;) {
    space.labels[t] = label;
    label = space.from[t][label];
  }
}

void add_names(Document& document, const Sentence& sentence, const std::vector<uint32_t>& labels) {
  const uint32_t size = sentence.end - sentence.first;
  for (uint32_t t = 0; t < size; ++t) {
    if (labels[t] % 2 == 0) continue;
    uint32_t end = t + 1;
    while (end < size && labels[end] == labels[t] + 1) ++end;
    Name name;
    name.first = sentence.first + t;
    name.end = sentence.first + end;
    name.span = document.span_of(name.first, name.end);
    name.name_class = static_cast<NameClass>(labels[t] / 2);
    document.names.push_back(name);
  }
}

/// The features of a sentence's words, with what the lists say of them.
void add_features(const Document& document, const Sentence& sentence, const NameModel& model, Workspace& space) {
  std::vector<Features>& features = space.encoder.features;
  const size_t first = features.size();
  space.words.clear();
  for (uint32_t t = sentence.first; t < sentence.end; ++t) {
    features.push_back(features_of(document, t, t == sentence.first));
    space.words.push_back(features.back().word);
  }
  mark_words(model.lists, space.words, space.marks);
  for (size_t t = 0; t < space.marks.size(); ++t) {
    const bool capital = document.tokens[sentence.first + t].capital;
    features[first + t].affixes[0] = word_piece(space.marks[t], capital);
    features[first + t].affixes[1] = phrase_piece(space.marks[t], capital);
  }
}

void finish(Document& document, const NameModel& model, Workspace& space) {
  model.encoder.run(space.encoder);
  model.labels.apply(space.encoder.quantised, space.scores);
  uint32_t row = 0;
  for (const uint32_t index : space.sentences) {
    const Sentence& sentence = document.sentences[index];
    best_labels(model, space, row, sentence.end - sentence.first);
    add_names(document, sentence, space.labels);
    row += sentence.end - sentence.first;
  }
  space.sentences.clear();
  space.encoder.features.clear();
  space.encoder.ends.clear();
}

}  // namespace

Result<void> NameModel::load(const ModelFile& file, const std::string& where) {
  transitions = file.table<float>("transitions");
  lists = {file.table<uint32_t>("lists.keys"), file.table<uint16_t>("lists.bits")};
  const bool listed = !lists.keys.empty() && lists.keys.size() == lists.bits.size() &&
                      std::find(lists.bits.begin(), lists.bits.end(), 0) != lists.bits.end();
  if (!encoder.load(file) || !labels.load(file, "labels", encoder.output_size()) || labels.outputs != kLabelColumns ||
      transitions.size() != (kLabels + 1) * kLabelColumns || !listed) {
    return fail(ErrorCode::malformed, where, "the model's sections do not fit together",
                "make it again with training/");
  }
  return {};
}

void find_names(Document& document, const Knowledge& knowledge) {
  thread_local Workspace space;
  const NameModel& model = knowledge.models->names;
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    if (sentence.first == sentence.end) continue;
    add_features(document, sentence, model, space);
    space.encoder.ends.push_back(static_cast<uint32_t>(space.encoder.features.size()));
    space.sentences.push_back(s);
    if (space.encoder.features.size() >= kBatch) finish(document, model, space);
  }
  if (!space.sentences.empty()) finish(document, model, space);
}

}  // namespace rapporteur::syntax
