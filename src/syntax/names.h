// The stage "names": names of persons, organisations, places and groups of people.
#pragma once

#include <span>
#include <string>

#include "rapporteur/result.h"
#include "syntax/encoder.h"
#include "syntax/model_file.h"
#include "syntax/name_lists.h"

namespace rapporteur {
struct Document;
struct Knowledge;
}  // namespace rapporteur

namespace rapporteur::syntax {

/// The encoder, the scores of labels on it, and the chain over labels (training/name_finder.h has its learning form).
struct NameModel {
  Encoder encoder;
  Dense labels;
  std::span<const float> transitions;  ///< a row for each label before, the last for the sentence's start
  NameLists lists;

  Result<void> load(const ModelFile& file, const std::string& where);
};

/// Finds names in every sentence, wanted or not: the best sequence of labels by Viterbi's algorithm. Linear in the
/// tokens.
void find_names(Document& document, const Knowledge& knowledge);

}  // namespace rapporteur::syntax
