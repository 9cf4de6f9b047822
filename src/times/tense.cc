// Does the clause around an expression look back or ahead? By the nearest verb or cue, those before the expression
// first.
#include "times/reader.h"

namespace rapporteur::times {
namespace {

using rules::Atom;
using rules::AtomKind;

constexpr uint32_t kFar = 40;  // atoms: no verb so far away tells anything, and the stage stays linear

Tense of_form(const Reader& reader, const Atom& atom) {
  if (atom.kind != AtomKind::word) return Tense::unknown;
  if (atom.word != 0) {
    if (reader.rules.patterns.value(atom.word, reader.rules.classes.future)) return Tense::future;
    if (reader.rules.patterns.value(atom.word, reader.rules.classes.past)) return Tense::past;
  }
  const std::string_view form = std::string_view(reader.document.folded).substr(atom.span.begin, atom.span.size());
  return form.size() > 4 && form.ends_with(reader.rules.past_ending) && !atom.capital ? Tense::past : Tense::unknown;
}

bool is_in(const Reader& reader, uint32_t atom, uint32_t word_class) {
  return reader.atoms[atom].word != 0 && reader.rules.patterns.value(reader.atoms[atom].word, word_class).has_value();
}

/// The tense that the atom tells by itself. A participle after "be" tells none, "be" after "to" looks ahead ("to be
/// held").
Tense of_atom(const Reader& reader, uint32_t atom) {
  const bool passive = atom > 0 && is_in(reader, atom - 1, reader.rules.classes.infinitive);
  if (passive && is_in(reader, atom, reader.rules.classes.infinitive)) return Tense::future;
  const Tense tense = of_form(reader, reader.atoms[atom]);
  return passive && tense == Tense::past ? Tense::unknown : tense;
}

/// What each atom tells of tense: looked up once a sentence, since many expressions may ask.
const std::vector<TenseSign>& cues_of(Reader& reader) {
  if (!reader.signs.empty()) return reader.signs;
  for (uint32_t i = 0; i < reader.atoms.size(); ++i) {
    reader.signs.push_back({of_atom(reader, i), is_in(reader, i, reader.rules.classes.clause),
                            is_in(reader, i, reader.rules.classes.perfect)});
  }
  return reader.signs;
}

// ---- by the tree, where the sentence was parsed

constexpr uint32_t kHigh = 8;   // steps up: beyond lies another clause's verb
constexpr uint32_t kClose = 1;  // steps up to the expression's own verb

bool is_word_in(const Reader& reader, uint32_t token, uint32_t word_class) {
  const uint32_t word = reader.document.tokens[token].word;
  return word != 0 && reader.rules.patterns.value(word, word_class).has_value();
}

struct Helpers {
  bool ahead = false, modal = false, perfect = false, past = false, present = false, to = false;
};

/// The auxiliaries and the "to" of a verb.
Helpers helpers_of(const Reader& reader, uint32_t verb) {
  Helpers out;
  const Document& document = reader.document;
  for (uint32_t child = document.heads[verb].first_child; child != kNone; child = document.heads[child].next_sibling) {
    const Xpos tag = document.tags[child].xpos;
    const bool auxiliary = document.tags[child].upos == Upos::AUX;
    if (auxiliary && is_word_in(reader, child, reader.rules.classes.future)) out.ahead = true;
    if (tag == Xpos::MD) out.modal = is_word_in(reader, child, reader.rules.classes.modal);
    if (auxiliary && tag == Xpos::VB && document.tokens[child].word == reader.rules.have) out.perfect = true;
    if (auxiliary && (tag == Xpos::VBD || tag == Xpos::VBN)) out.past = true;
    if (auxiliary && (tag == Xpos::VBZ || tag == Xpos::VBP)) out.present = true;
    if (tag == Xpos::TO) out.to = true;
  }
  return out;
}

/// "Began to emerge"
bool hangs_on_aspect(const Reader& reader, uint32_t token) {
  const uint32_t head = reader.document.heads[token].head;
  return head != kNone && is_word_in(reader, head, reader.rules.classes.aspect);
}

/// What a word above the expression tells; unknown: go on upwards.
Tense of_node(const Reader& reader, uint32_t token) {
  if (is_word_in(reader, token, reader.rules.classes.future)) return Tense::future;
  if (is_word_in(reader, token, reader.rules.classes.planning)) return Tense::future;
  const Xpos tag = reader.document.tags[token].xpos;
  if (tag == Xpos::VBD) return Tense::past;
  if (tag != Xpos::VB && tag != Xpos::VBN && tag != Xpos::VBG && tag != Xpos::VBZ && tag != Xpos::VBP)
    return Tense::unknown;
  const Helpers helpers = helpers_of(reader, token);
  // "Planned to leave", "is to resume" look ahead; "to mark the entry" tells a purpose.
  const Deprel relation = reader.document.heads[token].relation;
  const bool purpose = relation == Deprel::advcl || relation == Deprel::acl || hangs_on_aspect(reader, token);
  if (helpers.ahead || (tag == Xpos::VB && helpers.to && !purpose)) return Tense::future;
  if (helpers.modal) return helpers.perfect ? Tense::past : Tense::future;
  if (tag == Xpos::VBN && helpers.present && !helpers.past) return Tense::present;  // "is set for 3 September"
  if (helpers.past || tag == Xpos::VBN) return Tense::past;
  return tag == Xpos::VBZ || tag == Xpos::VBP || helpers.present ? Tense::present : Tense::unknown;
}

Tense by_tree(const Reader& reader, Expression& expression) {
  const Document& document = reader.document;
  uint32_t token = reader.atoms[expression.captures.first].token;
  if (!document.sentences[reader.sentence].wanted || token >= document.heads.size()) return Tense::unknown;
  const uint32_t end = reader.atoms[expression.captures.end - 1].last_token + 1, first = token;
  uint32_t above = 0;  // steps up from the expression
  for (uint32_t step = 0; step < kHigh && token != kNone && document.heads[token].relation != Deprel::none; ++step) {
    above += token < first || token >= end;
    const Tense tense = of_node(reader, token);
    expression.tense_sure = tense != Tense::unknown && above <= kClose;
    if (tense != Tense::unknown) return tense;
    if (document.heads[token].relation == Deprel::nmod_poss) return Tense::unknown;  // "Wednesday's ruling"
    token = document.heads[token].head;
  }
  return Tense::unknown;
}

/// The first tense told before the expression, in its clause.
Tense by_words_before(const std::vector<TenseSign>& signs, uint32_t first) {
  for (uint32_t i = first; i-- > 0 && first - i <= kFar && !signs[i].ends_clause;) {
    if (signs[i].tense != Tense::unknown) return signs[i].tense;
  }
  return Tense::unknown;
}

Tense by_words_after(const std::vector<TenseSign>& signs, uint32_t end) {
  for (uint32_t i = end; i < signs.size() && i - end < kFar && !signs[i].ends_clause; ++i) {
    if (signs[i].tense != Tense::unknown) return signs[i].tense;
  }
  return Tense::unknown;
}

/// "Until Friday", "due Monday", "scheduled for Thursday".
bool is_announced(const Reader& reader, uint32_t first) {
  if (first == 0) return false;
  if (is_in(reader, first - 1, reader.rules.classes.ahead)) return true;
  const bool preposition = is_in(reader, first - 1, reader.rules.classes.preposition);
  return first > preposition && is_in(reader, first - 1 - preposition, reader.rules.classes.participle);
}

/// "Since March", "back in November".
bool is_behind(const Reader& reader, uint32_t first) {
  if (first > 0 && is_in(reader, first - 1, reader.rules.classes.since)) return true;
  return first > 1 && is_in(reader, first - 1, reader.rules.classes.preposition) &&
         is_in(reader, first - 2, reader.rules.classes.behind);
}

/// Is a verb of the clause in the past perfect?
bool near_perfect(const std::vector<TenseSign>& signs, uint32_t first) {
  constexpr uint32_t kNear = 12;  // atoms on either side
  for (uint32_t i = first; i-- > 0 && first - i <= kNear && !signs[i].ends_clause;) {
    if (signs[i].perfect) return true;
  }
  for (uint32_t i = first; i < signs.size() && i - first <= kNear && !signs[i].ends_clause; ++i) {
    if (signs[i].perfect) return true;
  }
  return false;
}

}  // namespace

Tense Reader::tense_of(Expression& expression) {
  if (expression.tense_known) return expression.tense;
  expression.tense_known = true;
  const uint32_t first = expression.captures.first, end = expression.captures.end;
  // What opens this sentence may be the end of the clause before.
  if (first == 0 && open_clock.tense != Tense::unknown) return expression.tense = open_clock.tense;
  const std::vector<TenseSign>& known = cues_of(*this);
  if (is_announced(*this, first)) return expression.tense = near_perfect(known, first) ? Tense::past : Tense::future;
  if (is_behind(*this, first)) {
    expression.tense_sure = true;
    return expression.tense = Tense::past;
  }
  expression.tense = by_tree(*this, expression);
  if (expression.tense == Tense::past || expression.tense == Tense::future) return expression.tense;
  if (const Tense before = by_words_before(known, first); before != Tense::unknown) return expression.tense = before;
  if (expression.tense == Tense::present) return expression.tense;
  return expression.tense = by_words_after(known, end);
}

}  // namespace rapporteur::times
