// Reads the status off the verb over the meeting: its meaning in knowledge, its tense, its modal and its negation.
#include "talks/meeting_status.h"

namespace rapporteur::talks {
namespace {

constexpr uint32_t kReach = 16;  ///< tokens between a noun of meeting and its verb, over who talks about what

enum class Tense : uint8_t { past, present, progressive, future, supposed };

class StatusFinder {
 public:
  StatusFinder(const Reading& reading, const MeetingScene& scene) : r_(reading), s_(scene) {}

  std::optional<StatusReading> run() {
    if (s_.verb) return from_verb(s_.hit->token, StatusSort::occur);
    if (const Hit* described = describing()) return plain(described->cue);
    if (const Hit* hit = governing()) {
      std::optional<StatusReading> status = from_verb(hit->token, static_cast<StatusSort>(hit->cue.sort));
      if (status) status->verb = hit->token;
      return status;
    }
    return from_preposition();
  }

 private:
  static StatusReading reading_of(MeetingStatus status) { return {status, false, kNone}; }

  static std::optional<StatusReading> plain(const Cue& cue) {
    switch (static_cast<StatusSort>(cue.sort)) {
      case StatusSort::ongoing:
        return reading_of(MeetingStatus::ongoing);
      case StatusSort::scheduled:
        return reading_of(MeetingStatus::scheduled);
      case StatusSort::proposed:
        return reading_of(MeetingStatus::proposed);
      case StatusSort::cancelled:
        return reading_of(MeetingStatus::cancelled);
      case StatusSort::refused:
        return reading_of(MeetingStatus::refused);
      default:
        return std::nullopt;
    }
  }

  /// "the upcoming talks", "cancelled talks": a status before the noun inside its phrase.
  const Hit* describing() const {
    for (uint32_t i = s_.scene.anchor; i > s_.scene.range.first && s_.scene.anchor - i < 5; --i) {
      const Hit* hit = r_.hit_at(CueKind::meeting_status, i - 1);
      const Upos tag = r_.document.tags[i - 1].upos;
      if (hit != nullptr && static_cast<StatusSort>(hit->cue.sort) >= StatusSort::ongoing && tag != Upos::NOUN &&
          r_.document.heads[i - 1].relation == Deprel::amod) {
        return hit;
      }
      if (tag == Upos::VERB || tag == Upos::ADP || tag == Upos::PUNCT) return nullptr;
    }
    return nullptr;
  }

  /// The status word that governs the noun: its verb, or a word joined to that verb ("agreed to hold"); without a tree
  /// the nearest.
  const Hit* governing() const {
    const uint32_t verb = s_.scene.verb;
    if (verb != kNone && r_.parsed(verb)) {
      const bool argument = r_.document.heads[s_.top].head == verb;
      if (const Hit* hit = argument ? r_.hit_at(CueKind::meeting_status, verb) : nullptr;
          hit != nullptr && takes_noun(*hit))
        return hit;
    }
    const Hit* after = beside(true);
    return after != nullptr ? after : beside(false);
  }

  /// The first verb right or left of the noun if it is a status word, whatever the tree says: "talks … took place",
  /// "resumed … talks".
  const Hit* beside(bool right) const {
    const Range range = s_.scene.range;
    uint32_t at = s_.scene.anchor;
    for (uint32_t steps = 0; steps < kReach; ++steps) {
      if (right ? at + 1 >= range.end : at <= range.first) return nullptr;
      at = right ? at + 1 : at - 1;
      const Upos tag = r_.document.tags[at].upos;
      const Hit* hit = r_.hit_at(CueKind::meeting_status, at);
      if (hit != nullptr && (tag == Upos::VERB || hit->range.end - hit->range.first > 1)) {
        return right == follows_noun(*hit) ? hit : nullptr;
      }
      if (r_.is_full_verb(at) || tag == Upos::SCONJ || r_.document.word(at) == ",") return nullptr;
      if (!right && tag == Upos::ADP && r_.document.folded_word(at) != "of") return nullptr;
    }
    return nullptr;
  }

  /// "took place" and passives stand after their noun, "held" and "began" mostly before it.
  bool follows_noun(const Hit& hit) const {
    const auto sort = static_cast<StatusSort>(hit.cue.sort);
    const std::string_view last = r_.document.folded_word(hit.range.end - 1);
    const uint32_t token = hit.range.first;
    const bool auxiliary =
        hit.range.end - hit.range.first > 1 || (token > 0 && r_.document.tags[token - 1].upos == Upos::AUX);
    return last == "place" || auxiliary || (sort == StatusSort::begin && token > s_.scene.anchor);
  }

  /// "took place in the talks", "sought during the talks": as an oblique the noun is not what the verb is about, but
  /// for "called for".
  bool takes_noun(const Hit& hit) const {
    const Deprel relation = r_.document.heads[s_.top].relation;
    if (relation == Deprel::obj || relation == Deprel::nsubj || relation == Deprel::nsubj_pass ||
        relation == Deprel::conj)
      return true;
    const uint32_t preposition = r_.child(s_.top, Deprel::case_);
    if (preposition == kNone) return false;
    return hit.range.holds(preposition) || r_.document.folded_word(preposition) == "to" ||
           r_.document.folded_word(preposition) == "for";
  }

  std::optional<StatusReading> from_verb(uint32_t verb, StatusSort sort) const {
    if (supposed(verb)) return std::nullopt;
    const bool negated = r_.negated(verb);
    const Tense tense = tense_of(verb);
    if (tense == Tense::supposed) return std::nullopt;
    if (sort > StatusSort::ongoing)
      return negated ? std::nullopt : plain(Cue{.kind = CueKind::meeting_status, .sort = static_cast<uint8_t>(sort)});
    if (negated) return tense == Tense::future ? std::optional(reading_of(MeetingStatus::refused)) : std::nullopt;
    if (const auto wished = wish_over(verb)) return wished;
    if (sort == StatusSort::ongoing) return reading_of(MeetingStatus::ongoing);
    if (tense == Tense::future) return reading_of(MeetingStatus::scheduled);
    if (tense == Tense::progressive) return reading_of(MeetingStatus::ongoing);
    return StatusReading{MeetingStatus::held, sort == StatusSort::begin, kNone};
  }

  /// "if they met", "whether to meet", "when they meet".
  bool supposed(uint32_t verb) const {
    const uint32_t mark = r_.child(verb, Deprel::mark);
    if (mark == kNone) return false;
    const std::string_view word = r_.document.folded_word(mark);
    return word == "if" || word == "whether" || word == "unless";
  }

  /// The status that a verb over an infinitive gives it: "agreed to meet", "refused to meet", "offered to meet".
  std::optional<StatusReading> wish_over(uint32_t verb) const {
    const Head& head = r_.document.heads[verb];
    const bool joined =
        head.relation == Deprel::xcomp || head.relation == Deprel::ccomp || head.relation == Deprel::acl;
    if (!joined || head.head == kNone) return std::nullopt;
    const Hit* hit = r_.hit_at(CueKind::meeting_status, head.head);
    return hit == nullptr || r_.document.tags[verb].xpos == Xpos::VBD ? std::nullopt : plain(hit->cue);
  }

  Tense tense_of(uint32_t verb) const {
    if (const Hit* modal = r_.modal_of(verb)) {
      const bool future = static_cast<ModalSort>(modal->cue.sort) == ModalSort::future;
      const bool to_be =
          static_cast<ModalSort>(modal->cue.sort) == ModalSort::obligation && r_.lemma(modal->token) == "be";
      return future || to_be ? Tense::future : Tense::supposed;
    }
    const Xpos tag = r_.document.tags[verb].xpos;
    if (tag == Xpos::VBD) return Tense::past;
    if (tag == Xpos::VBG) return has_auxiliary(verb, "be") ? Tense::progressive : Tense::past;
    if (tag == Xpos::VBN) return is_future_passive(verb) ? Tense::future : Tense::past;
    const uint32_t to = r_.child(verb, Deprel::mark);
    if (tag == Xpos::VB && to != kNone && r_.document.folded_word(to) == "to") return Tense::future;
    return Tense::present;
  }

  bool has_auxiliary(uint32_t verb, std::string_view lemma) const {
    for (uint32_t c = r_.document.heads[verb].first_child; c != kNone; c = r_.document.heads[c].next_sibling) {
      if (r_.document.tags[c].upos == Upos::AUX && r_.lemma(c) == lemma) return true;
    }
    return false;
  }

  /// "to be held", "are to be held".
  bool is_future_passive(uint32_t verb) const {
    const uint32_t mark = r_.child(verb, Deprel::mark);
    return mark != kNone && r_.document.folded_word(mark) == "to" && !has_auxiliary(verb, "have");
  }

  /// "after talks in Vienna on Monday", "ahead of the talks", "is in Oslo for talks with".
  std::optional<StatusReading> from_preposition() const {
    const uint32_t preposition = r_.child(s_.top, Deprel::case_);
    if (preposition == kNone) return std::nullopt;
    const std::string_view word = r_.document.folded_word(preposition);
    if (word == "after" || word == "during" || word == "following") return reading_of(MeetingStatus::held);
    if (word == "for" && going_there()) return reading_of(MeetingStatus::scheduled);
    return std::nullopt;
  }

  /// Somebody is, comes or goes to a place for the talks.
  bool going_there() const { return !place_of(r_, s_.scene).empty(); }

  const Reading& r_;
  const MeetingScene& s_;
};

}  // namespace

std::optional<StatusReading> status_of(const Reading& reading, const MeetingScene& scene) {
  return StatusFinder(reading, scene).run();
}

}  // namespace rapporteur::talks
