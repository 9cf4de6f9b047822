// What must hold of a document after each stage; checked in debug builds and by tests.
#pragma once

#include <string>
#include <vector>

#include "pipeline.h"

namespace rapporteur {

/// Every breach of what a layer promises: spans inside the text, tokens in order, heads a forest, …
std::vector<std::string> breaches(const Document& document);

/// Prints the breaches and aborts if there are any: a stage is wrong, and nothing after it can be trusted.
void verify(const Document& document, const Stage& stage);

}  // namespace rapporteur
