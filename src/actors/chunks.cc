// A chunk grows to the right, part by part, until a word comes that cannot stand before or at a noun phrase's head.
#include "actors/chunks.h"

#include <algorithm>

#include "actors/membership.h"
#include "actors/name_keys.h"

namespace rapporteur::actors {
namespace {

constexpr uint32_t kLongestRun = 6;  ///< words of a person's name; longer runs of capitals are headlines

constexpr uint32_t kFewestOfByline = 2;  ///< words of a full name, as before ", Secretary of State"
constexpr uint32_t kMostOfByline = 3;

PartKind part_kind(EntryKind kind) {
  switch (kind) {
    case EntryKind::title:
      return PartKind::title;
    case EntryKind::honorific:
      return PartKind::honorific;
    case EntryKind::role:
      return PartKind::role;
    case EntryKind::nominal:
      return PartKind::nominal;
    case EntryKind::region:
      return PartKind::filler;
    default:
      return PartKind::registered;
  }
}

bool is_initial(std::string_view word) {
  return !word.empty() && word.size() <= 2 && (word.size() == 1 || word[1] == '.');
}

bool is_place_name(const Part& part) {
  return part.end == part.first + 1 && part.naming != Naming::people &&
         (part.entry_kind == EntryKind::state || part.entry_kind == EntryKind::city);
}

/// Tags that even names of one's own line have, which are no sentences.
bool opens_name(Upos upos) {
  return upos == Upos::PROPN || upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::VERB || upos == Upos::X;
}

bool is_hyphen(std::string_view word) { return word == "-" || word == "\u2010" || word == "\u2011"; }

}  // namespace

Chunker::Chunker(const Document& document, const rules::Image& image, const Registry& registry)
    : d_(document), image_(image), registry_(registry), lexicon_(image.lexicon("actors")) {
  if (!d_.names.empty()) {
    name_over_.assign(d_.tokens.size(), kNone);
    for (uint32_t n = 0; n < d_.names.size(); ++n) {
      for (uint32_t t = d_.names[n].first; t < d_.names[n].end; ++t) name_over_[t] = n;
    }
  }
  if (d_.times.empty()) return;
  in_time_.assign(d_.tokens.size(), false);
  for (const Time& time : d_.times) {
    for (uint32_t t = time.first; t < time.end; ++t) in_time_[t] = true;
  }
}

/// The name of a person or organisation that covers a token, if it can be taken as it is.
const Name* Chunker::name_from(uint32_t token) const {
  if (name_over_.empty() || name_over_[token] == kNone) return nullptr;
  if (registry_.words.is(d_.tokens[token], kOwnerPreposition)) return nullptr;
  const Name* name = &d_.names[name_over_[token]];
  if (token < cut_ && cut_ < name->end) return nullptr;
  const bool fronted = tagged(token) && d_.tags[token].upos == Upos::ADP && name->first == token;  // "On Tuesday"
  if (fronted || in_time(name->end - 1)) return nullptr;
  if (name->name_class == NameClass::PER)
    return d_.tokens[token].span.size() > 1 || name->end > token + 1 ? name : nullptr;
  if (token == cut_ && name->first < cut_ && name->end >= cut_ + kFewestOfByline) return name;
  const bool whole = name->first == token && !holds_role(*name) && !holds_verb(*name);
  const bool plain = name->end > token + 1 || (tagged(token) && d_.tags[token].upos == Upos::PROPN);
  return whole && plain && name->name_class == NameClass::ORG ? name : nullptr;
}

bool Chunker::is_location(uint32_t token) const {
  const bool named = !name_over_.empty() && name_over_[token] != kNone;
  return named && d_.names[name_over_[token]].name_class == NameClass::LOC;
}

/// "UN mission", "Chinese Foreign Ministry", "Mr Bemba's party": names that linking reads better part by part.
bool Chunker::holds_role(const Name& name) const {
  for (uint32_t t = name.first; t < name.end; ++t) {
    if (d_.tokens[t].joined) return true;
    const Part part = registered_at(t, name.end);
    if (part.kind == PartKind::role && (part.end == name.end || t == name.first)) return true;
    if (part.kind == PartKind::title && part.end == name.end && t > name.first) return true;
  }
  return false;
}

/// "State Department informed": a name that runs into what it does.
bool Chunker::holds_verb(const Name& name) const {
  for (uint32_t t = name.first; t < name.end; ++t) {
    if (tagged(t) && d_.tags[t].upos == Upos::VERB && !d_.tokens[t].capital) return true;
  }
  return false;
}

void Chunker::read(uint32_t token, uint32_t end, Chunk& chunk) {
  chunk.clear();
  chunk.first = chunk.end = token;
  while (chunk.end < end && !in_time(chunk.end)) {
    const Part part = part_at(chunk.end, end, chunk);
    if (part.end == chunk.end) break;
    if (part.kind == PartKind::determiner && !chunk.parts.empty() && chunk.parts.back().kind != PartKind::determiner)
      break;
    chunk.parts.push_back(part);
    chunk.end = part.end;
  }
}

/// Of the entries that have the phrase, the one that was there on the report's day: Yugoslavia is another state in 1985
/// than in 2005. The first, if none or nothing tells.
uint32_t Chunker::entry_of(const rules::PhraseMatch& match) const {
  const uint32_t first = match.phrase->entry;
  if (!d_.report.date || match.same == 0) return first;
  for (uint32_t p = 0; p <= match.same; ++p) {
    const uint32_t entry = (match.phrase + p)->entry;
    if (is_present(image_, entry, *d_.report.date)) return entry;
  }
  return first;
}

Part Chunker::registered_at(uint32_t token, uint32_t end) const {
  Part part;
  part.first = part.end = token;
  const rules::PhraseMatch match = lexicon_.longest(d_, token, end);
  if (match.phrase == nullptr) return part;
  part.entry = entry_of(match);
  part.entry_kind = registry_.kind_of(part.entry);
  if (part.entry_kind == EntryKind::other) return part;
  part.end = match.end;
  part.naming = naming_of(image_, *match.phrase);
  part.kind = part_kind(part.entry_kind);
  return part;
}

/// What begins at a token: the longer one of a registered phrase and a name; a registered one if they are equal.
Part Chunker::part_at(uint32_t token, uint32_t end, const Chunk& chunk) const {
  const PartKind before = chunk.parts.empty() ? PartKind::determiner : chunk.parts.back().kind;
  const bool after_title = before == PartKind::title || before == PartKind::honorific;
  const Part registered = registered_at(token, end);
  const Part name = name_at(token, end, after_title);
  const bool found = registered.end > token;
  if (before == PartKind::honorific && found && is_place_name(registered))  // "Mr Montenegro", "Ms Jordan"
    return {PartKind::name, token, registered.end, kNone, Naming::none, EntryKind::other, 0, true, true};
  if (found && is_given_name(registered, end))
    return {PartKind::name, token, token + 2, kNone, Naming::none, EntryKind::other, 0, true, true};
  if (name.end > name.first && (!found || name.end > registered.end) && !opens_with_post(registered, name)) return name;
  const bool noun = registered.kind != PartKind::role && registered.kind != PartKind::title;
  if (found && !noun && tagged(token) && d_.tags[registered.end - 1].upos == Upos::VERB) {
    return Part{PartKind::filler, token, token, kNone, Naming::none, EntryKind::other, 0, false, false};
  }
  const bool adjective = !noun && registered.end == token + 1 && tagged(token) && !d_.tokens[token].capital &&
                         d_.tags[token].upos == Upos::ADJ && stands_before_noun(token, end);  // "general elections"
  if (found && !adjective) return registered;
  Part other;
  other.first = token;
  other.end = token + 1;
  other.bits = registry_.words.bits(d_.tokens[token]);
  const bool can_determine = !tagged(token) || d_.tags[token].upos == Upos::DET || d_.tags[token].upos == Upos::PRON ||
                             (other.bits & kCount) != 0;
  if ((other.bits & kWhose) != 0 || (can_determine && (other.bits & (kDefinite | kIndefinite)) != 0)) {
    other.kind = PartKind::determiner;
  } else if (!chunk.parts.empty() && d_.tokens[token].joined && (other.bits & kPossessive) != 0) {
    other.kind = PartKind::possessive;
  } else if (!is_filler(token, chunk)) {
    other.end = token;
  }
  return other;
}

bool Chunker::stands_before_noun(uint32_t token, uint32_t end) const {
  if (token + 1 >= end || !tagged(token + 1)) return false;
  const Upos next = d_.tags[token + 1].upos;
  return next == Upos::NOUN || next == Upos::PROPN || next == Upos::ADJ;
}

/// "Israel Hasson", "Jordan Bardella": the name of a state or city before one proper noun that is nothing known, where
/// it is a given name too or the tree hangs that noun on it as a last name on the first.
bool Chunker::is_given_name(const Part& place, uint32_t end) const {
  const uint32_t next = place.first + 1;
  const bool state = place.entry_kind == EntryKind::state || place.entry_kind == EntryKind::city;
  if (!state || place.naming == Naming::people || place.end != next || next >= end) return false;
  const Token &given = d_.tokens[place.first], &family = d_.tokens[next];
  if (given.upper || !family.capital || family.upper || family.joined || !family.space_before || in_time(next))
    return false;
  if (!tagged(next) || d_.tags[next].upos != Upos::PROPN || d_.tags[place.first].upos != Upos::PROPN) return false;
  if (registered_at(next, end).end > next || (next + 1 < end && d_.tokens[next + 1].capital)) return false;
  const bool hangs = d_.heads[next].head == place.first && d_.heads[next].relation == Deprel::flat;
  return hangs || registry_.holders.gender_of(name_key(d_.word(place.first))) != Gender::unknown;
}

/// A person's or organisation's name: as the names layer has it, else a run of capitalised words that is no known name.
Part Chunker::name_at(uint32_t token, uint32_t end, bool after_title) const {
  if (token < cut_) end = std::min(end, cut_);
  Part part;
  part.kind = PartKind::name;
  part.first = part.end = token;
  if (const Name* name = name_from(token); name != nullptr && name->end <= end) {
    part.end = name->end;
    while (part.end > token + 1 && registry_.words.is(d_.tokens[part.end - 1], kOwnerPreposition | kWork)) --part.end;
    const bool tail = name->name_class == NameClass::PER && part.end + 1 < end && is_hyphen(d_.word(part.end)) &&
                      part.end > token + 1 && is_name_tail(part.end + 1);
    if (tail) part.end += 2;
    part.sure = part.person = name->name_class == NameClass::PER || (name->first < cut_ && token == cut_);
    for (uint32_t t = token + 1; part.person && t < part.end; ++t) {
      const bool owner = registry_.words.is(d_.tokens[t], kOwnerPreposition);  // "Boris Johnson of Britain"
      if (owner || registered_at(t, name->end).kind == PartKind::title) part.end = t;
    }
    return part;
  }
  part.end = std::max(end_of_capitals(token, end, after_title), end_of_byline(token, end));
  part.person = true;
  return part;
}

/// A name that begins with a title, or with a state and then a title, is cut before the person's own name.
bool Chunker::opens_with_post(const Part& registered, const Part& name) const {
  if (registered.end <= name.first || !name.person) return false;
  if (registered.kind != PartKind::registered) return registered.kind != PartKind::nominal;
  if (registered.entry_kind == EntryKind::body) return true;  // "the ambassador to the UN X"
  const Part next = registered_at(registered.end, name.end);
  return next.end > registered.end && (next.kind == PartKind::title || next.kind == PartKind::role);
}

/// "Ban Ki-moon", not "Paris-based": what stands in small letters behind a hyphen belongs to a name.
bool Chunker::is_name_tail(uint32_t token) const {
  const bool other = tagged(token) && (d_.tags[token].upos == Upos::VERB || d_.tags[token].upos == Upos::ADJ);
  return token >= 3 && !d_.tokens[token].space_before && d_.tokens[token - 2].capital && d_.tokens[token - 3].capital &&
         !other;
}

bool Chunker::joins_name(uint32_t token, uint32_t end) const {
  if (token + 1 >= end) return false;
  const bool capital = d_.tokens[token + 1].capital;
  if (!is_hyphen(d_.word(token))) return capital && registry_.words.is(d_.tokens[token], kParticle);
  return !d_.tokens[token].space_before && (capital || is_name_tail(token + 1));
}

/// Proper nouns; inside a sentence also nouns with a capital, which taggers take rare names for.
bool Chunker::can_be_name(uint32_t token, bool after_title) const {
  const Upos upos = d_.tags[token].upos;
  if (upos == Upos::PROPN) return true;
  if (after_title) return upos != Upos::VERB;
  return (upos == Upos::NOUN || upos == Upos::X) && d_.tokens[token].space_before && token > 0 &&
         d_.heads[token].head != kNone;
}

uint32_t Chunker::end_of_capitals(uint32_t token, uint32_t end, bool after_title) const {
  uint32_t next = token;
  for (uint32_t words = 0; next < end && words < kLongestRun; ++words) {
    const Token& t = d_.tokens[next];
    if (next > token && joins_name(next, end)) {
      next += 2;
      continue;
    }
    if (!t.capital || in_time(next) || (next == token && registry_.words.is(t, kAsker | kPronoun)) ||
        registry_.words.is(t, kMe | kFormer) || (t.upper && !is_initial(d_.word(next))))
      break;
    const bool inside = after_title && next > token && next + 1 < end && d_.tokens[next + 1].capital;  // "Padoh Saw X"
    if (tagged(next) && !inside && !can_be_name(next, after_title)) break;
    const bool known = registered_at(next, end).end > next;
    if (known && !(after_title && next > token)) break;
    ++next;
  }
  return next;
}

/// "Ned Price, …" at the head of a sentence: two or three capitalised words that are nothing known, whatever tags say.
uint32_t Chunker::end_of_byline(uint32_t token, uint32_t end) const {
  const bool opens = token == 0 || d_.sentences[d_.sentence_of(token)].first == token;
  if (!opens) return token;
  uint32_t next = token;
  if (tagged(token) && !opens_name(d_.tags[token].upos)) return token;  // "At Ulster University, …"
  while (next < end && d_.tokens[next].capital && !in_time(next) &&
         (!d_.tokens[next].upper || is_initial(d_.word(next))) && registered_at(next, end).end == next)
    ++next;
  const bool names = next >= token + kFewestOfByline && next <= token + kMostOfByline;
  return names && next < end && d_.word(next) == "," ? next : token;
}

bool Chunker::is_filler(uint32_t token, const Chunk& chunk) const {
  const Token& t = d_.tokens[token];
  if (is_hyphen(d_.word(token))) return !chunk.parts.empty() && !t.space_before;
  if (!tagged(token)) return t.capital || registry_.words.is(t, kMarkOfAge);
  const Upos upos = d_.tags[token].upos;
  if (upos == Upos::ADJ || upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::NUM) return true;
  const bool after_name =
      !chunk.parts.empty() && chunk.parts.back().kind != PartKind::determiner && !is_hyphen(d_.word(chunk.end - 1));
  if (upos == Upos::VERB && !after_name && token < d_.heads.size()) return d_.heads[token].relation == Deprel::amod;
  return false;
}

}  // namespace rapporteur::actors
