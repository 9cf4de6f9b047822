// The stage "statements": who said what.
#pragma once

namespace rapporteur {
struct Document;
struct Knowledge;
}  // namespace rapporteur

namespace rapporteur::statements {

/// Fills Document::statements, in the order of the text. Reads sentences, tokens, tags and heads; mentions and times
/// where there are any. Quotations are found by their marks, all other content by the tree. A speaker that no mention
/// covers stays unresolved. Linear in the number of tokens. docs/statements.md describes the method.
void find_statements(Document& document, const Knowledge& knowledge);

}  // namespace rapporteur::statements
