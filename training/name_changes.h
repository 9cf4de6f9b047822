// Changes to sentences with names before they are learned from: other names in a name's place, titles, other capitals.
#pragma once

#include <random>

#include "names_data.h"
#include "rapporteur/document.h"

namespace training {

int draw(std::mt19937& random, int below);

/// Puts other names in a name's place, so that what is learned is the sentence around it.
NameSentence with_other_names(const NameSentence& sentence, const Lists& lists, std::mt19937& random);

enum class Capitals { as_written, none, all, initials };

/// The sentence as a document of its own, tokens as the sentence has them.
rapporteur::Document document_of(const NameSentence& sentence, Capitals capitals);

}  // namespace training
