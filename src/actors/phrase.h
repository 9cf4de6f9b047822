// A noun phrase while it is read: its units, whose they are, and the words around a unit's head.
#pragma once

#include "actors/linking.h"

namespace rapporteur::actors {

/// The parts of a phrase up to a possessive: "Iran's | foreign minister".
struct Unit {
  size_t first = 0;  ///< parts of the chunk: [first, end)
  size_t end = 0;
  size_t head = 0;    ///< the part that it is about; == end: none
  bool last = false;  ///< no possessive follows
};

/// Whom the words before a head name.
struct Owner {
  std::string code;
  uint32_t actor = kNone;
  bool told = false;     ///< the phrase itself names it
  bool unknown = false;  ///< it names somebody whom nobody knows
};

/// The token with which a unit's mention begins: the phrase's first for its last unit.
uint32_t first_of(const Linking& l, const Unit& unit);
/// The state or body of a registered part.
std::string_view code_of_part(const Linking& l, const Part& part);
/// True for an agency, a paper, a channel.
bool is_outlet(const Linking& l, uint32_t actor);
/// The states before "and" that share this phrase's noun with its own: "US and Chinese negotiators".
std::vector<std::string> sharing(const Linking& l, const Unit& unit, const Owner& owner);

// ---- heads: each links the head of a unit and tells its actor; kNone: nobody ------------------------------------

uint32_t link_registered(Linking& l, const Unit& unit, const Owner& owner);  // registered.cc
uint32_t link_named(Linking& l, const Unit& unit, const Owner& owner);       // named.cc
uint32_t link_post(Linking& l, const Unit& unit, const Owner& owner);        // posts.cc
uint32_t link_role(Linking& l, const Unit& unit, const Owner& owner);        // roles.cc
uint32_t link_nominal(Linking& l, const Unit& unit, const Owner& owner);     // nominals.cc
/// "The Front" after "the Polisario Front": the organisation named before whose name has the word as its head or end.
uint32_t link_short_name(Linking& l, const Unit& unit);  // registered.cc

/// True if a pronoun with these bits agrees with the actor in kind, number and gender.
bool can_mean(const Actor& actor, uint64_t bits);  // pronouns.cc
/// Links the chunk that was read last.
void link_chunk(Linking& l);  // phrases.cc
/// Links the pronoun at a token. `except`: an actor who is not meant.
void link_pronoun_at(Linking& l, uint32_t token, uint32_t except);  // pronouns.cc

/// "A senior Russian official said … Deputy Foreign Minister X": the person just named may be whom the report has
/// spoken of without a name. descriptions.cc
void note_description(Linking& l, const Unit& unit, size_t mention);
void name_description(Linking& l, uint32_t person, std::string_view title);
/// "The Czech diplomat": the person spoken of before whom the words describe; kNone if there is none.
uint32_t described_before(const Linking& l, const Unit& unit, std::string_view code);

// ---- what heads share -------------------------------------------------------------------------------------------

/// The person whose name stands before the comma before this phrase; kNone if there is none or the phrase is only the
/// next one in a row of names. Also "X is the envoy". `end`: token after the phrase.
uint32_t beside_name(const Linking& l, uint32_t end);
/// The same role under each code; joint if there are several.
uint32_t with_role(Linking& l, ActorKind kind, const std::vector<std::string>& codes, const std::string& name,
                   bool plural);

// ---- post_words.cc ----------------------------------------------------------------------------------------------

/// The words that tell the post: from after the last name of a state or body to the head, without determiners.
Span words_before(const Linking& l, const Unit& unit, bool with_head);
/// The same, case-folded. "The former Iranian president" is no president: what tells so stands in front, wherever it
/// is.
std::string post_words(const Linking& l, const Unit& unit, bool with_head);
/// The words as the report writes them, but for the capital with which a sentence begins.
std::string role_text(const Linking& l, Span words);
/// The states and bodies named after "of" (or "from", "in") behind the phrase, with what is coordinated with the first.
/// Moves `end` behind them.
std::vector<std::string> owners_after(const Linking& l, uint32_t& end, uint64_t prepositions);
/// " of the armed forces" after a title: what its holder heads. Moves `end` behind it.
Span branch_after(const Linking& l, uint32_t& end);
/// The first state or body whose name or city stands in an organisation's name: "Bank of Japan".
std::string code_inside(const Linking& l, uint32_t first, uint32_t end);
/// "at the Bank of Japan", "of the Kenya Tea Board": to which state or body the organisation belongs where somebody
/// works. A state alone is none ("negotiator with Iran", "envoy for Syria").
std::string work_after(const Linking& l, uint32_t end);
/// " of Industry and Trade" after a ministry or department: its field. Moves `end` behind it.
Span field_after(const Linking& l, uint32_t& end);

}  // namespace rapporteur::actors
