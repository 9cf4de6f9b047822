// The stage "tokens": cuts the text and looks its words up in the vocabulary.
#include "knowledge.h"
#include "text/fold.h"
#include "text/tokens.h"

namespace rapporteur::text {

void split_tokens(Document& document, const Knowledge& knowledge) {
  fold(document.text(), document.folded);
  std::string buffer;
  cut_tokens(document.text(), {0, static_cast<uint32_t>(document.text().size())}, document.tokens);
  for (uint32_t i = 0; i < document.tokens.size(); ++i) {
    document.tokens[i].word = knowledge.image.word_id(vocabulary_form(document.folded_word(i), buffer));
  }
  document.tags.resize(document.tokens.size());
  document.heads.resize(document.tokens.size());
}

}  // namespace rapporteur::text
