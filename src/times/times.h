// Times: finds every expression of time in a report and resolves it. The room's face; docs/times.md explains the
// method.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rapporteur/document.h"
#include "rules/image.h"

namespace rapporteur {
struct Knowledge;
}

namespace rapporteur::times {

struct TimeRules;

/// Compiles the entries of the kinds time, time-class, time-part and holiday into the image's sections "times.…".
Result<void> write_tables(const std::vector<rules::SourceEntry>& entries, rules::ImageBuilder& builder);

/// The rules as the stage uses them. They point into the image. Fails if an entry's value is not understood.
Result<TimeRules> load(const rules::Image& image);

/// Fills Document::times, in the order of the text; none overlaps another. Reads sentences, tokens, the report's date
/// and, where a sentence is wanted and tagged, its tags (for tense). Linear in the number of tokens: a pattern
/// automaton over atoms, then calendar arithmetic. What cannot be resolved keeps an empty value.
void find_times(Document& document, const Knowledge& knowledge);

/// The times that begin in tokens [first, end): a stretch of Document::times.
std::span<const Time> times_in(const Document& document, uint32_t first, uint32_t end);

/// The date or time of day that belongs to what is told at a token (a predicate): the one that its tree hangs on it,
/// else the nearest in its clause, else nullptr. Durations and sets do not count.
const Time* time_of(const Document& document, uint32_t token);

}  // namespace rapporteur::times
