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
  return form.size() > 4 && form.ends_with("ed") && !atom.capital ? Tense::past : Tense::unknown;
}

bool is_in(const Reader& reader, uint32_t atom, uint32_t word_class) {
  return reader.atoms[atom].word != 0 && reader.rules.patterns.value(reader.atoms[atom].word, word_class).has_value();
}

/// The tense that the atom tells. A participle after "be" tells none, "be" after "to" looks ahead ("to be held").
Tense of_atom(const Reader& reader, uint32_t atom) {
  const bool passive = atom > 0 && is_in(reader, atom - 1, reader.rules.classes.infinitive);
  if (passive && is_in(reader, atom, reader.rules.classes.infinitive)) return Tense::future;
  const Tense tense = of_form(reader, reader.atoms[atom]);
  return passive && tense == Tense::past ? Tense::unknown : tense;
}

bool ends_clause(const Reader& reader, const Atom& atom) {
  return atom.word != 0 && reader.rules.patterns.value(atom.word, reader.rules.classes.clause).has_value();
}

}  // namespace

Tense Reader::tense_of(Expression& expression) const {
  if (expression.tense_known) return expression.tense;
  expression.tense_known = true;
  const uint32_t first = expression.captures.first, end = expression.captures.end;
  if (first > 0 && atoms[first - 1].word != 0 && rules.patterns.value(atoms[first - 1].word, rules.classes.ahead)) {
    return expression.tense = Tense::future;
  }
  for (uint32_t i = first; i-- > 0 && first - i <= kFar;) {
    if (ends_clause(*this, atoms[i])) break;
    const Tense tense = of_atom(*this, i);
    if (tense != Tense::unknown) return expression.tense = tense;
  }
  for (uint32_t i = end; i < atoms.size() && i - end < kFar; ++i) {
    if (ends_clause(*this, atoms[i])) break;
    const Tense tense = of_atom(*this, i);
    if (tense != Tense::unknown) return expression.tense = tense;
  }
  return Tense::unknown;
}

}  // namespace rapporteur::times
