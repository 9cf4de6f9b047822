// A title without a name: whose post it is, and who of the report holds it.
#include <algorithm>

#include "actors/phrase.h"

#include "actors/syntax_view.h"

namespace rapporteur::actors {
namespace {

constexpr uint32_t kOfficeReach = 4;  ///< sentences back to a holder without a name

/// A title without a name after it.
struct Post {
  std::string title;               ///< case-folded
  std::vector<std::string> codes;  ///< never empty; "": whose it is, is not told
  uint32_t end = 0;                ///< token after its words
  bool indefinite = false;
  bool home = false;     ///< serves a state, the report's if none is told
  bool posted = false;   ///< is sent somewhere
  bool heads = false;    ///< "the leader": whoever heads the state or body
  bool at_home = false;  ///< whose it is, is told by who publishes the report
};

/// "X is the envoy": the person who is said to be it; kNone if nobody is.
uint32_t subject_of_copula(const Linking& l, uint32_t head) {
  if (!is_parsed(l.d, head)) return kNone;
  bool copula = false;
  uint32_t subject = kNone;
  for (uint32_t c = l.d.heads[head].first_child; c != kNone; c = l.d.heads[c].next_sibling) {
    copula = copula || l.d.heads[c].relation == Deprel::cop;
    if (l.d.heads[c].relation == Deprel::nsubj) subject = c;
  }
  if (!copula || subject == kNone) return kNone;
  for (size_t m = l.d.mentions.size(); m-- > 0 && l.d.mentions[m].first >= l.first;) {
    const Mention& named = l.d.mentions[m];
    if (named.head != subject || named.actor == kNone || named.kind == MentionKind::pronoun) continue;
    return l.cast[named.actor].kind == ActorKind::person ? named.actor : kNone;
  }
  return kNone;
}

/// Prepositions besides "of" behind which a post's owner stands.
uint64_t owner_prepositions(const Linking& l, uint32_t entry) {
  const std::string_view after = l.image.get(entry, "owner-after");
  if (after.empty()) return 0;
  return after == "for" ? kSpokenFor : kServed;
}

/// The title at the head of a unit, and under which states and bodies the words around it put it.
Post post_at(const Linking& l, const Unit& unit, const Owner& owner) {
  const Part& part = l.chunk.parts[unit.head];
  Post post;
  post.title = post_words(l, unit, true);
  if (const std::string_view means = l.image.get(part.entry, "means"); !means.empty()) post.title = means;
  post.end = part.end;
  post.home = !l.image.get(part.entry, "home").empty();
  post.heads = !l.image.get(part.entry, "heads").empty();
  post.posted = !l.image.get(part.entry, "posted").empty();
  if (unit.last) post.codes = owners_after(l, post.end, kOwnerPreposition | owner_prepositions(l, part.entry));
  if (unit.last && post.end == part.end) post.title += l.folded_of(branch_after(l, post.end));
  const bool field = !l.image.get(part.entry, "field").empty();
  const std::string work = unit.last && (field || !owner.told) ? work_after(l, post.end) : std::string();
  if (post.codes.empty()) post.codes.push_back(work.empty() ? owner.code : work);
  const Part& opening = l.chunk.parts[unit.first];
  post.indefinite = opening.kind == PartKind::determiner && (opening.bits & kIndefinite) != 0;
  return post;
}

/// "for Political Affairs X": the token at which the person's name begins behind a field in capitals; `first` if none
/// does.
uint32_t end_of_field(const Linking& l, uint32_t first) {
  for (uint32_t t = first; t < l.end && (l.d.tokens[t].capital || l.is(t, kAnd)); ++t) {
    const auto name =
        std::partition_point(l.d.names.begin(), l.d.names.end(), [&](const Name& n) { return n.first < t; });
    if (name == l.d.names.end() || name->first != t || t == first) continue;
    const bool last = name->end > t + 1 && (name->end >= l.end || !l.d.tokens[name->end].capital);
    if (name->name_class == NameClass::PER || last) return t;  // "Victoria X" is taken for a place
  }
  return first;
}

/// Behind "to Qatar", "in Havana", "for Political Affairs": "Iran's ambassador to Qatar, X" names the host before the
/// holder. `end` if there is none.
uint32_t end_of_host(const Linking& l, uint32_t end, bool posted) {
  const uint64_t prepositions = posted ? kWayPreposition | kPlacePreposition | kWork : kWayPreposition;
  if (end + 1 >= l.end || !l.is(end, prepositions)) return end;
  uint32_t at = end + 1;
  if (l.is(at, kDefinite)) ++at;
  const Part host = at < l.end ? l.chunker.registered_at(at, l.end) : Part();
  if (host.end > at) return host.end;
  const uint32_t field = end_of_field(l, at);
  return field > at ? field : end;
}

/// The state to which the holder of a post is sent; empty if there is none.
std::string host_of(const Linking& l, const Post& post) {
  const uint32_t behind = end_of_host(l, post.end, post.posted);
  return post.posted && behind > post.end ? code_inside(l, post.end, behind) : std::string();
}

/// "head of the board", "president of Y": what stands behind the post is no ministry or the like.
bool leads_elsewhere(const Linking& l, uint32_t end) {
  if (end + 1 >= l.end || !l.is(end, kOwnerPreposition | kWork)) return false;
  uint32_t at = end + 1;
  if (l.is(at, kDefinite)) ++at;
  const PartKind behind = at >= l.end ? PartKind::filler : l.chunker.registered_at(at, l.end).kind;
  return behind != PartKind::role && behind != PartKind::nominal;
}

/// "the president of the club" is not the president.
bool is_of_unknown(const Linking& l, const Post& post) {
  const bool of = post.end < l.end && l.is(post.end, kOwnerPreposition);
  return post.codes.front().empty() && of && leads_elsewhere(l, post.end);
}

/// True if a mention of the actor stands in this sentence or the one before.
bool is_near(const Linking& l, uint32_t actor) {
  const auto& traces = l.cast.traces();
  for (size_t i = traces.size(); i-- > 0 && traces[i].sentence + 1 >= l.sentence;) {
    if (traces[i].actor == actor) return true;
  }
  return false;
}

/// "Mr. President" is whoever is spoken to.
bool is_address(const Linking& l, const Unit& unit) {
  for (size_t p = unit.first; p < unit.head; ++p) {
    if (l.chunk.parts[p].kind == PartKind::honorific) return true;
  }
  return false;
}

/// Whose a leading office is that no words give to anybody. In what a state or body publishes it is its own; in a paper
/// its country's, if the report has named the holder and nobody nearer who bears the title. Empty: nothing tells.
std::string_view home_of(const Linking& l, const Unit& unit, const Post& post) {
  const std::string_view home = l.home.empty() ? l.outlet_home : l.home;
  if (home.empty() || post.indefinite || is_address(l, unit) || is_of_unknown(l, post)) return "";
  if (!l.registry.offices.exists(l.image, home, post.title)) return "";
  if (!l.home.empty()) return home;
  const uint32_t own = l.people.incumbent(post.title, home), last = l.people.by_title(post.title, "");
  return own != kNone && (own == last || !is_near(l, last) || is_near(l, own)) ? home : "";
}

/// "The foreign minister" after "Qatar's foreign minister": the one holder without a name whom the last sentences spoke
/// of by that title; kNone if there are several.
uint32_t office_before(const Linking& l, const Unit& unit, const Post& post) {
  const Part& opening = l.chunk.parts[unit.first];
  const bool definite = opening.kind == PartKind::determiner && (opening.bits & kDefinite) != 0;
  if (!definite || !post.codes.front().empty() || is_of_unknown(l, post)) return kNone;
  const auto& traces = l.cast.traces();
  uint32_t found = kNone;
  for (size_t i = traces.size(); i-- > 0 && traces[i].sentence + kOfficeReach >= l.sentence;) {
    const Actor& seen = l.cast[traces[i].actor];
    if (seen.kind != ActorKind::office || seen.code.empty() || seen.name != post.title) continue;
    if (found != kNone && found != traces[i].actor) return kNone;
    found = traces[i].actor;
  }
  return found;
}

/// A person whom no words give to a state, in what a state publishes: its own, unless it has no such office.
bool is_rather_at_home(const Linking& l, uint32_t person, const Post& post) {
  const std::string& code = post.codes.front();
  if (!l.cast[person].code.empty() || l.home.empty() || code.empty() || code == l.home) return false;
  const bool leading = l.registry.offices.leading().number_of(post.title) != 0;
  if (leading && !l.registry.offices.exists(l.image, l.home, post.title)) return false;
  return std::any_of(l.homeless.begin(), l.homeless.end(), [&](const Homeless& h) { return h.actor == person; });
}

/// The person of the report who holds a post; kNone if the report has not named one.
uint32_t holder_in_report(Linking& l, const Unit& unit, const Post& post) {
  uint32_t actor = unit.last ? beside_name(l, post.end) : kNone;
  if (actor != kNone) {
    l.people.entitle(actor, post.title, post.codes.front());
    name_description(l, actor, post.title);
    if (post.home && l.cast[actor].code.empty() && !leads_elsewhere(l, post.end))
      l.homeless.push_back({actor, l.sentence, false, {}, host_of(l, post)});
    return actor;
  }
  if (post.codes.size() != 1 || post.indefinite) return kNone;
  if (is_of_unknown(l, post)) return kNone;
  actor = post.at_home ? l.people.incumbent(post.title, post.codes.front())
                       : l.people.by_title(post.title, post.codes.front());
  if (actor == kNone && post.heads) actor = l.people.by_head(post.title, post.codes.front());
  if (actor == kNone || is_rather_at_home(l, actor, post)) return kNone;
  if (l.cast[actor].code.empty()) l.cast[actor].code = post.codes.front();
  l.people.touch(actor);
  return actor;
}

/// "served as deputy", "in return for president": a post alone, in small letters, is nobody; but for one in a row ("the
/// president and prime minister").
bool is_bare(const Linking& l, const Unit& unit) {
  const uint32_t first = l.chunk.parts[unit.first].first;
  return unit.first == unit.head && !l.d.tokens[first].capital && (first == 0 || !l.is(first - 1, kAnd));
}

}  // namespace

uint32_t beside_name(const Linking& l, uint32_t end) {
  const uint32_t head = head_of(l.d, l.chunk.first, end);
  if (l.name.actor == kNone || l.name.end + 1 != l.chunk.first || l.d.word(l.name.end) != ",")
    return subject_of_copula(l, head);
  if (is_parsed(l.d, head) && l.d.heads[head].relation == Deprel::appos) return l.name.actor;
  if (is_parsed(l.d, head) && l.d.heads[head].relation == Deprel::conj) return kNone;
  return end < l.end && l.is(end, kAnd) ? kNone : l.name.actor;
}

uint32_t link_post(Linking& l, const Unit& unit, const Owner& owner) {
  Post post = post_at(l, unit, owner);
  if (post.codes.front().empty() && !is_bare(l, unit)) {
    const std::string_view always = post.home ? "" : l.image.get(l.chunk.parts[unit.head].entry, "otherwise");
    post.codes.front() = always.empty() ? home_of(l, unit, post) : always;  // "the pope"
    post.at_home = always.empty() && !post.codes.front().empty();
  }
  const std::string& code = post.codes.front();
  uint32_t actor = holder_in_report(l, unit, post);
  if (actor == kNone) actor = office_before(l, unit, post);
  if (actor == kNone) {
    if (is_bare(l, unit) && code.empty()) return kNone;
    const bool as = l.chunk.first > l.first && l.is(l.chunk.first - 1, kAs);
    if (as && !code.empty()) l.as_title = {post.end, kNone, post.title, code, l.d.mentions.size()};
    actor = with_role(l, ActorKind::office, post.codes, post.title, false);
    const std::string_view otherwise = l.image.get(l.chunk.parts[unit.head].entry, "otherwise");
    if (l.cast[actor].code.empty() && !post.indefinite && !is_address(l, unit) && !is_of_unknown(l, post))
      l.homeless.push_back({actor, l.sentence, false, otherwise, host_of(l, post)});
  }
  const RuleName rule = l.image.rule(l.chunk.parts[unit.head].entry);
  const size_t mention = add(l, first_of(l, unit), post.end, MentionKind::title, actor, rule);
  if (unit.last) l.title = {end_of_host(l, post.end, post.posted), actor, post.title, code, mention};
  if (unit.last) l.chunker.part_names_at(l.title.end);
  return actor;
}

}  // namespace rapporteur::actors
