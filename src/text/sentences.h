// Sentences and paragraphs.
#pragma once

namespace rapporteur {
struct Document;
}

namespace rapporteur::text {

struct Boundaries;

/// Fills Document::sentences: joins the tokens to sentences, none across a paragraph's end. Paragraphs end at line
/// feeds, but for those that only wrap a line. Linear in the tokens.
void split_sentences(Document& document, const Boundaries& boundaries);

}  // namespace rapporteur::text
