// Reads stances off verbs, nouns and judgements, and off what speakers say should be done.
#include "talks/positions.h"

#include <algorithm>

#include "talks/parties.h"
#include "talks/phrases.h"
#include "talks/scenes.h"
#include "text/fold.h"

namespace rapporteur::talks {
namespace {

constexpr RuleName kObligation = "words obligation";  ///< the entry of modal verbs that oblige
constexpr uint32_t kJudgementReach = 12;              ///< tokens between a verb of judging and the word that judges
constexpr size_t kMostHolders = 4;                    ///< joint holders of one position; of more a report names a crowd
constexpr uint32_t kRecall = 400;                     ///< tokens back in which "the deal" was told in full
constexpr uint32_t kFullPhrase = 14;                  ///< tokens of such a telling
constexpr size_t kStem = 5;                           ///< letters by which words of two issues are held to be the same
constexpr RuleName kIntention = "words future";       ///< the entry of modal verbs that speak of what is to come
constexpr RuleName kAim = "words aims";               ///< the entry of nouns for what somebody is after

/// The beginnings of a phrase's longer words, sorted.
std::vector<std::string> stems_of(std::string_view phrase) {
  std::vector<std::string> stems;
  for (size_t at = 0; at < phrase.size();) {
    const size_t end = std::min(phrase.find(' ', at), phrase.size());
    if (end - at >= kStem - 1) stems.push_back(text::fold(phrase.substr(at, std::min(kStem, end - at))));
    at = end + 1;
  }
  std::sort(stems.begin(), stems.end());
  return stems;
}

class PositionFinder {
 public:
  PositionFinder(const Reading& reading, const std::vector<ToldProposal>& proposals, const std::vector<Clause>& clauses)
      : r_(reading), proposals_(proposals), clauses_(clauses) {}

  std::vector<Position> run() {
    for (const ToldProposal& told : proposals_) {
      if (!told.adopted) from_proposal(told.proposal);
    }
    for (const Predicate& predicate : r_.document.predicates) {
      if (r_.document.in_furniture(r_.document.tokens[predicate.token].span)) continue;
      from_frames(predicate.token);
      if (predicate.mood == Mood::obligation) from_obligation(predicate);
      from_intention(predicate);
      from_aim(predicate);
    }
    for (const Hit& hit : r_.hits) {
      if (r_.document.in_furniture(r_.document.tokens[hit.token].span)) continue;
      if (hit.means.kind == PhraseKind::stance_word) from_evaluation(hit);
      if (hit.means.kind == PhraseKind::condition) from_condition(hit);
    }
    for (const Clause& clause : clauses_) from_clause(clause);
    return distinct();
  }

 private:
  void from_proposal(const Proposal& proposal) {
    add(proposal.span, proposal.proposers, proposal.instrument, Stance::offer, proposal.rule);
  }

  // ---- frames ----

  /// The first frame of a predicate that judges, else the first that takes a stance.
  void from_frames(uint32_t token) {
    for (const Frame& frame : r_.document.frames_of(token)) {
      if (r_.rule(frame).judges && from_judgement(frame)) return;
    }
    for (const Frame& frame : r_.document.frames_of(token)) {
      const frames::FrameRule& rule = r_.rule(frame);
      if (rule.stance == frames::kNoStance && rule.negated == frames::kNoStance) continue;
      return from_frame(frame);
    }
  }

  void from_frame(const Frame& frame) {
    const Predicate* carrier = carrier_of(r_, frame);
    if (carrier == nullptr || !(is_own_doing(r_, *carrier) || is_said_purpose(*carrier)) || is_in_text(frame)) return;
    const Polarity polarity = polarity_of(*carrier, frame);
    if (polarity == Polarity::qualified || (polarity == Polarity::negated && is_nobody(frame.arguments.subject)))
      return;
    uint8_t stance = polarity == Polarity::negated ? r_.rule(frame).negated : r_.rule(frame).stance;
    if (stance == frames::kNoStance) return;
    if (const Frame* refused = refused_refusal(frame, static_cast<Stance>(stance)); refused != nullptr) {
      const Tokens issue = without_aside(r_, argument_of(r_, *refused));
      if (issue.empty() || is_pronoun(issue)) return;
      const Span words = cover(r_.document.tokens[frame.predicate].span, span_of(r_, issue));
      return add(words, doers_of(r_, frame), words_of(r_, issue), Stance::open, frame.rule);
    }
    Tokens issue = without_aside(r_, argument_of(r_, frame));
    if (issue.empty() || is_pronoun(issue) || is_reciprocal(frame) || is_without_doer(frame)) return;
    if (static_cast<Stance>(stance) == Stance::offer && !offers_deed(frame, issue)) return;
    if (frame.object != kNone && frame.content == kNone && r_.rule(frame).content.count > 0 &&
        issue.has(frame.object) && !is_about_object(frame))
      return;  // "expressed its support": of what is not told
    if (is_own_deed(frame) && is_idle(frame.arguments.complement)) return;
    if (static_cast<Stance>(stance) == Stance::demand && is_own_deed(frame))
      stance = static_cast<uint8_t>(Stance::support);
    const uint32_t bearer = frame.noun != kNone ? frame.noun : frame.predicate;
    const Span words = cover(r_.document.tokens[bearer].span, span_of(r_, issue));
    if (frame.noun == kNone && frame.arguments.object != kNone) issue = without_verdict(issue);
    add(words, doers_of(r_, frame), issue_words(frame, issue), static_cast<Stance>(stance), frame.rule);
  }

  /// "refused to reject the plan", "declined to rule out a visit": whoever does so is open to it.
  const Frame* refused_refusal(const Frame& frame, Stance stance) const {
    if (stance != Stance::reject || frame.noun != kNone || frame.arguments.complement == kNone) return nullptr;
    for (const Frame& inner : r_.document.frames_of(frame.arguments.complement)) {
      const bool refuses = r_.rule(inner).stance == static_cast<uint8_t>(Stance::reject);
      if (refuses && inner.noun == kNone && inner.arguments.polarity == Polarity::affirmed) return &inner;
    }
    return nullptr;
  }

  /// The content is the object itself.
  bool is_about_object(const Frame& frame) const {
    const auto roles = r_.frames.roles_of(r_.rule(frame).content);
    return std::any_of(roles.begin(), roles.end(),
                       [](const frames::Role& role) { return role.kind == frames::RoleKind::object; });
  }

  /// "telephoned Oslo to voice concern", "wrote to urge": the purpose is what was said.
  bool is_said_purpose(const Predicate& predicate) const {
    const Predicate* above = predicate.by == kNone ? nullptr : r_.document.predicate(predicate.by);
    return predicate.standing == Standing::purposed && predicate.infinitive && above != nullptr && is_told(*above) &&
           above->polarity == Polarity::affirmed && above->subject == predicate.subject &&
           meeting_at(r_, above->token) != nullptr;
  }

  /// "accused Russia of massing troops": the issue is Russia massing troops; "blamed Iran for the delay": Iran: the
  /// delay.
  std::string issue_words(const Frame& frame, Tokens issue) const {
    const uint32_t mark = frame.noun == kNone ? mark_behind(frame, issue) : kNone;
    if (mark == kNone) return words_of(r_, in_full(issue));
    const auto stance = static_cast<Stance>(r_.rule(frame).stance);
    if (stance != Stance::oppose && stance != Stance::support) return words_of(r_, {mark + 1, issue.end});
    const bool deed = r_.is_verb(r_.document.heads[mark].head);
    return words_of(r_, trimmed(r_, {issue.first, mark})) + (deed ? " " : ": ") + words_of(r_, {mark + 1, issue.end});
  }

  /// "the agreement": the words that told which, where the report said so before; else its own.
  Tokens in_full(Tokens issue) const {
    if (issue.end - issue.first != 2 || !r_.in(issue.first, rules::kClassDefinite)) return issue;
    const uint32_t noun = issue.end - 1;
    if (r_.document.tags[noun].upos != Upos::NOUN) return issue;
    const auto lemma = r_.lemma(noun);
    const uint32_t reach = issue.first - std::min(issue.first, kRecall);
    for (uint32_t i = issue.first; i > reach; --i) {
      if (r_.document.tags[i - 1].upos != Upos::NOUN || r_.lemma(i - 1) != lemma) continue;
      const Tokens told = without_aside(r_, trimmed(r_, r_.subtree(i - 1)));
      if (told.end - told.first > 2 && told.end - told.first <= kFullPhrase && is_specified(i - 1)) return told;
    }
    return issue;
  }

  /// Its phrase says which one is meant: by a name, by "of" or "with", or by a noun before it.
  bool is_specified(uint32_t noun) const {
    const auto& heads = r_.document.heads;
    for (uint32_t c = heads[noun].first_child; c != kNone; c = heads[c].next_sibling) {
      const Deprel relation = heads[c].relation;
      if (relation == Deprel::nmod || relation == Deprel::compound || r_.mention_at(c) != kNone) return true;
    }
    return false;
  }

  /// The preposition after the object that leads to what the object is accused of, blamed or praised for.
  uint32_t mark_behind(const Frame& frame, Tokens issue) const {
    const uint32_t object = frame.arguments.object != kNone ? frame.arguments.object : frame.arguments.iobj;
    const auto& heads = r_.document.heads;
    if (object == kNone || object < frame.predicate || !issue.has(object) || r_.mention_at(object) == kNone)
      return kNone;
    for (uint32_t i = object + 1; i < issue.end; ++i) {
      const bool marks = heads[i].relation == Deprel::mark || heads[i].relation == Deprel::case_;
      if (!marks || !issue.has(heads[i].head) || heads[i].head < i) continue;
      const uint32_t over = heads[heads[i].head].head;
      const bool here = over == frame.predicate || (over == object && r_.is_verb(heads[i].head));
      if (here && r_.document.tags[i].xpos != Xpos::TO) return i;
    }
    return kNone;
  }

  /// "wants to be clear", "to make sure": a way to speak and no deed.
  bool is_idle(uint32_t deed) const {
    return !r_.is_full_verb(deed) || r_.in(deed, rules::kClassSaying) ||
           r_.hit_at(PhraseKind::soft_deed, deed) != nullptr;
  }

  /// "is accused of", "considering the cost": nobody says it.
  bool is_without_doer(const Frame& frame) const {
    return frame.noun == kNone && frame.arguments.subject == kNone && r_.cue_at(frame.predicate) == kNone &&
           leaders_of(r_, frame.predicate).empty();
  }

  /// "offered to send doctors", "offered talks", and no "offered a fine view".
  bool offers_deed(const Frame& frame, Tokens issue) const {
    const Predicate* deed =
        frame.arguments.complement == kNone ? nullptr : r_.document.predicate(frame.arguments.complement);
    return (deed != nullptr && deed->tense == Tense::none && deed->mood == Mood::indicative) ||
           r_.first_hit(PhraseKind::instrument, issue) != nullptr || meeting_noun_in(r_, issue) != kNone;
  }

  /// "accused each other of …": nobody's view of the other is told.
  bool is_reciprocal(const Frame& frame) const {
    const uint32_t object = frame.arguments.object;
    return object != kNone && frame.noun == kNone && r_.mention_at(object) == kNone &&
           (r_.document.tags[object].upos == Upos::ADJ || r_.document.tags[object].upos == Upos::PRON ||
            r_.document.tags[object].upos == Upos::DET) &&
           frame.content != kNone;
  }

  /// "no official", "nobody": they hold nothing. "Neither A nor B" do.
  bool is_nobody(uint32_t subject) const {
    if (subject == kNone) return false;
    const uint32_t determiner = r_.child(subject, Deprel::det);
    return r_.in(subject, rules::kClassNobody) || (determiner != kNone && r_.in(determiner, rules::kClassNegation) &&
                                                   r_.child(subject, Deprel::conj) == kNone);
  }

  /// "a resolution calling for a truce": the text calls for it.
  bool is_in_text(const Frame& frame) const {
    const Head& head = r_.document.heads[frame.predicate];
    return head.relation == Deprel::acl && head.head != kNone &&
           r_.hit_at(PhraseKind::instrument, head.head) != nullptr;
  }

  bool is_pronoun(Tokens issue) const {
    return issue.end - issue.first == 1 && r_.document.tags[issue.first].upos == Upos::PRON;
  }

  /// "wants to continue": the infinitive has no subject of its own, and no object stands before it.
  bool is_own_deed(const Frame& frame) const {
    const uint32_t complement = frame.arguments.complement;
    const Predicate* deed = complement == kNone ? nullptr : r_.document.predicate(complement);
    return deed != nullptr && deed->infinitive && deed->subject == frame.arguments.subject &&
           r_.document.heads[complement].relation == Deprel::xcomp && frame.arguments.object == kNone;
  }

  // ---- judgements ----

  /// "called the deal unfair", "described the move as reckless". True if it judges.
  bool from_judgement(const Frame& frame) {
    const Predicate* carrier = carrier_of(r_, frame);
    const uint32_t object = frame.arguments.object;
    if (carrier == nullptr || !is_own_doing(r_, *carrier) || carrier->polarity != Polarity::affirmed || object == kNone)
      return false;
    const Tokens clause{frame.predicate + 1, std::max(frame.predicate + 1, clause_of(r_, frame.predicate).end)};
    const Hit* word = first_judging_word(frame.predicate, clause);
    if (word == nullptr) return false;
    const Tokens judged = judged_object(frame, *word);
    if (judged.empty() || is_pronoun(judged)) return true;
    const Span words =
        cover(cover(r_.document.tokens[frame.predicate].span, span_of(r_, judged)), span_of(r_, word->range));
    add(words, doers_of(r_, frame), words_of(r_, in_full(judged)), static_cast<Stance>(word->means.sort), frame.rule);
    return true;
  }

  /// The object up to what it is called: "called the vote | a sham".
  Tokens judged_object(const Frame& frame, const Hit& word) const {
    const uint32_t object = called(frame);
    Tokens judged = r_.subtree(object);
    if (object < frame.predicate) {
      judged.end = std::min(judged.end, frame.predicate);  // of a passive
    } else {
      judged.first = std::max(judged.first, frame.predicate + 1);
      judged.end = std::min(judged.end, start_of_name(frame.predicate, object, word));
    }
    return without_aside(r_, without_verdict(trimmed(r_, judged)));
  }

  /// "called the vote a sham": of two objects the first is called the second, whatever the parser calls them.
  uint32_t called(const Frame& frame) const {
    const auto& heads = r_.document.heads;
    for (uint32_t c = heads[frame.predicate].first_child; c != kNone; c = heads[c].next_sibling) {
      const bool object = heads[c].relation == Deprel::obj || heads[c].relation == Deprel::iobj;
      if (object && c > frame.predicate) return c;
    }
    return frame.arguments.object;
  }

  /// Where what an object is called begins: its complement, an "as", or the judging word itself.
  uint32_t start_of_name(uint32_t verb, uint32_t object, const Hit& word) const {
    uint32_t start = word.range.first > object ? word.range.first : kNone;
    const auto& heads = r_.document.heads;
    for (uint32_t at = word.token; at != kNone && at > object && heads[at].head != kNone; at = heads[at].head) {
      if (heads[at].head == verb || heads[at].head == object) start = std::min(start, r_.subtree(at).first);
      if (heads[at].head == verb) break;
    }
    return std::max(start, object + 1);
  }

  /// "dismissed the report as a lie": what it is taken for is no part of the issue.
  Tokens without_verdict(Tokens range) const {
    for (uint32_t i = range.first + 1; i < range.end; ++i) {
      const Deprel relation = r_.document.heads[i].relation;
      if (r_.in(i, rules::kClassJudgedAs) && (relation == Deprel::case_ || relation == Deprel::mark))
        return trimmed(r_, {range.first, i});
    }
    return range;
  }

  const Hit* first_judging_word(uint32_t verb, Tokens range) const {
    const auto [begin, end] = r_.hits_of(r_.sentence_at(verb));
    for (uint32_t h = begin; h < end; ++h) {
      const Hit& hit = r_.hits[h];
      const bool near = hit.range.first <= verb + 1 + kJudgementReach;
      if (hit.means.kind == PhraseKind::stance_word && range.has(hit.token) && near) return &hit;
    }
    return nullptr;
  }

  /// What a speaker calls good or bad in his own words: "the blockade is illegal".
  void from_evaluation(const Hit& hit) {
    const uint32_t speaker = speaker_at(r_, hit.token);
    if (speaker == kNone || r_.negated(hit.token)) return;
    const uint32_t predicate = predicate_over(hit.token);
    if (predicate == kNone || speaker_at(r_, predicate) != speaker) return;
    const Deprel relation = r_.document.heads[predicate].relation;
    if (relation == Deprel::acl || relation == Deprel::advcl) return;
    Tokens clause = clause_of(r_, predicate);
    if (clause.empty()) return;
    if (relation == Deprel::acl_relcl)
      clause.first = r_.subtree(r_.document.heads[predicate].head).first;  // "acts which are illegal"
    if (predicate != hit.token) return;  // a word in passing says little of where somebody stands
    const Tokens judged = judged_by(predicate, clause);
    if (judged.empty()) return;
    add(span_of(r_, clause), {speaker}, words_of(r_, in_full(judged)), static_cast<Stance>(hit.means.sort),
        hit.means.rule);
  }

  /// What is judged: the subject, or the clause for which "it" stands; empty where only a pronoun is.
  Tokens judged_by(uint32_t predicate, Tokens clause) const {
    const auto& heads = r_.document.heads;
    Tokens subject, below;
    for (uint32_t c = heads[predicate].first_child; c != kNone; c = heads[c].next_sibling) {
      const Deprel relation = heads[c].relation;
      if (relation == Deprel::nsubj || relation == Deprel::csubj) subject = r_.subtree(c);
      if (is_below(c, predicate)) below = r_.subtree(c);
    }
    if (heads[predicate].relation == Deprel::acl_relcl && !names_something(r_, subject))
      subject = r_.subtree(heads[predicate].head);
    Tokens judged = names_something(r_, subject) ? subject : below;
    if (judged.empty())  // "This is a principle of our policy"
      return r_.child(predicate, Deprel::nmod) != kNone ? without_aside(r_, clause) : judged;
    judged.end = std::min(judged.end, clause.end);
    if (judged.first < predicate) judged.end = std::min(judged.end, predicate);
    judged = without_aside(r_, trimmed(r_, judged));
    const bool infinitive = !judged.empty() && r_.document.tags[judged.first].xpos == Xpos::TO;
    return {judged.first + infinitive, judged.end};
  }

  bool is_below(uint32_t token, uint32_t predicate) const {
    const Deprel relation = r_.document.heads[token].relation;
    if (token < predicate) return false;
    if (relation == Deprel::csubj || relation == Deprel::ccomp || relation == Deprel::xcomp) return true;
    const Predicate* p = r_.document.predicate(token);
    return (relation == Deprel::acl || relation == Deprel::advcl) && p != nullptr && p->infinitive;
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
  void from_obligation(const Predicate& predicate) {
    const uint32_t speaker = speaker_at(r_, predicate.token);
    const bool soft = r_.hit_at(PhraseKind::soft_deed, predicate.token) != nullptr;
    if (speaker == kNone || soft || !is_told(predicate) || predicate.polarity == Polarity::qualified) return;
    const Tokens clause = clause_of(r_, predicate.token);
    const uint32_t subject = predicate.object == kNone ? predicate.subject : predicate.object;
    const bool vague = predicate.passive && subject != kNone && r_.mention_at(subject) == kNone && is_vague(subject);
    if (clause.empty() || vague) return;
    const Tokens issue = from_verb(clause);
    if (!names_something(r_, issue, /*verbs=*/false)) return;  // "must do both"
    const Stance stance = predicate.negated() ? Stance::oppose : Stance::demand;
    add(span_of(r_, clause), {speaker}, words_of(r_, issue), stance, kObligation);
  }

  /// Without an auxiliary or a "to" at the beginning, where the clause names no subject of its own: "to leave".
  Tokens from_verb(Tokens clause) const {
    while (clause.first + 1 < clause.end &&
           (r_.document.tags[clause.first].upos == Upos::AUX || r_.document.tags[clause.first].xpos == Xpos::TO))
      ++clause.first;
    return clause;
  }

  /// What the speaker's own side will not do it rejects; to what it could do it is open; what it will do for a cause it
  /// supports.
  void from_intention(const Predicate& predicate) {
    const bool able = predicate.modal != kNone && r_.in(predicate.modal, rules::kClassUnreal);  // "could not"
    const bool denied =
        predicate.negated() && !able && (predicate.mood == Mood::future || predicate.mood == Mood::possibility);
    const bool open = predicate.polarity == Polarity::affirmed && predicate.modal != kNone &&
                      predicate.mood == Mood::possibility && r_.in(predicate.modal, rules::kClassUnreal);
    const bool would = predicate.mood == Mood::possibility && !open && !predicate.conditional &&
                       !has_condition(r_.sentence_range(predicate.token));
    const bool ahead = predicate.mood == Mood::future || would;
    const bool meant = predicate.polarity == Polarity::affirmed && ahead && is_cause(predicate);
    if ((!denied && !open && !meant) || !is_told(predicate) || !r_.is_full_verb(predicate.token) || predicate.passive)
      return;
    const uint32_t speaker = speaker_at(r_, predicate.token);
    if (speaker == kNone || !is_main(predicate.token) || !is_own_side(predicate.subject, speaker)) return;
    if (is_idle(predicate.token) || r_.hit_at(PhraseKind::witness, predicate.token) != nullptr) return;
    if (predicate.object == kNone && predicate.complement == kNone && predicate.oblique_count == 0) return;
    const Tokens deed = without_aside(r_, deed_of(r_, predicate.token));
    const Tokens sentence = r_.sentence_range(predicate.token);
    if (!names_something(r_, deed, /*verbs=*/false) || r_.first_hit(PhraseKind::condition, sentence) != nullptr) return;
    add(span_of(r_, clause_of(r_, predicate.token)), {speaker}, words_of(r_, deed),
        denied  ? Stance::reject
        : meant ? Stance::support
                : Stance::open,
        kIntention);
  }

  /// "would lift the ban if the hunt ended": no word of what it will do.
  bool has_condition(Tokens sentence) const {
    for (uint32_t i = sentence.first; i < sentence.end; ++i) {
      if (r_.in(i, rules::kClassCondition)) return true;
    }
    return false;
  }

  /// "will defend the border", "will lift the ban": an act or a course, and no visit, talks or news.
  bool is_cause(const Predicate& predicate) const {
    if (predicate.object == kNone && predicate.complement == kNone) return false;
    if (meeting_at(r_, predicate.token) != nullptr || predicate.expected) return false;
    if (r_.in(predicate.token, rules::kClassPursuing)) return true;
    const auto frames = r_.document.frames_of(predicate.token);
    return std::any_of(frames.begin(), frames.end(), [&](const Frame& frame) { return !r_.rule(frame).code.empty(); });
  }

  /// "Our goal is to end the siege": what the speaker's side is after.
  void from_aim(const Predicate& predicate) {
    const uint32_t speaker = speaker_at(r_, predicate.token);
    const uint32_t aim = predicate.subject, copula = r_.child(predicate.token, Deprel::cop);
    if (speaker == kNone || aim == kNone || copula == kNone || aim > copula || copula > predicate.token) return;
    if (!r_.in(aim, rules::kClassAims) || !is_told(predicate) || predicate.polarity != Polarity::affirmed) return;
    const uint32_t owner = r_.child(aim, Deprel::nmod_poss);
    if (owner != kNone ? !is_own_side(owner, speaker) : r_.child(aim, Deprel::nmod) != kNone) return;
    const Tokens clause = clause_of(r_, predicate.token);
    const Tokens issue = without_aside(r_, from_verb({copula + 1, std::max(clause.end, copula + 1)}));
    if (issue.empty() || issue.end - issue.first < 2) return;
    add(span_of(r_, clause), {speaker}, words_of(r_, issue), Stance::support, kAim);
  }

  /// "we", or the speaker's own state or body.
  bool is_own_side(uint32_t subject, uint32_t speaker) const {
    if (subject == kNone) return false;
    if (is_speaker_word(r_, subject)) return true;
    const uint32_t mention = r_.mention_at(subject);
    const uint32_t actor = mention == kNone ? kNone : r_.document.mentions[mention].actor;
    if (actor == kNone || r_.document.mentions[mention].place) return false;
    return actor == speaker ||
           (!r_.document.actors[actor].code.empty() && r_.document.actors[actor].kind != ActorKind::person &&
            r_.document.actors[actor].code == r_.document.actors[speaker].code);
  }

  /// A clause that tells something of its own, no circumstance of another and no description.
  bool is_main(uint32_t token) const {
    const Deprel relation = r_.document.heads[token].relation;
    return relation == Deprel::root || relation == Deprel::ccomp || relation == Deprel::conj ||
           relation == Deprel::parataxis;
  }

  bool is_vague(uint32_t token) const {
    const Upos tag = r_.document.tags[token].upos;
    return tag == Upos::PRON || tag == Upos::DET;
  }

  /// What a clause would bind somebody to, its proposer demands.
  void from_clause(const Clause& clause) {
    if (clause.modality == Modality::may || clause.proposers.empty() || clause.bound == kNone) return;
    std::vector<uint32_t> holders;
    for (const uint32_t proposer : clause.proposers) {
      if (!r_.document.actors[proposer].code.empty()) holders.push_back(proposer);
    }
    const Stance stance = clause.modality == Modality::must ? Stance::demand : Stance::oppose;
    add(clause.span, holders, clause.deed, stance, clause.rule);
  }

  void from_condition(const Hit& hit) {
    const uint32_t speaker = speaker_at(r_, hit.token);
    if (speaker == kNone) return;
    const Tokens range = trimmed(r_, within_statement(r_, hit.token, r_.sentence_range(hit.token)));
    if (range.empty()) return;
    add(span_of(r_, range), {speaker}, words_of(r_, range), Stance::conditional, hit.means.rule);
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

  /// Of those that an actor holds on the same words the first; and of those that tell the same again one, the title's
  /// last.
  std::vector<Position> distinct() {
    std::stable_sort(found_.begin(), found_.end(), [&](const Position& a, const Position& b) {
      const bool titled = in_title(a.span), other = in_title(b.span);
      return titled != other ? other : a.span.begin < b.span.begin;
    });
    std::vector<Position> kept;
    for (Position& position : found_) {
      const bool repeated =
          std::any_of(kept.rbegin(), kept.rend(), [&](const Position& other) { return repeats(position, other); });
      if (!repeated) kept.push_back(std::move(position));
    }
    std::stable_sort(kept.begin(), kept.end(),
                     [](const Position& a, const Position& b) { return a.span.begin < b.span.begin; });
    return kept;
  }

  bool in_title(Span span) const {
    const auto& zones = r_.document.zones;
    return std::any_of(zones.begin(), zones.end(),
                       [&](const Zone& z) { return z.kind == ZoneKind::title && z.span.overlaps(span); });
  }

  bool repeats(const Position& position, const Position& other) const {
    const Actor &one = r_.document.actors[position.actor], &two = r_.document.actors[other.actor];
    if (position.actor == other.actor && position.span.overlaps(other.span)) return true;
    if (position.stance != other.stance) return false;
    if (in_title(position.span)) return one.code == two.code && says_no_more(position.issue, other.issue, 2);
    return position.actor == other.actor && says_no_more(position.issue, other.issue, 3);
  }

  /// True if all but one in `among` of the words of an issue stand in another.
  static bool says_no_more(const std::string& issue, const std::string& other, size_t among) {
    const std::vector<std::string> few = stems_of(issue), many = stems_of(other);
    size_t shared = 0;
    for (const std::string& stem : few) shared += std::binary_search(many.begin(), many.end(), stem);
    return !few.empty() && among * shared >= (among - 1) * few.size();
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
