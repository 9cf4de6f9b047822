// Persons in noun phrases: a name with the title before it or after its comma, and a title alone.
#include "actors/linker.h"
#include "actors/syntax_view.h"

namespace rapporteur::actors {
namespace {

constexpr uint32_t kLeadWords = 5;  ///< between a team and its leader: "is led by"

constexpr uint32_t kTitleReach = 5;  ///< words between a comma and a title's end: "the former Kenyan finance minister"

}  // namespace

/// "the Iranian team is led by X": the code of whom a person leads; empty if the words do not say so.
std::string Linker::leader_code() const {
  const uint32_t first = d_.sentences[sentence_].first;
  uint32_t at = chunk_.first;
  if (at <= first + 1 || !words_.is(d_.tokens[--at], kAgentPreposition)) return "";
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
  return title_waits_.end + 1 == chunk_.first && d_.word(title_waits_.end) == ",";
}

/// "the Kenya Tea Board (KTB)": whom the words before the bracket around a short form name; kNone if there are none.
uint32_t Linker::long_form(const Part& part) const {
  if (part.first < 2 || part.end >= end_ || d_.word(part.first - 1) != "(" || d_.word(part.end) != ")") return kNone;
  return d_.mentions.empty() || d_.mentions.back().end + 1 != part.first ? kNone : d_.mentions.back().actor;
}

/// A name that is no person's: an organisation, unless the report or the registry knows a person of that one word.
uint32_t Linker::head_organisation(const Unit& unit, const Owner& owner) {
  const Part& part = chunk_.parts[unit.head];
  const std::string name = text_of(d_.span_of(part.first, part.end));
  const std::string code = owner.told ? owner.code : code_inside(part.first, part.end);
  const bool short_form = part.end == part.first + 1 && d_.tokens[part.first].upper;
  uint32_t actor = short_form ? long_form(part) : kNone;
  if (actor != kNone) {
    cast_.alias(code, name, actor);
  } else if (part.end == part.first + 1 && !short_form) {
    actor = people_.introduce({name, "", "", Gender::unknown, false});
  }
  if (actor == kNone) actor = cast_.named(ActorKind::group, code, name, false);
  add(first_of(unit), part.end, MentionKind::name, actor, "names");
  return actor;
}

/// A role that can stand before a name as a title does: "lawmaker X", not "Senior Officials Meeting".
bool Linker::is_post(const Part& part) const {
  if (part.kind != PartKind::role || part.naming == Naming::many) return false;
  const RoleSort sort = role_sort(image_, part.entry);
  return sort == RoleSort::person || sort == RoleSort::force;
}

/// What the words before a name tell of the person.
Linker::Address Linker::address_before(const Unit& unit) const {
  Address address;
  for (size_t p = unit.first; p < unit.head; ++p) {
    const Part& before = chunk_.parts[p];
    const bool tells = before.kind == PartKind::title || before.kind == PartKind::honorific;
    address.titled = address.titled || before.kind == PartKind::title || (p + 1 == unit.head && is_post(before));
    const bool several = before.kind == PartKind::role && before.naming == Naming::many && p + 1 == unit.head;
    address.honoured = address.honoured || before.kind == PartKind::honorific || several;  // "Presidents X and Y"
    if (before.kind == PartKind::title || is_post(before))
      address.home = address.home || !image_.get(before.entry, "home").empty();
    if (tells && address.gender == Gender::unknown) address.gender = gender_of(image_, before.entry);
  }
  if (address.titled) address.title = post_words(unit, false);
  return address;
}

/// The one state or body after "of": "Boris Johnson of Britain". Moves `end` behind it.
std::string Linker::home_after(uint32_t& end) const {
  uint32_t after = end;
  const std::vector<std::string> codes = owners_after(after, kOwnerPreposition);
  if (codes.size() != 1) return "";
  end = after;
  return codes.front();
}

/// ", Department Spokesperson", ", the finance minister": a title begins after the comma, with the words before it.
bool Linker::title_follows(uint32_t comma) const {
  if (comma + 1 >= end_ || d_.word(comma) != ",") return false;
  for (uint32_t t = comma + 1; t < end_ && t <= comma + kTitleReach; ++t) {
    const Part part = chunker_.registered_at(t, end_);
    if (part.kind == PartKind::title) return true;
    const bool goes_on = part.end > t || d_.tokens[t].capital || words_.is(d_.tokens[t], kDefinite | kIndefinite) ||
                         words_.is(d_.tokens[t], kMarkOfAge | kPossessive);
    if (!goes_on) return false;
  }
  return false;
}

uint32_t Linker::head_name(const Unit& unit, const Owner& owner) {
  const Part& part = chunk_.parts[unit.head];
  if (!part.person) return head_organisation(unit, owner);
  const Address address = address_before(unit);
  const bool waited = !address.titled && title_awaits(unit);
  const bool full = part.end > part.first + 1;
  const bool sure = part.sure || address.titled || address.honoured || (full && (waited || title_follows(part.end)));
  std::string code = waited ? title_waits_.code : owner.code;
  if (code.empty() && !waited) code = leader_code();
  uint32_t end = part.end;
  if (code.empty() && sure && unit.last) code = home_after(end);
  uint32_t name_end = part.end;
  while (name_end > part.first + 1 && words_.is(d_.tokens[name_end - 1], kNameSuffix)) --name_end;
  const std::string name = text_of(d_.span_of(part.first, name_end));
  const uint32_t actor =
      people_.introduce({name, code, waited ? title_waits_.title : address.title, address.gender, sure});
  if (actor == kNone) return kNone;
  if (address.home && !owner.unknown && cast_[actor].code.empty()) homeless_.push_back({actor, sentence_, false});
  if (waited) {
    d_.mentions[title_waits_.mention].actor = actor;
    cast_.reassign(d_.mentions[title_waits_.mention].head, actor);
  }
  add(first_of(unit), end, address.titled ? MentionKind::title : MentionKind::name, actor,
      address.titled ? "title" : "last name");
  if (unit.last) name_waits_ = {end, actor, "", "", 0};
  return actor;
}

/// "X is the envoy": the person who is said to be it; kNone if nobody is.
uint32_t Linker::subject_of_copula(uint32_t head) const {
  if (!is_parsed(d_, head)) return kNone;
  bool copula = false;
  uint32_t subject = kNone;
  for (uint32_t c = d_.heads[head].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    copula = copula || d_.heads[c].relation == Deprel::cop;
    if (d_.heads[c].relation == Deprel::nsubj) subject = c;
  }
  if (!copula || subject == kNone) return kNone;
  for (size_t m = d_.mentions.size(); m-- > 0 && d_.mentions[m].first >= d_.sentences[sentence_].first;) {
    const Mention& named = d_.mentions[m];
    if (named.head != subject || named.actor == kNone || named.kind == MentionKind::pronoun) continue;
    return cast_[named.actor].kind == ActorKind::person ? named.actor : kNone;
  }
  return kNone;
}

/// The person whose name stands before the comma before this phrase; kNone if there is none or the phrase is only the
/// next one in a row of names.
uint32_t Linker::beside_name(uint32_t end) const {
  const uint32_t head = head_of(d_, chunk_.first, end);
  if (name_waits_.actor == kNone || name_waits_.end + 1 != chunk_.first || d_.word(name_waits_.end) != ",")
    return subject_of_copula(head);
  if (is_parsed(d_, head) && d_.heads[head].relation == Deprel::appos) return name_waits_.actor;
  if (is_parsed(d_, head) && d_.heads[head].relation == Deprel::conj) return kNone;
  return end < end_ && words_.is(d_.tokens[end], kAnd) ? kNone : name_waits_.actor;
}

/// The title at the head of a unit, and under which states and bodies the words around it put it.
Linker::Post Linker::post_at(const Unit& unit, const Owner& owner) const {
  const Part& part = chunk_.parts[unit.head];
  Post post;
  post.title = post_words(unit, true);
  if (const std::string_view means = image_.get(part.entry, "means"); !means.empty()) post.title = means;
  post.end = part.end;
  post.home = !image_.get(part.entry, "home").empty();
  post.heads = !image_.get(part.entry, "heads").empty();
  if (unit.last) post.codes = owners_after(post.end, kOwnerPreposition);
  if (unit.last && post.end == part.end) post.title += folded_of(branch_after(post.end));
  const bool field = !image_.get(part.entry, "field").empty();
  const std::string work = unit.last && (field || !owner.told) ? work_after(post.end) : std::string();
  if (post.codes.empty()) post.codes.push_back(work.empty() ? owner.code : work);
  const Part& opening = chunk_.parts[unit.first];
  post.indefinite = opening.kind == PartKind::determiner && (opening.bits & kIndefinite) != 0;
  return post;
}

/// "head of the board", "president of Y": what stands behind the post is no ministry or the like.
bool Linker::leads_elsewhere(uint32_t end) const {
  if (end + 1 >= end_ || !words_.is(d_.tokens[end], kOwnerPreposition | kWork)) return false;
  uint32_t at = end + 1;
  if (words_.is(d_.tokens[at], kDefinite)) ++at;
  return at >= end_ || chunker_.registered_at(at, end_).kind != PartKind::role;
}

/// The person of the report who holds a post; kNone if the report has not named one.
uint32_t Linker::holder_in_report(const Unit& unit, const Post& post) {
  uint32_t actor = unit.last ? beside_name(post.end) : kNone;
  if (actor != kNone) {
    people_.entitle(actor, post.title, post.codes.front());
    if (post.home && cast_[actor].code.empty() && !leads_elsewhere(post.end))
      homeless_.push_back({actor, sentence_, false});
    return actor;
  }
  if (post.codes.size() != 1 || post.indefinite) return kNone;
  actor = people_.by_title(post.title, post.codes.front());
  if (actor == kNone && post.heads) actor = people_.by_head(post.title, post.codes.front());
  if (actor == kNone) return kNone;
  if (cast_[actor].code.empty()) cast_[actor].code = post.codes.front();
  people_.touch(actor);
  return actor;
}

/// Behind "to Qatar": "Iran's ambassador to Qatar, X" names the host before the holder. `end` if there is none.
uint32_t Linker::end_of_host(uint32_t end) const {
  if (end + 1 >= end_ || !words_.is(d_.tokens[end], kWayPreposition)) return end;
  uint32_t at = end + 1;
  if (words_.is(d_.tokens[at], kDefinite)) ++at;
  const Part host = at < end_ ? chunker_.registered_at(at, end_) : Part();
  return host.end > at ? host.end : end;
}

/// "served as deputy", "in return for president": a post alone, in small letters, is nobody; but for one in a row ("the
/// president and prime minister").
bool Linker::is_bare(const Unit& unit) const {
  const uint32_t first = chunk_.parts[unit.first].first;
  return unit.first == unit.head && !d_.tokens[first].capital && (first == 0 || !words_.is(d_.tokens[first - 1], kAnd));
}

uint32_t Linker::head_title(const Unit& unit, const Owner& owner) {
  const Post post = post_at(unit, owner);
  const std::string& code = post.codes.front();
  uint32_t actor = holder_in_report(unit, post);
  if (actor == kNone) {
    if (is_bare(unit) && code.empty()) return kNone;
    const bool as = chunk_.first > d_.sentences[sentence_].first && words_.is(d_.tokens[chunk_.first - 1], kAs);
    if (as && !code.empty()) as_title_ = {post.end, kNone, post.title, code, d_.mentions.size()};
    actor = with_role(ActorKind::office, post.codes, post.title, false);
    if (cast_[actor].code.empty() && !post.indefinite) homeless_.push_back({actor, sentence_, false});
  }
  const RuleName rule = image_.rule(chunk_.parts[unit.head].entry);
  const size_t mention = add(first_of(unit), post.end, MentionKind::title, actor, rule);
  if (unit.last) title_waits_ = {end_of_host(post.end), actor, post.title, code, mention};
  return actor;
}

}  // namespace rapporteur::actors
