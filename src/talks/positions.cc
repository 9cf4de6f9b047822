// Reads stances off verbs, nouns and judgements, and off what speakers say should be done.
#include "talks/positions.h"

#include <algorithm>

#include "talks/parties.h"
#include "talks/phrases.h"

namespace rapporteur::talks {
namespace {

constexpr size_t kMostHolders = 2;  ///< joint holders of one position; of more a report names a crowd

class PositionFinder {
 public:
  PositionFinder(const Reading& reading, const std::vector<ToldProposal>& proposals, const std::vector<Clause>& clauses)
      : r_(reading), proposals_(proposals), clauses_(clauses) {}

  std::vector<Position> run() {
    for (const ToldProposal& told : proposals_) {
      if (!told.adopted) from_proposal(told.proposal);
    }
    for (const Hit& hit : r_.hits) {
      if (r_.document.in_furniture(r_.document.tokens[hit.token].span)) continue;
      switch (hit.cue.kind) {
        case CueKind::stance:
          from_verb(hit);
          break;
        case CueKind::stance_noun:
          from_noun(hit);
          break;
        case CueKind::judging:
          from_judgement(hit);
          break;
        case CueKind::stance_word:
          from_evaluation(hit);
          break;
        case CueKind::modal:
          from_obligation(hit);
          break;
        case CueKind::condition:
          from_condition(hit);
          break;
        default:
          break;
      }
    }
    for (const Clause& clause : clauses_) from_clause(clause);
    return distinct();
  }

 private:
  void from_proposal(const Proposal& proposal) {
    add(proposal.span, proposal.proposers, proposal.instrument, Stance::offer, proposal.rule);
  }

  // ---- verbs ----

  void from_verb(const Hit& hit) {
    if (!r_.is_verb(hit.token) && hit.range.end - hit.range.first < 2) return;
    const bool negated = r_.negated(hit.token);
    uint8_t stance = negated ? hit.cue.negated : hit.cue.sort;
    if (stance == kNoStance || is_supposed(hit.token)) return;
    if (is_in_text(hit.token) || is_urged(hit)) return;
    const Range issue = argument_of(r_, hit);
    if (issue.empty() || is_pronoun(issue) || r_.document.tags[issue.first].upos == Upos::ADP) return;
    if (static_cast<Stance>(stance) == Stance::demand && is_own_deed(hit))
      stance = static_cast<uint8_t>(Stance::support);
    if (static_cast<Stance>(stance) == Stance::offer) return;  // what is proposed is found with the proposals
    const Span words = cover(r_.document.span_of(hit.range.first, hit.range.end), span_of(r_, issue));
    add(words, doers_of(r_, hit), words_of(r_, issue), static_cast<Stance>(stance), hit.cue.rule);
  }

  /// "a resolution calling for a truce": the text calls for it.
  bool is_in_text(uint32_t verb) const {
    const Head& head = r_.document.heads[verb];
    return head.relation == Deprel::acl && head.head != kNone && r_.hit_at(CueKind::instrument, head.head) != nullptr;
  }

  /// "we must be ready to", "for the sides to agree to": what somebody should do, not what he does.
  bool is_urged(const Hit& hit) const {
    const Hit* modal = r_.modal_of(hit.token);
    if (modal != nullptr && static_cast<ModalSort>(modal->cue.sort) == ModalSort::obligation) return true;
    for (uint32_t c = r_.document.heads[hit.token].first_child; c != kNone && c < hit.token;
         c = r_.document.heads[c].next_sibling) {
      if (r_.document.heads[c].relation == Deprel::mark && r_.document.folded_word(c) == "for") return true;
    }
    return r_.document.tags[hit.token].xpos == Xpos::VB && modal == nullptr && hit.range.first > 1 &&
           r_.document.folded_word(hit.range.first - 1) == "to" &&
           r_.document.heads[hit.token].relation != Deprel::xcomp;
  }

  bool is_pronoun(Range issue) const {
    return issue.end - issue.first == 1 && r_.document.tags[issue.first].upos == Upos::PRON;
  }

  /// "wants to continue": the infinitive has no subject of its own, and no object stands before it.
  bool is_own_deed(const Hit& hit) const {
    return r_.lemma(hit.token) == "want" && r_.child(hit.token, Deprel::xcomp) != kNone &&
           r_.child(hit.token, Deprel::obj) == kNone;
  }

  bool is_supposed(uint32_t verb) const {
    const uint32_t mark = r_.child(verb, Deprel::mark);
    return mark != kNone && (r_.document.folded_word(mark) == "if" || r_.document.folded_word(mark) == "whether");
  }

  // ---- nouns ----

  /// "US demands for reforms", "voiced support for the plan".
  void from_noun(const Hit& hit) {
    if (r_.is_verb(hit.token)) return;
    std::vector<uint32_t> holders = owners_of(hit.token);
    if (holders.empty()) holders = holders_by_verb(hit.token);
    Range issue = argument_of(r_, hit);
    if (issue.empty()) return;
    if (says_what(issue.end)) issue.end = within_statement(r_, hit.token, r_.sentence_range(hit.token)).end;
    issue = trimmed(r_, issue);
    const Span words = cover(r_.document.span_of(hit.range.first, hit.range.end), span_of(r_, issue));
    add(words, holders, words_of(r_, issue), static_cast<Stance>(hit.cue.sort), hit.cue.rule);
  }

  /// "… is that the firm steals": the words of a stance follow their noun.
  bool says_what(uint32_t token) const {
    return token + 1 < r_.document.tokens.size() && r_.document.tags[token].upos == Upos::AUX &&
           r_.document.folded_word(token + 1) == "that";
  }

  std::vector<uint32_t> owners_of(uint32_t noun) const {
    const auto& heads = r_.document.heads;
    for (uint32_t c = heads[noun].first_child; c != kNone && c < noun; c = heads[c].next_sibling) {
      const Deprel relation = heads[c].relation;
      if (relation != Deprel::nmod_poss && relation != Deprel::amod && relation != Deprel::compound) continue;
      const std::vector<uint32_t> actors = actors_of(r_, c);
      if (!codes_of(r_.document, actors).empty()) return actors;
    }
    return {};
  }

  std::vector<uint32_t> holders_by_verb(uint32_t noun) const {
    const uint32_t speaker = speaker_at(r_, noun);
    const Head& head = r_.document.heads[noun];
    if (head.relation == Deprel::obj && head.head != kNone) {
      if (r_.cue_at(head.head) != kNone) return one(r_.document.statements[r_.cue_at(head.head)].speaker);
      const uint32_t subject = r_.subject(head.head);
      if (speaker != kNone && is_speaker_word(r_, subject)) return {speaker};
      if (subject != kNone) return actors_of(r_, subject);
    }
    return one(speaker);
  }

  static std::vector<uint32_t> one(uint32_t actor) {
    return actor == kNone ? std::vector<uint32_t>{} : std::vector<uint32_t>{actor};
  }

  // ---- judgements ----

  /// "called the deal unfair", "described the move as reckless".
  void from_judgement(const Hit& hit) {
    if (!r_.is_verb(hit.token) || r_.negated(hit.token)) return;
    Range range{hit.range.end, std::max(hit.range.end, clause_of(r_, hit.token).end)};
    const uint32_t object = r_.object(hit.token);
    const Hit* word = nullptr;
    const auto [begin, end] = r_.hits_of(r_.sentence_at(hit.token));
    for (uint32_t h = begin; h < end; ++h) {
      const Hit& other = r_.hits[h];
      if (other.cue.kind == CueKind::stance_word && range.holds(other.token)) {
        word = &other;
        break;
      }
    }
    if (word == nullptr || word->range.first - hit.range.end > 14 || object == kNone) return;
    range.end = std::max(range.first, std::min(range.end, word->range.end + 12));
    range = trimmed(r_, range);
    const Span words = cover(r_.document.tokens[hit.token].span, span_of(r_, range));
    add(words, doers_of(r_, hit), words_of(r_, range), static_cast<Stance>(word->cue.sort), hit.cue.rule);
  }

  /// What a speaker calls good or bad in his own words: "the blockade is illegal".
  void from_evaluation(const Hit& hit) {
    const uint32_t speaker = speaker_at(r_, hit.token);
    if (speaker == kNone || r_.negated(hit.token)) return;
    const uint32_t predicate = predicate_over(hit.token);
    if (predicate == kNone || speaker_at(r_, predicate) != speaker) return;
    const Deprel relation = r_.document.heads[predicate].relation;
    if (relation == Deprel::acl || relation == Deprel::advcl) return;
    Range clause = clause_of(r_, predicate);
    if (clause.empty()) return;
    if (relation == Deprel::acl_relcl)
      clause.first = r_.subtree(r_.document.heads[predicate].head).first;  // "acts which are illegal"
    const bool support = static_cast<Stance>(hit.cue.sort) == Stance::support;
    if (support && predicate != hit.token) return;  // a good word in passing says little of where somebody stands
    add(span_of(r_, clause), {speaker}, words_of(r_, clause), static_cast<Stance>(hit.cue.sort), hit.cue.rule);
  }

  /// The clause's predicate that a word is or stands under.
  uint32_t predicate_over(uint32_t token) const {
    uint32_t at = token;
    for (int climb = 0; climb < 5 && at != kNone; ++climb) {
      if (r_.is_verb(at) || r_.child(at, Deprel::cop) != kNone) return at;
      at = r_.document.heads[at].head;
    }
    return kNone;
  }

  // ---- what should be done ----

  /// "Israel should withdraw", said by somebody: a demand. "We should prevent the collapse" is one as well.
  void from_obligation(const Hit& hit) {
    if (static_cast<ModalSort>(hit.cue.sort) != ModalSort::obligation) return;
    const uint32_t speaker = speaker_at(r_, hit.token);
    if (speaker == kNone) return;
    uint32_t verb = kNone;
    for (uint32_t i = hit.range.first;
         i < std::min(r_.sentence_range(hit.token).end, hit.range.end + 4) && verb == kNone; ++i) {
      if (r_.document.tags[i].upos == Upos::VERB && !hit.range.holds(i)) verb = i;
    }
    if (verb == kNone || r_.hit_at(CueKind::soft_deed, verb) != nullptr) return;
    const Range clause = clause_of(r_, verb);
    const uint32_t subject = r_.object(verb) == kNone ? r_.subject(verb) : r_.object(verb);
    if (clause.empty() ||
        (r_.passive(verb) && subject != kNone && r_.mention_at(subject) == kNone && is_vague(subject)))
      return;
    const Stance stance = r_.negated(verb) ? Stance::oppose : Stance::demand;
    add(span_of(r_, clause), {speaker}, words_of(r_, clause), stance, hit.cue.rule);
  }

  bool is_vague(uint32_t token) const {
    const Upos tag = r_.document.tags[token].upos;
    return tag == Upos::PRON || tag == Upos::DET;
  }

  /// What a clause would bind somebody to, its proposer demands.
  void from_clause(const Clause& clause) {
    if (clause.modality == Modality::may || clause.proposers.empty() || clause.bound == kNone) return;
    const uint32_t proposer = clause.proposers.front();
    if (r_.document.actors[proposer].code.empty()) return;
    const Stance stance = clause.modality == Modality::must ? Stance::demand : Stance::oppose;
    add(clause.span, {proposer}, clause.deed, stance, clause.rule);
  }

  /// "The states called for …" where a garbled text binds these states: they demand nothing.
  bool is_bound(const Position& position) const {
    return position.stance == Stance::demand &&
           std::any_of(clauses_.begin(), clauses_.end(), [&](const Clause& clause) {
             return clause.bound == position.actor && clause.span.overlaps(position.span);
           });
  }

  void from_condition(const Hit& hit) {
    const uint32_t speaker = speaker_at(r_, hit.token);
    if (speaker == kNone) return;
    const Range range = trimmed(r_, within_statement(r_, hit.token, r_.sentence_range(hit.token)));
    if (range.empty()) return;
    add(span_of(r_, range), {speaker}, words_of(r_, range), Stance::conditional, hit.cue.rule);
  }

  // ---- all ----

  void add(Span span, const std::vector<uint32_t>& holders, const std::string& issue, Stance stance, RuleName rule) {
    size_t count = 0;
    for (const uint32_t holder : holders) {
      if (holder == kNone || written(r_.document.actors[holder]).empty() || count == kMostHolders) continue;
      Position position;
      position.span = span;
      position.actor = holder;
      position.issue = issue;
      position.stance = stance;
      position.rule = rule;
      found_.push_back(std::move(position));
      ++count;
    }
  }

  /// The first of those that an actor holds on the same words.
  std::vector<Position> distinct() {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Position& a, const Position& b) { return a.span.begin < b.span.begin; });
    std::vector<Position> kept;
    for (Position& position : found_) {
      if (is_bound(position)) continue;
      const bool repeated = std::any_of(kept.rbegin(), kept.rend(), [&](const Position& other) {
        return other.actor == position.actor && other.span.overlaps(position.span);
      });
      if (!repeated) kept.push_back(std::move(position));
    }
    return kept;
  }

  const Reading& r_;
  const std::vector<ToldProposal>& proposals_;
  const std::vector<Clause>& clauses_;
  std::vector<Position> found_;
};

}  // namespace

std::vector<Position> find_positions(const Reading& reading, const std::vector<ToldProposal>& proposals,
                                     const std::vector<Clause>& clauses) {
  return PositionFinder(reading, proposals, clauses).run();
}

}  // namespace rapporteur::talks
