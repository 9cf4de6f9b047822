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

bool ends_clause(const Reader& reader, const Atom& atom) {
  return atom.word != 0 && reader.rules.patterns.value(atom.word, reader.rules.classes.clause).has_value();
}

}  // namespace

Tense Reader::tense_of(Expression& expression) const {
  if (expression.tense_known) return expression.tense;
  expression.tense_known = true;
  const uint32_t first = expression.captures.first, end = expression.captures.end;
  for (uint32_t i = first; i-- > 0 && first - i <= kFar;) {
    if (ends_clause(*this, atoms[i])) break;
    const Tense tense = of_form(*this, atoms[i]);
    if (tense != Tense::unknown) return expression.tense = tense;
  }
  for (uint32_t i = end; i < atoms.size() && i - end < kFar; ++i) {
    if (ends_clause(*this, atoms[i])) break;
    const Tense tense = of_form(*this, atoms[i]);
    if (tense != Tense::unknown) return expression.tense = tense;
  }
  return Tense::unknown;
}

}  // namespace rapporteur::times
