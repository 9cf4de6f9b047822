// Who is meant: the states and bodies behind the words of a phrase.
#pragma once

#include <string>
#include <vector>

#include "talks/reading.h"

namespace rapporteur::talks {

/// The actors named by a noun phrase, one by one (a joint actor's members), without those said of as places. The
/// phrase's own mention and those coordinated with it; if these name nobody, the states among what describes it
/// ("negotiators from Iran and Oman").
std::vector<uint32_t> actors_of(const Reading& reading, uint32_t token);

/// The actors mentioned in a range of tokens.
std::vector<uint32_t> actors_in(const Reading& reading, Tokens range);

/// The codes of those actors, sorted, each once; those without a code left out.
std::vector<std::string> codes_of(const Document& document, const std::vector<uint32_t>& actors);

/// The document's actor that stands for a state or body as a whole; appended if only its people were named.
uint32_t whole_actor(Document& document, const std::string& code);

}  // namespace rapporteur::talks
