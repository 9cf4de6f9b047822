// Who is meant by the words of a report.
#pragma once

namespace rapporteur {
struct Document;
struct Knowledge;
}  // namespace rapporteur

namespace rapporteur::actors {

/// The stage "mentions": fills Document::actors, mentions and places. Reads tokens, names and, where there are any,
/// tags. Linear in the number of tokens. An actor that cannot be told stays kNone.
void resolve_mentions(Document& document, const Knowledge& knowledge);

}  // namespace rapporteur::actors
