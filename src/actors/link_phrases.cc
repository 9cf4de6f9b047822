// Noun phrases part by part: whom the words before a possessive name, what the head is, and what a state's name means.
#include "actors/linker.h"
#include "actors/syntax_view.h"
#include "rules/grammar.h"
#include "text/fold.h"

namespace rapporteur::actors {
namespace {

constexpr size_t kLookBackForNames = 200;  ///< mentions

bool is_actor_part(PartKind kind) {
  return kind == PartKind::registered || kind == PartKind::title || kind == PartKind::role ||
         kind == PartKind::nominal || kind == PartKind::name;
}

}  // namespace

/// "Russian and …": a phrase that is only the name or adjective of a state, before "and" or a comma.
void Linker::wait_for_noun() {
  const Part& part = chunk_.parts.back();
  const bool chained = adjective_waits_.end > 0 && adjective_waits_.end + 1 == chunk_.first;
  const bool alone = part.kind == PartKind::registered && chunk_.parts.size() <= 2 &&
                     (chunk_.parts.size() == 1 || chunk_.parts.front().kind == PartKind::determiner);
  const bool adjective = alone && (part.naming == Naming::people || d_.tokens[part.first].upper);
  const bool goes_on = chunk_.end < end_ && (words_.is(d_.tokens[chunk_.end], kAnd) || d_.word(chunk_.end) == ",");
  if (!adjective || !goes_on) {
    adjective_waits_ = {};
    return;
  }
  std::vector<std::string> codes = chained ? adjective_waits_.codes : std::vector<std::string>();
  const uint32_t first = chained ? adjective_waits_.first : chunk_.first;
  codes.emplace_back(code_of_part(part));
  adjective_waits_ = {first, chunk_.end, std::move(codes)};
}

/// The states before "and" that share this phrase's noun with its own: "US and Chinese negotiators".
std::vector<std::string> Linker::sharing(const Unit& unit, const Owner& owner) const {
  const bool adjective = unit.first == 0 && owner.told && chunk_.parts.front().kind == PartKind::registered;
  if (!adjective || adjective_waits_.end == 0 || adjective_waits_.end + 1 != chunk_.first) return {};
  std::vector<std::string> codes = adjective_waits_.codes;
  codes.push_back(owner.code);
  return codes;
}

void Linker::phrase() {
  for (size_t at = 0; at < chunk_.parts.size();) {
    Owner owner;
    while (at < chunk_.parts.size()) {
      const Unit here = unit_at(at);
      at = here.end;
      const uint32_t actor = unit(here, owner);
      if (at >= chunk_.parts.size()) break;
      ++at;  // the possessive
      owner = actor != kNone ? Owner{cast_[actor].code, actor, true, false} : Owner{"", kNone, false, true};
    }
  }
  wait_for_noun();
}

/// The parts up to the next possessive, and the part that they are about: the last one, if it is no filler.
Linker::Unit Linker::unit_at(size_t first) const {
  Unit unit;
  unit.first = unit.end = first;
  while (unit.end < chunk_.parts.size() && chunk_.parts[unit.end].kind != PartKind::possessive) ++unit.end;
  unit.last = unit.end == chunk_.parts.size();
  unit.head = unit.end;
  if (unit.end > first && is_actor_part(chunk_.parts[unit.end - 1].kind)) unit.head = unit.end - 1;
  return unit;
}

uint32_t Linker::first_of(const Unit& unit) const { return unit.last ? chunk_.first : chunk_.parts[unit.first].first; }

/// Links one unit; tells its actor. `owner` is whom the phrase before a possessive names.
uint32_t Linker::unit(const Unit& unit, Owner& owner) {
  modifiers(unit, owner);
  if (unit.head == unit.end) return short_name(unit);
  switch (chunk_.parts[unit.head].kind) {
    case PartKind::name: {
      const uint32_t named = head_name(unit, owner);
      return named != kNone ? named : short_name(unit);
    }
    case PartKind::title:
      return head_title(unit, owner);
    case PartKind::role:
      return head_role(unit, owner);
    case PartKind::nominal:
      return nominal(unit, owner);
    default:
      return head_registered(unit);
  }
}

std::string_view Linker::code_of_part(const Part& part) const { return code_of(image_, part.entry_kind, part.entry); }

void Linker::modifiers(const Unit& unit, Owner& owner) {
  const bool names_place = unit.end > unit.first && words_.is(d_.tokens[chunk_.parts[unit.end - 1].first], kPlaceNoun);
  for (size_t p = unit.first; p < unit.head; ++p) modifier(chunk_.parts[p], owner, names_place);
}

/// `in_place_name`: the phrase is about a thing that a capital gives its name ("the Minsk agreements").
void Linker::modifier(const Part& part, Owner& owner, bool in_place_name) {
  if (part.kind == PartKind::registered) {
    const uint32_t actor = cast_.of_entry(part.entry);
    const bool keeps = owner.told && part.entry_kind == EntryKind::body;  // "Russia's UN ambassador"
    const bool outlet = part.entry_kind == EntryKind::outlet;             // its staff can be of any state
    if (!keeps) owner = {outlet ? std::string() : std::string(code_of_part(part)), actor, true, outlet};
    if (part.entry_kind == EntryKind::city) return;
    const size_t mention =
        add(part.first, part.end, part.naming == Naming::people ? MentionKind::demonym : MentionKind::name, actor,
            image_.rule(part.entry), true);
    d_.mentions[mention].place = in_place_name && part.naming == Naming::capital;
  } else if (part.kind == PartKind::determiner && (part.bits & kPronoun) != 0) {
    // "Wang Yi, his predecessor, …": not whom the phrase itself is about
    const bool beside =
        name_waits_.actor != kNone && name_waits_.end + 1 == part.first && d_.word(name_waits_.end) == ",";
    take_pronoun(part.first, beside ? name_waits_.actor : kNone);
    const uint32_t actor =
        d_.mentions.empty() || d_.mentions.back().first != part.first ? kNone : d_.mentions.back().actor;
    if (actor != kNone) owner = {cast_[actor].code, actor, true};
  } else if (part.kind == PartKind::name && part.person) {
    const std::string name = text_of(d_.span_of(part.first, part.end));
    const uint32_t actor = people_.introduce({name, "", "", Gender::unknown, part.sure});
    if (actor == kNone) return;
    add(part.first, part.end, MentionKind::name, actor, "last name", true);
    owner = {cast_[actor].code, actor, true};
  }
}

/// "TEHRAN -": a place in capitals that a dash, comma or bracket parts from the first sentence.
bool Linker::is_dateline(const Part& part) const {
  if (part.first != d_.sentences[sentence_].first || !d_.tokens[part.first].upper || part.end >= end_) return false;
  const std::string_view next = d_.word(part.end);
  return part.naming == Naming::capital || next == "," || next == "(" || next == "\u2014" || next == "\u2013" ||
         next == "-";
}

/// Words before a name tell what the name is: "the militant group Hamas", "Japanese broadcaster NHK".
bool Linker::is_noun(size_t number) const {
  const Part& part = chunk_.parts[number];
  return part.kind == PartKind::filler && part.first < d_.tags.size() &&
         (d_.tags[part.first].upos == Upos::NOUN || d_.tags[part.first].upos == Upos::ADJ);
}

/// True if a name of the registry's entry ends in the case-folded word: "Polisario" is the Polisario Front.
bool Linker::has_name_ending(uint32_t entry, std::string_view word) const {
  if (entry == kNone) return false;
  for (const std::string_view name : rules::alternatives(image_.get(entry, "name"))) {
    const size_t space = name.rfind(' ');
    if (space != name.npos && text::fold(name.substr(space + 1)) == word) return true;
  }
  return false;
}

/// "Doha, Qatar": a capital before its own state is the place.
bool Linker::is_before_its_state(const Part& part) const {
  if (part.naming != Naming::capital || part.end + 1 >= end_ || d_.word(part.end) != ",") return false;
  const Part next = chunker_.registered_at(part.end + 1, end_);
  return next.end > next.first && next.naming == Naming::name && code_of_part(next) == code_of_part(part) &&
         (next.end >= end_ || !words_.is(d_.tokens[next.end], kPossessive));
}

/// "The Front" after "the Polisario Front": the organisation named before whose name has the word as its head or end.
uint32_t Linker::short_name(const Unit& unit) {
  if (unit.end != unit.first + 2 || chunk_.parts[unit.first].kind != PartKind::determiner) return kNone;
  const Part& noun = chunk_.parts[unit.first + 1];
  if ((chunk_.parts[unit.first].bits & kDefinite) == 0 || noun.end != noun.first + 1) return kNone;
  const std::string_view wanted = d_.folded_word(noun.first);
  for (size_t m = d_.mentions.size(), steps = 0; m-- > 0 && steps < kLookBackForNames; ++steps) {
    const Mention& named = d_.mentions[m];
    if (named.kind != MentionKind::name || named.actor == kNone) continue;
    const Actor& actor = cast_[named.actor];
    if (actor.kind != ActorKind::group && (actor.kind != ActorKind::body || actor.entry != kNone)) continue;
    const bool written = named.end - named.first > 1 &&
                         (d_.folded_word(named.head) == wanted || d_.folded_word(named.end - 1) == wanted);
    if (!written && !(d_.tokens[noun.first].capital && has_name_ending(actor.entry, wanted))) continue;
    const uint32_t found = named.actor;
    add(first_of(unit), noun.end, MentionKind::nominal, found, "short name");
    return found;
  }
  return kNone;
}

uint32_t Linker::head_registered(const Unit& unit) {
  const Part& part = chunk_.parts[unit.head];
  const bool capital = part.naming == Naming::capital;
  const bool city = part.entry_kind == EntryKind::city;
  const Span span = d_.span_of(part.first, part.end);
  if (city || capital)
    d_.places.push_back({span, part.first, part.end, text_of(span), std::string(code_of_part(part))});
  if (city) return kNone;
  const uint32_t actor = cast_.of_entry(part.entry);
  const MentionKind kind = part.naming == Naming::people ? MentionKind::demonym
                           : part.naming == Naming::name ? MentionKind::name
                                                         : MentionKind::metonym;
  const bool told = unit.head > unit.first && part.entry_kind != EntryKind::state && is_noun(unit.head - 1);
  const size_t mention = add(told ? first_of(unit) : part.first, part.end, kind, actor, image_.rule(part.entry));
  const bool can_be_place = part.entry_kind == EntryKind::state && part.naming != Naming::people && unit.last;
  d_.mentions[mention].place =
      can_be_place && (is_dateline(part) || is_before_its_state(part) ||
                       is_place(d_, words_, part.first, part.end, d_.sentences[sentence_].first));
  return actor;
}

}  // namespace rapporteur::actors
