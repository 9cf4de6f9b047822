// The words that belong to a cue: what it says something of, and who says it.
#pragma once

#include <string>
#include <vector>

#include "talks/reading.h"

namespace rapporteur::talks {

/// What follows a cue as its object or clause, without marks at the ends; empty: nothing does. Of a passive verb its
/// subject.
Range argument_of(const Reading& reading, const Hit& hit);

/// The clause under a verb or predicate, from its subject on, inside the sentence and the statement that hold it.
Range clause_of(const Reading& reading, uint32_t predicate);

/// The verb phrase: the clause without its subject and modal.
Range deed_of(const Reading& reading, uint32_t verb);

/// The stretch cut to the statement content and the sentence that hold `token`.
Range within_statement(const Reading& reading, uint32_t token, Range range);

/// Without punctuation, conjunctions and "that" at the ends.
Range trimmed(const Reading& reading, Range range);

/// The words of a range in one line; "" for an empty one.
std::string words_of(const Reading& reading, Range range);
Span span_of(const Reading& reading, Range range);

/// Who does what a verb says: the speaker where the verb is the cue of a statement or its subject is "we" or "I" in
/// one; else the actors that its subject names. Empty: nobody whom the report names.
std::vector<uint32_t> doers_of(const Reading& reading, const Hit& hit);

/// An actor's members where it is joint, else itself; nothing for kNone.
std::vector<uint32_t> each_of(const Document& document, uint32_t actor);

/// The speaker of the statement that holds a token; kNone where nobody says it but the report.
uint32_t speaker_at(const Reading& reading, uint32_t token);

/// True if the token is "we", "our", "I".
bool is_speaker_word(const Reading& reading, uint32_t token);

}  // namespace rapporteur::talks
