// The stage "interest": which sentences are worth tagging and parsing.
#include "syntax/interest.h"

#include <algorithm>

#include "rapporteur/document.h"
#include "text/characters.h"

namespace rapporteur::syntax {
namespace {

bool lies_in_furniture(const Document& document, Span span) {
  return std::any_of(document.zones.begin(), document.zones.end(),
                     [&](const Zone& zone) { return zone.kind == ZoneKind::furniture && zone.span.contains(span); });
}

bool has_two_words(const Document& document, const Sentence& sentence) {
  uint32_t words = 0;
  for (uint32_t t = sentence.first; t < sentence.end && words < 2; ++t) {
    words += text::is_letter(text::character_at(document.text(), document.tokens[t].span.begin).code);
  }
  return words == 2;
}

}  // namespace

void find_interest(Document& document, const Knowledge&) {
  for (Sentence& sentence : document.sentences) {
    sentence.wanted =
        document.eager || (has_two_words(document, sentence) && !lies_in_furniture(document, sentence.span));
  }
}

}  // namespace rapporteur::syntax
