// The trained models, opened once.
#include "syntax/models.h"

#include "rapporteur/document.h"
#include "syntax/analyse.h"
#include "syntax/embedded.h"

namespace rapporteur::syntax {

Result<void> ParserModel::load(const ModelFile& file, const std::string& where) {
  const auto misfit =
      fail(ErrorCode::malformed, where, "the model's sections do not fit together", "make it again with training/");
  if (!encoder.load(file)) return misfit;
  root = file.table<float>("root");
  distance = file.table<float>("distance");
  arc_size = static_cast<uint32_t>(root.size());
  if (!arc.load(file, "arc", arc_size) || arc.outputs != arc_size || distance.size() < kDistances) return misfit;
  if (!out.load(file, "out", encoder.output_size()) || out.outputs < 2 * arc_size + kTagColumns) return misfit;
  relation_size = (out.outputs - kTagColumns - 2 * arc_size) / 2;
  if (!label.load(file, "label", relation_size) || label.outputs < kDeprelCount) return misfit;
  return {};
}

Result<Models> load_models(const rules::Image&) {
  Models models;
  const auto syntax = ModelFile::open(embedded_syntax_model(), "syntax.model");
  if (!syntax) return tl::unexpected(syntax.error());
  if (auto loaded = models.parser.load(*syntax, "syntax.model"); !loaded) return tl::unexpected(loaded.error());
  const auto lemmas = ModelFile::open(embedded_lemma_model(), "lemmas.model");
  if (!lemmas) return tl::unexpected(lemmas.error());
  if (!models.lemmas.load(*lemmas))
    return fail(ErrorCode::malformed, "lemmas.model", "the model's sections do not fit together");
  return models;
}

}  // namespace rapporteur::syntax
