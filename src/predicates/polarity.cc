// Negation on the verb, in the noun phrases beside it, and over it.
#include "predicates/polarity.h"

#include <algorithm>

namespace rapporteur::predicates {
namespace {

using namespace rules;

class PolarityReader {
 public:
  PolarityReader(const Document& document, const Wordbook& words, const Predicate& predicate)
      : d_(document), w_(words), p_(predicate) {}

  Polarity run() const {
    Polarity found = of_words_on(p_.token, p_.token);
    if (found == Polarity::affirmed && negated_above()) found = Polarity::negated;
    if (found == Polarity::affirmed) found = of_subject();
    if (found == Polarity::affirmed) found = of_nominal(p_.passive ? p_.subject : p_.object);  // "by neither A nor B"
    return found;
  }

  /// The subject of its own clause, or the one that it shares with its first conjunct.
  Polarity of_subject() const {
    const Deprel relation = d_.heads[p_.token].relation;
    const bool shared = relation == Deprel::conj;
    if (p_.own_subject || shared) return of_nominal(p_.passive ? p_.object : p_.subject);
    return Polarity::affirmed;
  }

 private:
  bool in(uint32_t token, NamedClass word_class) const { return w_.in_class(d_.tokens[token], word_class); }

  /// Words of negation that modify a token, up to a limit: "not", "never"; "no" before a noun; "neither" before a row.
  Polarity of_words_on(uint32_t token, uint32_t head) const {
    Polarity found = Polarity::affirmed;
    for (uint32_t c = d_.heads[token].first_child; c != kNone; c = d_.heads[c].next_sibling) {
      if (!modifies(d_.heads[c].relation) && !is_without(c)) continue;
      if ((in(c, kClassNegation) && !only_focus(c)) || no_longer(c)) return Polarity::negated;
      if (in(c, kClassScant) && !in_measure(c, head)) found = Polarity::qualified;
    }
    return found;
  }

  /// "no longer", "not yet": an adverb with a negation of its own.
  bool no_longer(uint32_t token) const {
    if (d_.heads[token].relation != Deprel::advmod) return false;
    for (uint32_t c = d_.heads[token].first_child; c != kNone; c = d_.heads[c].next_sibling) {
      if (modifies(d_.heads[c].relation) && in(c, kClassNegation)) return true;
    }
    return false;
  }

  static bool modifies(Deprel relation) {
    return relation == Deprel::advmod || relation == Deprel::det || relation == Deprel::mark ||
           relation == Deprel::cc_preconj || relation == Deprel::cc || relation == Deprel::amod ||
           relation == Deprel::det_predet;
  }

  /// "without meeting": the case of a gerund.
  bool is_without(uint32_t token) const {
    return d_.heads[token].relation == Deprel::case_ && d_.tags[p_.token].upos == Upos::VERB && token < p_.token;
  }

  /// "not only": what follows is so.
  bool only_focus(uint32_t token) const {
    return token + 1 < d_.tokens.size() && in(token + 1, kClassAlternative) && d_.tags[token + 1].upos == Upos::ADV;
  }

  /// "almost 100": it modifies a number, not the noun.
  bool in_measure(uint32_t token, uint32_t head) const {
    return d_.tags[head].upos == Upos::NOUN && d_.heads[token].relation == Deprel::advmod &&
           token + 1 < d_.tokens.size() && d_.tags[token + 1].upos == Upos::NUM;
  }

  Polarity of_nominal(uint32_t head) const {
    if (head == kNone || head == p_.token) return Polarity::affirmed;
    if (d_.tags[head].upos != Upos::PROPN && in(head, kClassNobody)) return Polarity::negated;
    if (d_.tags[head].upos != Upos::NOUN && in(head, kClassScant)) return Polarity::qualified;
    return of_words_on(head, head);
  }

  /// What goes on after "or" from a negated verb.
  bool negated_above() const {
    const Head& own = d_.heads[p_.token];
    const Predicate* above = own.head == kNone ? nullptr : d_.predicate(own.head);
    if (above == nullptr) return false;
    return own.relation == Deprel::conj && above->negated() && joined_by_or();
  }

  bool joined_by_or() const {
    const uint32_t conjunction = child(d_, p_.token, Deprel::cc);
    return conjunction != kNone && in(conjunction, kClassAlternative);
  }

  const Document& d_;
  const Wordbook& w_;
  const Predicate& p_;
};

}  // namespace

Polarity polarity_of(const Document& document, const Wordbook& words, const Predicate& predicate) {
  return PolarityReader(document, words, predicate).run();
}

Polarity polarity_of_subject(const Document& document, const Wordbook& words, const Predicate& predicate) {
  return PolarityReader(document, words, predicate).of_subject();
}

}  // namespace rapporteur::predicates
