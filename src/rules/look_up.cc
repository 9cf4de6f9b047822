// Each token's folded form in the vocabulary.
#include "rules/look_up.h"

#include <string>

#include "rules/image.h"
#include "text/fold.h"

namespace rapporteur::rules {

void look_up_words(Document& document, const Image& image) {
  std::string buffer;
  for (uint32_t i = 0; i < document.tokens.size(); ++i)
    document.tokens[i].word = image.word_id(text::vocabulary_form(document.folded_word(i), buffer));
}

}  // namespace rapporteur::rules
