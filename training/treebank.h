// Treebanks as the networks learn from them.
#pragma once

#include <string>
#include <vector>

#include "conllu.h"
#include "parser.h"
#include "rapporteur/document.h"

namespace training {

/// How a sentence's form may be changed before it is learned from.
enum class Disguise { none, lower, upper, title, no_articles, no_final_stop };

/// A tree's sentence as a document of its own, tokens as the treebank has them.
rapporteur::Document document_of(const TreeDocument& source, const Tree& tree, Disguise disguise = Disguise::none);
Input input_of(const rapporteur::Document& document, const Tables& tables);
Example example_of(const TreeDocument& source, const Tree& tree, const Tables& tables,
                   Disguise disguise = Disguise::none);

int upos_of(const std::string& name);
int xpos_of(const std::string& name);
int relation_of(const std::string& name);

}  // namespace training
