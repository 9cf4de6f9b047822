// What the steps of finding statements share: the document with its quotations and its cues; and a statement while it
// is being made, in tokens.
#pragma once

#include <algorithm>
#include <vector>

#include "predicates/arguments.h"
#include "predicates/extents.h"
#include "rapporteur/document.h"
#include "rules/wordbook.h"
#include "statements/cues.h"
#include "statements/quotations.h"

namespace rapporteur::statements {

using predicates::Tokens;
using Content = std::vector<Tokens>;  ///< the words that are said, from left to right

/// A stretch of the report that somebody else than its writer wrote or spoke.
struct OwnWords {
  Tokens words;
  uint32_t actor = kNone;
  const Turn* turn = nullptr;  ///< of a transcript: one statement; else each sentence is one
};

struct Speech {
  Speech(const Document& document, const CueRules& cue_rules, const rules::Wordbook& wordbook)
      : d(document),
        rules(cue_rules),
        words(wordbook),
        extents(document),
        quotation_of(document.tokens.size(), kNone) {}

  const Document& d;
  const CueRules& rules;
  const rules::Wordbook& words;
  predicates::Extents extents;
  std::vector<Quotation> quotations;
  std::vector<uint32_t> quotation_of;  ///< by token: the quotation that it stands in, marks included; kNone outside
  std::vector<CueMatch> cues;
  std::vector<OwnWords> own;  ///< in the order of the text

  uint32_t word(uint32_t token) const { return d.tokens[token].word; }
  Upos upos(uint32_t token) const { return d.tags[token].upos; }
  Xpos xpos(uint32_t token) const { return d.tags[token].xpos; }
  uint32_t head(uint32_t token) const { return d.heads[token].head; }
  Deprel relation(uint32_t token) const { return d.heads[token].relation; }
  bool parsed(uint32_t token) const { return relation(token) != Deprel::none; }
  Tokens below(uint32_t token) const { return extents.below(token); }
  Tokens sentence_at(uint32_t token) const;
  /// Whose words the token is among, outside what they quote; nullptr: the report's own.
  const OwnWords* own_at(uint32_t token) const;
  uint32_t actor_at(uint32_t token) const {
    const uint32_t mention = token == kNone ? kNone : d.mention_at[token];
    return mention == kNone ? kNone : d.mentions[mention].actor;
  }
  bool in_class(uint32_t token, rules::NamedClass word_class) const {
    return words.in_class(d.tokens[token], word_class);
  }
  uint32_t child(uint32_t token, Deprel relation) const { return predicates::child(d, token, relation); }
  /// The first child that is wanted; kNone if there is none.
  template <typename Wanted>
  uint32_t find_child(uint32_t token, Wanted wanted) const {
    uint32_t c = d.heads[token].first_child;
    while (c != kNone && !wanted(c)) c = d.heads[c].next_sibling;
    return c;
  }
  /// True if a preposition or a conjunction on the token is one of these words.
  bool has_preposition(uint32_t token, const std::vector<uint32_t>& words) const;
  bool is_passive(uint32_t verb) const;
  /// "says", "said", "say" with a subject: no participle, no infinitive.
  bool is_finite(uint32_t token) const;
  /// "who", "which", "that".
  bool is_relative(uint32_t token) const {
    return xpos(token) == Xpos::WP || xpos(token) == Xpos::WDT ||
           (upos(token) == Upos::PRON && word(token) == rules.that);
  }
  /// A mark that ends or parts sentences, or a quotation mark.
  bool is_mark(uint32_t token) const;
  bool is_comma(uint32_t token) const { return d.word(token) == ","; }
  /// The tokens without marks at either end.
  Tokens trimmed(Tokens tokens) const;
};

/// Fills `quotation_of` by `quotations`.
inline void note_quotations(Speech& speech) {
  std::fill(speech.quotation_of.begin(), speech.quotation_of.end(), kNone);
  for (uint32_t i = 0; i < speech.quotations.size(); ++i) {
    const Quotation& q = speech.quotations[i];
    const uint32_t end = q.close == kNone ? q.end : q.close + 1;
    for (uint32_t token = q.open; token < end; ++token) speech.quotation_of[token] = i;
  }
}

inline bool has(const std::vector<uint32_t>& words, uint32_t word) {
  return word != 0 && std::find(words.begin(), words.end(), word) != words.end();
}

inline bool is_said(const Content& content, uint32_t token) {
  return std::any_of(content.begin(), content.end(), [&](Tokens part) { return part.has(token); });
}

struct Draft {
  CueMatch cue;  ///< cue.cue is nullptr where words are quoted without one
  Content content;
  Tokens speaker;
  uint32_t speaker_head = kNone;  ///< the token that stands for the speaker
  uint32_t actor = kNone;         ///< who speaks, where that is known beforehand
  const Turn* turn = nullptr;     ///< a whole turn of a transcript: its label is the cue
};

}  // namespace rapporteur::statements
