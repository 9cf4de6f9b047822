// Words as Universal Dependencies cuts them, each with its bytes in the untouched text.
#pragma once

#include <string_view>
#include <vector>

#include "rapporteur/document.h"

namespace rapporteur {
struct Knowledge;
}

namespace rapporteur::text {

/// A token with what its form shows: capitals.
Token token_at(std::string_view text, Span span);

/// Appends the tokens of text[span]. Knows nothing but characters, so that phrases of knowledge files are cut as
/// reports are.
void cut_tokens(std::string_view text, Span span, std::vector<Token>& tokens);

/// The stage "tokens": cuts the text and looks its words up in the vocabulary.
void split_tokens(Document& document, const Knowledge& knowledge);

}  // namespace rapporteur::text
