// Words as Universal Dependencies cuts them, each with its bytes in the untouched text.
#pragma once

#include <string_view>
#include <vector>

#include "rapporteur/document.h"
#include "text/spelling.h"

namespace rapporteur::text {

/// A token with what its form shows: capitals.
Token token_at(std::string_view text, Span span);

/// Appends the tokens of text[span]. Knows nothing but characters and the tables, so that phrases of knowledge files
/// are cut as reports are.
void cut_tokens(std::string_view text, Span span, const Spelling& spelling, std::vector<Token>& tokens);

/// Fills a document's folded text and tokens; their words are not looked up yet.
void split_tokens(Document& document, const Spelling& spelling);

}  // namespace rapporteur::text
