// What is known of a statement only beside the others: who carried it, whose report it is part of, whose answer it is.
#pragma once

#include <vector>

#include "statements/speech.h"

namespace rapporteur::statements {

/// Gives the words that an outlet carried to who said them, marks what stands inside another's statement or in a turn
/// as reported, gives answers to those who were asked, and days to who speaks on. The statements are in the order of
/// the text; some are dropped. Linear.
void tell_by_the_others(const Speech& speech, std::vector<Statement>& statements);

}  // namespace rapporteur::statements
