// What somebody else than the report's writer wrote or spoke: the turns of a transcript, texts that are signed, texts
// that the report publishes whole. All of it is stated, with a cue or without.
#pragma once

#include <vector>

#include "statements/speech.h"

namespace rapporteur::statements {

/// The stretches of a report that are somebody's own words, in order. Reads zones, turns and mentions.
std::vector<OwnWords> find_own_words(const Speech& speech);

/// True if the actor, as the subject of a cue among an author's own words, is the author: he himself, one of several,
/// or the state or body that he speaks for.
bool speaks_for(const Document& document, uint32_t author, uint32_t actor);

/// Adds a statement for each turn of a transcript that is more than thanks and greetings, and for each sentence of a
/// text in which none of the drafts says what its author says. The drafts have their speakers. Linear.
void add_own_words(const Speech& speech, std::vector<Draft>& drafts);

/// Adds the paragraphs in the first person whose quotation marks a report has lost: between others' words they are
/// those of the person whose statement stands before. The statements are in the order of the text, and stay so.
void add_unmarked(const Speech& speech, std::vector<Statement>& statements);

}  // namespace rapporteur::statements
