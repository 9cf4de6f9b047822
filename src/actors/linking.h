// What the passes of linking share: the report, who is known so far, and where the walk through the report stands.
#pragma once

#include <algorithm>
#include <span>
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

/// An actor that nothing gives to a state where it is named.
struct Homeless {
  uint32_t actor = kNone;
  uint32_t sentence = 0;
  bool local = false;          ///< a crowd: it belongs where it stands, before the state that the report is about
  std::string_view otherwise;  ///< whose a post is where only the whole report could tell
  std::string not_of;          ///< the state to which somebody is sent: "special envoy for Iran"
};

/// Words that wait for others behind them in the sentence: a post for its holder's name, a name for its post.
struct Waiting {
  uint32_t end = 0;  ///< token after the words; 0: nothing waits
  uint32_t actor = kNone;
  std::string title;
  std::string code;
  size_t mention = 0;
};

/// "Russian and …": states that wait for the noun they share.
struct WaitingStates {
  uint32_t first = 0;
  uint32_t end = 0;  ///< token after the last one; 0: none wait
  std::vector<std::string> codes;
};

struct Linking {
  Linking(Document& document, const Knowledge& knowledge, std::span<const std::string_view> left_out = {})
      : d(document),
        image(knowledge.image),
        registry(*knowledge.registry),
        words(registry.words),
        without(left_out),
        chunker(document, image, registry),
        cast(document, image, registry),
        people(document, cast, image, registry) {}

  Document& d;
  const rules::Image& image;
  const Registry& registry;
  const Words& words;
  std::span<const std::string_view> without;  ///< names of passes
  Chunker chunker;
  Cast cast;
  People people;

  // ---- where the walk stands
  uint32_t at = 0;  ///< token
  uint32_t sentence = 0;
  uint32_t first = 0;  ///< tokens of the sentence: [first, end)
  uint32_t end = 0;
  uint32_t paragraph_first = 0;  ///< token
  size_t first_mention = 0;      ///< of the sentence
  uint32_t main = kNone;         ///< subject of the sentence's main clause
  Chunk chunk;                   ///< the noun phrase being read

  // ---- what waits for later words of the sentence
  WaitingStates states;  ///< "Russian and …"
  Waiting title;         ///< "Iran's ambassador to Qatar, …"
  Waiting name;          ///< "Josep Borrell, …"
  Waiting as_title;      ///< "In his last briefing as foreign minister, …"

  // ---- texts that speak for their issuers
  uint32_t issuer = kNone;  ///< of the last one
  struct Text {
    uint32_t first = 0;  ///< tokens: [first, end)
    uint32_t end = 0;
    RuleName rule;
    bool joint = false;  ///< "a joint statement"
  };
  uint32_t titled = kNone;      ///< whose text follows, by the title that the sentence is: "Statement by X on Y"
  std::vector<Text> documents;  ///< tokens of "a statement", whose issuer the sentence may tell

  // ---- who has the word
  bool quoted = false;                  ///< inside quotation marks
  bool spoke = false;                   ///< something in the sentence is
  uint32_t speaker = kNone;             ///< of the last quotation
  uint32_t voice = kNone;               ///< who speaks outside quotation marks, if the report tells
  uint32_t answerer = kNone;            ///< whose turn was the last one of somebody known
  uint32_t interviewee = kNone;         ///< whom the report says it interviews; several are one joint actor
  bool in_turns = false;                ///< the report is a transcript, in turns
  bool unlabelled = false;              ///< of questions and answers without labels
  uint32_t authors = 0;                 ///< how many names signed the text
  std::vector<uint32_t> first_persons;  ///< tokens whose speaker has not been named yet

  // ---- who may be named later
  struct Description {
    size_t mention = 0;
    uint32_t actor = kNone;
    uint32_t sentence = 0;
  };
  std::vector<Description> descriptions;  ///< "a senior Russian official", …

  // ---- what only the whole report tells
  std::string_view home;         ///< the report's publisher, if it is a state or body
  std::string_view outlet_home;  ///< the state of the paper or agency that the report is from
  std::vector<Homeless> homeless;

  bool leaves_out(std::string_view pass) const {
    return std::find(without.begin(), without.end(), pass) != without.end();
  }
  std::string text_of(Span span) const { return text::one_line(d.words(span)); }
  std::string folded_of(Span span) const {
    return text::one_line(std::string_view(d.folded).substr(span.begin, span.size()));
  }
  bool is(uint32_t token, uint64_t any_of) const { return words.is(d.tokens[token], any_of); }
};

inline bool is_state_or_body(ActorKind kind) { return kind == ActorKind::state || kind == ActorKind::body; }

/// Writes a mention of the tokens [first, end) down; tells its number. `adjective`: it stands inside another phrase.
size_t add(Linking& l, uint32_t first, uint32_t end, MentionKind kind, uint32_t actor, RuleName rule,
           bool adjective = false);

}  // namespace rapporteur::actors
