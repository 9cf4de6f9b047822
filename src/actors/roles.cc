// Actors without a name: officials, ministries, forces, crowds, each under the states that the phrase names.
#include "actors/phrase.h"

#include <algorithm>

#include "text/fold.h"

namespace rapporteur::actors {
namespace {

/// A noun for somebody without a name.
struct Role {
  RoleSort sort = RoleSort::person;
  bool plural = false;
  bool home = false;               ///< belongs to the state that the report is about, if nothing tells another
  bool local = false;              ///< or rather to the place where it is
  std::string name;                ///< as the report writes it
  std::string title;               ///< the same, case-folded, without what stands after "of"
  std::vector<std::string> codes;  ///< never empty; "": whose it is, is not told
  uint32_t first = 0;              ///< tokens: [first, end)
  uint32_t end = 0;
};

constexpr size_t kLookBack = 48;  ///< mentions, as for pronouns

bool is_institution(RoleSort sort) { return sort == RoleSort::institution || sort == RoleSort::government; }

ActorKind kind_of(RoleSort sort) {
  if (is_institution(sort)) return ActorKind::organ;
  return sort == RoleSort::force ? ActorKind::group : ActorKind::unnamed;
}

/// "of" after a role without an owner: "sources of tension", "a source of pride".
bool is_thing(const Linking& l, uint32_t next) {
  return l.is(next, kOwnerPreposition) && next + 1 < l.end && !l.d.tokens[next + 1].capital &&
         !l.is(next + 1, kDefinite | kIndefinite);
}

/// The role at the head of a unit, and under which states and bodies the words around it put it.
Role role_at(const Linking& l, const Unit& unit, const Owner& owner) {
  const Part& part = l.chunk.parts[unit.head];
  Role role;
  role.sort = role_sort(l.image, part.entry);
  role.plural = part.naming == Naming::many;
  role.home = !owner.unknown && !l.image.get(part.entry, "home").empty();
  role.local = l.image.get(part.entry, "home") == "place";
  role.first = first_of(l, unit);
  role.end = part.end;
  const bool field = role.sort == RoleSort::person && !role.home;  // "a China expert in Rome"
  const uint64_t prepositions = is_institution(role.sort) ? kOwnerPreposition : kHomePreposition;
  if (unit.last && (!owner.told || field)) role.codes = owners_after(l, role.end, prepositions);
  const bool from = role.codes.empty() && unit.last && role.end < l.end && l.is(role.end, kWayPreposition) &&
                    l.is(role.end, kHomePreposition);
  if (from) role.home = false;  // "officials from thirty countries"
  if (role.codes.empty() && role.plural) role.codes = sharing(l, unit, owner);
  if (role.codes.size() > 1 && role.end == part.end) role.first = l.states.first;
  const bool works = role.sort == RoleSort::person && (field || !owner.told) && unit.last;
  const std::string work = works ? work_after(l, role.end) : std::string();
  if (role.codes.empty()) role.codes.push_back(work.empty() ? owner.code : work);
  Span words = words_before(l, unit, true);
  role.title = l.folded_of(words);
  if (unit.last && is_institution(role.sort) && role.end == part.end) words = cover(words, field_after(l, role.end));
  role.name = role_text(l, words);
  return role;
}

/// "spokesman said", "sources of tension": words that are nobody's role where they stand.
bool is_nobody(const Linking& l, const Unit& unit, const Role& role) {
  if (!role.codes.front().empty()) return false;
  if (!l.image.get(l.chunk.parts[unit.head].entry, "owned").empty()) return true;
  const bool opened = l.chunk.parts[unit.first].kind == PartKind::determiner || l.d.tokens[l.chunk.first].capital;
  const bool bare = (unit.first == unit.head || !opened) && !role.plural && !is_institution(role.sort);
  return bare || (role.end < l.end && is_thing(l, role.end));
}

/// "The Commission" in a report that names the European Union: the organ of the body named last whose name ends so, if
/// it has no other ("the Department").
uint32_t organ_of_body(Linking& l, const Unit& unit) {
  const Part& part = l.chunk.parts[unit.head];
  if (!l.d.tokens[part.first].capital || part.end != part.first + 1 || unit.head > unit.first + 1) return kNone;
  const std::string wanted = " " + l.folded_of(l.d.tokens[part.first].span);
  const auto& traces = l.cast.traces();
  const auto [first, end] = l.image.entries_of("organ");
  for (size_t i = traces.size(), steps = 0; i-- > 0 && steps < kLookBack; ++steps) {
    const Actor& body = l.cast[traces[i].actor];
    if (body.kind != ActorKind::body && !(body.kind == ActorKind::organ && body.entry != kNone)) continue;
    uint32_t found = kNone, count = 0;
    for (uint32_t organ = first; organ < end; ++organ) {
      if (l.image.get(organ, "of") == body.code && text::fold(l.image.id(organ)).ends_with(wanted))
        found = organ, ++count;
    }
    if (count > 0) return count == 1 ? l.cast.of_entry(found) : kNone;
  }
  return kNone;
}

/// "the ministry", "the official": the actor of that kind spoken of last whose name ends in the same word.
uint32_t spoken_of(const Linking& l, ActorKind kind, std::string_view name) {
  const auto last_word = [&l](std::string_view words) {
    const size_t space = words.rfind(' ');
    std::string word = text::fold(space == words.npos ? words : words.substr(space + 1));
    const std::string_view one = l.words.singular_of(word);
    return one.empty() ? word : std::string(one);
  };
  const std::string wanted = last_word(name);
  const auto& traces = l.cast.traces();
  uint32_t nobodys = kNone;  // whose it is has not been told yet
  for (size_t i = traces.size(), steps = 0; i-- > 0 && steps < kLookBack; ++steps) {
    const Actor& seen = l.cast[traces[i].actor];
    if (seen.kind != kind || last_word(seen.name) != wanted) continue;
    if (!seen.code.empty()) return traces[i].actor;
    if (nobodys == kNone) nobodys = traces[i].actor;
  }
  return nobodys;
}

/// Those who met or acted together last, as many as are counted (0: any number); of a title, those who bear it.
uint32_t persons_together(const Linking& l, uint32_t count, std::string_view title) {
  const auto& traces = l.cast.traces();
  const auto person = [&](uint32_t a) {
    if (l.cast[a].kind == ActorKind::person) return title.empty() || l.people.holds(a, title);
    return l.cast[a].kind == ActorKind::office || l.cast[a].kind == ActorKind::unnamed;
  };
  for (size_t i = traces.size(), steps = 0; i-- > 0 && steps < kLookBack; ++steps) {
    const auto& members = l.cast[traces[i].actor].members;
    const bool enough = count == 0 ? members.size() > 1 : members.size() == count;
    if (enough && std::all_of(members.begin(), members.end(), person)) return traces[i].actor;
  }
  return kNone;
}

/// "the two ministers": those who met last, else the persons named last, as many as are counted.
uint32_t persons(Linking& l, uint32_t count) {
  if (const uint32_t together = persons_together(l, count, ""); together != kNone) return together;
  const auto& traces = l.cast.traces();
  std::vector<uint32_t> members;
  for (size_t i = traces.size(), steps = 0; i-- > 0 && steps < kLookBack && members.size() < count; ++steps) {
    if (l.cast[traces[i].actor].kind != ActorKind::person) continue;
    if (std::find(members.begin(), members.end(), traces[i].actor) == members.end()) members.push_back(traces[i].actor);
  }
  if (members.size() != count) return kNone;
  std::reverse(members.begin(), members.end());
  return l.cast.joint(members);
}

/// The actor spoken of before, if the phrase says "the" and no state: "the two ministers", "the officials".
uint32_t role_before(Linking& l, const Unit& unit, const Role& role) {
  const Part& opening = l.chunk.parts[unit.first];
  const bool definite = opening.kind == PartKind::determiner && (opening.bits & kDefinite) != 0;
  const bool name = unit.first == unit.head && is_institution(role.sort) && l.d.tokens[opening.first].capital &&
                    opening.first != l.first;  // "Parliament", "Commission's"
  if (!role.codes.front().empty() || (!definite && !name)) return kNone;
  uint32_t count = 0;
  for (size_t p = unit.first; p < unit.head; ++p) count = std::max(count, Words::count_of(l.chunk.parts[p].bits));
  const std::string_view together = l.image.get(l.chunk.parts[unit.head].entry, "together");
  const bool several = role.plural && !together.empty() && !(role.end < l.end && l.is(role.end, kOwnerPreposition));
  uint32_t actor = role.plural && count > 1 ? persons(l, count)
                   : several ? persons_together(l, 0, together == "all" ? "" : l.words.singular_of(role.title))
                             : kNone;
  if (actor == kNone) actor = spoken_of(l, kind_of(role.sort), role.name);
  const bool known = actor != kNone && !l.cast[actor].code.empty();
  const uint32_t organ = known || !is_institution(role.sort) ? kNone : organ_of_body(l, unit);
  return organ != kNone ? organ : actor;
}

/// "Ex-Im officials": a name before the role that nobody knows tells whose they are.
bool is_of_unknown(const Linking& l, const Unit& unit) {
  for (size_t p = unit.first; p < unit.head; ++p) {
    const Part& part = l.chunk.parts[p];
    const bool open = part.kind == PartKind::filler || part.kind == PartKind::name;
    const bool proper = part.first < l.d.tags.size() && l.d.tags[part.first].upos == Upos::PROPN;
    if (open && proper && l.d.tokens[part.first].capital) return true;
  }
  return false;
}

bool is_of_elsewhere(const Linking& l, const Unit& unit) {
  for (size_t p = unit.first; p < unit.head; ++p) {
    if (l.is(l.chunk.parts[p].first, kElsewhere)) return true;
  }
  return false;
}

/// "one of the protesters", "some of his rivals": the words before "of" name the same, or one of them.
void add_part_of(Linking& l, uint32_t first, uint32_t end, size_t mention) {
  if (first < l.first + 2 || !l.is(first - 1, kOwnerPreposition)) return;
  const uint64_t bits = l.words.bits(l.d.tokens[first - 2]);
  if ((bits & (kIndefinite | kCount)) == 0) return;
  const Actor whole = l.cast[l.d.mentions[mention].actor];
  uint32_t actor = l.d.mentions[mention].actor;
  const std::string_view one = l.words.singular_of(whole.name);
  if ((bits & kOne) != 0 && whole.kind != ActorKind::joint && !one.empty()) {
    actor = l.cast.named(ActorKind::unnamed, whole.code, one, false);
    if (whole.code.empty()) l.homeless.push_back({actor, l.sentence, true});
  }
  add(l, first - 2, end, MentionKind::nominal, actor, l.d.mentions[mention].rule);
}

}  // namespace

uint32_t with_role(Linking& l, ActorKind kind, const std::vector<std::string>& codes, const std::string& name,
                   bool plural) {
  std::vector<uint32_t> members;
  const std::string_view one = plural && codes.size() > 1 ? l.words.singular_of(name) : "";
  for (const auto& code : codes) {
    const uint32_t holder = one.empty() ? kNone : l.people.by_title(one, code);  // "the presidents of X and Y"
    members.push_back(holder != kNone ? holder : l.cast.named(kind, code, name, plural));
  }
  return l.cast.joint(members);
}

uint32_t link_role(Linking& l, const Unit& unit, const Owner& owner) {
  const Role role = role_at(l, unit, owner);
  uint32_t actor = unit.last && !is_institution(role.sort) ? beside_name(l, role.end) : kNone;
  if (is_institution(role.sort) && is_outlet(l, owner.actor)) {
    actor = owner.actor;  // "the Yonhap news agency"
  } else if (actor != kNone) {
    l.people.entitle(actor, role.title, role.codes.front());
    name_description(l, actor, role.title);
  } else {
    if (is_nobody(l, unit, role)) return kNone;
    actor = role_before(l, unit, role);
    if (actor == kNone && !role.plural && role.codes.size() == 1) actor = described_before(l, unit, role.codes.front());
    if (actor == kNone) actor = with_role(l, kind_of(role.sort), role.codes, role.name, role.plural);
    if (role.home && l.cast[actor].code.empty() && !is_of_elsewhere(l, unit) &&
        !(role.sort == RoleSort::person && is_of_unknown(l, unit)))
      l.homeless.push_back({actor, l.sentence, role.local});
  }
  const size_t mention =
      add(l, role.first, role.end, MentionKind::nominal, actor, l.image.rule(l.chunk.parts[unit.head].entry));
  note_description(l, unit, mention);
  if (role.plural && unit.last) add_part_of(l, role.first, role.end, mention);
  if (unit.last && !is_institution(role.sort) && !role.plural)
    l.title = {role.end, actor, role.title, role.codes.front(), mention};
  return actor;
}

}  // namespace rapporteur::actors
