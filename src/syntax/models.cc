// The trained models, opened once.
#include "syntax/models.h"

#include "rapporteur/document.h"
#include "rules/spelling.h"
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

namespace {

Result<void> whole_or_misfit(bool whole, const std::string& where) {
  if (whole) return {};
  return fail(ErrorCode::malformed, where, "the model's sections do not fit together", "make it again with training/");
}

/// Opens a model and has `load` take its sections.
template <typename Load>
Result<void> open_with(std::span<const std::byte> bytes, const std::string& where, Load load) {
  const auto file = ModelFile::open(bytes, where);
  if (!file) return tl::unexpected(file.error());
  return load(*file, where);
}

Result<void> load_into(Models& models) {
  const auto boundaries = [&](const ModelFile& file, const std::string& where) {
    models.boundaries.weights = file.table<int16_t>("weights");
    return whole_or_misfit(models.boundaries.weights.size() == text::kBoundaryWeights, where);
  };
  const auto lemmas = [&](const ModelFile& file, const std::string& where) {
    return whole_or_misfit(models.lemmas.load(file), where);
  };
  const auto parser = [&](const ModelFile& file, const std::string& where) { return models.parser.load(file, where); };
  const auto names = [&](const ModelFile& file, const std::string& where) { return models.names.load(file, where); };
  if (auto done = open_with(embedded_sentence_model(), "sentences.model", boundaries); !done) return done;
  if (auto done = open_with(embedded_lemma_model(), "lemmas.model", lemmas); !done) return done;
  if (auto done = open_with(embedded_syntax_model(), "syntax.model", parser); !done) return done;
  return open_with(embedded_name_model(), "names.model", names);
}

}  // namespace

Result<Models> load_models(const rules::Image& image) {
  Models models;
  models.spelling = rules::load_spelling(image);
  if (auto done = load_into(models); !done) return tl::unexpected(done.error());
  return models;
}

}  // namespace rapporteur::syntax
