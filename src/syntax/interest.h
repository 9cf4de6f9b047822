// The stage "interest": which sentences are worth tagging and parsing.
#pragma once

namespace rapporteur {
struct Document;
struct Knowledge;
}  // namespace rapporteur

namespace rapporteur::syntax {

/// Sets Sentence::wanted. A sentence in which no stage could find anything is left out: one that lies in furniture,
/// where no finding may stand, and one without two words of letters. Document::eager wants every sentence. Linear in
/// the tokens.
void find_interest(Document& document, const Knowledge& knowledge);

}  // namespace rapporteur::syntax
