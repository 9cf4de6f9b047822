// Reads the status off the predicate that tells the meeting or carries its noun: the verb's meaning in knowledge, then
// its polarity, tense, mood and standing.
#include "talks/meeting_status.h"

#include "predicates/arguments.h"

namespace rapporteur::talks {
namespace {

using namespace rules;
using frames::Occurs;

constexpr uint32_t kParticles = 2;   ///< a verb's own preposition stands right behind it or its particle
constexpr uint32_t kAdjectives = 5;  ///< words between a status and its noun: "the upcoming second round"

class StatusFinder {
 public:
  using Status = std::optional<StatusReading>;

  StatusFinder(const Reading& reading, const MeetingScene& scene, const Wordbook& words)
      : r_(reading), d_(reading.document), s_(scene), w_(words) {}

  Status run() const {
    if (s_.verb) return of_predicate(*d_.predicate(s_.scope.anchor), Occurs::occur);
    if (const Occurs described = describing(); described != Occurs::none) return plain(described);
    const Predicate* carrier = s_.scope.verb == kNone ? nullptr : d_.predicate(s_.scope.verb);
    const Predicate* own = clause_on_noun();
    if (carrier != nullptr) {
      const Occurs said = said_by(*carrier);
      if (said != Occurs::none) return with_verb(of_predicate(*carrier, said), carrier->token);
    }
    if (own != nullptr) {
      const Occurs said = occurs_at(r_, own->token);
      if (said != Occurs::none) return with_verb(of_predicate(*own, said), own->token);
    }
    if (read_out()) return held();
    return carrier == nullptr ? std::nullopt : of_occasion(*carrier);
  }

 private:
  bool in(uint32_t token, NamedClass word_class) const { return w_.in_class(d_.tokens[token], word_class); }
  static Status reading_of(MeetingStatus status) { return StatusReading{status, false, kNone}; }
  static Status held() { return reading_of(MeetingStatus::held); }
  static Status untold() { return StatusReading{.told = false}; }
  static Status scheduled() { return reading_of(MeetingStatus::scheduled); }

  static Status with_verb(Status status, uint32_t verb) {
    if (status) status->verb = verb;
    return status;
  }

  static Status plain(Occurs said) {
    switch (said) {
      case Occurs::ongoing:
        return reading_of(MeetingStatus::ongoing);
      case Occurs::scheduled:
        return scheduled();
      case Occurs::proposed:
        return reading_of(MeetingStatus::proposed);
      case Occurs::cancelled:
        return reading_of(MeetingStatus::cancelled);
      case Occurs::refused:
        return reading_of(MeetingStatus::refused);
      default:
        return std::nullopt;
    }
  }

  // ---- nouns ----

  /// "the upcoming talks", "cancelled talks": a status before the noun inside its phrase.
  Occurs describing() const {
    for (uint32_t i = s_.scope.anchor; i > s_.scope.first && s_.scope.anchor - i < kAdjectives; --i) {
      if (d_.heads[i - 1].relation == Deprel::amod) {
        if (const Occurs said = occurs_at(r_, i - 1); said >= Occurs::ongoing) return said;
      }
      const Upos tag = d_.tags[i - 1].upos;
      if (tag == Upos::VERB || tag == Upos::ADP || tag == Upos::PUNCT) return Occurs::none;
    }
    return Occurs::none;
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

  /// What the carrier says of it, if the noun is what it is about: "held talks", "talks took place", "called
  /// for talks", "agreed to talks", but not "began during the talks".
  Occurs said_by(const Predicate& carrier) const {
    const Occurs said = occurs_at(r_, carrier.token);
    if (said == Occurs::none || (carrier.object == s_.top && carrier.complement != kNone)) return Occurs::none;
    uint32_t noun = s_.top;
    while (d_.heads[noun].relation == Deprel::conj && d_.heads[noun].head != carrier.token) noun = d_.heads[noun].head;
    if (carrier.object == noun || carrier.subject == noun) return said;
    for (const Oblique& oblique : d_.obliques_of(carrier)) {
      if (oblique.head != noun) continue;
      const uint32_t mark = predicates::child(d_, noun, Deprel::case_);
      const bool own = mark != kNone && carrier.token < mark && mark - carrier.token <= kParticles;  // "took part in"
      if (w_.in_class(oblique.preposition, kClassGoal) || own) return said;
    }
    return Occurs::none;
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

  Status of_predicate(const Predicate& p, Occurs said) const {
    if (p.polarity == Polarity::qualified) return untold();
    if (!stands(p)) return of_wish(p, said);
    if (const Status over = status_over(p)) return over;
    if (said > Occurs::ongoing) return p.negated() ? untold() : plain(said);
    if (p.negated()) return is_future(p) ? reading_of(MeetingStatus::refused) : untold();
    if (is_future(p)) return scheduled();
    if (p.mood != Mood::indicative) return untold();
    if (said == Occurs::ongoing || is_progressive(p)) return reading_of(MeetingStatus::ongoing);
    if (p.tense == Tense::present && d_.heads[p.token].relation == Deprel::advcl)  // "when they meet on Friday"
      return predicates::time_of(d_, s_.scope) == kNone ? untold() : scheduled();
    return StatusReading{MeetingStatus::held, said == Occurs::begin, kNone};
  }

  bool is_progressive(const Predicate& p) const { return d_.tags[p.token].xpos == Xpos::VBG && p.tense != Tense::none; }

  /// What is wanted, purposed or denied, by the verb over it: "agreed to meet", "refused to meet", "came to meet".
  Status of_wish(const Predicate& p, Occurs said) const {
    if (p.standing == Standing::supposed || p.standing == Standing::asked || p.by == kNone) return untold();
    if (p.by == s_.top || p.by == s_.scope.anchor) return scheduled();  // "talks to be held"
    const Predicate* by = d_.predicate(p.by);
    if (by == nullptr || !(stands(*by) || by->expected)) return untold();
    if (said > Occurs::ongoing) return plain(said);
    if (const Occurs over = occurs_at(r_, p.by); over != Occurs::none) return by->negated() ? untold() : plain(over);
    if (p.standing != Standing::purposed || p.negated() || by->negated()) return untold();
    return in(p.by, kClassMotion) ? scheduled() : untold();
  }

  /// "offered that they meet", "an invitation to meet".
  Status status_over(const Predicate& p) const {
    const Head& head = d_.heads[p.token];
    const bool joined =
        head.relation == Deprel::xcomp || head.relation == Deprel::ccomp || head.relation == Deprel::acl;
    if (!joined || head.head == kNone || d_.tags[p.token].xpos == Xpos::VBD) return std::nullopt;
    return plain(occurs_at(r_, head.head));
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
