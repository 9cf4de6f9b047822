// Small steps that several families of actions take.
#pragma once

#include "times/reader.h"

namespace rapporteur::times {

/// Writes clock, part of day, modifier, value and EDTF out of the moment and the slots. Always true: the last step of
/// an action.
bool finish(Expression& expression);
/// The moment is the expression's, resolved against something.
bool point(Expression& expression, const Moment& moment, AnchorKind anchor, uint32_t time = kNone);
/// It speaks of a point that cannot be resolved: the value stays empty.
bool unresolved(Expression& expression);
/// The same of a month, or a day of one, whose year is not known: the sentence may tell it yet.
bool without_year(Expression& expression);
/// A value that is no point of the calendar: "P2D", "PAST_REF".
bool valued(Expression& expression, TimeKind kind, std::string value);
/// A length: the value is the count of the slots' units; `edtf` and anchor stay as they are.
bool measured(Expression& expression);
/// The year that two figures mean in a report of this day: the one nearest to it, at most 20 years ahead.
int full_year(int two_figures, const std::optional<Day>& publication);
/// A year for a month, or a month and a day, that stand alone.
int year_for(Reader& reader, Expression& expression, int month, int day);
/// True if the word stands among the rule's arguments, else what slot `which` says: -1, 0, 1; nothing if neither.
std::optional<int> which_of(const Expression& expression);

}  // namespace rapporteur::times
