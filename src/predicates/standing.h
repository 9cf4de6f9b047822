// How a predicate stands: tense, modal verb, and what the clauses above it make of it.
#pragma once

#include "predicates/arguments.h"

namespace rapporteur::predicates {

Tense tense_of(const Document& document, const rules::Wordbook& words, const Predicate& predicate);

/// What a modal auxiliary, or a verb that stands for one ("has to", "is to", "is set to"), makes of the predicate.
Mood mood_of(const Document& document, const rules::Wordbook& words, const Predicate& predicate);

/// Fills standing, by and expected out of the predicate's own clause and of the predicates above it, read before.
void stand(const Document& document, const rules::Wordbook& words, Predicate& predicate);

}  // namespace rapporteur::predicates
