// A document as the talks stage reads it: its predicates and frames, what stands on each token, and which phrases of
// the knowledge it has. Made once for a document, in time linear in its tokens times the depth of its trees.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "frames/roles.h"
#include "knowledge.h"
#include "predicates/arguments.h"
#include "predicates/extents.h"
#include "rapporteur/document.h"
#include "talks/talk_rules.h"

namespace rapporteur::talks {

using predicates::Tokens;

/// A phrase of the knowledge in the text.
struct Hit {
  Tokens range;
  uint32_t token = 0;  ///< the word of it that governs the others
  PhraseMeaning means;
};

class Reading {
 public:
  Reading(const Document& document, const Knowledge& knowledge);

  const Document& document;
  const rules::Wordbook& words;
  const frames::FrameRules& frames;
  const frames::RoleFiller roles;
  std::vector<Hit> hits;  ///< in the order of their first tokens; of a kind, none overlaps another

  /// Indices into hits of a sentence's hits: [first, second).
  std::pair<uint32_t, uint32_t> hits_of(uint32_t sentence) const { return sentence_hits_[sentence]; }
  /// The first hit of a kind that lies in the range; nullptr: none.
  const Hit* first_hit(PhraseKind kind, Tokens range) const;
  /// The hit of a kind that covers a token; nullptr: none.
  const Hit* hit_at(PhraseKind kind, uint32_t token) const;

  uint32_t mention_at(uint32_t token) const { return document.mention_at[token]; }
  uint32_t statement_at(uint32_t token) const {
    return statement_at_[token];
  }                                                                 ///< the innermost whose content holds it
  uint32_t cue_at(uint32_t token) const { return cue_at_[token]; }  ///< the statement whose cue it is, or kNone
  uint32_t sentence_at(uint32_t token) const { return sentence_at_[token]; }
  /// The sentence that leads the row of points in which a token's sentence stands; kNone: none.
  uint32_t lead_at(uint32_t token) const { return sentence_at_[token] == kNone ? kNone : leads_[sentence_at_[token]]; }
  /// True for the first word of a point, or the verb after its "to": what the line that leads the row governs.
  bool opens_point(uint32_t token) const;
  bool parsed(uint32_t token) const { return document.heads[token].relation != Deprel::none; }

  /// Tokens of the subtree below a token, as the smallest range that holds them.
  Tokens subtree(uint32_t token) const { return extents_.below(token); }
  Tokens sentence_range(uint32_t token) const;
  /// The tokens that a span touches; both empty where it touches none.
  Tokens tokens_of(Span span) const;

  bool is_verb(uint32_t token) const { return predicates::is_verb(document, token); }
  /// A full verb that is no part of a name: taggers take the "United" of a state's name for one.
  bool is_full_verb(uint32_t token) const {
    return document.tags[token].upos == Upos::VERB && mention_at(token) == kNone;
  }
  bool in(uint32_t token, rules::NamedClass word_class) const {
    return words.in_class(document.tokens[token], word_class);
  }
  /// The entry that a frame was read by.
  const frames::FrameRule& rule(const Frame& frame) const { return frames.frames[frame.number]; }
  /// True for a predicate that is negated, and for any other token that a word of negation stands on.
  bool negated(uint32_t token) const;
  /// True if a word of negation stands on the token itself ("no breakthrough").
  bool negated_nominal(uint32_t token) const;
  /// A child by relation; kNone if there is none.
  uint32_t child(uint32_t token, Deprel relation) const { return predicates::child(document, token, relation); }
  /// The predicate's subject and object, voice undone; kNone if there is none, or the token is no predicate.
  uint32_t subject(uint32_t verb) const;
  uint32_t object(uint32_t verb) const;

  std::string_view lemma(uint32_t token) const { return document.lemma(token); }

 private:
  void place_statements();
  void place_sentences();
  void find_hits(const TalkRules& rules);
  uint32_t governor(Tokens range) const;

  const predicates::Extents extents_;
  std::vector<uint32_t> statement_at_, cue_at_, sentence_at_, leads_;
  std::vector<std::pair<uint32_t, uint32_t>> sentence_hits_;
};

}  // namespace rapporteur::talks
