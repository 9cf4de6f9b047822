// Links one report, sentence by sentence from left to right: noun phrases first, then pronouns and joint actors.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "actors/cast.h"
#include "actors/chunks.h"
#include "actors/people.h"
#include "actors/registry.h"
#include "knowledge.h"
#include "rapporteur/document.h"
#include "text/wrapping.h"

namespace rapporteur::actors {

class Linker {
 public:
  Linker(Document& document, const Knowledge& knowledge);
  void run();

 private:
  // ---- link_phrases.cc: noun phrases
  struct Unit {
    size_t first = 0;  ///< parts of the chunk: [first, end)
    size_t end = 0;
    size_t head = 0;    ///< the part that it is about; == end: none
    bool last = false;  ///< no possessive follows
  };
  struct Owner {
    std::string code;
    uint32_t actor = kNone;
    bool told = false;     ///< the phrase itself names it
    bool unknown = false;  ///< it names somebody whom nobody knows
  };
  /// What stands before a name.
  struct Address {
    bool titled = false;
    bool honoured = false;
    bool home = false;  ///< the title serves a state
    std::string title;  ///< case-folded
    Gender gender = Gender::unknown;
  };
  /// A title without a name after it.
  struct Post {
    std::string title;               ///< case-folded
    std::vector<std::string> codes;  ///< never empty; "": whose it is, is not told
    uint32_t end = 0;                ///< token after its words
    bool indefinite = false;
    bool home = false;   ///< serves a state, the report's if none is told
    bool heads = false;  ///< "the leader": whoever heads the state or body
  };
  /// A noun for somebody without a name.
  struct Role {
    RoleSort sort = RoleSort::person;
    bool plural = false;
    bool home = false;               ///< belongs to the state that the report is about, if nothing tells another
    bool local = false;              ///< or rather to the place where it is
    std::string name;                ///< as the report writes it
    std::string title;               ///< the same, case-folded, without what stands after "of"
    std::vector<std::string> codes;  ///< never empty; "": whose it is, is not told
    uint32_t first = 0;              ///< tokens: [first, end)
    uint32_t end = 0;
  };
  /// An actor that nothing gives to a state where it is named.
  struct Homeless {
    uint32_t actor = kNone;
    uint32_t sentence = 0;
    bool local = false;  ///< a crowd: it belongs where it stands, before the state that the report is about
  };
  void sentence(uint32_t number);
  void end_paragraph(uint32_t next);
  void phrase();
  Unit unit_at(size_t first) const;
  uint32_t unit(const Unit& unit, Owner& owner);
  void modifiers(const Unit& unit, Owner& owner);
  void modifier(const Part& part, Owner& owner, bool in_place_name);
  uint32_t head_registered(const Unit& unit);
  bool has_name_ending(uint32_t entry, std::string_view word) const;
  bool is_before_its_state(const Part& part) const;
  uint32_t short_name(const Unit& unit);
  bool is_noun(size_t number) const;
  bool is_dateline(const Part& part) const;
  void wait_for_noun();
  std::vector<std::string> sharing(const Unit& unit, const Owner& owner) const;
  std::string_view code_of_part(const Part& part) const;
  uint32_t first_of(const Unit& unit) const;

  // ---- link_words.cc: the words around a head
  bool is_count(uint32_t token) const;
  bool is_quote(uint32_t token) const;
  std::string role_text(Span words) const;
  Span words_before(const Unit& unit, bool with_head) const;
  std::string post_words(const Unit& unit, bool with_head) const;
  Span words_from(size_t part, const Unit& unit, bool with_head) const;
  std::vector<std::string> owners_after(uint32_t& end, uint64_t prepositions) const;
  Span branch_after(uint32_t& end) const;
  std::string code_inside(uint32_t first, uint32_t end) const;
  std::string work_after(uint32_t end) const;
  Span field_after(uint32_t& end) const;
  std::string text_of(Span span) const { return text::one_line(d_.words(span)); }
  std::string folded_of(Span span) const {
    return text::one_line(std::string_view(d_.folded).substr(span.begin, span.size()));
  }

  // ---- link_names.cc: persons
  uint32_t head_name(const Unit& unit, const Owner& owner);
  uint32_t head_organisation(const Unit& unit, const Owner& owner);
  uint32_t long_form(const Part& part) const;
  bool is_post(const Part& part) const;
  Address address_before(const Unit& unit) const;
  std::string home_after(uint32_t& end) const;
  std::string leader_code() const;
  bool ends_role(uint32_t token) const;
  bool title_awaits(const Unit& unit) const;
  bool title_follows(uint32_t comma) const;
  uint32_t beside_name(uint32_t end) const;
  uint32_t head_title(const Unit& unit, const Owner& owner);
  Post post_at(const Unit& unit, const Owner& owner) const;
  uint32_t holder_in_report(const Unit& unit, const Post& post);
  bool is_bare(const Unit& unit) const;
  bool leads_elsewhere(uint32_t end) const;
  uint32_t subject_of_copula(uint32_t head) const;
  uint32_t end_of_host(uint32_t end) const;

  // ---- link_roles.cc: actors without a name
  uint32_t head_role(const Unit& unit, const Owner& owner);
  Role role_at(const Unit& unit, const Owner& owner) const;
  bool is_nobody(const Unit& unit, const Role& role) const;
  bool is_of_elsewhere(const Unit& unit) const;
  bool is_of_unknown(const Unit& unit) const;
  uint32_t organ_of_body(const Unit& unit);
  uint32_t role_before(const Unit& unit, const Role& role);
  uint32_t with_role(ActorKind kind, const std::vector<std::string>& codes, const std::string& name, bool plural);
  bool is_thing(uint32_t next) const;
  void add_part_of(uint32_t first, uint32_t end, size_t mention);

  // ---- link_back.cc: nouns that refer to something before
  uint32_t nominal(const Unit& unit, const Owner& owner);
  uint32_t salient(ActorKind kind, std::string_view ids) const;
  uint32_t sides(uint32_t count);
  uint32_t persons(uint32_t count);
  uint32_t spoken_of(ActorKind kind, std::string_view name) const;

  // ---- link_pronouns.cc
  uint32_t pronoun(uint32_t token, uint64_t bits, uint32_t except);
  float fitness(const Trace& trace, uint32_t token, uint64_t bits) const;
  bool is_rather_thing(uint32_t token, uint32_t actor) const;
  bool is_subject_of_other(uint32_t token) const;
  bool is_named_nearest(uint32_t token, uint32_t actor) const;
  bool is_named_at(uint32_t head, uint32_t actor) const;
  uint32_t doer_to(uint32_t token) const;
  uint32_t subject_of_clause(uint32_t token) const;
  uint32_t beside_and(uint32_t token, uint64_t bits) const;
  void take_pronoun(uint32_t token, uint32_t except = kNone);
  uint32_t subject_actor(size_t first_mention) const;
  void drop_unknown_pronouns(size_t first_mention);
  bool has_subject_before(uint32_t first, uint32_t token) const;
  void mend_cataphora(size_t first_mention, const Sentence& sentence);

  // ---- link_rest.cc: after the last sentence
  std::string focus(bool acting) const;
  std::string_view publisher() const;
  void settle_shared_names();
  std::vector<std::string> places_of_sentences() const;
  std::vector<std::string> states_of_sentences() const;
  std::string place_near(uint32_t sentence, const std::vector<std::string>& places,
                         const std::vector<std::string>& named) const;
  void settle_homeless();
  void settle_offices();
  void find_holder(Actor& office) const;

  // ---- link_speech.cc: "I" and "we"
  uint32_t quoted_speaker() const;
  bool says_more() const;
  uint32_t side_of(uint32_t speaker);
  void take_first_person(uint32_t token);
  void settle_first_persons();
  void give_first_persons();
  void give_first_person(uint32_t token, uint32_t speaker);
  void add_speech_pronoun(uint32_t token, uint32_t actor);
  uint32_t end_of_label(uint32_t first) const;
  uint32_t labelled(uint32_t first, uint32_t end);
  uint32_t begin_turn(uint32_t first);
  bool is_honorific(uint32_t token) const;
  void note_author(uint32_t first, uint32_t end);

  // ---- link_joint.cc
  bool is_same_person(const Mention& post, const Mention& named) const;
  void join(size_t first_mention);

  size_t add(uint32_t first, uint32_t end, MentionKind kind, uint32_t actor, RuleName rule, bool adjective = false);

  Document& d_;
  const rules::Image& image_;
  const Registry& registry_;
  const Words& words_;
  Chunker chunker_;
  Cast cast_;
  People people_;
  Chunk chunk_;
  std::vector<Homeless> homeless_;
  std::string_view home_;  ///< the report's publisher, if it is a state or body
  uint32_t sentence_ = 0;
  uint32_t end_ = 0;           ///< of the sentence
  bool quoted_ = false;        ///< inside quotation marks
  bool spoke_ = false;         ///< something in the sentence is
  uint32_t speaker_ = kNone;   ///< of the last quotation
  uint32_t voice_ = kNone;     ///< who speaks outside quotation marks, if the report tells
  uint32_t answerer_ = kNone;  ///< whose turn was the last one of somebody known
  bool in_turns_ = false;      ///< the report is a transcript, in turns with labels
  uint32_t authors_ = 0;
  uint32_t paragraph_first_ = 0;         ///< token
  std::vector<uint32_t> first_persons_;  ///< tokens whose speaker has not been named yet
  uint32_t main_ = kNone;                ///< subject of the sentence's main clause

  struct Pending {
    uint32_t end = 0;  ///< token after the words
    uint32_t actor = kNone;
    std::string title;
    std::string code;
    size_t mention = 0;
  };
  struct Adjectives {
    uint32_t first = 0;
    uint32_t end = 0;  ///< token after the last one; 0: none wait
    std::vector<std::string> codes;
  };
  uint32_t clause_subject_ = kNone;  ///< of the clause of the pronoun being linked
  Adjectives adjective_waits_;       ///< "Russian and …"
  Pending title_waits_;              ///< "Iran's ambassador to Qatar, …"
  Pending name_waits_;               ///< "Josep Borrell, …"
  Pending as_title_;                 ///< "In his last briefing as foreign minister, …"
};

}  // namespace rapporteur::actors
