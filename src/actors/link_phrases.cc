// Noun phrases: who is meant by a name, a title, a role or an institution, and by the names before and after it.
#include <algorithm>

#include "actors/linker.h"
#include "actors/syntax_view.h"

namespace rapporteur::actors {
namespace {

constexpr uint32_t kLeadWords = 5;  ///< between a team and its leader: "is led by"

bool is_comma(std::string_view word) { return word == ","; }

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
  const bool goes_on = chunk_.end < end_ && (d_.folded_word(chunk_.end) == "and" || is_comma(d_.word(chunk_.end)));
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
      if (actor != kNone) owner = {cast_[actor].code, actor, true};
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
  if (unit.head == unit.end) return kNone;
  switch (chunk_.parts[unit.head].kind) {
    case PartKind::name:
      return head_name(unit, owner);
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

// ---- what stands before the head ------------------------------------------------------------------------------

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
    if (!keeps) owner = {std::string(code_of_part(part)), actor, true};
    if (part.entry_kind == EntryKind::city) return;
    const size_t mention =
        add(part.first, part.end, part.naming == Naming::people ? MentionKind::demonym : MentionKind::name, actor,
            image_.rule(part.entry), true);
    d_.mentions[mention].place = in_place_name && part.naming == Naming::capital;
  } else if (part.kind == PartKind::determiner && (part.bits & kPronoun) != 0) {
    take_pronoun(part.first);
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

/// Numbers and "several": they tell how many, not who.
bool Linker::is_count(uint32_t token) const {
  if (words_.is(d_.tokens[token], kCount | kIndefinite)) return true;
  return token < d_.tags.size() && d_.tags[token].upos == Upos::NUM;
}

/// The words that tell the post: from after the last name of a state or body to the head, without determiners.
Span Linker::words_before(const Unit& unit, bool with_head) const {
  size_t from = unit.head;
  for (size_t p = unit.head; p-- > unit.first;) {
    const Part& part = chunk_.parts[p];
    const bool age = part.kind == PartKind::filler && words_.is(d_.tokens[part.first], kMarkOfAge);
    if (part.kind == PartKind::registered || part.kind == PartKind::determiner || age) break;
    if (part.kind == PartKind::name && part.person && !with_head) break;
    if (part.kind == PartKind::filler && is_count(part.first)) break;
    const bool led = part.kind == PartKind::filler && p > unit.first && d_.word(part.first) == "-" &&
                     chunk_.parts[p - 1].kind == PartKind::registered;
    if (led) return words_from(std::min(p + 2, unit.head), unit, with_head);  // "the Saudi-led coalition"
    from = p;
  }
  return words_from(from, unit, with_head);
}

Span Linker::words_from(size_t part, const Unit& unit, bool with_head) const {
  const uint32_t first = chunk_.parts[part].first;
  const uint32_t end = with_head ? chunk_.parts[unit.head].end : chunk_.parts[unit.head].first;
  return first < end ? d_.span_of(first, end) : Span{};
}

/// The words as the report writes them, but for the capital with which a sentence begins.
std::string Linker::role_text(Span words) const {
  std::string text(d_.words(words));
  const uint32_t opening = chunk_.first;
  if (opening < d_.tags.size() && d_.tags[opening].upos == Upos::PROPN) return text;
  const Sentence& sentence = d_.sentences[sentence_];
  if (words.begin == sentence.span.begin || (chunk_.first > sentence.first && is_quote(chunk_.first - 1) &&
                                             words.begin == d_.tokens[chunk_.first].span.begin))
    text.front() = d_.folded[words.begin];
  return text;
}

bool Linker::is_quote(uint32_t token) const {
  const std::string_view word = d_.word(token);
  return word == "\"" || word == "\u201c" || word == "``";
}

// ---- what stands after it -------------------------------------------------------------------------------------

/// The states and bodies named after "of" (or "from", "in") behind the phrase, with what is coordinated with the first.
/// Moves `end` behind them.
std::vector<std::string> Linker::owners_after(uint32_t& end, uint32_t prepositions) const {
  std::vector<std::string> codes;
  uint32_t at = end;
  if (at + 1 >= end_ || !words_.is(d_.tokens[at], prepositions)) return codes;
  for (++at; at < end_;) {
    if (words_.is(d_.tokens[at], kDefinite)) ++at;
    const Part part = at < end_ ? chunker_.registered_at(at, end_) : Part();
    if (part.end <= at || part.kind != PartKind::registered || code_of_part(part).empty()) break;
    if (part.naming == Naming::people && !codes.empty()) break;
    codes.emplace_back(code_of_part(part));
    end = at = part.end;
    if (at + 1 < end_ && d_.tokens[at].joined && chunker_.registered_at(at + 1, end_).kind == PartKind::role) ++at;
    if (at < end_ && chunker_.registered_at(at, end_).kind == PartKind::role) {
      end = chunker_.registered_at(at, end_).end;  // "of the Qatari Foreign Ministry"
      break;
    }
    if (at + 1 >= end_) break;
    const std::string_view word = d_.folded_word(at);
    if (word != "and" && word != ",") break;
    ++at;
    if (word == "," && d_.folded_word(at) == "and") ++at;
  }
  return codes;
}

/// The same role under each code; joint if there are several.
uint32_t Linker::with_role(ActorKind kind, const std::vector<std::string>& codes, const std::string& name,
                           bool plural) {
  std::vector<uint32_t> members;
  const std::string one = plural && codes.size() > 1 && name.ends_with('s') ? name.substr(0, name.size() - 1) : "";
  for (const auto& code : codes) {
    const uint32_t holder = one.empty() ? kNone : people_.by_title(one, code);  // "the presidents of X and Y"
    members.push_back(holder != kNone ? holder : cast_.named(kind, code, name, plural));
  }
  return cast_.joint(members);
}

// ---- heads ----------------------------------------------------------------------------------------------------

/// "the Iranian team is led by X": the code of whom a person leads; empty if the words do not say so.
std::string Linker::leader_code() const {
  const uint32_t first = d_.sentences[sentence_].first;
  uint32_t at = chunk_.first;
  if (at <= first + 1 || d_.folded_word(--at) != "by") return "";
  while (at > first && chunk_.first - at <= kLeadWords && !ends_role(at)) --at;
  const bool near = chunk_.first - at == 1 || words_.is(d_.tokens[chunk_.first - 2], kLed);
  return near && ends_role(at) ? cast_[d_.mentions.back().actor].code : "";
}

/// True if the last mention is of a role and ends just before the token.
bool Linker::ends_role(uint32_t token) const {
  if (d_.mentions.empty()) return false;
  const Mention& last = d_.mentions.back();
  return last.kind == MentionKind::nominal && last.end == token && last.actor != kNone;
}

/// "Iran's ambassador to Qatar, X", "the US ambassador to the UN X": a title just before waits for its name.
bool Linker::title_awaits(const Unit& unit) const {
  if (title_waits_.end == 0 || unit.first != 0) return false;
  const uint32_t name = chunk_.parts[unit.head].first;
  if (title_waits_.end == name) return true;
  return title_waits_.end + 1 == chunk_.first && is_comma(d_.word(title_waits_.end));
}

uint32_t Linker::head_name(const Unit& unit, const Owner& owner) {
  const Part& part = chunk_.parts[unit.head];
  const std::string name = text_of(d_.span_of(part.first, part.end));
  if (!part.person) {
    uint32_t actor = part.end == part.first + 1 ? people_.introduce({name, "", "", Gender::unknown, false}) : kNone;
    if (actor == kNone) actor = cast_.named(ActorKind::group, owner.told ? owner.code : "", name, false);
    add(first_of(unit), part.end, MentionKind::name, actor, "names");
    return actor;
  }
  bool titled = false, honoured = false;
  std::string led;
  Introduction person{name, owner.code, "", Gender::unknown, part.sure};
  for (size_t p = unit.first; p < unit.head; ++p) {
    const Part& before = chunk_.parts[p];
    const bool tells = before.kind == PartKind::title || before.kind == PartKind::honorific;
    titled = titled || before.kind == PartKind::title || (before.kind == PartKind::role && p + 1 == unit.head);
    honoured = honoured || before.kind == PartKind::honorific;
    if (tells && person.gender == Gender::unknown) person.gender = gender_of(image_, before.entry);
  }
  const std::string title = titled ? folded_of(words_before(unit, false)) : std::string();
  const bool waited = !titled && title_awaits(unit);
  if (person.code.empty() && !waited) led = leader_code();
  if (!led.empty()) person.code = led;
  person.title = waited ? std::string_view(title_waits_.title) : std::string_view(title);
  if (waited) person.code = title_waits_.code;
  person.sure = part.sure || titled || honoured || (waited && part.end > part.first + 1);
  uint32_t end = part.end;
  if (person.code.empty() && person.sure && unit.last) {
    const std::vector<std::string> codes = owners_after(end, kOwnerPreposition);  // "Boris Johnson of Britain"
    if (codes.size() == 1) led = codes.front();
    if (codes.size() == 1) person.code = led;
    if (codes.size() != 1) end = part.end;
  }
  const uint32_t actor = people_.introduce(person);
  if (actor == kNone) return kNone;
  if (titled && cast_[actor].code.empty()) homeless_.push_back(actor);
  if (waited) {
    d_.mentions[title_waits_.mention].actor = actor;
    cast_.reassign(d_.mentions[title_waits_.mention].head, actor);
  }
  add(first_of(unit), end, titled ? MentionKind::title : MentionKind::name, actor, titled ? "title" : "last name");
  if (unit.last) name_waits_ = {end, actor, "", "", 0};
  return actor;
}

/// The person whose name stands before the comma before this phrase; kNone if there is none or the phrase is only the
/// next one in a row of names.
uint32_t Linker::beside_name(uint32_t end) const {
  if (name_waits_.actor == kNone || name_waits_.end + 1 != chunk_.first || !is_comma(d_.word(name_waits_.end)))
    return kNone;
  const uint32_t head = head_of(d_, chunk_.first, end);
  if (is_parsed(d_, head) && d_.heads[head].relation == Deprel::appos) return name_waits_.actor;
  if (is_parsed(d_, head) && d_.heads[head].relation == Deprel::conj) return kNone;
  const std::string_view next = end < end_ ? d_.folded_word(end) : std::string_view();
  return next == "and" ? kNone : name_waits_.actor;
}

/// " of the armed forces" after a title: what its holder heads. Moves `end` behind it.
Span Linker::branch_after(uint32_t& end) const {
  uint32_t at = end;
  if (at + 1 >= end_ || !words_.is(d_.tokens[at], kOwnerPreposition)) return {};
  if (words_.is(d_.tokens[++at], kDefinite)) ++at;
  const Part branch = at < end_ ? chunker_.registered_at(at, end_) : Part();
  if (branch.kind != PartKind::role || branch.end <= at) return {};
  const Span span{d_.tokens[end - 1].span.end, d_.tokens[branch.end - 1].span.end};
  end = branch.end;
  return span;
}

uint32_t Linker::head_title(const Unit& unit, const Owner& owner) {
  const Part& part = chunk_.parts[unit.head];
  const Span words = words_before(unit, true);
  std::string title = folded_of(words);
  if (const std::string_view means = image_.get(part.entry, "means"); !means.empty()) title = means;
  uint32_t end = part.end;
  std::vector<std::string> codes;
  if (unit.last) codes = owners_after(end, kOwnerPreposition);
  if (unit.last && end == part.end) title += folded_of(branch_after(end));
  if (codes.empty()) codes.emplace_back(owner.code);
  uint32_t actor = unit.last ? beside_name(end) : kNone;
  const bool indefinite =
      chunk_.parts[unit.first].kind == PartKind::determiner && (chunk_.parts[unit.first].bits & kIndefinite) != 0;
  if (actor != kNone) {
    people_.entitle(actor, title, codes.front());
  } else if (codes.size() == 1 && !indefinite) {
    actor = people_.by_title(title, codes.front());
    if (actor != kNone && cast_[actor].code.empty()) cast_[actor].code = codes.front();
    if (actor != kNone) people_.touch(actor);
  }
  const bool as = chunk_.first > d_.sentences[sentence_].first && d_.folded_word(chunk_.first - 1) == "as";
  if (actor == kNone && as && !codes.front().empty())
    as_title_ = {end, kNone, title, codes.front(), d_.mentions.size()};
  if (actor == kNone) {
    actor = with_role(ActorKind::office, codes, title, false);
    if (cast_[actor].code.empty() && !indefinite) homeless_.push_back(actor);
  }
  const size_t mention = add(first_of(unit), end, MentionKind::title, actor, image_.rule(part.entry));
  if (unit.last) title_waits_ = {end, actor, title, codes.front(), mention};
  // "Iran's ambassador to Qatar, X": the host stands between.
  if (unit.last && end + 1 < end_ && words_.is(d_.tokens[end], kWayPreposition)) {
    uint32_t at = end + 1;
    if (words_.is(d_.tokens[at], kDefinite)) ++at;
    const Part host = at < end_ ? chunker_.registered_at(at, end_) : Part();
    if (host.end > at) title_waits_.end = host.end;
  }
  return actor;
}

/// "of" after a role without an owner: "sources of tension", "a source of pride".
bool Linker::is_thing(uint32_t next) const {
  return words_.is(d_.tokens[next], kOwnerPreposition) && next + 1 < end_ && !d_.tokens[next + 1].capital &&
         !words_.is(d_.tokens[next + 1], kDefinite | kIndefinite);
}

/// "of Industry and Trade" after a ministry or department: its field. Moves `end` behind it.
Span Linker::field_after(uint32_t& end) const {
  uint32_t at = end;
  if (at + 1 >= end_ || !words_.is(d_.tokens[at], kOwnerPreposition)) return {};
  for (++at; at < end_; ++at) {
    const bool joins = at + 1 < end_ && d_.tokens[at + 1].capital && d_.folded_word(at) == "and" && at > end + 1;
    if (!d_.tokens[at].capital && !joins) break;
  }
  if (at == end + 1) return {};
  const Span field = d_.span_of(end, at);
  end = at;
  return field;
}

/// The actor of a role under its codes: the one spoken of before, if the phrase says "the" and no code, else its own.
uint32_t Linker::role_actor(const Unit& unit, const std::vector<std::string>& codes, const std::string& name,
                            RoleSort sort) {
  const Part& part = chunk_.parts[unit.head];
  const bool plural = part.naming == Naming::many;
  const bool institution = sort == RoleSort::institution || sort == RoleSort::government;
  uint32_t actor = kNone;
  const ActorKind kind = institution               ? ActorKind::organ
                         : sort == RoleSort::force ? ActorKind::group
                                                   : ActorKind::unnamed;
  const Part& opening = chunk_.parts[unit.first];
  const bool definite = opening.kind == PartKind::determiner && (opening.bits & kDefinite) != 0;
  uint32_t count = 0;
  for (size_t p = unit.first; p < unit.head; ++p) count = std::max(count, Words::count_of(chunk_.parts[p].bits));
  if (definite && codes.front().empty() && plural && count > 1) actor = persons(count);
  if (definite && codes.front().empty() && actor == kNone) actor = spoken_of(kind, name);
  if (actor == kNone) actor = with_role(kind, codes, name, plural);
  bool elsewhere = false;
  for (size_t p = unit.first; p < unit.head; ++p)
    elsewhere = elsewhere || words_.is(d_.tokens[chunk_.parts[p].first], kElsewhere);
  if (cast_[actor].code.empty() && !elsewhere && !image_.get(part.entry, "home").empty()) homeless_.push_back(actor);
  return actor;
}

uint32_t Linker::head_role(const Unit& unit, const Owner& owner) {
  const Part& part = chunk_.parts[unit.head];
  const RoleSort sort = role_sort(image_, part.entry);
  const bool plural = part.naming == Naming::many;
  uint32_t end = part.end;
  std::vector<std::string> codes;
  const bool institution = sort == RoleSort::institution || sort == RoleSort::government;
  const bool field = sort == RoleSort::person && image_.get(part.entry, "home").empty();  // "a China expert in Rome"
  if (unit.last && (!owner.told || field))
    codes = owners_after(end, institution ? uint32_t{kOwnerPreposition} : uint32_t{kHomePreposition});
  const bool may_share = codes.empty() && plural;
  if (may_share) codes = sharing(unit, owner);
  const uint32_t first = may_share && codes.size() > 1 ? adjective_waits_.first : first_of(unit);
  if (codes.empty()) codes.push_back(owner.code);
  Span words = words_before(unit, true);
  if (unit.last && institution && end == part.end) words = cover(words, field_after(end));
  const std::string name = role_text(words);
  uint32_t actor = unit.last && !institution ? beside_name(end) : kNone;
  const bool opened = chunk_.parts[unit.first].kind == PartKind::determiner || d_.tokens[chunk_.first].capital;
  const bool bare = (unit.first == unit.head || !opened) && !plural && !institution && codes.front().empty();
  if (actor == kNone && (bare || (end < end_ && codes.front().empty() && is_thing(end)))) return kNone;
  if (actor != kNone) {
    people_.entitle(actor, folded_of(words_before(unit, true)), codes.front());
  } else {
    actor = role_actor(unit, codes, name, sort);
  }
  const size_t mention = add(first, end, MentionKind::nominal, actor, image_.rule(part.entry));
  if (plural && unit.last) add_part_of(first, end, mention);
  if (unit.last && !institution && !plural)
    title_waits_ = {end, actor, folded_of(words_before(unit, true)), codes.front(), mention};
  return actor;
}

/// "TEHRAN -": a place in capitals that a dash, comma or bracket parts from the first sentence.
bool Linker::is_dateline(const Part& part) const {
  if (part.first != d_.sentences[sentence_].first || !d_.tokens[part.first].upper || part.end >= end_) return false;
  const std::string_view next = d_.word(part.end);
  return part.naming == Naming::capital || next == "," || next == "(" || next == "\u2014" || next == "\u2013" ||
         next == "-";
}

/// "one of the protesters", "some of his rivals": the words before "of" name the same, or one of them.
void Linker::add_part_of(uint32_t first, uint32_t end, size_t mention) {
  if (first < d_.sentences[sentence_].first + 2 || !words_.is(d_.tokens[first - 1], kOwnerPreposition)) return;
  const uint32_t bits = words_.bits(d_.tokens[first - 2]);
  if ((bits & (kIndefinite | kCount)) == 0) return;
  const Actor whole = cast_[d_.mentions[mention].actor];
  uint32_t actor = d_.mentions[mention].actor;
  if (d_.folded_word(first - 2) == "one" && whole.kind != ActorKind::joint && whole.name.ends_with('s')) {
    actor = cast_.named(ActorKind::unnamed, whole.code, whole.name.substr(0, whole.name.size() - 1), false);
    if (whole.code.empty()) homeless_.push_back(actor);
  }
  add(first - 2, end, MentionKind::nominal, actor, d_.mentions[mention].rule);
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
  const size_t mention = add(part.first, part.end, kind, actor, image_.rule(part.entry));
  const bool can_be_place = part.entry_kind == EntryKind::state && part.naming != Naming::people && unit.last;
  d_.mentions[mention].place =
      can_be_place && (is_dateline(part) || is_place(d_, words_, part.first, part.end, d_.sentences[sentence_].first));
  return actor;
}

}  // namespace rapporteur::actors
