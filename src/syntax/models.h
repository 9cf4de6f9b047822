// The trained models, opened once and shared by all threads.
#pragma once

#include <string>

#include "rapporteur/result.h"
#include "rules/image.h"
#include "syntax/encoder.h"
#include "syntax/lemmas.h"
#include "syntax/names.h"
#include "text/boundaries.h"
#include "text/spelling.h"

namespace rapporteur::syntax {

/// Tags, heads and relations: the encoder and what stands on it (training/parser.h has the same in its learning form).
struct ParserModel {
  Encoder encoder;
  Dense out;    ///< views of each word as dependent and head, its parts of relations, scores of its tags
  Dense arc;    ///< from a dependent's view to the query for its head
  Dense label;  ///< from an arc's hidden layer to scores of relations
  std::span<const float> root, distance;
  uint32_t arc_size = 0, relation_size = 0;

  Result<void> load(const ModelFile& file, const std::string& where);
};

struct Models {
  ParserModel parser;
  Lemmatiser lemmas;
  NameModel names;
  text::Boundaries boundaries;
  text::Spelling spelling;  ///< how the words were cut that the models learned from
};

/// The models inside this executable, and of the image how words are cut.
Result<Models> load_models(const rules::Image& image);

}  // namespace rapporteur::syntax
