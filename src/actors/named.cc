// Persons and organisations by their names, with the title before a name.
#include <algorithm>

#include "actors/name_keys.h"
#include "actors/phrase.h"
#include "actors/syntax_view.h"
#include "rules/grammar.h"

namespace rapporteur::actors {
namespace {

/// What stands before a name.
struct Address {
  bool titled = false;
  bool honoured = false;
  bool home = false;           ///< the title serves a state
  std::string_view otherwise;  ///< which one, where nothing tells
  std::string title;           ///< case-folded
  Gender gender = Gender::unknown;
};

constexpr uint32_t kLeadWords = 5;  ///< between a team and its leader: "is led by"

constexpr uint32_t kParticipleReach = 8;  ///< tokens: "the envoy dealing with Syria, X,"
constexpr uint32_t kTitleReach = 5;  ///< words between a comma and a title's end: "the former Kenyan finance minister"

/// True if the last mention is of a role and ends just before the token.
bool ends_role(const Linking& l, uint32_t token) {
  if (l.d.mentions.empty()) return false;
  const Mention& last = l.d.mentions.back();
  return last.kind == MentionKind::nominal && last.end == token && last.actor != kNone;
}

/// "the Iranian team is led by X": the code of whom a person leads; empty if the words do not say so.
std::string leader_code(const Linking& l) {
  const uint32_t first = l.first;
  uint32_t at = l.chunk.first;
  if (at <= first + 1 || !l.is(--at, kAgentPreposition)) return "";
  while (at > first && l.chunk.first - at <= kLeadWords && !ends_role(l, at)) --at;
  const bool near = l.chunk.first - at == 1 || l.is(l.chunk.first - 2, kLed);
  return near && ends_role(l, at) ? l.cast[l.d.mentions.back().actor].code : "";
}

/// "to international organisations in Vienna", "for humanitarian affairs": what a post is for, up to the comma.
bool is_charge(const Linking& l, uint32_t first, uint32_t end) {
  if (!l.is(first, kWayPreposition | kPlacePreposition | kWork | kOwnerPreposition)) return false;
  for (uint32_t t = first; t < end; ++t) {
    const Upos upos = t < l.d.tags.size() ? l.d.tags[t].upos : Upos::VERB;
    if (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::PUNCT) return false;
  }
  return true;
}

/// "the envoy dealing with Syria, X": by the tree, a name behind a comma stands beside the title before.
bool stands_beside(const Linking& l, uint32_t first, uint32_t end) {
  const uint32_t head = head_of(l.d, first, end);
  if (first == l.first || l.d.word(first - 1) != "," || !is_parsed(l.d, head)) return false;
  const bool apposed =
      l.d.heads[head].relation == Deprel::appos && l.d.heads[head].head == l.d.mentions[l.title.mention].head;
  const Tag& behind = l.d.tags[l.title.end];
  const bool participle = behind.xpos == Xpos::VBG || behind.xpos == Xpos::VBN;
  const bool closed = end < l.end && l.d.word(end) == "," && first - l.title.end <= kParticipleReach;
  return apposed || ((participle || is_charge(l, l.title.end, first - 1)) && closed);
}

/// "Iran's ambassador to Qatar, X", "the US ambassador to the UN X": a title just before waits for its name.
bool title_awaits(const Linking& l, const Unit& unit) {
  const uint32_t name = l.chunk.parts[unit.head].first;
  if (l.title.end == 0 || (unit.first != 0 && l.title.end != name)) return false;
  if (l.title.end == name) return true;
  if (l.chunk.parts[unit.head].end == name + 1) return false;  // "according to the minister, Assad will stay"
  if (stands_beside(l, name, l.chunk.parts[unit.head].end)) return true;
  return l.title.end + 1 == l.chunk.first && l.d.word(l.title.end) == ",";
}

/// "the Kenya Tea Board (KTB)": whom the words before the bracket around a short form name; kNone if there are none.
uint32_t long_form(const Linking& l, const Part& part) {
  if (part.first < 2 || part.end >= l.end || l.d.word(part.first - 1) != "(" || l.d.word(part.end) != ")") return kNone;
  return l.d.mentions.empty() || l.d.mentions.back().end + 1 != part.first ? kNone : l.d.mentions.back().actor;
}

/// A name that is no person's: an organisation, unless the report or the registry knows a person of that one word.
uint32_t head_organisation(Linking& l, const Unit& unit, const Owner& owner) {
  const Part& part = l.chunk.parts[unit.head];
  const std::string name = l.text_of(l.d.span_of(part.first, part.end));
  const std::string code = owner.told ? owner.code : code_inside(l, part.first, part.end);
  const bool short_form = part.end == part.first + 1 && l.d.tokens[part.first].upper;
  uint32_t actor = short_form ? long_form(l, part) : kNone;
  if (actor != kNone) {
    l.cast.alias(code, name, actor);
  } else if (part.end == part.first + 1 && !short_form) {
    actor = l.people.introduce({name, "", "", Gender::unknown, false});
  }
  if (actor == kNone) actor = l.cast.named(ActorKind::group, code, name, false);
  add(l, first_of(l, unit), part.end, MentionKind::name, actor, "names");
  return actor;
}

/// "talks in Leh": one word alone that no registry has, which the name finder takes for a place, where a place stands.
bool is_where(const Linking& l, const Unit& unit) {
  const Part& part = l.chunk.parts[unit.head];
  const bool alone = unit.first == unit.head && part.end == part.first + 1 && !part.sure;
  return alone && l.chunker.is_location(part.first) && is_place(l.d, l.words, part.first, part.end, l.first);
}

/// A role that can stand before a name as a title does: "lawmaker X", not "Senior Officials Meeting".
bool is_post(const Linking& l, const Part& part) {
  if (part.kind != PartKind::role || part.naming == Naming::many) return false;
  const RoleSort sort = role_sort(l.image, part.entry);
  return sort == RoleSort::person || sort == RoleSort::force;
}

/// What the words before a name tell of the person.
Address address_before(const Linking& l, const Unit& unit) {
  Address address;
  for (size_t p = unit.first; p < unit.head; ++p) {
    const Part& before = l.chunk.parts[p];
    const bool tells = before.kind == PartKind::title || before.kind == PartKind::honorific;
    address.titled = address.titled || before.kind == PartKind::title || (p + 1 == unit.head && is_post(l, before));
    const bool several = before.kind == PartKind::role && before.naming == Naming::many && p + 1 == unit.head;
    address.honoured = address.honoured || before.kind == PartKind::honorific || several;  // "Presidents X and Y"
    if (before.kind == PartKind::title) address.otherwise = l.image.get(before.entry, "otherwise");
    if (before.kind == PartKind::title || is_post(l, before))
      address.home = address.home || !l.image.get(before.entry, "home").empty();
    if (tells && address.gender == Gender::unknown) address.gender = gender_of(l.image, before.entry);
  }
  if (address.titled) address.title = post_words(l, unit, false);
  return address;
}

/// The one state or body after "of": "Boris Johnson of Britain". Moves `end` behind it.
std::string home_after(const Linking& l, uint32_t& end) {
  uint32_t after = end;
  const std::vector<std::string> codes = owners_after(l, after, kOwnerPreposition);
  if (codes.size() != 1) return "";
  end = after;
  return codes.front();
}

/// ", Department Spokesperson", ", the finance minister": a title begins after the comma, with the words before it.
bool title_follows(const Linking& l, uint32_t comma) {
  if (comma + 1 >= l.end || l.d.word(comma) != ",") return false;
  for (uint32_t t = comma + 1; t < l.end && t <= comma + kTitleReach; ++t) {
    const Part part = l.chunker.registered_at(t, l.end);
    if (part.kind == PartKind::title) return true;
    const bool goes_on =
        part.end > t || l.d.tokens[t].capital || l.is(t, kDefinite | kIndefinite) || l.is(t, kMarkOfAge | kPossessive);
    if (!goes_on) return false;
  }
  return false;
}

/// "the assistant to Iran's foreign minister X": true if by the registry another one than X held the post that stands
/// before his name on the report's day.
bool is_anothers(const Linking& l, const std::string& title, const Unit& unit) {
  const Part& name = l.chunk.parts[unit.head];
  if (!l.d.report.date || l.title.end != name.first) return false;
  const auto holders = l.registry.offices.held(l.image, l.title.code, title, *l.d.report.date);
  const uint64_t last = name_key(l.d.word(name.end - 1));
  return !holders.empty() && std::none_of(holders.begin(), holders.end(), [&](const Candidate& holder) {
    const std::string_view known = rules::alternatives(l.image.get(holder.entry, "name")).front();
    return name_key(known.substr(known.rfind(' ') + 1)) == last;
  });
}

}  // namespace

uint32_t link_named(Linking& l, const Unit& unit, const Owner& owner) {
  const Part& part = l.chunk.parts[unit.head];
  if (is_where(l, unit)) return kNone;
  if (!part.person) return head_organisation(l, unit, owner);
  const Address address = address_before(l, unit);
  const bool waited = title_awaits(l, unit) && (!address.titled || is_anothers(l, address.title, unit));
  const bool full = part.end > part.first + 1;
  const bool sure = part.sure || address.titled || address.honoured || (full && (waited || title_follows(l, part.end)));
  std::string code = waited ? l.title.code : owner.code;
  if (code.empty() && !waited) code = leader_code(l);
  if (code.empty() && !address.home) code = address.otherwise;  // "Pope X"
  uint32_t end = part.end;
  if (code.empty() && sure && unit.last) code = home_after(l, end);
  uint32_t name_end = part.end;
  while (name_end > part.first + 1 && l.is(name_end - 1, kNameSuffix)) --name_end;
  if (l.is(part.first, kNameSuffix)) return kNone;  // "Joseph R. Biden, Jr.": the comma parts it from the name
  const std::string name = l.text_of(l.d.span_of(part.first, name_end));
  const Introduction person{name, code, waited ? l.title.title : address.title, address.gender, sure};
  const uint32_t actor = l.people.introduce(person);
  if (actor == kNone) return link_short_name(l, unit);
  name_description(l, actor, person.title);
  if (address.home && !owner.unknown && l.cast[actor].code.empty())
    l.homeless.push_back({actor, l.sentence, false, address.otherwise});
  if (waited) {
    l.d.mentions[l.title.mention].actor = actor;
    l.cast.reassign(l.d.mentions[l.title.mention].head, actor);
  }
  const bool host_before = waited && l.title.end == part.first;  // "to Qatar X"
  const uint32_t first = host_before ? part.first : first_of(l, unit);
  const size_t mention = add(l, first, end, address.titled ? MentionKind::title : MentionKind::name, actor,
                             address.titled ? "title" : "last name");
  if (!address.titled) l.d.mentions[mention].others = l.people.namesakes(person, actor);
  if (unit.last) l.name = {end, actor, "", "", 0};
  return actor;
}

}  // namespace rapporteur::actors
