// The words of a document as the vocabulary of knowledge numbers them.
#pragma once

namespace rapporteur {
struct Document;
}

namespace rapporteur::rules {

class Image;

/// Sets Token::word of every token.
void look_up_words(Document& document, const Image& image);

}  // namespace rapporteur::rules
