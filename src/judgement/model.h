// The judge's weights, as training/train_judgement.py writes them: one line a weight, `KIND <tab> NAME=VALUE <tab>
// WEIGHT`. A logistic regression a kind: the confidence is the logistic function of the sum of a finding's weights.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "judgement/features.h"
#include "rapporteur/result.h"

namespace rapporteur::rules {
class Image;
}

namespace rapporteur::judgement {

class Model {
 public:
  /// Takes the lines of a model file. Fails on a line of another form, naming it by `where`.
  static Result<Model> parse(std::string_view lines, std::string_view where);

  /// What a feature adds for a finding of that kind, in logits; 0 for one that was never learned.
  float weight(FindingKind kind, const Feature& feature) const;
  /// From 0 to 1: the share of findings with such features that careful readers would have written down.
  float confidence(FindingKind kind, std::span<const Feature> features) const;

 private:
  struct Weight {
    uint64_t key;
    float value;
  };
  std::vector<Weight> weights_;  ///< sorted by key
};

/// The model inside the executable.
Result<Model> load(const rules::Image& image);

}  // namespace rapporteur::judgement
