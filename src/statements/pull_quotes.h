// What pull quotes say: a line set apart from the report, with the words first and who said them after.
#pragma once

namespace rapporteur {
struct Document;
struct Knowledge;
}  // namespace rapporteur

namespace rapporteur::statements {

/// Adds a direct statement without a cue for each pull quote among the zones that ends in a person the report names.
/// Reads zones and mentions.
void add_pull_quotes(Document& document, const Knowledge& knowledge);

}  // namespace rapporteur::statements
