// What the steps of finding statements share: the document, its trees, its quotations and its cues; and a statement
// while it is being made, in tokens.
#pragma once

#include <vector>

#include "rapporteur/document.h"
#include "statements/cues.h"
#include "statements/quotations.h"
#include "statements/tree.h"

namespace rapporteur::statements {

struct Reading {
  Reading(const Document& document, const CueRules& cue_rules)
      : d(document), rules(cue_rules), tree(document), quotation_of(document.tokens.size(), kNone) {}

  const Document& d;
  const CueRules& rules;
  Tree tree;
  std::vector<Quotation> quotations;
  std::vector<uint32_t> quotation_of;  ///< by token: the quotation that it stands in, marks included; kNone outside
  std::vector<CueMatch> cues;
  Tokens released;  ///< the words of a text that the report publishes whole, as a communique; empty: none

  uint32_t word(uint32_t token) const { return d.tokens[token].word; }
  Upos upos(uint32_t token) const { return d.tags[token].upos; }
  Xpos xpos(uint32_t token) const { return d.tags[token].xpos; }
  Deprel relation(uint32_t token) const { return tree.relation(token); }
  /// A mark that ends or parts sentences, or a quotation mark.
  bool is_mark(uint32_t token) const;
  bool is_comma(uint32_t token) const { return d.word(token) == ","; }
  /// The tokens without marks at either end.
  Tokens trimmed(Tokens tokens) const;
};

struct Draft {
  CueMatch cue;  ///< cue.cue is nullptr where words are quoted without one
  std::vector<Tokens> content;
  Tokens speaker;
  uint32_t speaker_head = kNone;  ///< the token that stands for the speaker
  uint32_t follows = kNone;       ///< the draft whose speaker goes on; kNone: its own
};

}  // namespace rapporteur::statements
