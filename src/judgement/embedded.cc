// The model file, placed by the assembler. RAPPORTEUR_MODELS is its folder, given by the build.
#include "judgement/embedded.h"

#include "embed.h"

RAPPORTEUR_EMBED(rapporteur_judgement_model, RAPPORTEUR_TEXT(RAPPORTEUR_MODELS) "/judgement.model")

namespace rapporteur::judgement {

std::string_view embedded_model() {
  const auto size = static_cast<size_t>(rapporteur_judgement_model_end - rapporteur_judgement_model_begin);
  return {reinterpret_cast<const char*>(rapporteur_judgement_model_begin), size};
}

}  // namespace rapporteur::judgement
