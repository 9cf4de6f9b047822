// A report's text with its layers of annotation. Each stage of the pipeline writes one layer and reads those above it;
// none edits the text or another's layer. Everything is plain data, held by value, in bytes over Document::text(), the
// view of the report's text; Document::given() leads back.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/day.h"
#include "rapporteur/report.h"
#include "rapporteur/span.h"
#include "rapporteur/view.h"

namespace rapporteur {

inline constexpr uint32_t kNone = 0xffffffff;  ///< no such token, actor, mention, …

/// The rule or model that made something, as "kind id" of its knowledge entry ("frame demand") or a model's name. The
/// characters belong to the Knowledge that the document was read with.
using RuleName = std::string_view;

// ---- furniture --------------------------------------------------------------------------------------------------

enum class ZoneKind : uint8_t { furniture, title, dateline, heading, quotation_mark };

std::string_view name_of(ZoneKind kind);  ///< "furniture", …

/// A stretch of the page that is not running text: no finding stands in furniture.
struct Zone {
  Span span;
  ZoneKind kind = ZoneKind::furniture;
  RuleName rule;
  float confidence = 0;  ///< of furniture: 0 to 1
};

// ---- sentences and tokens ---------------------------------------------------------------------------------------

/// Tokens are UD's syntactic words. The words of one surface token ("do" + "n't", "Moscow" + "'s") partition its
/// characters; all but the first are `joined`.
struct Token {
  Span span;
  uint32_t word = 0;       ///< id of the case-folded form in the knowledge's vocabulary; 0 if it is not there
  bool joined = false;     ///< continues the surface token before it
  bool multiword = false;  ///< part of a surface token of several words ("don't")
  bool space_before = false;
  bool capital = false;  ///< begins with an upper-case letter
  bool upper = false;    ///< two letters or more, all of them upper-case
};

struct Sentence {
  Span span;
  uint32_t first = 0;  ///< its tokens: [first, end)
  uint32_t end = 0;
  uint32_t paragraph = 0;  ///< number of the paragraph, from 0
  bool wanted = true;      ///< some stage could find something here: tagged and parsed. See the stage "interest".
};

// ---- syntax -----------------------------------------------------------------------------------------------------

/// Universal part-of-speech tags (universaldependencies.org/u/pos).
enum class Upos : uint8_t {
  X,
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB
};
inline constexpr int kUposCount = 17;
std::string_view name_of(Upos tag);

/// Penn Treebank tags as UD English writes them in XPOS.
enum class Xpos : uint8_t {
  none,
  ADD,
  AFX,
  CC,
  CD,
  DT,
  EX,
  FW,
  HYPH,
  IN,
  JJ,
  JJR,
  JJS,
  LS,
  MD,
  NFP,
  NN,
  NNP,
  NNPS,
  NNS,
  PDT,
  POS,
  PRP,
  PRPS,
  RB,
  RBR,
  RBS,
  RP,
  SYM,
  TO,
  UH,
  VB,
  VBD,
  VBG,
  VBN,
  VBP,
  VBZ,
  WDT,
  WP,
  WPS,
  WRB,
  GW,
  XX,
  LRB,
  RRB,
  COMMA,
  PERIOD,
  COLON,
  OPEN_QUOTE,
  CLOSE_QUOTE,
  DOLLAR,
  HASH,
};
inline constexpr int kXposCount = 52;
std::string_view name_of(Xpos tag);  ///< "PRP$", "-LRB-", "``", …

struct Tag {
  Upos upos = Upos::X;
  Xpos xpos = Xpos::none;
  Span lemma;  ///< into Document::lemmas
};

/// Universal relations, with the subtypes that later stages need.
enum class Deprel : uint8_t {
  none,
  root,
  acl,
  acl_relcl,
  advcl,
  advcl_relcl,
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_,
  cc,
  cc_preconj,
  ccomp,
  compound,
  compound_prt,
  conj,
  cop,
  csubj,
  csubj_pass,
  dep,
  det,
  det_predet,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_poss,
  nmod_unmarked,
  nsubj,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,
  obl_unmarked,
  orphan,
  parataxis,
  punct,
  reparandum,
  vocative,
  xcomp,
};
inline constexpr int kDeprelCount = 49;
std::string_view name_of(Deprel relation);  ///< "nsubj:pass", …

/// A token's place in its sentence's tree. Indices are of the document's tokens.
struct Head {
  uint32_t head = kNone;           ///< kNone at the root
  Deprel relation = Deprel::none;  ///< none: the sentence was not parsed
  uint32_t first_child = kNone;    ///< children from left to right, linked by next_sibling
  uint32_t next_sibling = kNone;
};

enum class NameClass : uint8_t { PER, ORG, LOC, GROUP };
std::string_view name_of(NameClass name_class);

struct Name {
  Span span;
  uint32_t first = 0;  ///< tokens: [first, end)
  uint32_t end = 0;
  NameClass name_class = NameClass::PER;
};

// ---- times ------------------------------------------------------------------------------------------------------

enum class TimeKind : uint8_t { date, time, duration, set };
std::string_view name_of(TimeKind kind);  ///< "DATE", …

/// What an expression was resolved against.
enum class AnchorKind : uint8_t { none, itself, publication, dateline, other_time, event };
std::string_view name_of(AnchorKind kind);

struct Anchor {
  AnchorKind kind = AnchorKind::none;
  uint32_t index = kNone;  ///< other_time: into Document::times; event: of the token that tells it
};

/// An expression of time (ISO-TimeML TIMEX3), resolved.
struct Time {
  Span span;
  uint32_t first = 0;  ///< tokens: [first, end)
  uint32_t end = 0;
  TimeKind kind = TimeKind::date;
  std::string value;   ///< TIMEX3 value, "2022-01-13"; empty if it cannot be resolved
  std::string edtf;    ///< "2022-01-13", "2021-12~", "../2022-01-31"; empty if not a point or stretch in the calendar
  DayRange days;       ///< first and last day it can mean
  std::string mod;     ///< TIMEX3 mod, "START", "APPROX", …; may be empty
  std::string quant;   ///< TIMEX3 quant, of sets
  std::string freq;    ///< TIMEX3 freq, of sets
  std::string zone;    ///< of a clock time: "Z", "+03:00"; empty if none was told
  Anchor begin_point;  ///< of durations: what they begin with, where it is told
  Anchor end_point;
  Anchor anchor;  ///< what it was resolved against
  RuleName rule;
};

// ---- actors -----------------------------------------------------------------------------------------------------

enum class ActorKind : uint8_t {
  state,    ///< a state or territory: code RUS
  body,     ///< an intergovernmental body: code NATO
  organ,    ///< part of a state or body: code USA, name White House
  office,   ///< a post whose holder is not known: code RUS, name foreign minister
  person,   ///< code RUS, name Sergei Ryabkov
  group,    ///< company, party, armed group: code YEM, name Houthis
  unnamed,  ///< code USA, name administration official; or code "", name analysts
  joint,    ///< several at once: members
};
std::string_view name_of(ActorKind kind);

enum class Gender : uint8_t { unknown, male, female, neuter };

/// An actor that a doubtful link could also mean.
struct Candidate {
  uint32_t entry = kNone;  ///< in the registry
  float weight = 0;        ///< share of belief, 0 to 1
};

/// Somebody that this report names. One for each, however often mentioned.
struct Actor {
  ActorKind kind = ActorKind::unnamed;
  std::string code;  ///< ISO-3166 alpha-3 of the state, or the usual short name of the body; empty if not known
  std::string
      name;  ///< after the slash: fullest name of person, organ or group in this report, or a role in lower case
  uint32_t entry = kNone;          ///< in the registry of knowledge; kNone: known from this report only
  std::vector<std::string> posts;  ///< of a person: what the report says he is, in lower case
  Gender gender = Gender::unknown;
  bool plural = false;
  std::vector<uint32_t> members;      ///< of joint actors: indices into Document::actors
  std::vector<Candidate> candidates;  ///< more than one if the link is in doubt
};

/// "RUS/Sergei Ryabkov", "NATO", "/analysts"; "" for a joint actor, whose members are written one by one.
std::string written(const Actor& actor);

enum class MentionKind : uint8_t { name, title, demonym, metonym, nominal, pronoun };
std::string_view name_of(MentionKind kind);

/// Words that name somebody.
struct Mention {
  Span span;
  uint32_t first = 0;  ///< tokens: [first, end)
  uint32_t end = 0;
  uint32_t head = 0;  ///< the token that stands for it in the sentence's tree
  MentionKind kind = MentionKind::name;
  bool place = false;      ///< said of the place, not of who governs it ("talks in Moscow")
  uint32_t actor = kNone;  ///< index into Document::actors; kNone if nobody knows who
  RuleName rule;
  std::vector<uint32_t> others;  ///< actors whom the words could mean as well: two Ivanovs, and "Ivanov"
};

/// Tokens that are the words of one who is not the report's writer: a turn of a transcript behind its label, or what
/// stands under the name of who signs a release. Inside, "I" is the speaker; quotation marks in it are others' words.
struct Turn {
  uint32_t first = 0;  ///< tokens: [first, end), without the label
  uint32_t end = 0;
  Span label;              ///< "MR PRICE:"; the signature of a text that is signed
  uint32_t actor = kNone;  ///< who speaks; kNone: somebody whom the report does not name ("QUESTION:")
  bool of_transcript = false;
  bool digest = false;  ///< "X's key statements" stands over it: his, in the writer's words too
  bool asks = false;    ///< its label is a questioner's: nothing in it is asserted
};

/// A place that the report names: "Geneva" is in the state CHE.
struct Place {
  Span span;
  uint32_t first = 0;
  uint32_t end = 0;
  std::string name;  ///< as the registry writes it
  std::string code;  ///< ISO-3166 alpha-3 of the state; may be empty
};

// ---- predicates -------------------------------------------------------------------------------------------------

/// An argument with the word that marks it ("with Iran"), or a particle, which has no head.
struct Oblique {
  uint32_t head = kNone;     ///< token; kNone: a particle
  uint16_t preposition = 0;  ///< lemma of the word book (rules/wordbook.h); 0: none that it knows
};

/// Whether what a predicate tells is so. Qualified: "hardly", "almost", "few": neither it nor its contrary is told.
enum class Polarity : uint8_t { affirmed, negated, qualified };
std::string_view name_of(Polarity polarity);

enum class Tense : uint8_t { none, past, present, future };
std::string_view name_of(Tense tense);

/// What the modal verb over a predicate makes of it.
enum class Mood : uint8_t { indicative, obligation, permission, future, possibility };
std::string_view name_of(Mood mood);

/// How a predicate stands in its report: told as so; said by somebody; under "if"; in a question; wanted or hoped for;
/// the purpose of something else; said not to be so.
enum class Standing : uint8_t { asserted, reported, supposed, asked, wished, purposed, denied };
std::string_view name_of(Standing standing);

/// A verb, an event noun or a predicative adjective with what hangs on it: tokens, voice undone (a passive's agent is
/// its subject), missing subjects supplied. kNone where there is none.
struct Predicate {
  uint32_t token = kNone;
  uint32_t subject = kNone;
  uint32_t object = kNone;
  uint32_t iobj = kNone;
  uint32_t complement = kNone;  ///< head of a complement clause
  uint32_t first_oblique = 0;   ///< into Document::obliques
  uint16_t oblique_count = 0;
  bool passive = false;
  bool infinitive = false;   ///< marked by "to"
  bool conditional = false;  ///< marked by "if", "unless"
  bool own_subject = false;  ///< its clause names one
  bool expected = false;     ///< "is expected to", "is due to": planned
  Polarity polarity = Polarity::affirmed;
  Tense tense = Tense::none;
  Mood mood = Mood::indicative;
  Standing standing = Standing::asserted;
  uint32_t modal = kNone;  ///< the modal auxiliary
  uint32_t by = kNone;     ///< the predicate, as a token, that reports, supposes, asks, wishes or denies it

  bool negated() const { return polarity == Polarity::negated; }
};

// ---- frames -----------------------------------------------------------------------------------------------------

/// Who stands in a role of a frame.
struct Filler {
  uint32_t actor = kNone;  ///< index into Document::actors
  uint32_t head = kNone;   ///< token; kNone: the words do not stand there
  Span span;
  bool political = false;  ///< has a state or body, or is of a kind that acts in politics
  bool named = false;      ///< a proper name of nobody known
  bool place = false;      ///< known as a place only
};

/// A predicate read as an entry `frame` describes it, with its roles filled.
struct Frame {
  RuleName rule;
  uint16_t number = 0;          ///< of the entry among the frames
  uint16_t score = 0;           ///< how much its pattern asked for beside the head
  uint32_t predicate = kNone;   ///< the token that tells it; of a noun that a verb carries ("hold talks"), the verb
  uint32_t noun = kNone;        ///< the noun, where a noun tells it
  uint32_t object = kNone;      ///< the nominal that its pattern asked for
  uint32_t infinitive = kNone;  ///< the verb after "to" that its pattern asked for
  uint32_t content = kNone;     ///< the token under which stands what it is about
  uint32_t inner = kNone;       ///< the first frame of its content, into Document::frames
  uint32_t first_source = 0;    ///< into Document::fillers
  uint32_t first_target = 0;
  uint16_t source_count = 0;
  uint16_t target_count = 0;
  Predicate arguments;  ///< what hangs on it, as the frame reads it
};

/// Rows [first, first + count) of Document::frames.
struct FrameRange {
  uint32_t first = 0;
  uint32_t count = 0;
};

// ---- findings, as layers ----------------------------------------------------------------------------------------

enum class StatementForm : uint8_t { direct, indirect, mixed };
std::string_view name_of(StatementForm form);

struct Statement {
  Span span;                  ///< cue, content and speaker
  Span cue;                   ///< empty: none
  std::vector<Span> content;  ///< without the outer quotation marks and "that"
  Span speaker_span;          ///< the words used there ("he"); empty: none
  uint32_t speaker = kNone;   ///< index into Document::actors
  StatementForm form = StatementForm::indirect;
  std::string via;        ///< the outlet that carried it
  std::string date;       ///< EDTF
  bool reported = false;  ///< stands inside what another statement says
  uint32_t cue_token = kNone;
  RuleName rule;
  float confidence = 0;  ///< 0 to 1: how sure the program is (docs/judgement.md)
};

enum class EventStatus : uint8_t { happened, scheduled, demanded, hypothetical, denied };
std::string_view name_of(EventStatus status);

struct Event {
  Span span;
  uint32_t source = kNone;  ///< indices into Document::actors
  uint32_t target = kNone;
  Span source_span;  ///< empty: the text does not name it there
  Span target_span;
  std::string cameo;
  std::string date;  ///< EDTF
  EventStatus status = EventStatus::happened;
  uint32_t predicate = kNone;  ///< the token that tells it
  RuleName rule;
  float confidence = 0;  ///< 0 to 1: how sure the program is (docs/judgement.md)
};

enum class MeetingStatus : uint8_t { held, ongoing, scheduled, proposed, cancelled, refused };
std::string_view name_of(MeetingStatus status);

struct Meeting {
  Span span;
  std::vector<uint32_t> parties;
  std::string format;  ///< "bilateral", "multilateral" or the body that meets
  std::string place;
  std::string date;  ///< EDTF
  MeetingStatus status = MeetingStatus::held;
  uint32_t predicate = kNone;
  RuleName rule;
  float confidence = 0;  ///< 0 to 1: how sure the program is (docs/judgement.md)
};

struct Proposal {
  Span span;
  std::vector<uint32_t> proposers;
  std::vector<uint32_t> addressees;
  std::string instrument;
  std::string date;
  RuleName rule;
  float confidence = 0;  ///< 0 to 1: how sure the program is (docs/judgement.md)
};

enum class Modality : uint8_t { must, must_not, may };
std::string_view name_of(Modality modality);

struct Clause {
  Span span;
  std::vector<uint32_t> proposers;
  uint32_t bound = kNone;
  Modality modality = Modality::must;
  std::string deed;
  RuleName rule;
  float confidence = 0;  ///< 0 to 1: how sure the program is (docs/judgement.md)
};

enum class Stance : uint8_t { support, oppose, demand, reject, offer, open, conditional };
std::string_view name_of(Stance stance);

struct Position {
  Span span;
  uint32_t actor = kNone;
  std::string issue;
  Stance stance = Stance::support;
  RuleName rule;
  float confidence = 0;  ///< 0 to 1: how sure the program is (docs/judgement.md)
};

enum class Outlook : uint8_t { positive, negative, mixed, uncertain };
std::string_view name_of(Outlook outlook);

struct Forecast {
  Span span;
  uint32_t by = kNone;
  std::string about;
  Outlook outlook = Outlook::uncertain;
  std::string horizon;
  RuleName rule;
  float confidence = 0;  ///< 0 to 1: how sure the program is (docs/judgement.md)
};

struct Conflict {
  Span span;
  Span with;
  std::string why;
  RuleName rule;
  float confidence = 0;  ///< 0 to 1: how sure the program is (docs/judgement.md)
};

// ---- the whole --------------------------------------------------------------------------------------------------

struct Document {
  Report report;
  bool eager = false;  ///< every sentence is to be tagged and parsed

  View view;           ///< how the report's text is read
  std::string folded;  ///< the text read with case folded, byte for byte as long
  std::string lemmas;  ///< the lemmas' characters

  std::vector<Zone> zones;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Tag> tags;    ///< one for each token; Upos::X with Xpos::none where the sentence was not tagged
  std::vector<Head> heads;  ///< one for each token
  std::vector<Name> names;
  std::vector<Time> times;
  std::vector<Actor> actors;
  std::vector<Mention> mentions;
  std::vector<Place> places;
  std::vector<Turn> turns;             ///< in the order of the text; none: nobody has the word but who wrote the report
  std::vector<Predicate> predicates;   ///< sentence by sentence, heads before their dependents
  std::vector<Oblique> obliques;       ///< of the predicates
  std::vector<uint32_t> predicate_at;  ///< by token: index into predicates, or kNone
  std::vector<uint32_t>
      mention_at;               ///< by token: the mention that it heads, else the longest that covers it; kNone: none
  std::vector<Frame> frames;    ///< those of one token stand together, the most demanding first
  std::vector<Filler> fillers;  ///< of the frames' roles
  std::vector<FrameRange> frames_at;  ///< by token
  std::vector<Statement> statements;
  std::vector<Event> events;
  std::vector<Meeting> meetings;
  std::vector<Proposal> proposals;
  std::vector<Clause> clauses;
  std::vector<Position> positions;
  std::vector<Forecast> forecasts;
  std::vector<Conflict> conflicts;

  /// The text that all layers count in: the report's own, or the view of it.
  std::string_view text() const { return view.as_given() ? report.text : view.text; }
  std::string_view words(Span span) const { return text().substr(span.begin, span.size()); }
  /// The bytes of Report::text that a span of text() stands for.
  Span given(Span span) const { return view.given(span); }
  /// The characters of the report's text that a span of text() stands for.
  std::string_view given_words(Span span) const {
    const Span bytes = given(span);
    return std::string_view(report.text).substr(bytes.begin, bytes.size());
  }
  std::string_view word(uint32_t token) const { return words(tokens[token].span); }
  /// The token's form with case folded.
  std::string_view folded_word(uint32_t token) const {
    const Span span = tokens[token].span;
    return std::string_view(folded).substr(span.begin, span.size());
  }
  /// The token's lemma; its folded form where the sentence was not tagged.
  std::string_view lemma(uint32_t token) const {
    const Span span = tags[token].lemma;
    return span.empty() ? folded_word(token) : std::string_view(lemmas).substr(span.begin, span.size());
  }
  /// The text from the first token's begin to the last one's end: tokens [first, end).
  Span span_of(uint32_t first, uint32_t end) const { return {tokens[first].span.begin, tokens[end - 1].span.end}; }
  /// The predicate that a token is; nullptr: none.
  const Predicate* predicate(uint32_t token) const {
    if (token >= predicate_at.size() || predicate_at[token] == kNone) return nullptr;
    return &predicates[predicate_at[token]];
  }
  std::span<const Oblique> obliques_of(const Predicate& predicate) const {
    return std::span(obliques).subspan(predicate.first_oblique, predicate.oblique_count);
  }
  /// The frames that a token tells, the most demanding first; most tell none.
  std::span<const Frame> frames_of(uint32_t token) const {
    if (token >= frames_at.size()) return {};
    return std::span(frames).subspan(frames_at[token].first, frames_at[token].count);
  }
  std::span<const Filler> sources_of(const Frame& frame) const {
    return std::span(fillers).subspan(frame.first_source, frame.source_count);
  }
  std::span<const Filler> targets_of(const Frame& frame) const {
    return std::span(fillers).subspan(frame.first_target, frame.target_count);
  }
  /// The sentence that holds a token. Binary search.
  uint32_t sentence_of(uint32_t token) const;
  /// True if the span touches furniture.
  bool in_furniture(Span span) const;
};

}  // namespace rapporteur
