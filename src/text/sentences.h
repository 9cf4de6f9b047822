// Sentences and paragraphs.
#pragma once

namespace rapporteur {
struct Document;
struct Knowledge;
}  // namespace rapporteur

namespace rapporteur::text {

/// The stage "sentences": cuts the text into sentences, none across a paragraph's end.
void split_sentences(Document& document, const Knowledge& knowledge);

}  // namespace rapporteur::text
