// The last step in a sentence: what ties its expressions to one another and to the events they are counted from.
#include <algorithm>
#include <cstdlib>

#include "times/calendar.h"
#include "times/reader.h"
#include "times/times.h"

namespace rapporteur::times {
namespace {

using rules::Atom;

/// How two expressions are joined. The numbers are those of the class "joint"; filler joins nothing by itself.
enum class Joint : int8_t { filler = 0, list = 1, range = 2, from = 3, up_to = 4, none = 5 };

std::optional<int32_t> joint_value(const Reader& reader, uint32_t atom) {
  const uint32_t word = reader.atoms[atom].word;
  return word == 0 ? std::nullopt : reader.rules.patterns.value(word, reader.rules.classes.joint);
}

/// By the few words that stand between them, and by "between" before them.
Joint joint_between(const Reader& reader, const Found& a, const Found& b) {
  constexpr uint32_t kFar = 4;  // atoms: "ended on the", ", and on"
  if (b.first < a.end || b.first - a.end > kFar) return Joint::none;
  Joint joint = Joint::filler;
  for (uint32_t i = a.end; i < b.first; ++i) {
    const auto told = joint_value(reader, i);
    if (!told) return Joint::none;
    if (*told != 0) joint = static_cast<Joint>(*told);
  }
  const bool opened = a.first > 0 && joint_value(reader, a.first - 1) == static_cast<int32_t>(Joint::range);
  if (joint == Joint::list && opened) return Joint::range;
  return joint == Joint::filler ? Joint::none : joint;
}

bool is_dated(const Moment& moment) { return moment.grain == Unit::day || moment.grain == Unit::month; }

void put(Time& time, const Moment& moment, Anchor anchor) {
  const bool about = time.edtf.ends_with('~');
  time.value = timex_value(moment);
  time.edtf = edtf(moment, about);
  time.days = rapporteur::days_of(time.edtf);
  time.anchor = anchor;
}

// ---- "between March and April 1918": the year told last is that of both

void share_year(const Reader& reader, Found& a, const Found& b, Document& document) {
  const bool open = a.moment.grain == Unit::none && a.moment.part != 0;  // nothing told its year so far
  if (!a.yearless || !b.own_year || !(open || is_dated(a.moment)) || !is_dated(b.moment) || b.moment.before_christ)
    return;
  const Joint joint = joint_between(reader, a, b);
  if (joint != Joint::list && joint != Joint::range) return;
  const bool year_before = std::pair(a.moment.part, a.moment.day) > std::pair(b.moment.part, b.moment.day);
  if (open) a.moment.grain = a.moment.day != 0 ? Unit::day : Unit::month;
  a.moment.year = b.moment.year - (joint == Joint::range && year_before);
  a.moment.before_christ = false;
  if (days_of(a.moment).empty()) return;
  a.yearless = false;
  a.own_year = true;
  put(document.times[a.time], a.moment, {AnchorKind::other_time, b.time});
}

// ---- "from 30 December to 2 January": a range goes forward, and both its ends are of one stretch

/// Days between a moment and publication.
int64_t away(const Reader& reader, const Moment& moment) {
  const auto first = days_of(moment).first;
  return first && reader.publication ? std::abs((*first - *reader.publication).count()) : INT64_MAX;
}

/// Neither end was told its year: the one whose verb told its tense decides, else the one nearer to publication.
void share_stretch(const Reader& reader, Found& a, Found& b, Document& document) {
  if (!a.yearless || !b.yearless || !is_dated(a.moment) || !is_dated(b.moment) || !reader.publication) return;
  if (joint_between(reader, a, b) != Joint::range) return;
  const bool turns = std::pair(a.moment.part, a.moment.day) > std::pair(b.moment.part, b.moment.day);
  if (b.moment.year - a.moment.year == turns) return;
  const bool first = a.tense_sure != b.tense_sure ? a.tense_sure : away(reader, a.moment) <= away(reader, b.moment);
  Found& moved = first ? b : a;
  moved.moment.year = first ? a.moment.year + turns : b.moment.year - turns;
  if (!days_of(moved.moment).empty()) put(document.times[moved.time], moved.moment, document.times[moved.time].anchor);
}

/// What happens from one end to the other has the days between.
void write_range(const Reader& reader, const Found& a, const Found& b, Document& document) {
  const auto is_end = [](const Moment& moment) {
    return !moment.timed() && !moment.before_christ && (is_dated(moment) || moment.grain == Unit::year);
  };
  if (!is_end(a.moment) || !is_end(b.moment) || a.moment.grain != b.moment.grain) return;
  if (joint_between(reader, a, b) != Joint::range) return;
  const DayRange from = days_of(a.moment), to = days_of(b.moment);
  if (!from.first || !to.first || *from.first >= *to.first) return;
  for (const uint32_t time : {a.time, b.time}) {
    document.times[time].edtf = edtf(a.moment, false) + "/" + edtf(b.moment, false);
    document.times[time].days = {from.first, to.last};
  }
}

// ---- "from Friday to Monday": the second lies after the first

void put_in_order(const Reader& reader, Found& a, Found& b, Document& document) {
  if (!a.weekday || !b.weekday || !reader.publication || joint_between(reader, a, b) != Joint::range) return;
  const auto first = days_of(a.moment).first, last = days_of(b.moment).first;
  if (!first || !last || *first <= *last) return;
  const bool ahead = *last > *reader.publication;
  Found& moved = ahead ? b : a;
  moved.moment = shifted(moved.moment, ahead ? 7 : -7);
  put(document.times[moved.time], moved.moment, document.times[moved.time].anchor);
}

// ---- "at 6 p.m. (1600 GMT) on 12 January": the day told last is that of both

bool nothing_between(const Reader& reader, const Found& a, const Found& b) {
  constexpr uint32_t kFar = 3;  // atoms: "), on"
  if (b.first < a.end || b.first - a.end > kFar) return false;
  for (uint32_t i = a.end; i < b.first; ++i) {
    const auto told = joint_value(reader, i);
    if (told ? *told != 0 : reader.atoms[i].kind != rules::AtomKind::mark) return false;
  }
  return true;
}

void give_day(Found& a, const Found& b, Document& document) {
  a.moment.grain = Unit::day;
  a.moment.year = b.moment.year;
  a.moment.part = b.moment.part;
  a.moment.day = b.moment.day;
  put(document.times[a.time], a.moment, {AnchorKind::other_time, b.time});
}

void share_day(const Reader& reader, Found& a, const Found& b, Document& document) {
  const bool day = b.moment.grain == Unit::day && (!b.moment.timed() || b.clock);
  if (a.clock && day && nothing_between(reader, a, b)) give_day(a, b, document);
  const bool hours = b.moment.grain == Unit::day && b.moment.hour != kUnset && !b.clock;
  if (a.clock && hours && joint_between(reader, a, b) == Joint::range) give_day(a, b, document);
}

/// "Wednesday's"
bool is_possessive(const Reader& reader, const Found& found) {
  return found.end + 1 < reader.atoms.size() && reader.atoms[found.end].attached &&
         reader.atoms[found.end + 1].attached;
}

/// The zone that opens the sentence: "GMT", "Moscow time".
std::optional<int32_t> opening_zone(const Reader& reader) {
  const auto& atoms = reader.atoms;
  if (atoms.empty() || atoms[0].word == 0 || !atoms[0].capital) return std::nullopt;
  if (const auto zone = reader.rules.patterns.value(atoms[0].word, reader.rules.classes.zone)) return zone;
  if (atoms.size() < 2 || atoms[1].word != reader.rules.time) return std::nullopt;
  return reader.rules.patterns.value(atoms[0].word, reader.rules.classes.city);
}

/// The point of "p.m." may have been taken for the sentence's: "at 10 p.m. Wednesday", "at 3 p.m. Moscow time". What
/// day or zone opens the next one is the clock's.
void share_across(Reader& reader, Document& document) {
  if (reader.open_clock.time != kNone) {
    if (const auto zone = opening_zone(reader)) {
      reader.open_clock.moment.zone = *zone;
      document.times[reader.open_clock.time].zone = zone_text(reader.open_clock.moment);
    }
  }
  if (reader.open_clock.time != kNone && !reader.found.empty()) {
    const Found& next = reader.found.front();
    if (next.first == 0 && next.weekday && !next.moment.timed() && !is_possessive(reader, next))
      give_day(reader.open_clock, next, document);
  }
  const bool open =
      !reader.found.empty() && reader.found.back().clock && reader.found.back().end == reader.atoms.size();
  reader.open_clock = open ? reader.found.back() : Found{};
}

// ---- "two weeks from 5 May", "the nine months ended 30 September"

void write_interval(Time& time, std::optional<Day> first, std::optional<Day> last) {
  if (!first || !last || *first > *last) return;
  time.edtf = to_string(*first) + "/" + to_string(*last);
  time.days = {first, last};
}

void set_ends(const Reader& reader, const Found& a, const Found& b, Document& document) {
  Time& time = document.times[a.time];
  if (time.kind != TimeKind::duration || b.moment.grain == Unit::none) return;
  const Joint joint = joint_between(reader, a, b);
  const DayRange point = days_of(b.moment);
  if (joint == Joint::from) {
    time.begin_point = time.anchor = {AnchorKind::other_time, b.time};
    const auto after = point.first && a.count > 0 ? later(*point.first, a.unit, a.count) : std::nullopt;
    if (after) write_interval(time, point.first, *after - std::chrono::days{1});
  } else if (joint == Joint::range || joint == Joint::up_to) {
    time.end_point = time.anchor = {AnchorKind::other_time, b.time};
    const auto before =
        point.last && a.count > 0 ? later(*point.last + std::chrono::days{1}, a.unit, -a.count) : std::nullopt;
    if (before) write_interval(time, before, point.last);
  }
}

// ---- "two days after the summit", "the day before Christmas"

bool is_in(const Reader& reader, uint32_t atom, uint32_t word_class) {
  return reader.atoms[atom].word != 0 && reader.rules.patterns.value(reader.atoms[atom].word, word_class).has_value();
}

bool is_verb(const Document& document, uint32_t token) { return document.tags[token].upos == Upos::VERB; }

bool is_tagged(const Reader& reader) {
  return reader.document.sentences[reader.sentence].wanted &&
         reader.document.sentences[reader.sentence].end <= reader.document.tags.size();
}

/// A group of words ends with the sentence, before a word that begins another one, and before a second article.
bool ends_group(const Reader& reader, uint32_t begin, uint32_t atom) {
  if (atom == reader.atoms.size() || is_in(reader, atom, reader.rules.classes.phrase_end)) return true;
  return atom > begin + 1 && is_in(reader, atom, reader.rules.classes.article);
}

/// The token that tells the event a length is counted from: the verb of a short clause, else the last word of the
/// group that begins at the atom. kNone if no end of the group is in sight.
uint32_t event_at(const Reader& reader, uint32_t atom) {
  constexpr uint32_t kLong = 8;  // atoms of a group
  const bool tagged = is_tagged(reader);
  for (uint32_t i = atom; i <= reader.atoms.size() && i - atom <= kLong; ++i) {
    if (ends_group(reader, atom, i)) return i == atom ? kNone : reader.atoms[i - 1].token;
    if (tagged && is_verb(reader.document, reader.atoms[i].token)) return reader.atoms[i].token;
  }
  return kNone;
}

std::string_view folded_word(const Document& document, uint32_t token) {
  const Span span = document.tokens[token].span;
  return std::string_view(document.folded).substr(span.begin, span.size());
}

/// The one day that a sentence speaks of; nothing if there is none, or several.
std::optional<Day> only_day(const Document& document, const Sentence& sentence) {
  std::optional<Day> day;
  for (const Time& time : times_in(document, sentence.first, sentence.end)) {
    const bool point = time.kind == TimeKind::date || time.kind == TimeKind::time;
    if (!point || !time.days.first || time.days.first != time.days.last) continue;
    if (day && *day != *time.days.first) return std::nullopt;
    day = time.days.first;
  }
  return day;
}

/// The day on which an earlier sentence of the report put an event of that name.
std::optional<Day> day_of_event(const Reader& reader, uint32_t token) {
  // So that the stage stays linear: tokens back, and sentences that name it.
  constexpr uint32_t kFar = 400, kTries = 4;
  const Document& document = reader.document;
  const std::string_view name = folded_word(document, token);
  uint32_t sentence = reader.sentence;
  const uint32_t begin = document.sentences[sentence].first;
  uint32_t tries = 0;
  for (uint32_t i = begin; i-- > 0 && begin - i <= kFar && tries < kTries;) {
    if (document.tokens[i].span.size() != name.size() || folded_word(document, i) != name) continue;
    while (document.sentences[sentence].first > i) --sentence;
    if (const auto day = only_day(document, document.sentences[sentence])) return day;
    i = document.sentences[sentence].first;
    ++tries;
  }
  return std::nullopt;
}

/// What stands after the preposition: an expression right there, or an event.
struct Base {
  Moment moment;
  Anchor anchor;
};

Base base_at(const Reader& reader, size_t index, uint32_t atom) {
  constexpr uint32_t kNear = 1;  // an article
  if (index + 1 < reader.found.size()) {
    const Found& next = reader.found[index + 1];
    if (next.moment.grain != Unit::none && next.first >= atom && next.first - atom <= kNear)
      return {next.moment, {AnchorKind::other_time, next.time}};
  }
  const uint32_t token = event_at(reader, atom);
  if (token == kNone) return {};
  const auto day = day_of_event(reader, token);
  return {day ? moment_of(*day) : Moment{}, {AnchorKind::event, token}};
}

/// "On 12 October, the day before the crash": the day is the one named right before.
bool stands_beside(const Reader& reader, size_t index) {
  if (index == 0) return false;
  const Found& before = reader.found[index - 1];
  const Found& found = reader.found[index];
  return before.moment.grain == found.unit && found.first == before.end + 1 &&
         reader.atoms[before.end].kind == rules::AtomKind::mark;
}

/// "the Monday after Easter"
void count_weekday(const Reader& reader, size_t index, int direction, Document& document) {
  const Found& found = reader.found[index];
  const Base base = base_at(reader, index, found.end + 1);
  const auto day = days_of(base.moment).first, told = days_of(found.moment).first;
  if (base.anchor.kind != AnchorKind::other_time || !day || !told) return;
  const int64_t ahead = (iso_weekday(*told) - iso_weekday(*day) + 7) % 7;
  const int64_t days = direction > 0 ? (ahead == 0 ? 7 : ahead) : ahead - 7;
  Moment moment = moment_of(*day + std::chrono::days{days});
  moment.day_part = found.moment.day_part;
  put(document.times[found.time], moment, base.anchor);
}

/// The class "offset-word": what counts from what comes after it behind "within" only, and what begins there.
constexpr int32_t kOnlyWithin = 2, kSince = 3;

/// "within 60 days of the signing"
void begin_with(const Base& base, const Found& found, Time& time) {
  time.begin_point = time.anchor = base.anchor;
  time.edtf.clear();
  time.days = {};
  const auto day = days_of(base.moment).first;
  if (day && found.count > 0) write_interval(time, day, later(*day, found.unit, found.count));
}

void count_from(const Reader& reader, size_t index, Document& document) {
  const Found& found = reader.found[index];
  if ((found.unit == Unit::none && !found.weekday) || found.end + 1 >= reader.atoms.size()) return;
  const Atom& preposition = reader.atoms[found.end];
  const auto direction =
      preposition.word == 0 ? std::nullopt : reader.rules.patterns.value(preposition.word, reader.rules.classes.offset);
  if (!direction) return;
  Time& time = document.times[found.time];
  const bool within = found.first > 0 && is_in(reader, found.first - 1, reader.rules.classes.within);
  if (*direction == kOnlyWithin && !within) return;
  if (found.weekday && *direction != kSince) return count_weekday(reader, index, *direction, document);
  if (time.kind != TimeKind::duration && !found.beside) return;
  const Base base = base_at(reader, index, found.end + 1);
  if (base.anchor.kind == AnchorKind::none) return;
  if (*direction == kSince) {
    time.begin_point = time.anchor = base.anchor;
    return;
  }
  if (within && *direction > 0) return begin_with(base, found, time);
  time.anchor = base.anchor;
  if (found.beside && base.anchor.kind == AnchorKind::event && stands_beside(reader, index)) {
    const Found& before = reader.found[index - 1];
    return put(time, before.moment, {AnchorKind::other_time, before.time});
  }
  const int count = found.beside ? 1 : found.count;
  const auto from = stretch_of(base.moment, found.unit);
  if (!from || from->grain == Unit::none || count == 0) return;
  const Moment moment = shifted(*from, *direction * count);
  if (found.beside) return put(time, moment, base.anchor);
  time.edtf = edtf(moment, false);
  time.days = rapporteur::days_of(time.edtf);
}

}  // namespace

void join(Reader& reader, Document& document) {
  for (size_t i = reader.found.size(); i-- > 1;) {
    share_year(reader, reader.found[i - 1], reader.found[i], document);
    share_day(reader, reader.found[i - 1], reader.found[i], document);
    share_stretch(reader, reader.found[i - 1], reader.found[i], document);
    put_in_order(reader, reader.found[i - 1], reader.found[i], document);
    write_range(reader, reader.found[i - 1], reader.found[i], document);
    set_ends(reader, reader.found[i - 1], reader.found[i], document);
  }
  for (size_t i = 0; i < reader.found.size(); ++i) count_from(reader, i, document);
  share_across(reader, document);
}

}  // namespace rapporteur::times
