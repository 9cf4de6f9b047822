// Finds who would be bound to do what: by demands, by what a speaker says somebody should do, and by the words of a
// text.
#include <algorithm>

#include "talks/parties.h"
#include "talks/phrases.h"
#include "talks/proposals.h"

namespace rapporteur::talks {
namespace {

class ClauseFinder {
 public:
  ClauseFinder(const Reading& reading, const std::vector<ToldProposal>& proposals)
      : r_(reading), proposals_(proposals) {}

  std::vector<Clause> run() {
    for (const Hit& hit : r_.hits) {
      if (r_.document.in_furniture(r_.document.tokens[hit.token].span)) continue;
      switch (hit.cue.kind) {
        case CueKind::urging:
          from_urging(hit);
          break;
        case CueKind::modal:
          from_modal(hit);
          break;
        case CueKind::text_says:
          from_text(hit);
          break;
        case CueKind::under_terms:
          from_terms(hit);
          break;
        case CueKind::agreeing:
          from_agreement(hit);
          break;
        default:
          break;
      }
    }
    drop_repeats();
    return std::move(clauses_);
  }

 private:
  // ---- demands ----

  void from_urging(const Hit& hit) {
    if (!r_.is_verb(hit.token) || r_.passive(hit.token)) return;
    std::vector<uint32_t> doers = doers_of(r_, hit);
    if (const Proposal* proposal = terms_addressed(hit, doers)) return from_garbled_terms(hit, *proposal, doers);
    if (doers.empty()) doers = each_of(r_.document, speaker_at(r_, hit.token));
    if (doers.empty() || r_.negated(hit.token)) return;
    if ((hit.cue.bound & (kBoundClause | kBoundObject)) != 0 && from_complement(hit, doers)) return;
    if ((hit.cue.bound & (kBoundBy | kBoundFrom)) != 0) from_noun(hit, doers);
  }

  /// "urged Mali to release", "demanded that Sweden extradite".
  bool from_complement(const Hit& hit, const std::vector<uint32_t>& doers) {
    const uint32_t verb = complement_of(hit);
    if (verb == kNone) return false;
    uint32_t bound = r_.child(verb, Deprel::nsubj);
    if (bound == kNone) bound = object_of(hit);
    if (bound == kNone || is_owned(bound)) return false;
    for (const uint32_t deed : row_of(verb)) add_for_each(deed, actors_of(r_, bound), doers, hit.cue.rule, false);
    return true;
  }

  /// "ordered his troops": nobody else is asked.
  bool is_owned(uint32_t token) const {
    const uint32_t owner = r_.child(token, Deprel::nmod_poss);
    return owner != kNone && r_.document.tags[owner].upos == Upos::PRON;
  }

  uint32_t complement_of(const Hit& hit) const {
    for (uint32_t t = hit.range.first; t < hit.range.end; ++t) {
      for (const Deprel relation : {Deprel::xcomp, Deprel::ccomp, Deprel::advcl}) {
        const uint32_t verb = r_.child(t, relation);
        if (verb != kNone && verb > hit.token && r_.is_verb(verb) && (relation != Deprel::advcl || is_infinitive(verb)))
          return verb;
      }
    }
    const uint32_t object = object_of(hit);
    const uint32_t described = object == kNone ? kNone : r_.child(object, Deprel::acl);
    return described != kNone && is_infinitive(described) ? described : kNone;
  }

  bool is_infinitive(uint32_t verb) const {
    const uint32_t mark = r_.child(verb, Deprel::mark);
    return mark != kNone && r_.document.folded_word(mark) == "to";
  }

  /// The object, or the oblique after the cue's own preposition ("called on Mali").
  uint32_t object_of(const Hit& hit) const {
    const auto& heads = r_.document.heads;
    for (uint32_t t = hit.range.first; t < hit.range.end; ++t) {
      if (const uint32_t object = r_.child(t, Deprel::obj); object != kNone) return object;
      if (const uint32_t object = r_.child(t, Deprel::iobj); object != kNone) return object;
      for (uint32_t c = heads[t].first_child; c != kNone; c = heads[c].next_sibling) {
        const uint32_t preposition = r_.child(c, Deprel::case_);
        if (heads[c].relation == Deprel::obl && preposition != kNone && hit.range.holds(preposition)) return c;
      }
    }
    return kNone;
  }

  /// "called for a halt to strikes by Israel", "demanded an apology from Japan".
  void from_noun(const Hit& hit, const std::vector<uint32_t>& doers) {
    const Range deed = argument_of(r_, hit);
    if (deed.empty() || is_meeting_only(deed)) return;
    Clause clause = clause_with(span_of(r_, deed), doers, hit.cue.rule);
    clause.bound = bound_in(deed);
    clause.deed = words_of(r_, deed);
    if (clause.bound != kNone) clauses_.push_back(std::move(clause));
  }

  bool is_meeting_only(Range deed) const {
    const Hit* meeting = r_.first_hit(CueKind::meeting_word, deed);
    return meeting != nullptr && meeting->range.first <= deed.first + 2;
  }

  /// The actor after "by", "from" or "of" in a deed told by a noun, or before it as its possessor.
  uint32_t bound_in(Range deed) const {
    for (uint32_t i = deed.first; i < deed.end; ++i) {
      const uint32_t mention = r_.mention_at(i);
      if (mention == kNone || r_.document.mentions[mention].actor == kNone) continue;
      const uint32_t actor = r_.document.mentions[mention].actor;
      if (r_.document.actors[actor].code.empty() || r_.document.mentions[mention].first == 0) continue;
      const std::string_view before = r_.document.folded_word(r_.document.mentions[mention].first - 1);
      const uint32_t over = r_.document.heads[r_.document.mentions[mention].head].head;
      if (over != kNone && over > deed.first + 3) continue;  // it belongs to a later word of the deed
      if (before == "by" || before == "from" ||
          r_.document.heads[r_.document.mentions[mention].head].relation == Deprel::nmod_poss)
        return actor;
    }
    return kNone;
  }

  /// "the sides agreed to halt the raids": each of them is bound.
  void from_agreement(const Hit& hit) {
    if (!r_.is_verb(hit.token) || r_.negated(hit.token) || r_.modal_of(hit.token) != nullptr) return;
    if (r_.document.tags[hit.token].xpos == Xpos::VB) return;  // "for the sides to agree"
    const uint32_t verb = r_.child(hit.token, Deprel::xcomp);
    if (verb == kNone || !r_.is_verb(verb) || r_.hit_at(CueKind::meeting_act, verb) != nullptr) return;
    const std::vector<uint32_t> bound = actors_of(r_, r_.subject(hit.token));
    for (const uint32_t deed : row_of(verb)) add_for_each(deed, bound, {}, hit.cue.rule, false);
  }

  // ---- what a speaker says somebody should do ----

  void from_modal(const Hit& hit) {
    const auto sort = static_cast<ModalSort>(hit.cue.sort);
    if (sort != ModalSort::obligation) return;
    const uint32_t speaker = speaker_at(r_, hit.token);
    const uint32_t verb = verb_of_modal(hit);
    if (verb == kNone) return;
    const uint32_t subject = r_.subject(verb);
    if (subject == kNone || is_speaker_word(r_, subject)) return;
    const uint32_t mention = r_.mention_at(subject);
    const uint32_t named = mention == kNone ? kNone : r_.document.mentions[mention].actor;
    if (named != kNone && r_.document.actors[named].kind == ActorKind::joint)
      return;  // "the parties must …" binds nobody by name
    const std::vector<uint32_t> bound = actors_of(r_, subject);
    std::vector<uint32_t> proposers = proposers_of_text(hit.token);
    if (proposers.empty() && speaker != kNone) proposers = {speaker};
    if (proposers.empty() || codes_of(r_.document, bound).empty()) return;
    for (const uint32_t deed : row_of(verb)) add_for_each(deed, bound, proposers, hit.cue.rule, r_.negated(verb));
  }

  uint32_t verb_of_modal(const Hit& hit) const {
    for (uint32_t i = hit.range.first; i < std::min(r_.sentence_range(hit.token).end, hit.range.end + 4); ++i) {
      if (r_.document.tags[i].upos == Upos::VERB && !hit.range.holds(i)) return i;
    }
    return kNone;
  }

  /// Where a text is said to say it ("the document said that …"): those who proposed the last text.
  std::vector<uint32_t> proposers_of_text(uint32_t token) const {
    for (uint32_t at = token; at != kNone; at = r_.document.heads[at].head) {
      const Hit* says = r_.hit_at(CueKind::text_says, at);
      if (says == nullptr || at == token) continue;
      const uint32_t subject = r_.child(at, Deprel::nsubj);
      if (subject != kNone && is_text(subject)) return last_proposers(token);
    }
    return {};
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

  /// "the draft calls for steps", "the resolution gave the UN control".
  void from_text(const Hit& hit) {
    if (hit.cue.clause || !r_.is_verb(hit.token)) return;
    const uint32_t subject = r_.subject(hit.token);
    if (subject == kNone || !is_text(subject)) return;
    const Range deed = argument_of(r_, hit);
    if (deed.empty()) return;
    Clause clause = clause_with(cover(r_.document.tokens[hit.token].span, span_of(r_, deed)), last_proposers(hit.token),
                                hit.cue.rule);
    clause.modality = static_cast<Modality>(hit.cue.sort);
    clause.deed = words_of(r_, deed);
    clause.bound = clause.modality == Modality::may ? owner_in(hit, deed) : bound_in(deed);
    clauses_.push_back(std::move(clause));
  }

  /// To whom a text gives something: "gave the UN control", "maintains Israel's control".
  uint32_t owner_in(const Hit& hit, Range deed) const {
    const uint32_t receiver = r_.child(hit.token, Deprel::iobj);
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
    const auto [begin, end] = r_.hits_of(r_.sentence_at(hit.token));
    for (uint32_t h = begin; h < end; ++h) {
      const Hit& modal = r_.hits[h];
      if (modal.cue.kind != CueKind::modal || modal.range.first < hit.range.end) continue;
      const uint32_t verb = verb_of_modal(modal);
      if (verb == kNone) continue;
      const uint32_t subject = r_.subject(verb);
      const std::vector<uint32_t> bound = subject == kNone ? std::vector<uint32_t>{} : actors_of(r_, subject);
      const bool nobody = codes_of(r_.document, bound).empty();
      Span span = span_of(r_, deed_of(r_, verb));
      if (const uint32_t own = r_.child(verb, Deprel::nsubj); own != kNone)
        span = cover(span_of(r_, r_.subtree(own)), span);
      Clause clause = clause_with(span, last_proposers(hit.token), hit.cue.rule);
      clause.bound = nobody ? kNone : bound.front();
      clause.modality = r_.negated(verb)                                                  ? Modality::must_not
                        : static_cast<ModalSort>(modal.cue.sort) == ModalSort::permission ? Modality::may
                                                                                          : Modality::must;
      clause.deed = nobody ? without_terms(hit, verb) : words_of(r_, deed_of(r_, verb));
      clauses_.push_back(std::move(clause));
    }
  }

  std::string without_terms(const Hit& hit, uint32_t verb) const {
    Range clause = clause_of(r_, verb);
    const uint32_t subject = r_.child(verb, Deprel::nsubj);
    clause.first = std::max(clause.first, hit.range.end);
    if (subject != kNone) clause.first = std::max(clause.first, r_.subtree(subject).first);
    return words_of(r_, trimmed(r_, clause));
  }

  /// In the paragraph that tells a proposal's terms, one of its addressees "does not recommend" or "calls for"
  /// something: a translator's garbling of what the text asks of it.
  const Proposal* terms_addressed(const Hit& hit, const std::vector<uint32_t>& doers) const {
    const Proposal* last = last_proposal(hit.token);
    if (last == nullptr || last->addressees.empty() || doers.empty()) return nullptr;
    const uint32_t sentence = r_.sentence_at(hit.token);
    const Range at = r_.tokens_of(last->span);
    if (at.empty() ||
        r_.document.sentences[r_.sentence_at(at.first)].paragraph != r_.document.sentences[sentence].paragraph)
      return nullptr;
    const auto addressed = codes_of(r_.document, last->addressees), doing = codes_of(r_.document, doers);
    const bool all = !doing.empty() && std::includes(addressed.begin(), addressed.end(), doing.begin(), doing.end());
    return all ? last : nullptr;
  }

  void from_garbled_terms(const Hit& hit, const Proposal& proposal, const std::vector<uint32_t>& doers) {
    const Range deed = argument_of(r_, hit);
    if (deed.empty()) return;
    for (const uint32_t verb : row_of(deed.first)) {
      add_for_each(verb, doers, proposal.proposers, hit.cue.rule, r_.negated(hit.token));
    }
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
