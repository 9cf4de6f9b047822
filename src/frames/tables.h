// The frames as integer tables, as they lie in the knowledge image: written by compile.cc, viewed by
// frame_rules.cc. Lemmas and classes are those of the word book.
#pragma once

#include <cstdint>
#include <string_view>

namespace rapporteur::frames {

/// A CAMEO code, padded with zeros; empty: none.
struct Code {
  char digits[5] = {};

  bool empty() const { return digits[0] == 0; }
};

inline Code code_of(std::string_view text) {
  Code code;
  text.copy(code.digits, sizeof code.digits - 1);
  return code;
}

/// What a pattern asks for beside its head.
enum class ElementKind : uint8_t {
  none,
  preposition,  ///< a particle, or the case of an oblique
  object,       ///< the class of the object, or of what the preposition before it governs
  word,         ///< a dependent of that lemma
  infinitive,   ///< "to" and a verb; objects after it are that verb's
};

struct Element {
  ElementKind kind = ElementKind::none;
  uint8_t reserved = 0;
  uint16_t id = 0;  ///< lemma, or class of an object
};

inline constexpr int kMaxElements = 4;

struct Pattern {
  uint16_t frame = 0;
  uint16_t head = 0;  ///< lemma
  uint16_t pos = 0;
  uint16_t count = 0;
  Element elements[kMaxElements];
};

enum class RoleKind : uint8_t {
  subject,
  object,
  iobj,
  clause,
  clause_subject,
  clause_object,
  content_target,
  possessor,
  modifier,
  object_modifier,
  self,
  inside,
  speaker,
  governor,
  preposition,
};

struct Role {
  RoleKind kind = RoleKind::subject;
  uint8_t reserved = 0;
  uint16_t preposition = 0;  ///< lemma
};

enum class ConditionKind : uint8_t { narrower, unless, only };
enum class Region : uint8_t { subject, object, content, any, self, sentence };

struct Condition {
  ConditionKind kind = ConditionKind::narrower;
  Region region = Region::any;
  uint16_t word_class = 0;
  Code code;
  uint8_t reserved[3] = {};
};

enum Needs : uint8_t { kNeedsSource = 1, kNeedsTarget = 2, kNeedsEither = 4 };
enum FrameFlag : uint8_t {
  kMutual = 1,
  kDomestic = 2,
  kAlone = 4,
  kPlace = 8,
  kCoded = 16,
  kAbroad = 32,
  kOwnAffair = 64
};

/// Rows [first, first + count) of a table.
struct Rows {
  uint16_t first = 0;
  uint16_t count = 0;
};

/// What the subject of a forecast's verb expects: good, bad, or what the words of the content say.
enum class Expected : uint8_t { none, positive, negative, open };

/// What kind of meeting its noun or verb tells; not_one: of an occasion on which nobody negotiates.
enum class MeetingSort : uint8_t { none, talks, call, session, not_one };

/// Whom a verb of meeting names: its subject meets its object or whom "with" names; the same, and an object must be a
/// person; those meet that are its object; its subject talks with somebody about its object; only whom "with" names.
enum class Meets : uint8_t { both, person, object, about, with };

/// What it says of the meeting that it is about.
enum class Occurs : uint8_t { none, occur, begin, ongoing, scheduled, proposed, cancelled, refused };

/// How a frame puts something forward: as an offer, or by adopting it.
enum class Putting : uint8_t { none, put, adopt };

inline constexpr uint8_t kNoStance = 7;    ///< after the last Stance
inline constexpr uint8_t kNoModality = 3;  ///< after the last Modality

/// An entry `frame`.
struct FrameRule {
  uint32_t entry = 0;  ///< in the image
  Code code;
  uint8_t composition = 0;  ///< number of its composition plus 1; 0: none
  uint8_t needs = 0;
  uint8_t flags = 0;
  Rows source, target, content;  ///< of roles
  Rows conditions;
  Rows bound;                    ///< roles of whom its clause would bind
  uint8_t stance = kNoStance;    ///< of its source on its content
  uint8_t negated = kNoStance;   ///< the stance when it is negated
  uint8_t clause = kNoModality;  ///< what its source would bind somebody to
  uint8_t text = kNoModality;    ///< what it says of a text: the text must, must not or may
  Expected forecast = Expected::none;
  Putting proposal = Putting::none;
  bool judges = false;  ///< it calls its object something: "called the deal unfair"
  MeetingSort meeting = MeetingSort::none;
  Meets meets = Meets::both;
  Occurs occurs = Occurs::none;
  uint8_t reserved[2] = {};

  /// An act by itself or by what it is about.
  bool tells_act() const { return !code.empty() || composition != 0; }
  bool tells_of_meetings() const { return meeting != MeetingSort::none || occurs != Occurs::none; }
};

/// One line of a composition: what an act whose code begins so is called under it.
struct CompositionRow {
  uint8_t composition = 0;  ///< number plus 1
  Code prefix;
  Code code;  ///< empty: the act's own
  uint8_t reserved = 0;
};

/// A modal auxiliary and the frame that reads it.
struct Modal {
  uint16_t lemma = 0;
  uint16_t frame = 0;
  uint16_t negated = 0;
};

}  // namespace rapporteur::frames
