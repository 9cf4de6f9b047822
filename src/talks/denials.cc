// Charges are gathered first, then each denial looks back for the one that it answers.
#include "talks/denials.h"

#include <algorithm>

#include "talks/parties.h"
#include "talks/phrases.h"

namespace rapporteur::talks {
namespace {

constexpr std::string_view kAccusation = "accusation", kDenial = "denial";  ///< choices of the key manner
constexpr RuleName kRule = "conflict denial";
constexpr uint32_t kReach = 3;  ///< sentences over which "the charge" still means the one that was laid

struct Charge {
  uint32_t token = kNone;
  std::vector<uint32_t> by, against;  ///< actors
  Tokens words;
  bool plain = false;  ///< only said of them, without a word of accusing
};

class Finder {
 public:
  Finder(const Reading& reading, const statements::CueRules& cues) : r_(reading), d_(reading.document), cues_(cues) {}

  std::vector<Conflict> run() {
    for (const Predicate& p : d_.predicates) {
      if (d_.in_furniture(d_.tokens[p.token].span) || !is_told(p) || p.polarity == Polarity::qualified) continue;
      note_charge(p);
      note_claim(p);
    }
    std::ranges::sort(charges_, {}, &Charge::token);
    for (const Predicate& p : d_.predicates) {
      if (is_told(p) && p.polarity == Polarity::affirmed && is_plain(p)) answer(p);
    }
    return std::move(found_);
  }

 private:
  static bool is_plain(const Predicate& p) { return p.mood == Mood::indicative || p.mood == Mood::future; }

  /// The first frame of a token that tells speech in that manner; nullptr: none.
  const Frame* frame_with(uint32_t token, std::string_view manner) const {
    for (const Frame& frame : d_.frames_of(token)) {
      if (cues_.cues[r_.rule(frame).entry - cues_.first_entry].manner == manner) return &frame;
    }
    return nullptr;
  }

  void note(Charge charge) {
    const bool known = !codes_of(d_, charge.by).empty() && !codes_of(d_, charge.against).empty();
    if (known && !charge.words.empty()) charges_.push_back(std::move(charge));
  }

  void note_charge(const Predicate& p) {
    const Frame* frame = p.negated() ? nullptr : frame_with(p.token, kAccusation);
    if (frame == nullptr) return;
    note({p.token, doers_of(r_, *frame), actors_of(r_, d_.targets_of(*frame)), clause_of(r_, p.token)});
  }

  /// "Kyiv said Russia had shelled the port": said of Russia by another.
  void note_claim(const Predicate& p) {
    const uint32_t above = d_.heads[p.token].head, speaker = speaker_at(r_, p.token);
    const bool top = above == kNone || r_.statement_at(above) != r_.statement_at(p.token);
    if (speaker == kNone || !top || p.subject == kNone || p.tense == Tense::none) return;
    note({p.token, {speaker}, actors_of(r_, p.subject), clause_of(r_, p.token), true});
  }

  void answer(const Predicate& p) {
    const Frame* frame = frame_with(p.token, kDenial);
    if (frame == nullptr || frame->noun != kNone) return;
    const uint32_t object = p.object;
    const bool charge_word = object != kNone && r_.hit_at(PhraseKind::charge, object) != nullptr;
    if (r_.rule(*frame).tells_act() && !charge_word) return;  // "rejected the plan" says nothing of what is so
    const std::vector<uint32_t> deniers = doers_of(r_, *frame);
    if (charge_word && answer_inside(p, deniers)) return;
    const bool anaphor = object == kNone ? p.complement == kNone : is_bare(object);
    for (size_t i = charges_.size(); i > 0; --i) {
      const Charge& charge = charges_[i - 1];
      if (charge.token >= p.token || !is_laid_to(charge, deniers)) continue;
      const uint32_t apart = d_.sentence_of(p.token) - d_.sentence_of(charge.token);
      if (apart > (charge.plain ? 1 : kReach)) continue;
      const bool named = apart <= 1 ? !charge.plain : shares_word(charge, p);
      if (!anaphor && !named) continue;
      return add(p, charge.words);
    }
  }

  /// "denied accusations by Chad that it armed the rebels"
  bool answer_inside(const Predicate& p, const std::vector<uint32_t>& deniers) {
    const Frame* frame = frame_with(p.object, kAccusation);
    const auto by = frame == nullptr ? std::vector<uint32_t>{} : actors_of(r_, d_.sources_of(*frame));
    if (codes_of(d_, by).empty() || share_side(by, deniers) || codes_of(d_, deniers).empty()) return false;
    add(p, trimmed(r_, within_statement(r_, p.object, r_.subtree(p.object))));
    return true;
  }

  /// "it", "the charge", and no "charges of espionage": which are meant the words do not say.
  bool is_bare(uint32_t object) const {
    const Upos tag = d_.tags[object].upos;
    if (tag == Upos::PRON || tag == Upos::DET) return true;
    const auto bare = [&](Deprel relation) { return r_.child(object, relation) == kNone; };
    return r_.hit_at(PhraseKind::charge, object) != nullptr && bare(Deprel::nmod) && bare(Deprel::acl) &&
           bare(Deprel::acl_relcl) && bare(Deprel::ccomp);
  }

  bool is_laid_to(const Charge& charge, const std::vector<uint32_t>& deniers) const {
    return share_side(charge.against, deniers) && !share_side(charge.by, deniers);
  }

  /// One actor is of both, or one state or body.
  bool share_side(const std::vector<uint32_t>& some, const std::vector<uint32_t>& others) const {
    return std::ranges::any_of(some, [&](uint32_t a) {
      return std::ranges::any_of(others, [&](uint32_t b) {
        return a == b || (!d_.actors[a].code.empty() && d_.actors[a].code == d_.actors[b].code);
      });
    });
  }

  bool shares_word(const Charge& charge, const Predicate& denial) const {
    const Tokens denied = clause_of(r_, denial.token);
    for (uint32_t a = charge.words.first; a < charge.words.end; ++a) {
      const Upos tag = d_.tags[a].upos;
      if ((tag != Upos::NOUN && tag != Upos::VERB) || r_.mention_at(a) != kNone || a == charge.token) continue;
      for (uint32_t b = denial.token + 1; b < denied.end; ++b) {
        if (d_.tags[b].upos == tag && r_.lemma(a) == r_.lemma(b)) return true;
      }
    }
    return false;
  }

  /// The denial's words are those of its clause that are no part of the charge.
  void add(const Predicate& p, Tokens charge) {
    Conflict conflict;
    conflict.with = span_of(r_, charge);
    conflict.span = span_of(r_, clause_of(r_, p.token));
    if (conflict.span.overlaps(conflict.with)) {
      conflict.span = d_.tokens[p.token].span;
      if (p.subject != kNone && p.subject < p.token) conflict.span = cover(d_.tokens[p.subject].span, conflict.span);
    }
    if (conflict.span.overlaps(conflict.with)) return;
    conflict.why = "is charged · is denied";
    conflict.rule = kRule;
    found_.push_back(std::move(conflict));
  }

  const Reading& r_;
  const Document& d_;
  const statements::CueRules& cues_;
  std::vector<Charge> charges_;
  std::vector<Conflict> found_;
};

}  // namespace

std::vector<Conflict> find_denials(const Reading& reading, const statements::CueRules& cues) {
  return Finder(reading, cues).run();
}

}  // namespace rapporteur::talks
