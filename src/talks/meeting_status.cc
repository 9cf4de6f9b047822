// Reads the status off the predicate that tells the meeting or carries its noun: the verb's meaning in knowledge, then
// its polarity, tense, mood and standing.
#include "talks/meeting_status.h"

#include "predicates/arguments.h"

namespace rapporteur::talks {
namespace {

using namespace rules;

constexpr uint32_t kAdjectives = 5;  ///< words between a status and its noun: "the upcoming second round"

class StatusFinder {
 public:
  using Status = std::optional<StatusReading>;

  StatusFinder(const Reading& reading, const MeetingScene& scene, const Wordbook& words)
      : r_(reading), d_(reading.document), s_(scene), w_(words) {}

  Status run() const {
    if (s_.verb) return of_predicate(*d_.predicate(s_.hit->token), StatusSort::occur);
    if (const Hit* described = describing()) return plain(described->cue.sort);
    const Predicate* carrier = s_.scope.verb == kNone ? nullptr : d_.predicate(s_.scope.verb);
    const Predicate* own = clause_on_noun();
    if (carrier != nullptr) {
      if (const Hit* hit = hit_of(*carrier)) return with_verb(of_predicate(*carrier, sort_of(*hit)), carrier->token);
    }
    if (own != nullptr) {
      if (const Hit* hit = r_.hit_at(CueKind::meeting_status, own->token))
        return with_verb(of_predicate(*own, sort_of(*hit)), own->token);
    }
    if (read_out()) return held();
    return carrier == nullptr ? std::nullopt : of_occasion(*carrier);
  }

 private:
  bool in(uint32_t token, NamedClass word_class) const { return w_.in_class(d_.tokens[token], word_class); }
  static StatusSort sort_of(const Hit& hit) { return static_cast<StatusSort>(hit.cue.sort); }
  static Status reading_of(MeetingStatus status) { return StatusReading{status, false, kNone}; }
  static Status held() { return reading_of(MeetingStatus::held); }
  static Status untold() { return StatusReading{.told = false}; }
  static Status scheduled() { return reading_of(MeetingStatus::scheduled); }

  static Status with_verb(Status status, uint32_t verb) {
    if (status) status->verb = verb;
    return status;
  }

  static Status plain(uint8_t sort) {
    switch (static_cast<StatusSort>(sort)) {
      case StatusSort::ongoing:
        return reading_of(MeetingStatus::ongoing);
      case StatusSort::scheduled:
        return scheduled();
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

  // ---- nouns ----

  /// "the upcoming talks", "cancelled talks": a status before the noun inside its phrase.
  const Hit* describing() const {
    for (uint32_t i = s_.scope.anchor; i > s_.scope.first && s_.scope.anchor - i < kAdjectives; --i) {
      const Hit* hit = r_.hit_at(CueKind::meeting_status, i - 1);
      if (hit != nullptr && sort_of(*hit) >= StatusSort::ongoing && d_.heads[i - 1].relation == Deprel::amod)
        return hit;
      const Upos tag = d_.tags[i - 1].upos;
      if (tag == Upos::VERB || tag == Upos::ADP || tag == Upos::PUNCT) return nullptr;
    }
    return nullptr;
  }

  /// "talks held in Vienna", "a summit to be held on Friday", "talks that began".
  const Predicate* clause_on_noun() const {
    for (uint32_t c = d_.heads[s_.top].first_child; c != kNone; c = d_.heads[c].next_sibling) {
      const Deprel relation = d_.heads[c].relation;
      const Predicate* p = relation == Deprel::acl || relation == Deprel::acl_relcl ? d_.predicate(c) : nullptr;
      if (p != nullptr && (p->object == s_.top || p->subject == s_.top)) return p;
    }
    return nullptr;
  }

  /// The status word that the carrier is, if the noun is what it is about: "held talks", "talks took place", "called
  /// for talks", "agreed to talks", but not "began during the talks".
  const Hit* hit_of(const Predicate& carrier) const {
    const Hit* hit = r_.hit_at(CueKind::meeting_status, carrier.token);
    if (hit == nullptr || (carrier.object == s_.top && carrier.complement != kNone)) return nullptr;
    uint32_t noun = s_.top;
    while (d_.heads[noun].relation == Deprel::conj && d_.heads[noun].head != carrier.token) noun = d_.heads[noun].head;
    if (carrier.object == noun || carrier.subject == noun) return hit;
    for (const Oblique& oblique : d_.obliques_of(carrier)) {
      if (oblique.head != noun) continue;
      const uint32_t mark = predicates::child(d_, noun, Deprel::case_);
      if (w_.in_class(oblique.preposition, kClassGoal) || (mark != kNone && hit->range.holds(mark))) return hit;
    }
    return nullptr;
  }

  /// "Readout of the minister's call with": the noun whose record the heading announces.
  bool read_out() const {
    const uint32_t head = d_.heads[s_.top].head;
    return head != kNone && in(head, kClassReadout);
  }

  /// "after talks in Vienna", "in talks with": they are as past or future as what happened then; "came for talks",
  /// "ahead of the talks": to come.
  Status of_occasion(const Predicate& carrier) const {
    if (!stands(carrier) || carrier.negated()) return std::nullopt;  // the day tells
    for (uint32_t c = d_.heads[s_.top].first_child; c != kNone; c = d_.heads[c].next_sibling) {
      if (d_.heads[c].relation != Deprel::case_ && d_.heads[c].relation != Deprel::mark) continue;
      if (in(c, kClassAhead)) return scheduled();
      if (in(c, kClassGoal)) return goes(carrier) ? scheduled() : std::nullopt;
      if (in(c, kClassOccasion)) return is_future(carrier) ? scheduled() : held();
    }
    return std::nullopt;
  }

  /// Somebody is, comes or goes somewhere.
  bool goes(const Predicate& p) const {
    return in(p.token, kClassMotion) || predicates::child(d_, p.token, Deprel::cop) != kNone;
  }

  // ---- verbs ----

  static bool stands(const Predicate& p) {
    return p.standing == Standing::asserted || p.standing == Standing::reported;
  }

  bool is_future(const Predicate& p) const {
    if (p.expected || p.mood == Mood::future || p.tense == Tense::future || is_appointed(p)) return true;
    if (p.infinitive && d_.heads[p.token].relation == Deprel::xcomp) {  // "will continue to meet"
      const Predicate* above = d_.predicate(d_.heads[p.token].head);
      return above != nullptr && is_future(*above);
    }
    return p.modal != kNone && in(p.modal, kClassToldFuture) && is_reported(p);
  }

  /// "are to meet"
  bool is_appointed(const Predicate& p) const {
    const uint32_t mark = predicates::child(d_, p.token, Deprel::mark);
    return predicates::child(d_, p.token, Deprel::cop) != kNone && mark != kNone && d_.tags[mark].xpos == Xpos::TO;
  }

  bool is_reported(const Predicate& p) const {
    return p.standing == Standing::reported || r_.statement_at(p.token) != kNone;
  }

  Status of_predicate(const Predicate& p, StatusSort sort) const {
    if (p.polarity == Polarity::qualified) return untold();
    if (!stands(p)) return of_wish(p, sort);
    if (const Status over = status_over(p)) return over;
    if (sort > StatusSort::ongoing) return p.negated() ? untold() : plain(static_cast<uint8_t>(sort));
    if (p.negated()) return is_future(p) ? reading_of(MeetingStatus::refused) : untold();
    if (is_future(p)) return scheduled();
    if (p.mood != Mood::indicative) return untold();
    if (sort == StatusSort::ongoing || is_progressive(p)) return reading_of(MeetingStatus::ongoing);
    if (p.tense == Tense::present && d_.heads[p.token].relation == Deprel::advcl)  // "when they meet on Friday"
      return predicates::time_of(d_, s_.scope) == kNone ? untold() : scheduled();
    return StatusReading{MeetingStatus::held, sort == StatusSort::begin, kNone};
  }

  bool is_progressive(const Predicate& p) const { return d_.tags[p.token].xpos == Xpos::VBG && p.tense != Tense::none; }

  /// What is wanted, purposed or denied, by the verb over it: "agreed to meet", "refused to meet", "came to meet".
  Status of_wish(const Predicate& p, StatusSort sort) const {
    if (p.standing == Standing::supposed || p.standing == Standing::asked || p.by == kNone) return untold();
    if (p.by == s_.top || p.by == s_.scope.anchor) return scheduled();  // "talks to be held"
    const Predicate* by = d_.predicate(p.by);
    if (by == nullptr || !(stands(*by) || by->expected)) return untold();
    if (sort > StatusSort::ongoing) return plain(static_cast<uint8_t>(sort));
    if (const Hit* hit = r_.hit_at(CueKind::meeting_status, p.by))
      return by->negated() ? untold() : plain(hit->cue.sort);
    if (p.standing != Standing::purposed || p.negated() || by->negated()) return untold();
    return in(p.by, kClassMotion) ? scheduled() : untold();
  }

  /// "offered that they meet", "an invitation to meet".
  Status status_over(const Predicate& p) const {
    const Head& head = d_.heads[p.token];
    const bool joined =
        head.relation == Deprel::xcomp || head.relation == Deprel::ccomp || head.relation == Deprel::acl;
    if (!joined || head.head == kNone || d_.tags[p.token].xpos == Xpos::VBD) return std::nullopt;
    const Hit* hit = r_.hit_at(CueKind::meeting_status, head.head);
    return hit == nullptr ? std::nullopt : plain(hit->cue.sort);
  }

  const Reading& r_;
  const Document& d_;
  const MeetingScene& s_;
  const Wordbook& w_;
};

}  // namespace

std::optional<StatusReading> status_of(const Reading& reading, const MeetingScene& scene, const Wordbook& words) {
  return StatusFinder(reading, scene, words).run();
}

}  // namespace rapporteur::talks
