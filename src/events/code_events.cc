// Walks each sentence's tree from the root, codes the acts that it asserts, and writes them as events.
#include <algorithm>
#include <cstring>

#include "events/acts.h"
#include "events/dates.h"
#include "events/events.h"
#include "events/roles.h"

namespace rapporteur::events {
namespace {

constexpr size_t kMaxPairs = 9;  // "the twelve countries condemned …": pairs beyond these tell nothing new

/// How a predicate stands in its sentence.
enum class Standing { asserted, scheduled, unasserted };

class Coder {
 public:
  Coder(Document& document, const FrameRules& rules)
      : d_(document),
        r_(rules),
        acts_(document, rules),
        roles_(document, rules, acts_),
        consumed_(document.tokens.size(), false) {}

  void run() {
    for (const Sentence& sentence : d_.sentences) {
      acts_.clear();
      noisy_ = is_noisy(sentence);
      public_ = is_public(sentence);
      for (uint32_t t = sentence.first; t < sentence.end; ++t) {
        const Head& head = d_.heads[t];
        if (head.head == kNone && head.relation != Deprel::none) visit(t);
      }
    }
  }

 private:
  /// Sport and markets borrow the words of war and of treaties.
  bool is_noisy(const Sentence& sentence) const {
    for (uint32_t t = sentence.first; t < sentence.end; ++t) {
      if (r_.in_class(d_.tokens[t], kClassSport) || r_.in_class(d_.tokens[t], kClassMarket)) return true;
    }
    return false;
  }

  /// Whether a name that nobody knows may be taken for somebody in politics: the sentence speaks of a state, a body or
  /// an office.
  bool is_public(const Sentence& sentence) const {
    for (uint32_t t = sentence.first; t < sentence.end; ++t) {
      const uint32_t mention = roles_.sides().mention_at(t);
      if (mention == kNone) continue;
      if (d_.mentions[mention].kind == MentionKind::title || roles_.sides().has_code(d_.mentions[mention].actor))
        return true;
    }
    return false;
  }

  /// Heads before their dependents, so that an operator takes its content before that is read by itself.
  void visit(uint32_t token) {
    if (!consumed_[token]) code(token);
    for (uint32_t c = d_.heads[token].first_child; c != kNone; c = d_.heads[c].next_sibling) visit(c);
  }

  void consume_below(uint32_t token) {
    consumed_[token] = true;
    for (uint32_t c = d_.heads[token].first_child; c != kNone; c = d_.heads[c].next_sibling) consume_below(c);
  }

  void consume(const Act& act) {
    const Match& match = act.match;
    if (match.noun != kNone) consumed_[match.noun] = true;
    if (match.infinitive != kNone) consumed_[match.infinitive] = true;
    if (match.object != kNone) consumed_[match.object] = true;
    if (match.noun == kNone && match.score > 0 && match.clause.object != kNone) consumed_[match.clause.object] = true;
    if (match.score > 0) {
      for (uint32_t i = 0; i < match.clause.oblique_count; ++i) {
        if (match.clause.obliques[i].head != kNone &&
            d_.heads[match.clause.obliques[i].head].relation != Deprel::advcl) {
          consumed_[match.clause.obliques[i].head] = true;
        }
      }
    }
    if (match.frame->composition != 0 && act.content_head != kNone) consume_below(act.content_head);
    if (act.content != kNone) consume(acts_.act(act.content));
  }

  void code(uint32_t token) {
    const uint32_t index = acts_.read(token);
    if (index == kNone) return code_bare_modal(token);
    Act act = acts_.act(index);
    const Standing standing = standing_of(act, token);
    consume(act);
    if (standing == Standing::unasserted) return;
    EventStatus status = standing == Standing::scheduled ? EventStatus::scheduled : EventStatus::happened;
    const Frame* reader = nullptr;
    if (act.match.noun != kNone && act.match.noun == act.match.predicate && !noun_stands(act, status)) return;
    if (!apply_modal(act, status, reader)) return;
    emit(act, status, reader);
  }

  /// "China must drop its barriers": a demand of whoever says so, though no frame tells of what.
  void code_bare_modal(uint32_t token) {
    const Clause clause = acts_.matcher().reader().read(token);
    if (clause.modal == kNone || clause.negated || clause.conditional || clause.subject == kNone) return;
    const uint16_t lemma = r_.lemma(d_.tokens[clause.modal], kOther);
    for (const Modal& modal : r_.modals) {
      const Frame& frame = r_.frames[modal.frame];
      if (modal.lemma != lemma || modal.negated != 0 || frame.code.empty()) continue;
      Act act;
      act.code = frame.code;
      act.match.frame = &frame;
      act.match.predicate = token;
      act.match.clause = clause;
      const std::vector<Side> sources = {roles_.speaker(token)};
      std::vector<Side> targets;
      roles_.sides().find(clause.subject, targets);
      if (coded(targets) && meets_needs(frame, sources, targets))
        write_pairs(act, EventStatus::happened, &frame, sources, targets);
      return;
    }
  }

  /// A noun without a verb that supports it tells an event as subject of a verb of occurrence, or with both sides
  /// named.
  bool noun_stands(Act& act, EventStatus& status) const {
    uint32_t top = act.match.noun;  // "a round of talks took place"
    while (d_.heads[top].relation == Deprel::nmod && r_.in_class(d_.tokens[d_.heads[top].head], kClassQuantity))
      top = d_.heads[top].head;
    const Head& head = d_.heads[top];
    const bool subject = head.relation == Deprel::nsubj || head.relation == Deprel::nsubj_pass;
    if (subject && head.head != kNone && r_.in_class(d_.tokens[head.head], kClassOccurrence)) {
      act.match.clause = acts_.matcher().reader().read(head.head);
      act.match.clause.subject = kNone;
      act.match.clause.object = kNone;
      act.match.predicate = act.match.noun;
      if (in_class(head.head, kClassExpected)) status = EventStatus::scheduled;
      return true;
    }
    return (act.match.frame->flags & kAlone) != 0;
  }

  bool in_class(uint32_t token, uint16_t word_class) const { return r_.in_class(d_.tokens[token], word_class); }

  /// Climbs from the predicate to the clause that is told, and asks what its clauses make of it.
  Standing standing_of(const Act& act, uint32_t token) const {
    Standing standing = Standing::asserted;
    const ClauseReader& reader = acts_.matcher().reader();
    for (uint32_t t = token, steps = 0; t != kNone && steps < 8; t = d_.heads[t].head, ++steps) {
      const Deprel relation = d_.heads[t].relation;
      const uint32_t above = d_.heads[t].head;
      if (!reader.is_verb(t) && d_.tags[t].upos != Upos::ADJ) continue;
      const Clause clause = reader.read(t);
      if (clause.conditional) return Standing::unasserted;
      if (t != token && clause.negated && relation != Deprel::conj && steps < 2) return Standing::unasserted;
      if (above == kNone) break;
      if (relation == Deprel::xcomp || (relation == Deprel::ccomp && !clause.own_subject)) {
        if (in_class(above, kClassExpected)) {
          standing = Standing::scheduled;
        } else if (in_class(above, kClassUnreal) || (clause.infinitive && !in_class(above, kClassAspect))) {
          return Standing::unasserted;
        }
      } else if (relation == Deprel::ccomp && in_class(above, kClassUnreal)) {
        return Standing::unasserted;
      } else if ((relation == Deprel::advcl || relation == Deprel::acl) && clause.infinitive) {
        return Standing::unasserted;
      }
    }
    (void)act;
    return standing;
  }

  /// Reads the modal auxiliary: a promise, a threat, a demand, a refusal. False if nothing is told to happen.
  bool apply_modal(Act& act, EventStatus& status, const Frame*& reader) const {
    const Clause& clause = act.match.clause;
    const bool operated = act.match.frame->composition != 0;
    if (clause.modal == kNone) return !clause.negated || operated_negation(act);
    if (in_class(clause.modal, kClassUnreal)) return false;
    const uint16_t lemma = r_.lemma(d_.tokens[clause.modal], kOther);
    for (const Modal& modal : r_.modals) {
      if (modal.lemma != lemma || (modal.negated != 0) != clause.negated) continue;
      const Frame& frame = r_.frames[modal.frame];
      if (view(act.code).starts_with("04") && !clause.negated && frame.code.empty()) {
        status = EventStatus::scheduled;
        return true;
      }
      if (operated && frame.code.empty()) return !clause.negated && scheduled(status);
      Code code = acts_.compose(frame.composition, act.code);
      if (code.empty()) code = frame.code;
      if (code.empty()) return false;
      act.code = code;
      reader = &frame;
      return true;
    }
    return false;
  }

  static bool scheduled(EventStatus& status) {
    status = EventStatus::scheduled;
    return true;
  }

  /// "did not agree to", "has not accepted": nothing happened, and a refusal is not said.
  static bool operated_negation(const Act&) { return false; }

  void emit(const Act& act, EventStatus status, const Frame* modal) {
    const Frame& frame = modal != nullptr && asks_speaker(*modal) ? *modal : *act.match.frame;
    std::vector<Side> sources, targets;
    if (&frame == modal) {
      sources.push_back(roles_.speaker(act.match.predicate));
      targets = roles_.fill(act, act.match.frame->source);
    } else {
      sources = roles_.fill(act, frame.source);
      targets = roles_.fill(act, frame.target);
    }
    if ((frame.flags & kMutual) != 0 && act.match.noun != kNone && !(coded(sources) && coded(targets)) &&
        sources.size() < 2) {
      roles_.between(act.match.noun, sources, targets);
    }
    part_mutual(frame, sources, targets);
    place_sides(act, frame, sources, targets);
    if (!meets_needs(frame, sources, targets) || is_aside(act, sources)) return;
    write_pairs(act, status, modal, sources, targets);
  }

  bool asks_speaker(const Frame& frame) const {
    return frame.source.count > 0 && r_.roles[frame.source.first].kind == RoleKind::speaker;
  }

  /// What modifies a noun or a clause tells an event only if it says who acted.
  bool is_aside(const Act& act, const std::vector<Side>& sources) const {
    const Deprel relation = d_.heads[act.match.predicate].relation;
    const bool modifies = relation == Deprel::acl || relation == Deprel::acl_relcl || relation == Deprel::advcl ||
                          relation == Deprel::amod;
    return modifies && !coded(sources) && (sources.empty() || !sources.front().political);
  }

  bool between(const Side& side) const {
    return side.head != kNone && r_.in_class(acts_.matcher().reader().preposition_of(side.head), kClassBetween);
  }

  /// "Chad and Libya signed a treaty", "talks between A and B": the first with the others.
  void part_mutual(const Frame& frame, std::vector<Side>& sources, std::vector<Side>& targets) const {
    if ((frame.flags & kMutual) == 0) return;
    if (!targets.empty() && targets.front().political) {
      if (targets.size() > 1 &&
          (sources.empty() || sources.front().head == targets.front().head || between(targets.front()))) {
        sources.assign(targets.begin(), targets.begin() + 1);
        targets.erase(targets.begin());
      }
      return;
    }
    if (sources.size() < 2) return;
    targets.assign(sources.begin() + 1, sources.end());
    sources.resize(1);
  }

  /// Sides of domestic acts without a state of their own take that of the other side, or of the place that is named.
  void place_sides(const Act& act, const Frame& frame, std::vector<Side>& sources, std::vector<Side>& targets) {
    if ((frame.flags & kPlace) != 0 && (targets.empty() || !coded(targets))) {
      const Side where = place_of(act);
      if (where.actor != kNone) {
        if (targets.empty())
          targets.push_back(where);
        else
          targets.front().actor = where.actor, targets.front().political = true;
      }
    }
    if ((frame.flags & kDomestic) == 0) return;
    uint32_t home = coded(sources) ? sources.front().actor : kNone;
    const Side where = home == kNone ? place_of(act) : Side{};
    if (home == kNone) home = where.actor;
    if (sources.empty() && home != kNone && act.match.clause.passive) {  // "was arrested in Lebanon"
      sources.push_back(where);
      sources.front().actor = state_of(home);
      sources.front().political = true;
    }
    if (home == kNone && coded(targets)) home = targets.front().actor;
    if (home == kNone) return;
    if (targets.empty() && (frame.needs & kNeedsTarget) == 0) targets.emplace_back();
    settle_home(sources, home);
    settle_home(targets, home);
  }

  bool coded(const std::vector<Side>& sides) const {
    return std::any_of(sides.begin(), sides.end(), [&](const Side& s) { return roles_.sides().has_code(s.actor); });
  }

  /// Somebody with a title, of a domestic kind, or nobody in particular.
  bool is_domestic(const Side& side) const {
    if (side.head == kNone || in_class(side.head, kClassDomestic) || (!side.political && !side.named)) return true;
    const uint32_t mention = roles_.sides().mention_at(side.head);
    return mention != kNone && d_.mentions[mention].kind == MentionKind::title;
  }

  void settle_home(std::vector<Side>& sides, uint32_t home) {
    for (Side& side : sides) {
      if (roles_.sides().has_code(side.actor) || !is_domestic(side)) continue;
      side.actor = state_of(home);
      side.political = true;
    }
  }

  /// The state that an actor belongs to, as an actor of its own.
  uint32_t state_of(uint32_t actor) {
    const std::string code = d_.actors[actor].code;
    for (uint32_t a = 0; a < d_.actors.size(); ++a) {
      if (d_.actors[a].code == code && d_.actors[a].name.empty()) return a;
    }
    Actor state;
    state.kind = ActorKind::state;
    state.code = code;
    d_.actors.push_back(state);
    return static_cast<uint32_t>(d_.actors.size() - 1);
  }

  /// A name of a place among the clause's obliques or the noun's.
  Side place_of(const Act& act) const {
    const Clause& clause = act.match.clause;
    for (uint32_t i = 0; i < clause.oblique_count; ++i) {
      const uint32_t head = clause.obliques[i].head;
      if (head == kNone || head == clause.subject || d_.heads[head].relation == Deprel::advcl) continue;
      const Side side = roles_.sides().one(head);
      if (roles_.sides().has_code(side.actor)) return side;
    }
    return (act.match.frame->flags & kPlace) != 0 && clause.object != kNone ? roles_.place_inside(clause.object)
                                                                            : Side{};
  }

  const Side* first_coded(const std::vector<Side>& sides) const {
    const auto it =
        std::find_if(sides.begin(), sides.end(), [&](const Side& s) { return roles_.sides().has_code(s.actor); });
    return it == sides.end() ? nullptr : &*it;
  }

  /// Who travels is known or named, and goes to another state than his own.
  bool is_abroad(const std::vector<Side>& sources, const std::vector<Side>& targets) const {
    const Side* source = first_coded(sources);
    const Side* target = first_coded(targets);
    if (source == nullptr) return !sources.empty() && sources.front().named;
    return target != nullptr && d_.actors[source->actor].code != d_.actors[target->actor].code;
  }

  bool meets_needs(const Frame& frame, const std::vector<Side>& sources, const std::vector<Side>& targets) const {
    const auto political = [this](const std::vector<Side>& sides) {
      return !sides.empty() && (sides.front().political || (public_ && sides.front().named));
    };
    const bool source = political(sources), target = political(targets);
    if ((frame.needs & kNeedsSource) != 0 && !source) return false;
    if ((frame.needs & kNeedsTarget) != 0 && !target) return false;
    if ((frame.needs & kNeedsEither) != 0 && !source && !target) return false;
    if (noisy_ && !(coded(sources) && coded(targets))) return false;
    const bool known = coded(sources) || coded(targets) || (public_ && !sources.empty() && sources.front().named);
    if ((frame.flags & kCoded) != 0 && !known) return false;
    if ((frame.flags & kAbroad) != 0 && !is_abroad(sources, targets)) return false;
    return source || target;
  }

  /// A state may act within itself where the frame is domestic; nobody else acts on himself.
  bool acts_on_itself(const Frame& frame, const Side& source, const Side& target) const {
    if (source.actor == kNone || source.actor != target.actor) return false;
    return (frame.flags & kDomestic) == 0 || d_.actors[source.actor].kind == ActorKind::person;
  }

  void write_pairs(const Act& act, EventStatus status, const Frame* modal, std::vector<Side> sources,
                   std::vector<Side> targets) {
    if (sources.empty()) sources.emplace_back();
    if (targets.empty()) targets.emplace_back();
    size_t pairs = 0;
    for (const Side& source : sources) {
      for (const Side& target : targets) {
        if (!roles_.sides().has_code(target.actor) && coded(targets)) continue;
        if (source.head != kNone && source.head == target.head && source.actor == target.actor) continue;
        if (acts_on_itself(*act.match.frame, source, target)) continue;
        if (pairs++ < kMaxPairs) write(act, status, modal, source, target);
      }
    }
  }

  void write(const Act& act, EventStatus status, const Frame* modal, const Side& source, const Side& target) {
    Event event;
    event.source = known(source.actor);
    event.target = known(target.actor);
    event.source_span = source.span;
    event.target_span = target.span;
    event.cameo = std::string(view(act.code));
    event.status = status;
    event.predicate = act.match.predicate;
    event.date = date_of(d_, event.predicate);
    event.span = span_of(event);
    const Frame* frame = modal != nullptr ? modal : act.match.frame;
    event.rule = r_.rule_names[static_cast<size_t>(frame - r_.frames.data())];
    if (!repeated(event)) d_.events.push_back(std::move(event));
  }

  uint32_t known(uint32_t actor) const {
    return actor != kNone && d_.actors[actor].kind == ActorKind::joint ? kNone : actor;
  }

  /// The predicate and the sides that stand in its sentence.
  Span span_of(const Event& event) const {
    const Span sentence = d_.sentences[d_.sentence_of(event.predicate)].span;
    Span span = d_.tokens[event.predicate].span;
    for (const Span side : {event.source_span, event.target_span}) {
      if (!side.empty() && sentence.contains(side)) span = cover(span, side);
    }
    return span;
  }

  bool same_sides(const Event& a, const Event& b) const {
    if (a.source == b.source && a.target == b.target) return true;
    const bool mutual = a.cameo.starts_with("04") || a.cameo.starts_with("057") || a.cameo.starts_with("0871");
    return mutual && a.source == b.target && a.target == b.source;
  }

  std::string_view code_of(uint32_t actor) const { return actor == kNone ? std::string_view() : d_.actors[actor].code; }

  /// An event is told once, at the mention that dates it: the same code and sides, and no other date.
  bool repeated(const Event& event) {
    for (Event& e : d_.events) {
      const bool again = e.predicate == event.predicate && code_of(e.source) == code_of(event.source) &&
                         code_of(e.target) == code_of(event.target);  // members of one party
      if (e.cameo != event.cameo || !(again || same_sides(e, event))) continue;
      if (!event.date.empty() && e.date.empty()) {
        e = event;
        return true;
      }
      if (event.date.empty() || e.date == event.date) return true;
    }
    return false;
  }

  Document& d_;
  const FrameRules& r_;
  ActReader acts_;
  RoleFiller roles_;
  std::vector<bool> consumed_;
  bool noisy_ = false;   ///< of sport or markets
  bool public_ = false;  ///< names a state, a body or somebody with a title
};

}  // namespace

void code_events(Document& document, const Knowledge& knowledge) {
  if (knowledge.frames != nullptr && document.heads.size() == document.tokens.size())
    Coder(document, *knowledge.frames).run();
}

}  // namespace rapporteur::events
