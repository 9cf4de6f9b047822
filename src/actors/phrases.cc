// Noun phrases part by part: whom the words before a possessive name, what the head is, and whose it is.
#include <algorithm>

#include "actors/passes.h"

namespace rapporteur::actors {
namespace {

/// The pass for the head of a unit; nullptr if that names nobody.
const HeadPass* pass_of(PartKind head) {
  const auto all = head_passes();
  const auto pass = std::find_if(all.begin(), all.end(), [&](const HeadPass& p) { return p.head == head; });
  return pass == all.end() ? nullptr : &*pass;
}

/// `in_place_name`: the phrase is about a thing that a capital gives its name ("the Minsk agreements").
void modifier(Linking& l, const Part& part, Owner& owner, bool in_place_name) {
  if (part.kind == PartKind::registered) {
    const uint32_t actor = l.cast.of_entry(part.entry);
    const bool keeps = owner.told && part.entry_kind == EntryKind::body;  // "Russia's UN ambassador"
    const bool outlet = part.entry_kind == EntryKind::outlet;             // its staff can be of any state
    if (!keeps) owner = {outlet ? std::string() : std::string(code_of_part(l, part)), actor, true, outlet};
    if (part.entry_kind == EntryKind::city) return;
    const size_t mention =
        add(l, part.first, part.end, part.naming == Naming::people ? MentionKind::demonym : MentionKind::name, actor,
            l.image.rule(part.entry), true);
    l.d.mentions[mention].place = in_place_name && part.naming == Naming::capital;
  } else if (part.kind == PartKind::determiner && (part.bits & kWhose) != 0) {
    const Mention* before = l.d.mentions.empty() ? nullptr : &l.d.mentions.back();
    const bool beside = before != nullptr && before->actor != kNone && before->end <= part.first &&
                        (before->end == part.first || (before->end + 1 == part.first && l.d.word(before->end) == ","));
    if (beside) owner = {l.cast[before->actor].code, before->actor, true};  // "Zelensky, whose government"
  } else if (part.kind == PartKind::determiner && (part.bits & kPronoun) != 0) {
    // "Wang Yi, his predecessor, …": not whom the phrase itself is about
    const bool beside = l.name.actor != kNone && l.name.end + 1 == part.first && l.d.word(l.name.end) == ",";
    link_pronoun_at(l, part.first, beside ? l.name.actor : kNone);
    const uint32_t actor =
        l.d.mentions.empty() || l.d.mentions.back().first != part.first ? kNone : l.d.mentions.back().actor;
    if (actor != kNone) owner = {l.cast[actor].code, actor, true};
  } else if (part.kind == PartKind::name && !part.person) {
    const std::string code = code_inside(l, part.first, part.end);
    if (code.empty()) return;
    const uint32_t actor = l.cast.named(ActorKind::group, code, l.text_of(l.d.span_of(part.first, part.end)), false);
    add(l, part.first, part.end, MentionKind::name, actor, "names", true);
    owner = {code, actor, true};
  } else if (part.kind == PartKind::name) {
    const std::string name = l.text_of(l.d.span_of(part.first, part.end));
    const uint32_t actor = l.people.introduce({name, "", "", Gender::unknown, part.sure});
    if (actor == kNone) return;
    add(l, part.first, part.end, MentionKind::name, actor, "last name", true);
    owner = {l.cast[actor].code, actor, true};
  }
}

/// "a Russia expert", not "a Russian expert": what somebody without a state of his own knows about.
bool is_field(const Linking& l, const Unit& unit, size_t p) {
  if (p + 1 >= unit.end || l.chunk.parts[p + 1].kind != PartKind::role) return false;
  const Part &state = l.chunk.parts[p], &role = l.chunk.parts[p + 1];
  const bool name = state.kind == PartKind::registered && state.entry_kind == EntryKind::state &&
                    state.naming != Naming::people && !l.d.tokens[state.first].upper;
  return name && role_sort(l.image, role.entry) == RoleSort::person && l.image.get(role.entry, "home").empty();
}

/// "US-backed rebels", "the Russian-installed governor": who stands behind somebody, not whose he is. Who leads a
/// coalition is of it.
bool is_backer(const Linking& l, const Part& part) {
  const uint32_t hyphen = part.end, done = part.end + 1;
  if (part.kind != PartKind::registered || done >= l.d.tags.size() || l.d.word(hyphen) != "-") return false;
  const bool apart = l.d.tokens[hyphen].space_before || l.d.tokens[done].space_before;
  return !apart && l.d.tags[done].xpos == Xpos::VBN && !l.is(done, kLed);
}

void modifiers(Linking& l, const Unit& unit, Owner& owner) {
  const bool names_place = unit.end > unit.first && l.is(l.chunk.parts[unit.end - 1].first, kPlaceNoun);
  for (size_t p = unit.first; p < unit.head; ++p) {
    if (is_backer(l, l.chunk.parts[p])) {
      owner = {"", kNone, false, true};
      continue;
    }
    modifier(l, l.chunk.parts[p], owner, names_place);
    if (is_field(l, unit, p)) owner = {};
  }
}

/// Links one unit; tells its actor. `owner` is whom the phrase before a possessive names.
uint32_t unit(Linking& l, const Unit& unit, Owner& owner) {
  modifiers(l, unit, owner);
  const HeadPass* pass = unit.head == unit.end ? nullptr : pass_of(l.chunk.parts[unit.head].kind);
  if (pass == nullptr) return link_short_name(l, unit);
  return l.leaves_out(pass->name) ? kNone : pass->link(l, unit, owner);
}

/// The parts up to the next possessive, and the part that they are about: the last one, if it is no filler.
Unit unit_at(const Linking& l, size_t first) {
  Unit unit;
  unit.first = unit.end = first;
  while (unit.end < l.chunk.parts.size() && l.chunk.parts[unit.end].kind != PartKind::possessive) ++unit.end;
  unit.last = unit.end == l.chunk.parts.size();
  unit.head = unit.end;
  if (unit.end > first && pass_of(l.chunk.parts[unit.end - 1].kind) != nullptr) unit.head = unit.end - 1;
  return unit;
}

/// "Russian and …": a phrase that is only the name or adjective of a state, before "and" or a comma.
void wait_for_noun(Linking& l) {
  const Part& part = l.chunk.parts.back();
  const bool chained = l.states.end > 0 && l.states.end + 1 == l.chunk.first;
  const bool alone = part.kind == PartKind::registered && l.chunk.parts.size() <= 2 &&
                     (l.chunk.parts.size() == 1 || l.chunk.parts.front().kind == PartKind::determiner);
  const bool adjective = alone && (part.naming == Naming::people || l.d.tokens[part.first].upper);
  const bool goes_on = l.chunk.end < l.end && (l.is(l.chunk.end, kAnd) || l.d.word(l.chunk.end) == ",");
  if (!adjective || !goes_on) {
    l.states = {};
    return;
  }
  std::vector<std::string> codes = chained ? l.states.codes : std::vector<std::string>();
  const uint32_t first = chained ? l.states.first : l.chunk.first;
  codes.emplace_back(code_of_part(l, part));
  l.states = {first, l.chunk.end, std::move(codes)};
}

}  // namespace

bool is_outlet(const Linking& l, uint32_t actor) {
  const uint32_t entry = actor == kNone ? kNone : l.cast[actor].entry;
  return entry != kNone && l.registry.kind_of(entry) == EntryKind::outlet;
}

std::string_view code_of_part(const Linking& l, const Part& part) {
  return code_of(l.image, part.entry_kind, part.entry);
}

void link_chunk(Linking& l) {
  for (size_t at = 0; at < l.chunk.parts.size();) {
    Owner owner;
    while (at < l.chunk.parts.size()) {
      const Unit here = unit_at(l, at);
      at = here.end;
      const uint32_t actor = unit(l, here, owner);
      if (at >= l.chunk.parts.size()) break;
      ++at;                                     // the possessive
      const bool outlet = is_outlet(l, actor);  // "Al Jazeera's X": its staff can be of any state
      owner = actor != kNone ? Owner{outlet ? std::string() : l.cast[actor].code, actor, true, outlet}
                             : Owner{"", kNone, false, true};
    }
  }
  wait_for_noun(l);
}

void link_phrase(Linking& l) {
  l.chunker.read(l.at, l.end, l.chunk);
  if (l.chunk.end == l.at) return;
  link_chunk(l);
  l.at = l.chunk.end;
}

uint32_t first_of(const Linking& l, const Unit& unit) {
  return unit.last ? l.chunk.first : l.chunk.parts[unit.first].first;
}

std::vector<std::string> sharing(const Linking& l, const Unit& unit, const Owner& owner) {
  const bool adjective = unit.first == 0 && owner.told && l.chunk.parts.front().kind == PartKind::registered;
  if (!adjective || l.states.end == 0 || l.states.end + 1 != l.chunk.first) return {};
  std::vector<std::string> codes = l.states.codes;
  codes.push_back(owner.code);
  return codes;
}

}  // namespace rapporteur::actors
