// Actors without a name: officials, ministries, forces, crowds, each under the states that the phrase names.
#include <algorithm>

#include "actors/linker.h"
#include "text/fold.h"

namespace rapporteur::actors {
namespace {

constexpr size_t kBodiesBack = 48;  ///< mentions, as for pronouns

bool is_institution(RoleSort sort) { return sort == RoleSort::institution || sort == RoleSort::government; }

ActorKind kind_of(RoleSort sort) {
  if (is_institution(sort)) return ActorKind::organ;
  return sort == RoleSort::force ? ActorKind::group : ActorKind::unnamed;
}

/// "protester" of "protesters"; "" if the word has no regular plural.
std::string singular_of(const std::string& name) {
  return name.ends_with('s') ? name.substr(0, name.size() - 1) : std::string();
}

}  // namespace

/// The same role under each code; joint if there are several.
uint32_t Linker::with_role(ActorKind kind, const std::vector<std::string>& codes, const std::string& name,
                           bool plural) {
  std::vector<uint32_t> members;
  const std::string one = plural && codes.size() > 1 ? singular_of(name) : "";
  for (const auto& code : codes) {
    const uint32_t holder = one.empty() ? kNone : people_.by_title(one, code);  // "the presidents of X and Y"
    members.push_back(holder != kNone ? holder : cast_.named(kind, code, name, plural));
  }
  return cast_.joint(members);
}

/// "of" after a role without an owner: "sources of tension", "a source of pride".
bool Linker::is_thing(uint32_t next) const {
  return words_.is(d_.tokens[next], kOwnerPreposition) && next + 1 < end_ && !d_.tokens[next + 1].capital &&
         !words_.is(d_.tokens[next + 1], kDefinite | kIndefinite);
}

/// The role at the head of a unit, and under which states and bodies the words around it put it.
Linker::Role Linker::role_at(const Unit& unit, const Owner& owner) const {
  const Part& part = chunk_.parts[unit.head];
  Role role;
  role.sort = role_sort(image_, part.entry);
  role.plural = part.naming == Naming::many;
  role.home = !owner.unknown && !image_.get(part.entry, "home").empty();
  role.local = image_.get(part.entry, "home") == "place";
  role.first = first_of(unit);
  role.end = part.end;
  const bool field = role.sort == RoleSort::person && !role.home;  // "a China expert in Rome"
  const uint64_t prepositions = is_institution(role.sort) ? kOwnerPreposition : kHomePreposition;
  if (unit.last && (!owner.told || field)) role.codes = owners_after(role.end, prepositions);
  const bool from = role.codes.empty() && unit.last && role.end < end_ &&
                    words_.is(d_.tokens[role.end], kWayPreposition) && words_.is(d_.tokens[role.end], kHomePreposition);
  if (from) role.home = false;  // "officials from thirty countries"
  if (role.codes.empty() && role.plural) role.codes = sharing(unit, owner);
  if (role.codes.size() > 1 && role.end == part.end) role.first = adjective_waits_.first;
  const bool works = role.sort == RoleSort::person && (field || !owner.told) && unit.last;
  const std::string work = works ? work_after(role.end) : std::string();
  if (role.codes.empty()) role.codes.push_back(work.empty() ? owner.code : work);
  Span words = words_before(unit, true);
  role.title = folded_of(words);
  if (unit.last && is_institution(role.sort) && role.end == part.end) words = cover(words, field_after(role.end));
  role.name = role_text(words);
  return role;
}

/// "spokesman said", "sources of tension": words that are nobody's role where they stand.
bool Linker::is_nobody(const Unit& unit, const Role& role) const {
  if (!role.codes.front().empty()) return false;
  const bool opened = chunk_.parts[unit.first].kind == PartKind::determiner || d_.tokens[chunk_.first].capital;
  const bool bare = (unit.first == unit.head || !opened) && !role.plural && !is_institution(role.sort);
  return bare || (role.end < end_ && is_thing(role.end));
}

/// The actor spoken of before, if the phrase says "the" and no state: "the two ministers", "the officials".
uint32_t Linker::role_before(const Unit& unit, const Role& role) {
  const Part& opening = chunk_.parts[unit.first];
  const bool definite = opening.kind == PartKind::determiner && (opening.bits & kDefinite) != 0;
  const bool name = unit.first == unit.head && is_institution(role.sort) && d_.tokens[opening.first].capital &&
                    opening.first != d_.sentences[sentence_].first;  // "Parliament", "Commission's"
  if (!role.codes.front().empty() || (!definite && !name)) return kNone;
  uint32_t count = 0;
  for (size_t p = unit.first; p < unit.head; ++p) count = std::max(count, Words::count_of(chunk_.parts[p].bits));
  uint32_t actor = role.plural && count > 1 ? persons(count) : kNone;
  if (actor == kNone) actor = spoken_of(kind_of(role.sort), role.name);
  const bool known = actor != kNone && !cast_[actor].code.empty();
  const uint32_t organ = known || !is_institution(role.sort) ? kNone : organ_of_body(unit);
  return organ != kNone ? organ : actor;
}

/// "The Commission" in a report that names the European Union: the organ of the body named last whose name ends so.
uint32_t Linker::organ_of_body(const Unit& unit) {
  const Part& part = chunk_.parts[unit.head];
  if (!d_.tokens[part.first].capital || part.end != part.first + 1 || unit.head > unit.first + 1) return kNone;
  const std::string wanted = " " + folded_of(d_.tokens[part.first].span);
  const auto& traces = cast_.traces();
  const auto [first, end] = image_.entries_of("organ");
  for (size_t i = traces.size(), steps = 0; i-- > 0 && steps < kBodiesBack; ++steps) {
    const Actor& body = cast_[traces[i].actor];
    if (body.kind != ActorKind::body && !(body.kind == ActorKind::organ && body.entry != kNone)) continue;
    for (uint32_t organ = first; organ < end; ++organ) {
      if (image_.get(organ, "of") == body.code && text::fold(image_.id(organ)).ends_with(wanted))
        return cast_.of_entry(organ);
    }
  }
  return kNone;
}

/// "Ex-Im officials": a name before the role that nobody knows tells whose they are.
bool Linker::is_of_unknown(const Unit& unit) const {
  for (size_t p = unit.first; p < unit.head; ++p) {
    const Part& part = chunk_.parts[p];
    const bool open = part.kind == PartKind::filler || part.kind == PartKind::name;
    const bool proper = part.first < d_.tags.size() && d_.tags[part.first].upos == Upos::PROPN;
    if (open && proper && d_.tokens[part.first].capital) return true;
  }
  return false;
}

bool Linker::is_of_elsewhere(const Unit& unit) const {
  for (size_t p = unit.first; p < unit.head; ++p) {
    if (words_.is(d_.tokens[chunk_.parts[p].first], kElsewhere)) return true;
  }
  return false;
}

uint32_t Linker::head_role(const Unit& unit, const Owner& owner) {
  const Role role = role_at(unit, owner);
  uint32_t actor = unit.last && !is_institution(role.sort) ? beside_name(role.end) : kNone;
  if (actor != kNone) {
    people_.entitle(actor, role.title, role.codes.front());
  } else {
    if (is_nobody(unit, role)) return kNone;
    actor = role_before(unit, role);
    if (actor == kNone) actor = with_role(kind_of(role.sort), role.codes, role.name, role.plural);
    if (role.home && cast_[actor].code.empty() && !is_of_elsewhere(unit) &&
        !(role.sort == RoleSort::person && is_of_unknown(unit)))
      homeless_.push_back({actor, sentence_, role.local});
  }
  const size_t mention =
      add(role.first, role.end, MentionKind::nominal, actor, image_.rule(chunk_.parts[unit.head].entry));
  if (role.plural && unit.last) add_part_of(role.first, role.end, mention);
  if (unit.last && !is_institution(role.sort) && !role.plural)
    title_waits_ = {role.end, actor, role.title, role.codes.front(), mention};
  return actor;
}

/// "one of the protesters", "some of his rivals": the words before "of" name the same, or one of them.
void Linker::add_part_of(uint32_t first, uint32_t end, size_t mention) {
  if (first < d_.sentences[sentence_].first + 2 || !words_.is(d_.tokens[first - 1], kOwnerPreposition)) return;
  const uint64_t bits = words_.bits(d_.tokens[first - 2]);
  if ((bits & (kIndefinite | kCount)) == 0) return;
  const Actor whole = cast_[d_.mentions[mention].actor];
  uint32_t actor = d_.mentions[mention].actor;
  if ((bits & kOne) != 0 && whole.kind != ActorKind::joint && whole.name.ends_with('s')) {
    actor = cast_.named(ActorKind::unnamed, whole.code, singular_of(whole.name), false);
    if (whole.code.empty()) homeless_.push_back({actor, sentence_, true});
  }
  add(first - 2, end, MentionKind::nominal, actor, d_.mentions[mention].rule);
}

}  // namespace rapporteur::actors
