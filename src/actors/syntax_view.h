// What linking asks the tree of a sentence; every answer has a fallback for sentences that were not parsed.
#pragma once

#include <cstdint>

#include "actors/words.h"
#include "rapporteur/document.h"

namespace rapporteur::actors {

inline bool is_parsed(const Document& d, uint32_t token) {
  return token < d.heads.size() && d.heads[token].relation != Deprel::none;
}

inline bool is_subject(Deprel relation) { return relation == Deprel::nsubj || relation == Deprel::nsubj_pass; }

/// True if the token hangs on the other one, or is it.
bool is_below(const Document& document, uint32_t token, uint32_t above);

/// The token of [first, end) that the rest of the sentence hangs on; the last one if the sentence was not parsed.
uint32_t head_of(const Document& document, uint32_t first, uint32_t end);

/// What a nominal is, seen from its verb: its relation, or that of the nominal it is coordinated with or stands beside.
Deprel function_of(const Document& document, uint32_t token);

/// The subject of the sentence's main clause, also where that is what a speech verb takes; kNone if there is none.
uint32_t main_subject(const Document& document, const Sentence& sentence);

/// True if the mention [first, end) is named as a place: after "in", as goal or start of a journey.
bool is_place(const Document& document, const Words& words, uint32_t first, uint32_t end, uint32_t sentence_first);

}  // namespace rapporteur::actors
