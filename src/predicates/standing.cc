// Climbs one step: what stands above has been read.
#include "predicates/standing.h"

#include <algorithm>

namespace rapporteur::predicates {
namespace {

using namespace rules;

constexpr uint32_t kMostSteps = 8;        ///< nouns between a predicate and the one above it
constexpr uint32_t kQuestionReach = 120;  ///< tokens to a sentence's mark; text without full stops stays linear

/// A clause with "that" whose verb is bare, or is taken for a plural's though its subject is one.
bool is_subjunctive(const Document& d, const Predicate& p) {
  const Xpos xpos = d.tags[p.token].xpos;
  if (p.modal != kNone || p.infinitive || !p.own_subject || child(d, p.token, Deprel::mark) == kNone) return false;
  if (xpos == Xpos::VB) return child(d, p.token, Deprel::aux) == kNone;
  if (p.subject == kNone || xpos != Xpos::VBP) return false;
  const Xpos subject = d.tags[p.subject].xpos;
  return (subject == Xpos::NN || subject == Xpos::NNP) && child(d, p.subject, Deprel::conj) == kNone;
}

class StandingReader {
 public:
  StandingReader(const Document& document, const Wordbook& words, Predicate& predicate)
      : d_(document), w_(words), p_(predicate) {}

  void run() {
    find_above();
    if (p_.conditional || has_condition()) {
      say(Standing::supposed, above_ == nullptr ? kNone : above_->token);
    } else if (is_purpose()) {
      say(Standing::purposed, kNone);
    } else if (above_ == nullptr) {
      if (is_question()) say(Standing::asked, kNone);
    } else if (!by_relation() && !inherited() && is_question()) {
      say(Standing::asked, kNone);
    }
  }

 private:
  bool in(uint32_t token, NamedClass word_class) const { return w_.in_class(d_.tokens[token], word_class); }

  void say(Standing standing, uint32_t by) {
    p_.standing = standing;
    p_.by = by;
  }

  /// The nearest verb or adjective above, over nouns.
  void find_above() {
    uint32_t t = d_.heads[p_.token].head;
    child_ = p_.token;
    for (uint32_t step = 0; t != kNone && step < kMostSteps; ++step) {
      if (is_verb(d_, t) || d_.tags[t].upos == Upos::ADJ) {
        above_ = d_.predicate(t);
        direct_ = step == 0;
        return;
      }
      child_ = t;
      t = d_.heads[t].head;
    }
  }

  /// What its own place under the verb above tells. True if it tells anything.
  bool by_relation() {
    const Deprel relation = d_.heads[p_.token].relation;
    const uint32_t head = d_.heads[p_.token].head;
    if ((relation == Deprel::advcl || relation == Deprel::acl) && p_.infinitive) {
      say(Standing::purposed, head);
      return true;
    }
    if (is_gerund_of_purpose(head)) {
      say(Standing::purposed, head);
      return true;
    }
    if (relation == Deprel::advcl && d_.tags[p_.token].xpos == Xpos::VBG && d_.tags[head].upos == Upos::ADJ &&
        in(head, kClassWishing)) {
      say(Standing::wished, head);  // "interested in expanding"
      return true;
    }
    if ((relation == Deprel::acl || relation == Deprel::acl_relcl) && !p_.infinitive && is_denied_claim(head)) {
      say(Standing::denied, above_->token);
      return true;
    }
    if (!direct_) return denied_above(relation);
    if (relation == Deprel::obj && in(head, kClassUnreal)) {
      say(in(head, kClassDenying) ? Standing::denied : Standing::supposed, head);  // "fears the annexation of"
      return true;
    }
    const bool open = relation == Deprel::xcomp || (relation == Deprel::ccomp && !p_.own_subject);
    if (open && p_.infinitive && in(head, kClassObliging)) return denied_above(relation);  // "has to leave": mood tells
    if (open && p_.infinitive && above_->passive && in(head, kClassSaying)) {
      say(Standing::reported, head);  // "is said to have left"
      return true;
    }
    if (relation == Deprel::ccomp && is_subjunctive(d_, p_)) {
      say(Standing::wished, head);  // "demanded that he leave"
      return true;
    }
    if (open && in(head, kClassExpected)) {
      p_.expected = true;
    } else if ((open || relation == Deprel::ccomp) && in(head, kClassDenying)) {
      say(above_->negated() ? Standing::supposed : Standing::denied, head);  // "did not deny that": it may be so
      return true;
    } else if (open && p_.infinitive && in(head, kClassFailing)) {
      if (above_->negated()) return false;
      say(Standing::denied, head);
      return true;
    } else if (open && in(head, kClassUnreal)) {
      say(Standing::wished, head);
      return true;
    } else if (open && p_.infinitive && !in(head, kClassAspect)) {
      say(in(head, kClassWishing) ? Standing::wished : Standing::purposed, head);
      return true;
    } else if (relation == Deprel::ccomp && in(head, kClassUnreal)) {
      say(Standing::supposed, head);
      return true;
    } else if ((relation == Deprel::ccomp || relation == Deprel::parataxis) && in(head, kClassSaying)) {
      if (!denied_above(relation)) {
        if (is_unreal(*above_)) {
          say(Standing::supposed, head);
        } else if (above_->standing == Standing::asserted || above_->standing == Standing::reported) {
          say(Standing::reported, head);
        } else {
          say(above_->standing, above_->by);
        }
      }
      return true;
    }
    return denied_above(relation);
  }

  /// "the aim is to meet": an infinitive that tells what somebody's aim is, not what is to come.
  bool is_purpose() const {
    return above_ == nullptr && p_.infinitive && p_.mood != Mood::future && child(d_, p_.token, Deprel::cop) != kNone;
  }

  /// "denied rumours that": the clause of the noun that is denied.
  bool is_denied_claim(uint32_t noun) const {
    return above_ != nullptr && d_.heads[noun].relation == Deprel::obj && d_.heads[noun].head == above_->token &&
           in(above_->token, kClassDenying) && !above_->negated() && d_.tags[p_.token].xpos != Xpos::VBN;
  }

  /// "talks on joining the bloc", "a plan for ending the war": what a noun is about, or for.
  bool is_gerund_of_purpose(uint32_t head) const {
    if (head == kNone || d_.tags[p_.token].xpos != Xpos::VBG) return false;
    const auto nominal = [&](uint32_t t) { return d_.tags[t].upos == Upos::NOUN || d_.tags[t].upos == Upos::PROPN; };
    const bool under = nominal(head);
    const bool before = p_.token < head;  // hung on the verb that follows: "talks on joining the bloc began"
    if (!under && !before) return false;
    for (uint32_t c = d_.heads[p_.token].first_child; c != kNone; c = d_.heads[c].next_sibling) {
      const Deprel relation = d_.heads[c].relation;
      if (relation != Deprel::mark && relation != Deprel::case_) continue;
      if (!in(c, kClassGoal) && !in(c, kClassAddressee)) continue;
      return under || (c > d_.sentences[d_.sentence_of(c)].first && nominal(c - 1));
    }
    return false;
  }

  /// "did not agree that", "did not sign the deal reached", "hardly repeated its demand": what hangs on a verb that is
  /// not so, or hardly so, is not told either.
  bool denied_above(Deprel relation) {
    if (above_->polarity == Polarity::affirmed || relation == Deprel::conj || relation == Deprel::parataxis)
      return false;
    if (!direct_ && d_.heads[child_].head != above_->token) return false;
    say(above_->negated() ? Standing::denied : Standing::supposed, above_->token);
    return true;
  }

  /// "might say that", "would say that, if asked": nothing is said.
  bool is_unreal(const Predicate& p) const {
    return p.standing == Standing::supposed || (p.modal != kNone && in(p.modal, kClassUnreal));
  }

  /// "would support the plan if the talks failed": "would" with a condition of its own or with the perfect.
  bool has_condition() const {
    if (p_.modal == kNone || !in(p_.modal, kClassPossibility)) return false;
    for (uint32_t c = d_.heads[p_.token].first_child; c != kNone; c = d_.heads[c].next_sibling) {
      if (d_.heads[c].relation == Deprel::aux && in(c, kClassPerfect)) return true;  // "would have supported"
      if (d_.heads[c].relation != Deprel::advcl) continue;
      const uint32_t mark = child(d_, c, Deprel::mark);
      if (mark != kNone && in(mark, kClassCondition)) return true;
    }
    return false;
  }

  bool inherited() {
    p_.expected = p_.expected || above_->expected;
    if (above_->standing == Standing::asserted) return false;
    say(above_->standing, above_->by);
    return true;
  }

  /// The next mark that ends a sentence is a question mark.
  bool is_question() const {
    const uint32_t end = std::min(d_.sentences[d_.sentence_of(p_.token)].end, p_.token + kQuestionReach);
    for (uint32_t t = p_.token; t < end; ++t) {
      const std::string_view word = d_.word(t);
      if (word == "?") return true;
      if (word == "." || word == "!") return false;
    }
    return false;
  }

  const Document& d_;
  const Wordbook& w_;
  Predicate& p_;
  const Predicate* above_ = nullptr;
  uint32_t child_ = kNone;  ///< the token below it on the way up
  bool direct_ = false;
};

}  // namespace

Tense tense_of(const Document& d, const Wordbook& words, const Predicate& p) {
  if (is_subjunctive(d, p)) return Tense::none;
  if (p.modal != kNone && words.in_class(d.tokens[p.modal], kClassFuture)) return Tense::future;
  const auto of = [](Xpos xpos) {
    if (xpos == Xpos::VBD) return Tense::past;
    return xpos == Xpos::VBP || xpos == Xpos::VBZ ? Tense::present : Tense::none;
  };
  Tense found = of(d.tags[p.token].xpos);
  bool perfect = false;
  for (uint32_t c = d.heads[p.token].first_child; c != kNone; c = d.heads[c].next_sibling) {
    const Deprel relation = d.heads[c].relation;
    if (relation != Deprel::aux && relation != Deprel::aux_pass && relation != Deprel::cop) continue;
    if (const Tense here = of(d.tags[c].xpos); here != Tense::none && found == Tense::none) found = here;
    perfect = perfect || (relation == Deprel::aux && words.in_class(d.tokens[c], kClassPerfect));
  }
  return perfect && found == Tense::present && d.tags[p.token].xpos != Xpos::VBG ? Tense::past : found;
}

Mood mood_of(const Document& d, const Wordbook& words, const Predicate& p) {
  const auto in = [&](uint32_t token, NamedClass word_class) { return words.in_class(d.tokens[token], word_class); };
  if (p.modal != kNone) {
    if (in(p.modal, kClassObligation)) return Mood::obligation;
    if (in(p.modal, kClassPermission)) return Mood::permission;
    if (in(p.modal, kClassPossibility)) return Mood::possibility;
    if (in(p.modal, kClassFuture)) return Mood::future;
  }
  const uint32_t auxiliary = child(d, p.token, Deprel::aux);
  const bool due = p.infinitive && auxiliary != kNone && !in(auxiliary, kClassPerfect);
  if (due && d.heads[p.token].relation != Deprel::xcomp) return Mood::future;  // "is to meet"
  if (p.expected && p.infinitive) return Mood::future;                         // "is due to meet"
  // The same where the parser takes "is" for a copula: not "the aim is to meet", whose subject is nobody.
  const bool somebody = p.subject != kNone && d.mention_at[p.subject] != kNone;
  if (p.infinitive && somebody && child(d, p.token, Deprel::cop) != kNone) return Mood::future;
  const Head& own = d.heads[p.token];
  if (own.head == kNone) return Mood::indicative;
  const Predicate* above = d.predicate(own.head);
  if (above != nullptr && own.relation == Deprel::conj && p.modal == kNone && !p.own_subject) return above->mood;
  if (above == nullptr || own.relation != Deprel::xcomp || !p.infinitive) return Mood::indicative;
  if (in(own.head, kClassObliging)) return Mood::obligation;
  if (in(own.head, kClassExpected)) return Mood::future;
  return Mood::indicative;
}

void stand(const Document& document, const Wordbook& words, Predicate& predicate) {
  StandingReader(document, words, predicate).run();
}

}  // namespace rapporteur::predicates
