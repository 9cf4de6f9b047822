// Finds who would be bound to do what: by demands, by what a speaker says somebody should do, and by the words of a
// text.
#include <algorithm>

#include "talks/parties.h"
#include "talks/phrases.h"
#include "talks/proposals.h"

namespace rapporteur::talks {
namespace {

constexpr RuleName kObligation = "words obligation";  ///< the entry of modal verbs that oblige

class ClauseFinder {
 public:
  ClauseFinder(const Reading& reading, const std::vector<ToldProposal>& proposals)
      : r_(reading), proposals_(proposals) {}

  std::vector<Clause> run() {
    for (const Predicate& predicate : r_.document.predicates) {
      if (r_.document.in_furniture(r_.document.tokens[predicate.token].span)) continue;
      from_frames(predicate);
      if (predicate.mood == Mood::obligation) from_obligation(predicate);
    }
    for (const Hit& hit : r_.hits) {
      if (hit.cue.kind == CueKind::under_terms) from_terms(hit);
    }
    drop_repeats();
    return std::move(clauses_);
  }

 private:
  // ---- demands and promises ----

  /// The first frame of a predicate that binds somebody.
  void from_frames(const Predicate& predicate) {
    for (const Frame& frame : r_.document.frames_of(predicate.token)) {
      const frames::FrameRule& rule = r_.rule(frame);
      if (rule.text != frames::kNoModality && from_text(frame)) return;
      if (rule.clause == frames::kNoModality) continue;
      const Predicate* carrier = carrier_of(r_, frame);
      const bool told =
          carrier != nullptr && is_own_doing(r_, *carrier) && frame.arguments.polarity == Polarity::affirmed;
      if (told) from_frame(frame);
      return;
    }
  }

  void from_frame(const Frame& frame) {
    const bool own = is_promise(frame);
    const std::vector<uint32_t> doers = own ? std::vector<uint32_t>{} : doers_of(r_, frame);
    if (!own && doers.empty()) return;
    const uint32_t deed = deed_below(frame);
    if (deed != kNone && !is_asked(deed)) return;
    if (deed == kNone) return own ? void() : from_noun(frame, doers);
    const std::vector<uint32_t> bound = bound_by(frame, deed);
    for (const uint32_t each : row_of(deed)) add_for_each(each, bound, doers, frame.rule, false);
  }

  /// "the sides agreed to halt the raids": each of them is bound.
  bool is_promise(const Frame& frame) const {
    const auto roles = r_.frames.roles_of(r_.rule(frame).bound);
    return !roles.empty() && roles.front().kind == frames::RoleKind::subject;
  }

  /// The verb under which the deed stands: the complement, or an infinitive on the object ("called on Mali to …").
  uint32_t deed_below(const Frame& frame) const {
    for (const uint32_t token : {frame.arguments.complement, frame.content}) {
      if (token != kNone && token > frame.predicate && r_.is_verb(token)) return token;
    }
    for (const uint32_t over : {frame.arguments.object, frame.predicate}) {
      if (over == kNone) continue;
      for (const Deprel relation : {Deprel::acl, Deprel::advcl}) {
        const uint32_t verb = r_.child(over, relation);
        const Predicate* p = verb == kNone ? nullptr : r_.document.predicate(verb);
        if (p != nullptr && p->infinitive && verb > frame.predicate) return verb;
      }
    }
    return kNone;
  }

  /// Who would do the deed: its own subject, or whom the frame's roles name; nobody where the doer only orders his own.
  std::vector<uint32_t> bound_by(const Frame& frame, uint32_t deed) const {
    const Predicate* p = r_.document.predicate(deed);
    std::vector<Filler> fillers;
    if (p != nullptr && p->own_subject) {
      r_.roles.sides().find(p->subject, fillers);
    } else if (is_promise(frame)) {
      fillers = r_.roles.fill(frame, r_.rule(frame).bound);
    } else {
      const auto targets = r_.document.targets_of(frame);
      fillers.assign(targets.begin(), targets.end());
      if (fillers.empty()) fillers = r_.roles.fill(frame, r_.rule(frame).bound);
    }
    const bool owned = !fillers.empty() && fillers.front().head != kNone && is_owned(fillers.front().head);
    return owned ? std::vector<uint32_t>{} : actors_of(r_, fillers);
  }

  /// An infinitive or a subjunctive, or with a modal that obliges: "insisted that the border is open" asks for nothing.
  bool is_asked(uint32_t deed) const {
    const Predicate* p = r_.document.predicate(deed);
    return p != nullptr && (p->tense == Tense::none || p->mood == Mood::obligation);
  }

  /// "ordered his troops": nobody else is asked.
  bool is_owned(uint32_t token) const {
    const uint32_t owner = r_.child(token, Deprel::nmod_poss);
    return owner != kNone && r_.document.tags[owner].upos == Upos::PRON;
  }

  /// "called for a halt to strikes by Israel", "demanded an apology from Japan".
  void from_noun(const Frame& frame, const std::vector<uint32_t>& doers) {
    const Range deed = argument_of(r_, frame);
    if (deed.empty() || is_meeting_only(deed)) return;
    Clause clause = clause_with(span_of(r_, deed), doers, frame.rule);
    clause.bound = bound_in(deed);
    clause.deed = words_of(r_, deed);
    if (clause.bound != kNone) clauses_.push_back(std::move(clause));
  }

  bool is_meeting_only(Range deed) const {
    const Hit* meeting = r_.first_hit(CueKind::meeting_word, deed);
    return meeting != nullptr && meeting->range.first <= deed.first + 2;
  }

  /// The actor after "by" or "from" in a deed told by a noun, or before it as its possessor.
  uint32_t bound_in(Range deed) const {
    for (uint32_t i = deed.first; i < deed.end; ++i) {
      const uint32_t mention = r_.mention_at(i);
      if (mention == kNone || r_.document.mentions[mention].actor == kNone) continue;
      const Mention& m = r_.document.mentions[mention];
      if (r_.document.actors[m.actor].code.empty() || m.first == 0) continue;
      const Head& head = r_.document.heads[m.head];
      if (head.head != kNone && head.head > deed.first + 3) continue;  // it belongs to a later word of the deed
      if (r_.in(m.first - 1, rules::kClassDoer) || head.relation == Deprel::nmod_poss) return m.actor;
    }
    return kNone;
  }

  // ---- what a speaker says somebody should do ----

  void from_obligation(const Predicate& predicate) {
    if (predicate.subject == kNone || is_speaker_word(r_, predicate.subject) || !is_told(predicate) ||
        predicate.polarity == Polarity::qualified)
      return;
    const uint32_t mention = r_.mention_at(predicate.subject);
    const uint32_t named = mention == kNone ? kNone : r_.document.mentions[mention].actor;
    if (named != kNone && r_.document.actors[named].kind == ActorKind::joint)
      return;  // "the parties must …" binds nobody by name
    std::vector<Filler> fillers;
    r_.roles.sides().find(predicate.subject, fillers);
    const std::vector<uint32_t> bound = actors_of(r_, fillers);
    const uint32_t speaker = speaker_at(r_, predicate.token);
    std::vector<uint32_t> proposers = proposers_of_text(predicate);
    if (proposers.empty() && speaker != kNone) proposers = {speaker};
    if (proposers.empty() || codes_of(r_.document, bound).empty()) return;
    for (const uint32_t deed : row_of(predicate.token))
      add_for_each(deed, bound, proposers, kObligation, predicate.negated());
  }

  /// Where a text is said to say it ("the document said that …"): those who proposed the last text.
  std::vector<uint32_t> proposers_of_text(const Predicate& predicate) const {
    const Predicate* says = predicate.by == kNone ? nullptr : r_.document.predicate(predicate.by);
    const bool text = says != nullptr && says->subject != kNone && is_text(says->subject);
    return text ? last_proposers(predicate.token) : std::vector<uint32_t>{};
  }

  bool is_text(uint32_t token) const {
    return r_.hit_at(CueKind::instrument, token) != nullptr && r_.mention_at(token) == kNone;
  }

  const Proposal* last_proposal(uint32_t token) const {
    const Proposal* last = nullptr;
    for (const ToldProposal& told : proposals_) {
      if (told.proposal.span.begin < r_.document.tokens[token].span.begin) last = &told.proposal;
    }
    return last;
  }

  std::vector<uint32_t> last_proposers(uint32_t token) const {
    const Proposal* last = last_proposal(token);
    return last == nullptr ? std::vector<uint32_t>{} : last->proposers;
  }

  // ---- the words of a text ----

  /// "the draft calls for steps", "the resolution gave the UN control". True if a text says it.
  bool from_text(const Frame& frame) {
    const uint32_t subject = frame.arguments.subject;
    if (subject == kNone || !is_text(subject) || frame.arguments.polarity != Polarity::affirmed) return false;
    const Range deed = argument_of(r_, frame);
    if (deed.empty()) return false;
    if (const uint32_t verb = deed_below(frame); verb != kNone && frame.arguments.object != kNone)
      return bind_by_text(frame, verb);
    Clause clause = clause_with(cover(r_.document.tokens[frame.predicate].span, span_of(r_, deed)),
                                last_proposers(frame.predicate), frame.rule);
    clause.modality = static_cast<Modality>(r_.rule(frame).text);
    clause.deed = words_of(r_, deed);
    clause.bound = clause.modality == Modality::may ? owner_in(frame, deed) : bound_in(deed);
    clauses_.push_back(std::move(clause));
    return true;
  }

  /// "the treaty obliges Japan to report its catch": the object is bound to the infinitive.
  bool bind_by_text(const Frame& frame, uint32_t verb) {
    Clause clause = clause_with(cover(r_.document.tokens[frame.predicate].span, span_of(r_, deed_of(r_, verb))),
                                last_proposers(frame.predicate), frame.rule);
    std::vector<Filler> fillers;
    r_.roles.sides().find(frame.arguments.object, fillers);
    const std::vector<uint32_t> bound = actors_of(r_, fillers);
    clause.modality = static_cast<Modality>(r_.rule(frame).text);
    clause.deed = words_of(r_, deed_of(r_, verb));
    clause.bound = bound.empty() ? kNone : bound.front();
    clauses_.push_back(std::move(clause));
    return true;
  }

  /// To whom a text gives something: "gave the UN control", "maintains Israel's control".
  uint32_t owner_in(const Frame& frame, Range deed) const {
    const uint32_t receiver = frame.arguments.iobj;
    const std::vector<uint32_t> actors =
        receiver == kNone ? actors_in(r_, {deed.first, std::min(deed.end, deed.first + 3)}) : actors_of(r_, receiver);
    for (const uint32_t actor : actors) {
      if (!r_.document.actors[actor].code.empty()) return actor;
    }
    return kNone;
  }

  /// "Under the terms of the truce, ships will be able to enter": the deeds of the clause, with their subject where it
  /// is no actor.
  void from_terms(const Hit& hit) {
    const Range rest{hit.range.end, r_.sentence_range(hit.token).end};
    for (uint32_t token = rest.first; token < rest.end; ++token) {
      const Predicate* p = r_.document.predicate(token);
      if (p == nullptr || p->mood == Mood::indicative || p->polarity == Polarity::qualified) continue;
      std::vector<Filler> fillers;
      r_.roles.sides().find(p->subject, fillers);
      const std::vector<uint32_t> bound = actors_of(r_, fillers);
      const bool nobody = codes_of(r_.document, bound).empty();
      Span span = span_of(r_, deed_of(r_, token));
      if (p->subject != kNone && p->own_subject) span = cover(span_of(r_, r_.subtree(p->subject)), span);
      Clause clause = clause_with(span, last_proposers(hit.token), hit.cue.rule);
      clause.bound = nobody ? kNone : bound.front();
      clause.modality = p->negated()                                                  ? Modality::must_not
                        : p->mood == Mood::permission || p->mood == Mood::possibility ? Modality::may
                                                                                      : Modality::must;
      clause.deed = nobody ? without_terms(hit, *p) : words_of(r_, deed_of(r_, token));
      clauses_.push_back(std::move(clause));
    }
  }

  std::string without_terms(const Hit& hit, const Predicate& p) const {
    Range clause = clause_of(r_, p.token);
    clause.first = std::max(clause.first, hit.range.end);
    if (p.subject != kNone && p.own_subject) clause.first = std::max(clause.first, r_.subtree(p.subject).first);
    return words_of(r_, trimmed(r_, clause));
  }

  // ---- all ----

  bool worth_binding(uint32_t verb) const { return r_.hit_at(CueKind::soft_deed, verb) == nullptr; }

  /// A verb and those joined to it.
  std::vector<uint32_t> row_of(uint32_t verb) const {
    std::vector<uint32_t> row;
    if (worth_binding(verb)) row.push_back(verb);
    const auto& heads = r_.document.heads;
    for (uint32_t c = heads[verb].first_child; c != kNone; c = heads[c].next_sibling) {
      if (heads[c].relation == Deprel::conj && r_.is_verb(c) && r_.child(c, Deprel::nsubj) == kNone && worth_binding(c))
        row.push_back(c);
    }
    return row;
  }

  Clause clause_with(Span span, const std::vector<uint32_t>& proposers, RuleName rule) const {
    Clause clause;
    clause.span = span;
    clause.proposers = proposers;
    clause.rule = rule;
    return clause;
  }

  void add_for_each(uint32_t verb, const std::vector<uint32_t>& bound, const std::vector<uint32_t>& proposers,
                    RuleName rule, bool negated) {
    Range deed = deed_of(r_, verb);
    const auto& heads = r_.document.heads;
    for (uint32_t c = heads[verb].first_child; c != kNone; c = heads[c].next_sibling) {
      if (heads[c].relation == Deprel::conj && r_.is_verb(c)) deed.end = std::min(deed.end, r_.subtree(c).first);
    }
    deed = trimmed(r_, deed);
    if (deed.empty()) return;
    std::vector<std::string> seen;
    for (const uint32_t actor : bound) {
      const std::string name = written(r_.document.actors[actor]);
      if (name.empty() || std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
      if (codes_of(r_.document, proposers) == std::vector<std::string>{r_.document.actors[actor].code})
        continue;  // one's own
      seen.push_back(name);
      Clause clause = clause_with(span_of(r_, deed), proposers, rule);
      clause.bound = actor;
      clause.modality = negated || r_.negated(verb) ? Modality::must_not : Modality::must;
      clause.deed = words_of(r_, deed);
      clauses_.push_back(std::move(clause));
    }
  }

  void drop_repeats() {
    std::stable_sort(clauses_.begin(), clauses_.end(),
                     [](const Clause& a, const Clause& b) { return a.span < b.span; });
    const auto same = [](const Clause& a, const Clause& b) { return a.bound == b.bound && a.span.overlaps(b.span); };
    clauses_.erase(std::unique(clauses_.begin(), clauses_.end(), same), clauses_.end());
  }

  const Reading& r_;
  const std::vector<ToldProposal>& proposals_;
  std::vector<Clause> clauses_;
};

}  // namespace

std::vector<Clause> find_clauses(const Reading& reading, const std::vector<ToldProposal>& proposals) {
  return ClauseFinder(reading, proposals).run();
}

}  // namespace rapporteur::talks
