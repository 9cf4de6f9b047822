// The model files inside the executable.
#pragma once

#include <cstddef>
#include <span>

namespace rapporteur::syntax {

std::span<const std::byte> embedded_syntax_model();
std::span<const std::byte> embedded_lemma_model();
std::span<const std::byte> embedded_name_model();
std::span<const std::byte> embedded_sentence_model();

}  // namespace rapporteur::syntax
