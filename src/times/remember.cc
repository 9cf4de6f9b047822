// What a report has spoken of so far, by which what comes is resolved.
#include "times/resolve.h"

namespace rapporteur::times {
namespace {

bool opens_paragraph(const Reader& reader) {
  const uint32_t i = reader.sentence;
  return i == 0 || reader.document.sentences[i - 1].paragraph != reader.document.sentences[i].paragraph;
}

bool looks_back(const Expression& expression) {
  const auto which = which_of(expression);
  return (which && *which < 0) || (expression.rule->action == Action::ago && expression.get(kDirection, -1) < 0);
}

/// A date told once with its year is meant again where it comes without.
void remember_date(Reader& reader, const Expression& expression) {
  const Moment& moment = expression.moment;
  const bool dated = moment.grain == Unit::day || moment.grain == Unit::month;
  const bool told = expression.anchor.kind == AnchorKind::itself || which_of(expression).has_value();
  if (!dated || !told || moment.before_christ || moment.year > 9999) return;
  reader.told_years[static_cast<size_t>(moment.part)][static_cast<size_t>(moment.day)] =
      static_cast<int16_t>(moment.year);
}

/// A year by itself in the middle of a sentence is often another story's, and so is a date of a year before; what
/// opens a sentence or a heading goes on. "The previous April" looks back without going there.
void remember_year(Reader& reader, const Expression& expression) {
  constexpr uint32_t kOpening = 3;  // atoms
  const Moment& moment = expression.moment;
  if (moment.grain >= Unit::decade) return;
  reader.sentence_year = moment.year;
  reader.sentence_of_year = reader.sentence;
  if (looks_back(expression)) return;
  const bool inside = expression.captures.first > kOpening && reader.last_year != 0 && !opens_paragraph(reader);
  if (inside && (moment.grain == Unit::year || moment.year < reader.last_year)) return;
  reader.last_year = moment.year;
  reader.last_before_christ = moment.before_christ;
}

/// Whether the report writes the day or the month first, so that 10/01/2022 can be read. A date that begins with its
/// year is written so everywhere.
void weigh_order(Reader& reader, const Expression& expression) {
  const auto& atoms = expression.captures.atoms;
  const uint32_t day = atoms[kDay], month = atoms[kMonth], year = atoms[kYear];
  if (day == kNone || month == kNone || expression.asks("either-order") || (year != kNone && year < month)) return;
  const bool figures = reader.atoms[month].kind == rules::AtomKind::digits;
  (figures ? reader.seen_order.figures : reader.seen_order.words) += day < month ? 1 : -1;
}

}  // namespace

void forget(Reader& reader) {
  reader.publication = reader.document.report.date;
  reader.by_dateline = false;
  reader.open_clock = {};
  reader.last = reader.last_day = reader.last_quarter = reader.last_dated = {};
  reader.last_months_sentence = reader.sentence_of_year = kNone;
  reader.told_years = {};
  reader.names = {};
  reader.seen_order = {};
  reader.order_asked = false;
  reader.last_year = 0;
  reader.last_before_christ = false;
}

void remember(Reader& reader, const Expression& expression) {
  if (expression.value.ends_with('M') && expression.value.starts_with('P'))
    reader.last_months_sentence = reader.sentence;
  if (expression.moment.grain == Unit::none) return;
  // A history's "now" and "last week" say nothing of the days it tells of.
  if (reader.narrative && expression.anchor.kind == AnchorKind::publication) return;
  const auto index = static_cast<uint32_t>(reader.document.times.size() - 1);
  reader.last = {expression.moment, index};
  reader.last_end = reader.document.times.back().span.end;
  if (expression.moment.grain == Unit::quarter && expression.anchor.kind != AnchorKind::other_time) {
    reader.last_quarter = reader.last;
    reader.last_quarter_sentence = reader.sentence;
  }
  if (expression.moment.grain == Unit::day) reader.last_day = reader.last;
  if (expression.moment.grain == Unit::day || expression.moment.grain == Unit::month) reader.last_dated = reader.last;
  remember_year(reader, expression);
  remember_date(reader, expression);
  weigh_order(reader, expression);
}

void note_name(Reader& reader, uint32_t at) {
  const auto& atoms = reader.atoms;
  if (atoms.back().kind != rules::AtomKind::mark) return;
  if (at < 2 || !atoms[at].capital || !atoms[at - 1].capital || atoms[at].attached) return;
  if (reader.rules.patterns.starts(reader.symbols[at - 1]) || atoms[at - 1].kind != rules::AtomKind::word) return;
  if (at + 1 < atoms.size() && atoms[at + 1].kind == rules::AtomKind::digits) return;
  if (const auto month = reader.rules.patterns.value(atoms[at].word, reader.rules.classes.month))
    reader.names[static_cast<size_t>(*month)] = true;
}

}  // namespace rapporteur::times
