// Finds who would be bound to do what: by demands, by what a speaker says somebody should do, and by the words of a
// text.
#include <algorithm>

#include "talks/parties.h"
#include "talks/phrases.h"
#include "talks/proposals.h"
#include "talks/scenes.h"

namespace rapporteur::talks {
namespace {

constexpr RuleName kObligation = "words obligation";  ///< the entry of modal verbs that oblige

enum class Force : uint8_t { advice, binding };  ///< of a modal verb: "should", "shall"; the entries `modal-force`

class ClauseFinder {
 public:
  ClauseFinder(const Reading& reading, const std::vector<ToldProposal>& proposals)
      : r_(reading), proposals_(proposals) {}

  std::vector<Clause> run() {
    for (const Predicate& predicate : r_.document.predicates) {
      if (r_.document.in_furniture(r_.document.tokens[predicate.token].span)) continue;
      from_frames(predicate);
      if (predicate.mood == Mood::obligation) from_obligation(predicate);
      if (r_.opens_point(predicate.token)) from_point(predicate);
    }
    for (const Hit& hit : r_.hits) {
      if (hit.means.kind == PhraseKind::under_terms) from_terms(hit);
      if (hit.means.kind == PhraseKind::condition) from_condition(hit);
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
          carrier != nullptr && is_own_doing(r_, *carrier) && polarity_of(*carrier, frame) == Polarity::affirmed;
      if (told) from_frame(frame);
      return;
    }
  }

  void from_frame(const Frame& frame) {
    const bool own = is_promise(frame);
    const std::vector<uint32_t> doers = own ? std::vector<uint32_t>{} : doers_of(r_, frame);
    const uint32_t deed = deed_below(frame);
    const bool gerund = deed != kNone && r_.document.tags[deed].xpos == Xpos::VBG;
    if (deed != kNone && (!is_asked(deed) || (gerund && doers.empty() && !forbids(frame)))) return;
    if (deed == kNone) return own || doers.empty() ? void() : from_nouns(frame, doers);
    const Predicate* p = r_.document.predicate(deed);
    if (r_.rule(frame).forecast != frames::Expected::none && p != nullptr && !p->infinitive && !gerund)
      return;  // "warned that the talks fail": told, not asked
    if (p != nullptr && p->passive && p->infinitive) return from_passive(frame, *p, doers);
    const uint32_t subject = frame.arguments.subject;
    const bool nobody = subject == kNone && !frame.arguments.passive;
    if (lacks_object(deed) || (!own && doers.empty() && nobody)) return;
    const std::vector<uint32_t> bound = bound_by(frame, deed);
    const bool forbids = static_cast<Modality>(r_.rule(frame).clause) == Modality::must_not;
    for (const uint32_t each : row_of(deed)) add_for_each(each, bound, doers, frame.rule, forbids);
  }

  /// "called for the siege to be lifted": whoever is to do it is not told.
  void from_passive(const Frame& frame, const Predicate& deed, const std::vector<uint32_t>& doers) {
    const uint32_t thing = std::max(r_.subtree(deed.token).first, frame.predicate + 1) - 1;
    if (doers.empty() || thing <= frame.predicate || r_.document.tags[thing].upos != Upos::NOUN) return;
    if (r_.mention_at(thing) != kNone) return;
    Tokens words{frame.predicate + 1, deed_of(r_, deed.token).end};
    while (r_.document.tags[words.first].upos == Upos::ADP) ++words.first;
    words = without_aside(r_, trimmed(r_, words));
    Clause clause = clause_with(span_of(r_, words), doers, frame.rule);
    clause.modality = static_cast<Modality>(r_.rule(frame).clause);
    clause.deed = words_of(r_, words);
    clauses_.push_back(std::move(clause));
  }

  /// "zones that they agreed to create": what is done to what stands above, and the deed says less than the noun.
  bool lacks_object(uint32_t deed) const {
    const Predicate* p = r_.document.predicate(deed);
    if (p == nullptr || p->object != kNone) return false;
    for (uint32_t at = r_.document.heads[deed].head; at != kNone && r_.is_verb(at); at = r_.document.heads[at].head) {
      const Predicate* above = r_.document.predicate(at);
      if (r_.document.heads[at].relation != Deprel::acl_relcl || above == nullptr) continue;
      return above->passive || (above->own_subject && above->subject != r_.document.heads[at].head &&
                                !r_.in(above->subject, rules::kClassRelative));
    }
    return false;
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
        if (p == nullptr || verb < frame.predicate) continue;
        if (p->infinitive || (is_governed_gerund(verb) && forbids(frame))) return verb;
        if (p->own_subject && relation == Deprel::acl && r_.child(verb, Deprel::mark) != kNone) return verb;
      }
    }
    return kNone;
  }

  /// "against arming".
  bool is_governed_gerund(uint32_t verb) const {
    return r_.document.tags[verb].xpos == Xpos::VBG &&
           (r_.child(verb, Deprel::mark) != kNone || r_.child(verb, Deprel::case_) != kNone);
  }

  /// "warned Chad against arming the rebels", "bars Chad from arming them".
  bool forbids(const Frame& frame) const {
    const frames::FrameRule& rule = r_.rule(frame);
    const auto not_to = static_cast<uint8_t>(Modality::must_not);
    return rule.clause == not_to || rule.text == not_to;
  }

  /// Who would do the deed: its own subject, or whom the frame's roles name; nobody where the doer only orders his own.
  std::vector<uint32_t> bound_by(const Frame& frame, uint32_t deed) const {
    const Predicate* p = deed == kNone ? nullptr : r_.document.predicate(deed);
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
    if (owned && is_promise(frame)) fillers = r_.roles.fill(frame, r_.rule(frame).bound);  // "agreed that their troops"
    if (owned && is_promise(frame)) return actors_of(r_, fillers);
    return owned ? std::vector<uint32_t>{} : actors_of(r_, fillers);
  }

  /// An infinitive or a subjunctive, or with a modal that obliges: "insisted that the border is open" asks for nothing.
  bool is_asked(uint32_t deed) const {
    const Predicate* p = r_.document.predicate(deed);
    return p != nullptr && (p->mood == Mood::obligation || (p->tense == Tense::none && p->mood == Mood::indicative));
  }

  /// "ordered his troops": nobody else is asked.
  bool is_owned(uint32_t token) const {
    const uint32_t owner = r_.child(token, Deprel::nmod_poss);
    return owner != kNone && r_.document.tags[owner].upos == Upos::PRON;
  }

  /// "called for a halt to strikes by Israel and the release of the crew": a row of deeds told by nouns.
  void from_nouns(const Frame& frame, const std::vector<uint32_t>& doers) {
    const Tokens deed = argument_of(r_, frame);
    if (deed.empty()) return;
    const std::vector<uint32_t> starts = row_in(deed);
    for (size_t i = 0; i < starts.size(); ++i) {
      const Tokens one = trimmed(r_, {starts[i], i + 1 < starts.size() ? starts[i + 1] : deed.end});
      if (!one.empty()) from_noun(frame, head_of(one), one, doers);
    }
  }

  /// Where each of a row of deeds begins: the first, and those after a comma or an "and" that are deeds as well.
  std::vector<uint32_t> row_in(Tokens deed) const {
    std::vector<uint32_t> starts = {deed.first};
    if (!is_definite_deed(head_of(deed))) return starts;
    for (uint32_t i = deed.first + 1; i + 1 < deed.end; ++i) {
      const bool joint = r_.document.word(i) == "," || r_.document.tags[i].upos == Upos::CCONJ;
      if (!joint || r_.document.tags[i + 1].upos == Upos::CCONJ) continue;
      uint32_t noun = i + 1;
      while (noun + 1 < deed.end &&
             (r_.document.tags[noun].upos == Upos::DET || r_.document.tags[noun].upos == Upos::ADJ))
        ++noun;
      if (is_definite_deed(noun) ||
          (r_.document.tags[i + 1].upos == Upos::DET && r_.document.predicate(noun) != nullptr))
        starts.push_back(i + 1);
    }
    return starts;
  }

  void from_noun(const Frame& frame, uint32_t noun, Tokens deed, const std::vector<uint32_t>& doers) {
    if (deed.empty() || is_meeting_only(deed)) return;
    Clause clause = clause_with(span_of(r_, deed), doers, frame.rule);
    clause.modality = static_cast<Modality>(r_.rule(frame).clause);
    clause.bound = bound_in(deed);
    clause.deed = words_of(r_, deed);
    const bool demanded = r_.rule(frame).stance == static_cast<uint8_t>(Stance::demand);
    if (clause.bound != kNone || (demanded && is_definite_deed(noun))) clauses_.push_back(std::move(clause));
  }

  uint32_t head_of(Tokens range) const {
    for (uint32_t i = range.first; i < range.end; ++i) {
      const uint32_t above = r_.document.heads[i].head;
      if ((above == kNone || !range.has(above)) && r_.document.tags[i].upos != Upos::ADP) return i;
    }
    return range.first;
  }

  /// "the lifting of the blockade": a noun of happening that says to what it is done.
  bool is_definite_deed(uint32_t noun) const {
    const bool happening = r_.document.predicate(noun) != nullptr || r_.in(noun, rules::kClassEventNoun);
    return happening && r_.child(noun, Deprel::nmod) != kNone;
  }

  bool is_meeting_only(Tokens deed) const {
    const uint32_t meeting = meeting_noun_in(r_, deed);
    return meeting != kNone && meeting <= deed.first + 3;
  }

  /// The actor after "by" or "from" in a deed told by a noun, or before it as its possessor.
  uint32_t bound_in(Tokens deed) const {
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
    const bool joint = named != kNone && r_.document.actors[named].kind == ActorKind::joint;
    if (joint && codes_of(r_.document, each_of(r_.document, named)).size() != 1 && !is_row(mention))
      return;  // "the parties must …" of several states binds nobody by name
    std::vector<Filler> fillers;
    r_.roles.sides().find(predicate.subject, fillers);
    std::vector<uint32_t> bound = actors_of(r_, fillers);
    if (joint && bound.size() > 1 && !is_row(mention)) bound.erase(bound.begin() + 1, bound.end());
    const uint32_t speaker = speaker_at(r_, predicate.token);
    std::vector<uint32_t> proposers = proposers_of_text(predicate);
    if (proposers.empty() && speaker != kNone) proposers = {speaker};
    const Hit* force = predicate.modal == kNone ? nullptr : r_.hit_at(PhraseKind::modal_force, predicate.modal);
    const bool advice = force != nullptr && static_cast<Force>(force->means.sort) == Force::advice;
    const bool binding = force != nullptr && static_cast<Force>(force->means.sort) == Force::binding;
    if (proposers.empty() && (advice || predicate.modal == kNone || predicate.passive))
      return;  // what a report itself thinks right, or only calls necessary
    if (proposers.empty()) std::erase_if(bound, [&](uint32_t actor) { return is_crowd(actor); });
    const bool nobody = codes_of(r_.document, bound).empty();
    if (nobody && !(binding && speaker == kNone)) return;
    for (const uint32_t deed : row_of(predicate.token)) {
      if (nobody) {
        add(deed, kNone, proposers, kObligation, predicate.negated());
      } else {
        add_for_each(deed, bound, proposers, kObligation, predicate.negated());
      }
    }
  }

  /// Persons without a name: "workers", "citizens".
  bool is_crowd(uint32_t actor) const { return r_.document.actors[actor].kind == ActorKind::unnamed; }

  /// "Kenya and Somalia", told by name.
  bool is_row(uint32_t mention) const {
    return mention != kNone && r_.document.mentions[mention].kind == MentionKind::name;
  }

  /// "would sign only if Sudan withdrew": what somebody makes a condition, the other is to do.
  void from_condition(const Hit& hit) {
    const std::vector<uint32_t> proposers = holders_of_condition(hit);
    if (proposers.empty()) return;
    for (uint32_t token = hit.range.end; token < r_.sentence_range(hit.token).end; ++token) {
      const Predicate* p = r_.document.predicate(token);
      if (p == nullptr || !p->conditional || !r_.is_full_verb(token)) continue;
      if (p->subject == kNone || p->subject < hit.range.first || is_speaker_word(r_, p->subject)) return;
      std::vector<Filler> fillers;
      r_.roles.sides().find(p->subject, fillers);
      const std::vector<uint32_t> bound = actors_of(r_, fillers);
      if (codes_of(r_.document, bound).empty()) return;
      return add_for_each(token, bound, proposers, hit.means.rule, p->negated());
    }
  }

  /// Who makes a condition: the speaker, or whoever does what is done only on it.
  std::vector<uint32_t> holders_of_condition(const Hit& hit) const {
    if (const uint32_t speaker = speaker_at(r_, hit.token); speaker != kNone) return {speaker};
    for (uint32_t token = hit.range.first; token > r_.sentence_range(hit.token).first; --token) {
      const Predicate* p = r_.document.predicate(token - 1);
      if (p == nullptr || !p->own_subject || !r_.is_full_verb(token - 1)) continue;
      std::vector<Filler> fillers;
      r_.roles.sides().find(p->subject, fillers);
      return is_told(*p) ? actors_of(r_, fillers) : std::vector<uint32_t>{};
    }
    return {};
  }

  /// Where a text is said to say it ("the document said that …"): those who proposed the last text.
  std::vector<uint32_t> proposers_of_text(const Predicate& predicate) const {
    const Predicate* says = predicate.by == kNone ? nullptr : r_.document.predicate(predicate.by);
    const bool text = says != nullptr && says->subject != kNone && is_text(says->subject);
    return text ? last_proposers(predicate.token) : std::vector<uint32_t>{};
  }

  bool is_text(uint32_t token) const {
    const Hit* instrument = r_.hit_at(PhraseKind::instrument, token);
    return instrument != nullptr && static_cast<InstrumentSort>(instrument->means.sort) != InstrumentSort::means &&
           r_.mention_at(token) == kNone;
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

  // ---- rows of points ----

  /// "The leaders agreed to: - halt the raids; - free the prisoners."
  void from_point(const Predicate& point) {
    const Sentence& lead = r_.document.sentences[r_.lead_at(point.token)];
    const bool bare = point.tense == Tense::none && !point.own_subject && r_.is_full_verb(point.token);
    const Frame* frame = last_binding_frame(lead);
    if (frame == nullptr || (!bare && !is_definite_deed(point.token))) return;
    const frames::FrameRule& rule = r_.rule(*frame);
    const bool by_text =
        rule.text != frames::kNoModality && frame->arguments.subject != kNone && is_text(frame->arguments.subject);
    const std::vector<uint32_t> proposers = by_text              ? last_proposers(point.token)
                                            : is_promise(*frame) ? std::vector<uint32_t>{}
                                                                 : doers_of(r_, *frame);
    const std::vector<uint32_t> bound = bound_by(*frame, kNone);
    const auto modality = static_cast<Modality>(by_text ? rule.text : rule.clause);
    for (const uint32_t deed : row_of(point.token)) {
      if (!bare) {
        Clause clause = clause_with(span_of(r_, r_.subtree(deed)), proposers, frame->rule);
        clause.modality = modality;
        clause.bound = bound_in(r_.subtree(deed));
        clause.deed = words_of(r_, trimmed(r_, r_.subtree(deed)));
        clauses_.push_back(std::move(clause));
      } else if (codes_of(r_.document, bound).empty()) {
        add(deed, kNone, proposers, frame->rule, modality == Modality::must_not);
      } else {
        add_for_each(deed, bound, proposers, frame->rule, modality == Modality::must_not);
      }
    }
  }

  const Frame* last_binding_frame(const Sentence& sentence) const {
    const Frame* last = nullptr;
    for (uint32_t i = sentence.first; i < sentence.end; ++i) {
      const Predicate* p = r_.document.predicate(i);
      if (p == nullptr || !is_told(*p) || p->negated()) continue;
      for (const Frame& frame : r_.document.frames_of(i)) {
        const frames::FrameRule& rule = r_.rule(frame);
        if (rule.clause == frames::kNoModality && rule.text == frames::kNoModality) continue;
        last = &frame;
        break;
      }
    }
    return last;
  }

  // ---- the words of a text ----

  /// "the draft calls for steps", "the resolution gave the UN control". True if a text says it.
  bool from_text(const Frame& frame) {
    const uint32_t subject = frame.arguments.subject;
    const Deprel relation = r_.document.heads[frame.predicate].relation;
    const bool own = frame.arguments.own_subject || relation == Deprel::acl || relation == Deprel::acl_relcl ||
                     relation == Deprel::conj || relation == Deprel::xcomp || relation == Deprel::ccomp;
    if (subject == kNone || !own || !is_text(subject) || frame.arguments.polarity != Polarity::affirmed) return false;
    const Tokens deed = argument_of(r_, frame);
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
    if (clause.modality == Modality::must && r_.negated(verb)) clause.modality = Modality::must_not;
    clause.deed = words_of(r_, deed_of(r_, verb));
    clause.bound = bound.empty() ? kNone : bound.front();
    clauses_.push_back(std::move(clause));
    return true;
  }

  /// To whom a text gives something: "gave the UN control", "maintains Israel's control".
  uint32_t owner_in(const Frame& frame, Tokens deed) const {
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
    const Tokens sentence = r_.sentence_range(hit.token);
    const bool leads = hit.range.first <= sentence.first + 2;  // "Under the truce, …", else "may stay under the truce"
    for (uint32_t token = leads ? hit.range.end : sentence.first; token < (leads ? sentence.end : hit.range.first);
         ++token) {
      const Predicate* p = r_.document.predicate(token);
      if (p == nullptr || p->mood == Mood::indicative || p->polarity == Polarity::qualified) continue;
      std::vector<Filler> fillers;
      r_.roles.sides().find(p->subject, fillers);
      const std::vector<uint32_t> bound = actors_of(r_, fillers);
      const bool nobody = codes_of(r_.document, bound).empty();
      Span span = span_of(r_, deed_of(r_, token));
      if (p->subject != kNone && p->own_subject) span = cover(span_of(r_, r_.subtree(p->subject)), span);
      Clause clause = clause_with(span, last_proposers(hit.token), hit.means.rule);
      clause.bound = nobody ? kNone : bound.front();
      clause.modality = p->negated()                                                  ? Modality::must_not
                        : p->mood == Mood::permission || p->mood == Mood::possibility ? Modality::may
                                                                                      : Modality::must;
      Tokens deed = deed_of(r_, token);
      if (!leads) deed.end = std::max(token + 1, std::min(deed.end, hit.range.first));
      clause.deed = nobody ? without_terms(hit, *p) : words_of(r_, trimmed(r_, deed));
      clauses_.push_back(std::move(clause));
    }
  }

  std::string without_terms(const Hit& hit, const Predicate& p) const {
    Tokens clause = clause_of(r_, p.token);
    clause.first = std::max(clause.first, hit.range.end);
    if (p.subject != kNone && p.own_subject) clause.first = std::max(clause.first, r_.subtree(p.subject).first);
    return words_of(r_, trimmed(r_, clause));
  }

  // ---- all ----

  bool worth_binding(uint32_t verb) const { return r_.hit_at(PhraseKind::soft_deed, verb) == nullptr; }

  /// A verb and those joined to it.
  std::vector<uint32_t> row_of(uint32_t verb) const {
    std::vector<uint32_t> row;
    if (worth_binding(verb)) row.push_back(verb);
    const auto& heads = r_.document.heads;
    for (uint32_t c = heads[verb].first_child; c != kNone; c = heads[c].next_sibling) {
      if (heads[c].relation == Deprel::conj && r_.is_verb(c) && r_.child(c, Deprel::nsubj) == kNone &&
          worth_binding(c) && same_form(verb, c))
        row.push_back(c);
    }
    return row;
  }

  /// "to share data and enable cures", and no "to share data …, and enables cures".
  bool same_form(uint32_t verb, uint32_t other) const {
    const Predicate *one = r_.document.predicate(verb), *two = r_.document.predicate(other);
    return one == nullptr || two == nullptr || one->tense == two->tense || two->tense == Tense::none;
  }

  Clause clause_with(Span span, const std::vector<uint32_t>& proposers, RuleName rule) const {
    Clause clause;
    clause.span = span;
    clause.proposers = proposers;
    clause.rule = rule;
    return clause;
  }

  void add(uint32_t verb, uint32_t bound, const std::vector<uint32_t>& proposers, RuleName rule, bool negated) {
    const Tokens deed = without_aside(r_, deed_of(r_, verb));
    if (deed.empty()) return;
    Clause clause = clause_with(span_of(r_, deed), proposers, rule);
    clause.bound = bound;
    clause.modality = negated || r_.negated(verb) ? Modality::must_not : Modality::must;
    clause.deed = words_of(r_, deed);
    clauses_.push_back(std::move(clause));
  }

  /// "France said France …", "the president urged his people": one's own, unless they are another party there.
  bool is_own(uint32_t actor, const std::vector<uint32_t>& proposers) const {
    const Actor& bound = r_.document.actors[actor];
    if (proposers.empty() || codes_of(r_.document, proposers) != std::vector<std::string>{bound.code}) return false;
    const bool same = std::find(proposers.begin(), proposers.end(), actor) != proposers.end();
    return same || (bound.kind != ActorKind::group && r_.document.actors[proposers.front()].kind != ActorKind::group);
  }

  void add_for_each(uint32_t verb, const std::vector<uint32_t>& bound, const std::vector<uint32_t>& proposers,
                    RuleName rule, bool negated) {
    std::vector<std::string> seen;
    for (const uint32_t actor : bound) {
      const std::string name = written(r_.document.actors[actor]);
      if (name.empty() || std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
      if (is_own(actor, proposers)) continue;
      seen.push_back(name);
      add(verb, actor, proposers, rule, negated);
    }
  }

  /// Of those that bind the same actor by the same words the first.
  void drop_repeats() {
    std::stable_sort(clauses_.begin(), clauses_.end(),
                     [](const Clause& a, const Clause& b) { return a.span < b.span; });
    std::vector<Clause> kept;
    for (Clause& clause : clauses_) {
      bool repeated = false;
      for (auto other = kept.rbegin(); other != kept.rend() && other->span.end > clause.span.begin; ++other)
        repeated = repeated || (other->bound == clause.bound && other->span.overlaps(clause.span));
      if (!repeated) kept.push_back(std::move(clause));
    }
    clauses_ = std::move(kept);
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
