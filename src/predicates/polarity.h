// Whether a predicate is told as so, as not so, or as neither.
#pragma once

#include "predicates/arguments.h"

namespace rapporteur::predicates {

/// The predicate's polarity by its own negation, by a subject or an object that is nobody ("no official", "neither A
/// nor B", "nothing"), and by a first conjunct's negation that goes on ("did not meet or talk"). The predicates above
/// it have to be read before. "failed to meet" is told by standing: denied, by the verb of failing.
Polarity polarity_of(const Document& document, const rules::Wordbook& words, const Predicate& predicate);

/// What its subject alone makes of it.
Polarity polarity_of_subject(const Document& document, const rules::Wordbook& words, const Predicate& predicate);

}  // namespace rapporteur::predicates
