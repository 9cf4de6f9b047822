// The model files, placed by the assembler. RAPPORTEUR_MODELS is their folder, given by the build.
#include "syntax/embedded.h"

#include "embed.h"

RAPPORTEUR_EMBED(rapporteur_syntax_model, RAPPORTEUR_TEXT(RAPPORTEUR_MODELS) "/syntax.model")
RAPPORTEUR_EMBED(rapporteur_lemma_model, RAPPORTEUR_TEXT(RAPPORTEUR_MODELS) "/lemmas.model")
RAPPORTEUR_EMBED(rapporteur_name_model, RAPPORTEUR_TEXT(RAPPORTEUR_MODELS) "/names.model")
RAPPORTEUR_EMBED(rapporteur_sentence_model, RAPPORTEUR_TEXT(RAPPORTEUR_MODELS) "/sentences.model")

namespace rapporteur::syntax {

std::span<const std::byte> embedded_syntax_model() {
  return {rapporteur_syntax_model_begin, rapporteur_syntax_model_end};
}
std::span<const std::byte> embedded_lemma_model() { return {rapporteur_lemma_model_begin, rapporteur_lemma_model_end}; }
std::span<const std::byte> embedded_name_model() { return {rapporteur_name_model_begin, rapporteur_name_model_end}; }
std::span<const std::byte> embedded_sentence_model() {
  return {rapporteur_sentence_model_begin, rapporteur_sentence_model_end};
}

}  // namespace rapporteur::syntax
