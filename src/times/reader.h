// What the steps of the stage share while they go through one report.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "times/moment.h"
#include "times/time_rules.h"

namespace rapporteur::times {

enum class Tense : uint8_t { unknown, past, present, future };

/// What one atom tells of the tense around it.
struct TenseSign {
  Tense tense = Tense::unknown;
  bool ends_clause = false;
  bool perfect = false;
};

/// The last point in the calendar that the report spoke of.
struct Spoken {
  Moment moment;
  uint32_t time = kNone;  ///< index into Document::times
  bool known() const { return moment.grain != Unit::none; }
};

/// The expression at hand: its rule, what its slots hold, and what it is found to denote.
struct Expression {
  const Rule* rule = nullptr;
  rules::Captures captures;
  Tense tense = Tense::unknown;
  bool tense_known = false;  ///< tense was looked for
  bool tense_sure = false;   ///< it is that of the verb that the expression hangs on

  TimeKind kind = TimeKind::date;
  Moment moment;      ///< the point, if it is one
  std::string value;  ///< what is not a point: durations, sets, references
  std::string edtf;
  std::string mod, quant, freq;
  Anchor anchor, begin_point, end_point;

  bool has(Slot slot) const { return captures.values[slot] != rules::Captures::kEmpty; }
  int get(Slot slot, int otherwise = 0) const { return has(slot) ? captures.values[slot] : otherwise; }
  bool asks(std::string_view argument) const {
    for (const auto word : rule->arguments) {
      if (word == argument) return true;
    }
    return false;
  }
};

/// What the last step has to know of an expression found in the sentence at hand.
struct Found {
  uint32_t time = kNone;         ///< index into Document::times
  uint32_t first = 0, end = 0;   ///< atoms
  Moment moment;                 ///< grain none: no point
  Unit unit = Unit::none;        ///< of a length, of "the day before": what is counted
  int count = 0;                 ///< of a length; 0: nobody told how many
  bool yearless = false;         ///< a month, or a day of a month, that has no year of its own
  bool own_year = false;         ///< one that has
  bool weekday = false;          ///< told by its weekday alone
  bool clock = false;            ///< told by the clock alone
  Tense tense = Tense::unknown;  ///< of a clock time: that of its clause
  bool tense_sure = false;       ///< its year was told by the verb that it hangs on
  bool beside = false;           ///< "the day before": a point that what comes after it tells
};

/// What a report's dates say of the order of day and month. Those in figures are the same kind as the dates that can be
/// read either way; of the others a report may write both.
struct DateOrder {
  int figures = 0;  ///< "27/07/2012": those with the day first, less those with the month first
  int words = 0;    ///< "27 July 2012"

  bool undecided() const { return figures == 0 && words == 0; }
  bool day_first() const { return figures != 0 ? figures > 0 : words > 0; }
};

struct Reader {
  const Document& document;
  const TimeRules& rules;
  std::optional<Day> publication = {};  ///< or the day of the dateline that was read last
  bool by_dateline = false;             ///< it is the latter
  bool narrative = false;  ///< tells of years long past: what has no year of its own belongs to the last one named

  std::vector<rules::Atom> atoms = {};  ///< of the sentence at hand
  std::vector<uint16_t> symbols = {};
  std::vector<TenseSign> signs = {};  ///< of its atoms; empty until somebody asks
  std::vector<Found> found = {};      ///< in the sentence at hand
  Found open_clock = {};              ///< a clock time that ended the sentence before
  uint32_t sentence = 0;
  Spoken last = {};           ///< last calendar point
  Spoken last_day = {};       ///< last one at the grain of days
  uint32_t last_end = kNone;  ///< the byte after it
  Spoken last_quarter = {};   ///< last quarter that was not itself told as a year before another
  uint32_t last_quarter_sentence = 0;
  uint32_t last_months_sentence = kNone;  ///< the sentence that last spoke of a number of months
  Spoken last_dated = {};                 ///< last one at the grain of days or months
  int sentence_year = 0;                  ///< a year that stands alone inside a sentence counts for that sentence only
  uint32_t sentence_of_year = kNone;
  std::array<std::array<int16_t, 32>, 13> told_years = {};  ///< by month and day (0: the month): the year told with it
  std::array<bool, 13> names = {};  ///< by month: it is the name of a person here ("Theresa May")
  DateOrder order = {};             ///< of the whole report, once it was read
  DateOrder seen_order = {};        ///< of what was read so far
  bool order_asked = false;         ///< a date was resolved by it
  int last_year = 0;                ///< of the last point with a year; 0: none yet
  bool last_before_christ = false;

  /// The year that a history speaks of; 0: none yet.
  int told_year() const { return sentence_of_year == sentence ? sentence_year : last_year; }

  /// The tense of the predicate that the expression belongs to. Looked up once for each expression that asks.
  Tense tense_of(Expression& expression);
};

/// Before a report is read, or read again.
void forget(Reader& reader);
/// Keeps what later expressions are resolved against. The expression is the last of Document::times.
void remember(Reader& reader, const Expression& expression);
/// "Theresa May": a month's name behind a capital inside a sentence that is no word of time, and no figure after it.
/// Headings, which no mark ends, write every word with a capital.
void note_name(Reader& reader, uint32_t at);

/// Ties the expressions of the sentence at hand to one another: a year told once for several dates, the ends of
/// lengths, and what "two days after" is counted from.
void join(Reader& reader, Document& document);

/// Works out what the expression denotes; false if its rule does not hold here after all.
bool resolve(Reader& reader, Expression& expression);

// The families of actions, one file each.
bool resolve_date(Reader& reader, Expression& expression);      ///< resolve_date.cc
bool resolve_relative(Reader& reader, Expression& expression);  ///< resolve_relative.cc
bool resolve_named(Reader& reader,
                   Expression& expression);  ///< resolve_named.cc: holidays, seasons, quarters, centuries
bool resolve_measure(Reader& reader, Expression& expression);  ///< resolve_measure.cc: durations, sets

}  // namespace rapporteur::times
