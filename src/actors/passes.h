// The passes of linking, each a function that reads what earlier ones decided and decides one thing more.
#pragma once

#include <span>
#include <string_view>

#include "actors/phrase.h"

namespace rapporteur::actors {

/// What passes decide, and later ones read.
enum Decision : uint32_t {
  kNothing = 0,
  kPublisher = 1,      ///< whose site the report is from
  kVoice = 2,          ///< who has the word outside quotation marks
  kQuoted = 4,         ///< what stands inside quotation marks
  kPhrases = 8,        ///< whom noun phrases name
  kPronouns = 16,      ///< whom "he", "she", "it", "they" mean
  kFirstPersons = 32,  ///< whom "I", "we", "you" mean
  kRows = 64,          ///< who is named together
  kStates = 128,       ///< whose those are whom no words give to a state
  kHolders = 256,      ///< who holds an office that a report names alone
};

/// Where in the walk through a report a pass has its turn.
enum class When : uint8_t { report_opens, sentence_opens, token, sentence_closes, paragraph_closes, report_closes };

struct Pass {
  std::string_view name;
  When when;
  uint32_t reads;         ///< decisions
  uint32_t decides;       ///< decisions
  void (*run)(Linking&);  ///< at a token: moves `at` behind what it took, if it is not for later passes
};

/// Links one kind of head of a noun phrase, inside the pass "phrases".
struct HeadPass {
  std::string_view name;
  PartKind head;
  uint32_t (*link)(Linking&, const Unit&, const Owner&);
};

/// In the order in which they have their turns.
std::span<const Pass> passes();
std::span<const HeadPass> head_passes();

/// A mark that can only open a quotation. speech.cc
bool opens_quotation(std::string_view word);
/// True if the paragraph at which the walk stands begins a turn of an interview without labels; `asks` tells whether
/// it is a question. interviews.cc
bool begin_unlabelled_turn(Linking& l, bool& asks);

/// Links a report with all passes but those of the names `without`.
void link(Document& document, const Knowledge& knowledge, std::span<const std::string_view> without);

// ---- report_opens
void find_publisher(Linking& l);      // states_of_report.cc
void find_titled_author(Linking& l);  // titled.cc
// ---- sentence_opens
void begin_turn(Linking& l);  // turns.cc
// ---- token
void note_quotation_mark(Linking& l);  // speech.cc
void link_phrase(Linking& l);          // phrases.cc
void link_pronoun(Linking& l);         // pronouns.cc
void link_first_person(Linking& l);    // speech.cc
// ---- sentence_closes
void mend_cataphora(Linking& l);    // cataphora.cc
void find_issuers(Linking& l);      // nominals.cc
void join_rows(Linking& l);         // joint.cc
void note_partners(Linking& l);     // joint.cc
void find_interviewee(Linking& l);  // interviews.cc
void link_quoted(Linking& l);       // speech.cc
// ---- paragraph_closes
void close_quotations(Linking& l);  // speech.cc
void note_author(Linking& l);       // turns.cc
// ---- report_closes
void close_turns(Linking& l);        // turns.cc
void move_shared_names(Linking& l);  // states_of_report.cc
void find_leaders(Linking& l);       // states_of_report.cc
void give_states(Linking& l);        // states_of_report.cc
void find_holders(Linking& l);       // office_holders.cc

}  // namespace rapporteur::actors
