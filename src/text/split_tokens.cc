// A document's tokens: its text folded, cut, and with room for what is told of each.
#include "text/fold.h"
#include "text/tokens.h"

namespace rapporteur::text {

void split_tokens(Document& document, const Spelling& spelling) {
  fold(document.text(), document.folded);
  cut_tokens(document.text(), {0, static_cast<uint32_t>(document.text().size())}, spelling, document.tokens);
  document.tags.resize(document.tokens.size());
  document.heads.resize(document.tokens.size());
}

}  // namespace rapporteur::text
