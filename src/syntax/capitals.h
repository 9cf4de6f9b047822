// The stages "title case" and "small letters": where the writing does not tell by a capital what is a name.
#pragma once

namespace rapporteur {
struct Document;
struct Knowledge;
}  // namespace rapporteur

namespace rapporteur::syntax {

/// Takes Token::capital from the words of lines in title case ("Kenya Recalls Envoy, Demands Apology") that are no part
/// of a name as far as the registry and the lists of names know, and that the parser knows. A line is in title case
/// when no full stop ends it and every longer word begins with a capital. Linear in the tokens.
void read_title_case(Document& document, const Knowledge& knowledge);

/// Gives Token::capital to what the tagger or the name finder takes for a name in sentences that have no capital at all
/// ("the talks will be held in geneva on friday"). Linear in the tokens.
void supply_capitals(Document& document, const Knowledge& knowledge);

}  // namespace rapporteur::syntax
