// The words that belong to a frame or a clause: what it says something of, and who says it.
#pragma once

#include <string>
#include <vector>

#include "talks/reading.h"

namespace rapporteur::talks {

/// What a frame says something of: its object, complement or the phrase after a preposition of its content, without
/// marks at the ends; empty: nothing.
Tokens argument_of(const Reading& reading, const Frame& frame);

/// The clause under a verb or predicate, from its subject on, inside the sentence and the statement that hold it.
Tokens clause_of(const Reading& reading, uint32_t predicate);

/// The verb phrase: the clause without its subject and modal.
Tokens deed_of(const Reading& reading, uint32_t verb);

/// The stretch cut to the statement content and the sentence that hold `token`.
Tokens within_statement(const Reading& reading, uint32_t token, Tokens range);

/// Without punctuation, conjunctions and "that" at the ends.
Tokens trimmed(const Reading& reading, Tokens range);

/// The phrase without a relative clause or an apposition that only adds to it: "the truce, which began in May".
Tokens without_aside(const Reading& reading, Tokens range);

/// True for a phrase of more than pronouns and small words: it has a noun, a name or, with `verbs`, a verb.
bool names_something(const Reading& reading, Tokens range, bool verbs = true);

/// The words of a range in one line; "" for an empty one.
std::string words_of(const Reading& reading, Tokens range);
Span span_of(const Reading& reading, Tokens range);

/// Who does what a frame says: the speaker where its predicate is the cue of a statement or its subject is "we" or "I"
/// in one; else the actors that fill its source. Empty: nobody whom the report names.
std::vector<uint32_t> doers_of(const Reading& reading, const Frame& frame);

/// Who does what a point of a row says, where only its leading line names him: "The Security Council, … 1. Demands".
std::vector<uint32_t> leaders_of(const Reading& reading, uint32_t token);

/// The actors of fillers, one by one, each once; places and nobody left out.
std::vector<uint32_t> actors_of(const Reading& reading, std::span<const Filler> fillers);

/// An actor's members where it is joint, else itself; nothing for kNone.
std::vector<uint32_t> each_of(const Document& document, uint32_t actor);

/// The speaker of the statement that holds a token; kNone where nobody says it but the report.
uint32_t speaker_at(const Reading& reading, uint32_t token);

/// True if the token is "we", "our", "I".
bool is_speaker_word(const Reading& reading, uint32_t token);

/// True if a predicate is told: asserted or reported, no question, wish or condition.
bool is_told(const Predicate& predicate);

/// True if a predicate is told as its subject's own doing: not as what he should, might or hardly does.
bool is_own_doing(const Reading& reading, const Predicate& predicate);

/// The predicate that carries a frame: the verb over a noun that is its object, else its own; nullptr if the token is
/// none.
const Predicate* carrier_of(const Reading& reading, const Frame& frame);

/// Of a frame and the predicate that carries it: affirmed only where both are.
Polarity polarity_of(const Predicate& carrier, const Frame& frame);

}  // namespace rapporteur::talks
