// Walks each sentence's tree from the root, codes the acts that it asserts, and writes them as events.
#include <algorithm>

#include "events/codes.h"
#include "events/consultations.h"
#include "events/doers.h"
#include "events/events.h"
#include "events/sides.h"
#include "knowledge.h"
#include "predicates/circumstances.h"
#include "predicates/polarity.h"

namespace rapporteur::events {
namespace {

using namespace rules;
using frames::CodeClass;
using frames::FrameRule;
using frames::FrameRules;
using frames::Modal;

constexpr size_t kMaxPairs = 9;  // "the twelve countries condemned …": pairs beyond these tell nothing new

/// An act on its way to becoming events.
struct Telling {
  Act act;
  EventStatus status = EventStatus::happened;
  const FrameRule* modal = nullptr;  ///< the frame that reads its modal verb; nullptr: none
};

class Coder {
 public:
  Coder(Document& document, const FrameRules& rules, const Wordbook& words)
      : d_(document),
        r_(rules),
        w_(words),
        acts_(document, rules, words),
        sides_(document, rules, words),
        doers_(document, rules, words, sides_.roles()),
        consumed_(document.tokens.size(), false) {}

  void run() {
    for (const Sentence& sentence : d_.sentences) {
      sort_ = sides_.sort_of(sentence);
      for (uint32_t t = sentence.first; t < sentence.end; ++t) {
        if (d_.heads[t].head == kNone && d_.heads[t].relation != Deprel::none) visit_from(t);
      }
    }
  }

 private:
  bool in(uint32_t token, NamedClass word_class) const { return w_.in_class(d_.tokens[token], word_class); }
  const FrameRule& rule(const Act& act) const { return r_.frames[act.frame.number]; }

  /// Heads before their dependents, so that an operator takes its content before that is read by itself.
  void visit_from(uint32_t root) {
    std::vector<uint32_t> pending = {root};
    std::vector<uint32_t> children;
    while (!pending.empty()) {
      const uint32_t token = pending.back();
      pending.pop_back();
      if (!consumed_[token]) code(token);
      children.clear();
      for (uint32_t c = d_.heads[token].first_child; c != kNone; c = d_.heads[c].next_sibling) children.push_back(c);
      pending.insert(pending.end(), children.rbegin(), children.rend());
    }
  }

  void consume_below(uint32_t root) {
    std::vector<uint32_t> pending = {root};
    while (!pending.empty()) {
      const uint32_t token = pending.back();
      pending.pop_back();
      consumed_[token] = true;
      for (uint32_t c = d_.heads[token].first_child; c != kNone; c = d_.heads[c].next_sibling) pending.push_back(c);
    }
  }

  void consume(const Act& act) {
    const Frame& frame = act.frame;
    if (frame.noun != kNone) consumed_[frame.noun] = true;
    if (frame.infinitive != kNone) consumed_[frame.infinitive] = true;
    if (frame.object != kNone) consumed_[frame.object] = true;
    if (frame.noun == kNone && frame.score > 0 && frame.arguments.object != kNone)
      consumed_[frame.arguments.object] = true;
    if (frame.score > 0) {
      for (const Oblique& oblique : d_.obliques_of(frame.arguments)) {
        if (oblique.head != kNone && d_.heads[oblique.head].relation != Deprel::advcl) consumed_[oblique.head] = true;
      }
    }
    if (rule(act).composition != 0 && act.content_head != kNone) consume_below(act.content_head);
  }

  void code(uint32_t token) {
    size_t next = 0;
    const std::optional<Act> first = acts_.read(token, next);
    if (!first) return code_bare_modal(token);
    for (std::optional<Act> act = first; act; act = acts_.read(token, next)) {
      const bool bare = act->frame.score == 0 && act->frame.noun == kNone;  // says too little to stand in for another
      const bool spoken = r_.asks_speaker(rule(*act)) || r_.asks_speaker(rule(*first));
      if (act->frame.number != first->frame.number && bare && !spoken) continue;
      if (settles(*act, token)) return consume(*act);
    }
    consume(*first);
  }

  /// False if the act's sides are not those that its frame needs: then another frame of the word may tell it ("Talks
  /// between Peru and Chile will be held": nobody hosts them).
  bool settles(const Act& act, uint32_t token) {
    const bool alone = act.frame.noun == act.frame.predicate && act.frame.noun != kNone;
    const Predicate* predicate = d_.predicate(alone ? token : act.frame.predicate);
    if (predicate == nullptr || !is_told(*predicate)) return true;
    Telling telling{act};
    if (predicate->expected) telling.status = EventStatus::scheduled;
    if (alone && !noun_stands(telling)) return false;
    return !read_modal(telling) || emit(telling);
  }

  /// Signature to be so, by the report or by somebody in it.
  static bool is_told(const Predicate& predicate) {
    return predicate.standing == Standing::asserted || predicate.standing == Standing::reported;
  }

  /// "China must drop its barriers": a demand of whoever says so, though no frame tells of what.
  void code_bare_modal(uint32_t token) {
    const Predicate* p = d_.predicate(token);
    if (p == nullptr || p->modal == kNone || p->polarity != Polarity::affirmed || p->conditional ||
        p->subject == kNone || !is_told(*p))
      return;
    const uint16_t lemma = w_.lemma(d_.tokens[p->modal], kOther);
    for (const Modal& modal : r_.modals) {
      const FrameRule& frame = r_.frames[modal.frame];
      if (modal.lemma != lemma || modal.negated != 0 || frame.code.empty()) continue;
      Telling telling;
      telling.modal = &frame;
      telling.act.code = frame.code;
      telling.act.frame.number = modal.frame;
      telling.act.frame.predicate = token;
      telling.act.frame.arguments = *p;
      Sides sides{{speaker(token)}, {}};
      sides_.roles().sides().find(p->subject, sides.targets);
      if (sides_.coded(sides.targets) && sides_.meet_needs(frame, sides, sort_)) write_pairs(telling, sides);
      return;
    }
  }

  /// A noun without a verb that supports it tells an event as subject of a verb of occurrence, or by itself where its
  /// frame says so.
  bool noun_stands(Telling& telling) const {
    Frame& frame = telling.act.frame;
    uint32_t top = frame.noun;  // "a round of talks took place"
    while (d_.heads[top].relation == Deprel::nmod && in(d_.heads[top].head, kClassQuantity)) top = d_.heads[top].head;
    const Head& head = d_.heads[top];
    const Predicate* verb =
        predicates::is_subject(head.relation) && head.head != kNone ? d_.predicate(head.head) : nullptr;
    if (verb == nullptr || !in(head.head, kClassOccurrence))
      return (rule(telling.act).flags & frames::kAlone) != 0 || names_both(frame);
    const Polarity own = frame.arguments.polarity;
    frame.arguments = *verb;
    if (own != Polarity::affirmed) frame.arguments.polarity = own;
    frame.arguments.subject = frame.arguments.object = kNone;
    if (in(head.head, kClassExpected)) telling.status = EventStatus::scheduled;
    return true;
  }

  /// "Russia's annexation of Crimea": it says by itself who did it to whom.
  bool names_both(const Frame& frame) const {
    const auto sources = d_.sources_of(frame), targets = d_.targets_of(frame);
    return sources.size() == 1 && targets.size() == 1 && sides_.has_code(sources[0].actor) &&
           sides_.has_code(targets[0].actor) && code_of(sources[0].actor) != code_of(targets[0].actor);
  }

  /// Reads the modal auxiliary: a promise, a threat, a demand, a refusal. False if nothing is told to happen.
  bool read_modal(Telling& telling) const {
    Act& act = telling.act;
    const Predicate& p = act.frame.arguments;
    if (p.polarity == Polarity::qualified) return false;
    if (p.modal == kNone) return !p.negated() || refuses(act);
    if (in(p.modal, kClassUnreal)) return false;
    const uint16_t lemma = w_.lemma(d_.tokens[p.modal], kOther);
    for (const Modal& modal : r_.modals) {
      if (modal.lemma != lemma || (modal.negated != 0) != p.negated()) continue;
      const FrameRule& frame = r_.frames[modal.frame];
      const bool meeting = r_.is(CodeClass::consultation, view(act.code)) && !p.negated();
      const bool operated = rule(act).composition != 0;
      if (frame.code.empty() && (meeting || operated)) {
        telling.status = EventStatus::scheduled;
        return !p.negated();
      }
      Code code = acts_.compose(frame.composition, act.code);
      if (code.empty()) code = frame.code;
      if (code.empty()) return false;
      act.code = code;
      telling.modal = &frame;
      return true;
    }
    return false;
  }

  /// "did not accept the offer": a refusal, if the frame says that whoever does not is against it.
  bool refuses(Act& act) const {
    const auto frames = d_.frames_of(act.frame.predicate);
    const bool against = std::any_of(frames.begin(), frames.end(), [&](const Frame& frame) {
      const uint8_t stance = r_.frames[frame.number].negated;
      return stance == static_cast<uint8_t>(Stance::reject) || stance == static_cast<uint8_t>(Stance::oppose);
    });
    const Predicate& p = act.frame.arguments;
    if (!against || p.polarity != Polarity::negated) return false;
    if (predicates::polarity_of_subject(d_, w_, p) != Polarity::affirmed) return false;  // "nobody accepted it"
    if (r_.is(CodeClass::opposition, view(act.code))) return false;
    act.code = frames::code_of(r_.code_of(CodeClass::refusal));
    return true;
  }

  bool emit(const Telling& telling) {
    const Act& act = telling.act;
    const auto sources = d_.sources_of(act.frame), targets = d_.targets_of(act.frame);
    Sides sides;
    const bool spoken = telling.modal != nullptr && r_.asks_speaker(*telling.modal);
    if (spoken) {
      sides.sources.push_back(speaker(act.frame.predicate));
      sides.targets.assign(sources.begin(), sources.end());
    } else {
      sides.sources.assign(sources.begin(), sources.end());
      sides.targets.assign(targets.begin(), targets.end());
      if (sources.empty() && r_.asks_speaker(rule(act))) sides.sources.push_back(speaker(act.frame.predicate));
    }
    const FrameRule& frame = spoken ? *telling.modal : rule(act);
    FrameRule one_way = frame;
    if (act.frame.arguments.negated())
      one_way.flags &= static_cast<uint8_t>(~frames::kMutual);  // each refuses for himself
    sides = sides_.sides_of(act, std::move(sides), one_way);
    take_doer(act, sides);
    if (!sides_.meet_needs(frame, sides, sort_)) return false;
    if (!is_aside(act, sides.sources)) write_pairs(telling, sides);
    return true;
  }

  /// "condemned the operation": whoever was told to have begun it is condemned.
  void take_doer(const Act& act, Sides& sides) const {
    const bool judged = r_.is(CodeClass::opposition, view(act.code));
    const uint32_t deed = act.frame.noun == kNone ? act.frame.arguments.object : kNone;
    if (!judged || deed == kNone || sides_.coded(sides.targets) || !sides_.coded(sides.sources)) return;
    const uint32_t doer = doers_.of(deed);
    if (doer == kNone || code_of(doer) == code_of(sides.sources.front().actor)) return;
    sides.targets.assign(1, {doer, kNone, d_.tokens[deed].span, true, false});
  }

  /// What modifies a noun or a clause tells an event only if it says who acted.
  bool is_aside(const Act& act, const std::vector<Filler>& sources) const {
    const Deprel relation = d_.heads[act.frame.predicate].relation;
    const bool modifies = relation == Deprel::acl || relation == Deprel::acl_relcl || relation == Deprel::advcl ||
                          relation == Deprel::amod;
    return modifies && !sides_.coded(sources) && (sources.empty() || !sources.front().political);
  }

  /// Who says the clause: the speaker of the innermost statement, or the subject of the verb of saying above it.
  Filler speaker(uint32_t token) const {
    const Span span = d_.tokens[token].span;
    const Statement* innermost = nullptr;
    for (const Statement& s : d_.statements) {
      const bool inside = std::any_of(s.content.begin(), s.content.end(), [&](Span c) { return c.contains(span); });
      if (!inside || s.speaker == kNone) continue;
      if (innermost == nullptr || innermost->span.contains(s.span)) innermost = &s;
    }
    if (innermost != nullptr)
      return {innermost->speaker, kNone, innermost->speaker_span, sides_.has_code(innermost->speaker), false};
    const Head& head = d_.heads[token];
    uint32_t saying = kNone;
    if (head.head != kNone && (head.relation == Deprel::ccomp || head.relation == Deprel::parataxis))
      saying = head.head;
    if (saying == kNone) saying = predicates::child(d_, token, Deprel::parataxis);
    const Predicate* clause = saying != kNone && in(saying, kClassSaying) ? d_.predicate(saying) : nullptr;
    if (clause == nullptr || clause->subject == kNone) return voice(token);
    return sides_.roles().sides().one(clause->subject);
  }

  /// Who has the word there: the speaker of a turn, the author of a text that is signed.
  Filler voice(uint32_t token) const {
    const auto turn =
        std::partition_point(d_.turns.begin(), d_.turns.end(), [&](const Turn& t) { return t.end <= token; });
    if (turn == d_.turns.end() || token < turn->first || turn->actor == kNone) return {};
    return {turn->actor, kNone, turn->label, sides_.has_code(turn->actor), false};
  }

  /// A state may act within itself where the frame is domestic; nobody else acts on himself.
  bool acts_on_itself(const FrameRule& frame, const Filler& source, const Filler& target) const {
    if (source.actor == kNone || source.actor != target.actor) return false;
    if ((frame.flags & frames::kDomestic) == 0 || d_.actors[source.actor].kind == ActorKind::person) return true;
    return source.head != kNone && target.head != kNone && frame.code.empty();  // a promise, a refusal
  }

  void write_pairs(const Telling& telling, const Sides& sides) {
    const std::vector<Filler> nobody(1);
    const auto& sources = sides.sources.empty() ? nobody : sides.sources;
    const auto& targets = sides.targets.empty() ? nobody : sides.targets;
    size_t pairs = 0;
    for (const Filler& source : sources) {
      for (const Filler& target : targets) {
        if (!sides_.has_code(target.actor) && sides_.coded(targets)) continue;
        if (source.head != kNone && source.head == target.head && source.actor == target.actor) continue;
        if (acts_on_itself(rule(telling.act), source, target)) continue;
        if (pairs++ >= kMaxPairs) continue;
        write(telling, source, target);
        if (telling.act.frame.arguments.standing == Standing::reported) write_accusation(telling, source);
      }
    }
  }

  /// "The minister said that Chad had shelled the town": whoever says so accuses, whether it happened or not.
  void write_accusation(const Telling& told, const Filler& accused) {
    Telling accusation = told;
    accusation.act.code = acts_.compose(r_.accuse, told.act.code);
    accusation.status = EventStatus::happened;
    const Filler accuser = speaker(told.act.frame.predicate);
    if (accusation.act.code.empty() || told.status != EventStatus::happened || told.modal != nullptr) return;
    if (!sides_.has_code(accuser.actor) || !sides_.has_code(accused.actor)) return;
    if (code_of(accuser.actor) != code_of(accused.actor)) write(accusation, accuser, accused);
  }

  void write(const Telling& telling, const Filler& source, const Filler& target) {
    Event event;
    event.source = known(source.actor);
    event.target = known(target.actor);
    event.source_span = source.span;
    event.target_span = target.span;
    event.cameo = std::string(view(telling.act.code));
    event.status = telling.status;
    event.predicate = telling.act.frame.predicate;
    event.date = predicates::date_of(d_, event.predicate);
    event.span = span_of(event);
    const FrameRule& frame = telling.modal != nullptr ? *telling.modal : rule(telling.act);
    event.rule = r_.rule_names[static_cast<size_t>(&frame - r_.frames.data())];
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
    const bool mutual = r_.is(CodeClass::mutual, a.cameo);
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
  const Wordbook& w_;
  ActReader acts_;
  SideReader sides_;
  Doers doers_;
  std::vector<bool> consumed_;
  SentenceSort sort_;
};

}  // namespace

void code_events(Document& document, const Knowledge& knowledge) {
  if (knowledge.frames == nullptr) return;
  if (document.frames_at.size() == document.tokens.size()) Coder(document, *knowledge.frames, *knowledge.words).run();
  add_consultations(document, *knowledge.frames);
}

}  // namespace rapporteur::events
