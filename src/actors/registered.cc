// States, bodies and organisations by their names, and whether a state's name means the place or who governs it.
#include <algorithm>

#include "actors/phrase.h"

#include "actors/syntax_view.h"
#include "rules/grammar.h"
#include "text/fold.h"

namespace rapporteur::actors {
namespace {

constexpr size_t kLookBackForNames = 200;  ///< mentions

/// "TEHRAN -": a place in capitals that a dash, comma or bracket parts from the first sentence.
bool is_dateline(const Linking& l, const Part& part) {
  if (part.first != l.first || !l.d.tokens[part.first].upper || part.end >= l.end) return false;
  const std::string_view next = l.d.word(part.end);
  return part.naming == Naming::capital || next == "," || next == "(" || next == "\u2014" || next == "\u2013" ||
         next == "-";
}

/// Words before a name tell what the name is: "the militant group Hamas", "Japanese broadcaster NHK".
bool is_noun(const Linking& l, size_t number) {
  const Part& part = l.chunk.parts[number];
  return part.kind == PartKind::filler && part.first < l.d.tags.size() &&
         (l.d.tags[part.first].upos == Upos::NOUN || l.d.tags[part.first].upos == Upos::ADJ);
}

/// True if a name of the registry's entry ends in the case-folded word: "Polisario" is the Polisario Front.
bool has_name_ending(const Linking& l, uint32_t entry, std::string_view word) {
  if (entry == kNone) return false;
  for (const std::string_view name : rules::alternatives(l.image.get(entry, "name"))) {
    const size_t space = name.rfind(' ');
    if (space != name.npos && text::fold(name.substr(space + 1)) == word) return true;
  }
  return false;
}

/// "Doha, Qatar": a capital before its own state is the place.
bool is_before_its_state(const Linking& l, const Part& part) {
  if (part.naming != Naming::capital || part.end + 1 >= l.end || l.d.word(part.end) != ",") return false;
  const Part next = l.chunker.registered_at(part.end + 1, l.end);
  return next.end > next.first && next.naming == Naming::name && code_of_part(l, next) == code_of_part(l, part) &&
         (next.end >= l.end || !l.is(next.end, kPossessive));
}

/// "Jordan said", after Michael Jordan: a person of the report who is called as a state is that the report has not
/// named. kNone: nobody is.
uint32_t namesake(const Linking& l, const Unit& unit) {
  const Part& part = l.chunk.parts[unit.head];
  const bool alone = unit.first == unit.head && unit.last && part.end == part.first + 1;
  if (!alone || part.entry_kind != EntryKind::state || part.naming != Naming::name) return kNone;
  if (is_place(l.d, l.words, part.first, part.end, l.first)) return kNone;
  const uint32_t person = l.people.last_named(l.d.word(part.first));
  if (person == kNone) return kNone;
  const size_t last = l.d.mentions.size(), first = last - std::min(last, kLookBackForNames);
  const bool named = std::any_of(
      l.d.mentions.begin() + static_cast<std::ptrdiff_t>(first), l.d.mentions.end(),
      [&](const Mention& before) { return before.actor != kNone && l.cast[before.actor].entry == part.entry; });
  return named ? kNone : person;
}

}  // namespace

uint32_t link_registered(Linking& l, const Unit& unit, const Owner& /*owner*/) {
  const Part& part = l.chunk.parts[unit.head];
  if (const uint32_t person = namesake(l, unit); person != kNone) {
    add(l, part.first, part.end, MentionKind::name, person, "last name");
    return person;
  }
  const bool capital = part.naming == Naming::capital;
  const bool city = part.entry_kind == EntryKind::city;
  const Span span = l.d.span_of(part.first, part.end);
  if (city || capital)
    l.d.places.push_back({span, part.first, part.end, l.text_of(span), std::string(code_of_part(l, part))});
  if (city) return kNone;
  const uint32_t actor = l.cast.of_entry(part.entry);
  const MentionKind kind = part.naming == Naming::people ? MentionKind::demonym
                           : part.naming == Naming::name ? MentionKind::name
                                                         : MentionKind::metonym;
  const bool told = unit.head > unit.first && part.entry_kind != EntryKind::state && is_noun(l, unit.head - 1);
  const size_t mention = add(l, told ? first_of(l, unit) : part.first, part.end, kind, actor, l.image.rule(part.entry));
  const bool can_be_place = part.entry_kind == EntryKind::state && part.naming != Naming::people && unit.last;
  l.d.mentions[mention].place = can_be_place && (is_dateline(l, part) || is_before_its_state(l, part) ||
                                                 is_place(l.d, l.words, part.first, part.end, l.first));
  return actor;
}

uint32_t link_short_name(Linking& l, const Unit& unit) {
  if (unit.end != unit.first + 2 || l.chunk.parts[unit.first].kind != PartKind::determiner) return kNone;
  const Part& noun = l.chunk.parts[unit.first + 1];
  if ((l.chunk.parts[unit.first].bits & kDefinite) == 0 || noun.end != noun.first + 1) return kNone;
  const std::string_view wanted = l.d.folded_word(noun.first);
  for (size_t m = l.d.mentions.size(), steps = 0; m-- > 0 && steps < kLookBackForNames; ++steps) {
    const Mention& named = l.d.mentions[m];
    if (named.kind != MentionKind::name || named.actor == kNone) continue;
    const Actor& actor = l.cast[named.actor];
    if (actor.kind != ActorKind::group && (actor.kind != ActorKind::body || actor.entry != kNone)) continue;
    const bool written = named.end - named.first > 1 &&
                         (l.d.folded_word(named.head) == wanted || l.d.folded_word(named.end - 1) == wanted);
    if (!written && !(l.d.tokens[noun.first].capital && has_name_ending(l, actor.entry, wanted))) continue;
    const uint32_t found = named.actor;
    add(l, first_of(l, unit), noun.end, MentionKind::nominal, found, "short name");
    return found;
  }
  return kNone;
}

}  // namespace rapporteur::actors
