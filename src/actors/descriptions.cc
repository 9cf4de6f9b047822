// Persons whom a report describes before or after it names them: "a senior Russian official", "the Czech diplomat".
#include <algorithm>

#include "actors/phrase.h"
#include "text/fold.h"

namespace rapporteur::actors {
namespace {

constexpr uint32_t kNamedWithin = 5;    ///< sentences after the description
constexpr uint32_t kLookBack = 48;      ///< mentions, as for pronouns
constexpr uint32_t kMostSentences = 3;  ///< back, to somebody whose state the words do not tell

bool describes(const Linking& l, const Unit& unit) {
  return !l.image.get(l.chunk.parts[unit.head].entry, "describes").empty();
}

uint64_t determiner_of(const Linking& l, const Unit& unit) {
  const Part& opening = l.chunk.parts[unit.first];
  return opening.kind == PartKind::determiner ? opening.bits : 0;
}

/// True if the nouns before the description's head ("foreign ministry official") are not at odds with the title.
bool fits_title(const Linking& l, const Mention& described, std::string_view title) {
  bool nouns = false;
  for (uint32_t t = described.first; t < described.end; ++t) {
    if (t == described.head || t >= l.d.tags.size()) continue;
    const bool content = l.d.tags[t].upos == Upos::NOUN || l.d.tags[t].upos == Upos::ADJ;
    if (content && title.find(l.d.folded_word(t)) != title.npos) return true;
    nouns = nouns || l.d.tags[t].upos == Upos::NOUN;
  }
  return !nouns || title.find(l.d.folded_word(described.head)) != title.npos;
}

/// True if the report calls the person by the names before the head: "the Foreign Ministry official".
bool shares_field(const Linking& l, const Unit& unit, uint32_t person) {
  const uint32_t head = l.chunk.parts[unit.head].first;
  bool named = false;
  const std::vector<std::string> titles = l.people.told(person);
  for (uint32_t t = l.chunk.parts[unit.first].end; t < head; ++t) {
    if (!l.d.tokens[t].capital) continue;
    named = true;
    const auto holds = [&](const std::string& title) { return title.find(l.d.folded_word(t)) != title.npos; };
    if (std::any_of(titles.begin(), titles.end(), holds)) return true;
  }
  return !named;
}

}  // namespace

void note_description(Linking& l, const Unit& unit, size_t mention) {
  const Mention& m = l.d.mentions[mention];
  const Actor& actor = l.cast[m.actor];
  const bool new_one = (determiner_of(l, unit) & kIndefinite) != 0 && (determiner_of(l, unit) & kDefinite) == 0;
  if (new_one && describes(l, unit) && actor.kind == ActorKind::unnamed && !actor.plural && !actor.code.empty())
    l.descriptions.push_back({mention, m.actor, l.sentence});
}

void name_description(Linking& l, uint32_t person, std::string_view title) {
  if (l.descriptions.empty() || title.empty()) return;
  const auto described = l.descriptions.back();
  Actor& named = l.cast[person];
  const std::string code = l.cast[described.actor].code;
  if (l.sentence - described.sentence > kNamedWithin || (!named.code.empty() && named.code != code)) return;
  const bool known = std::any_of(l.cast.traces().begin(), l.cast.traces().end(), [&](const Trace& trace) {
    return trace.actor == person && trace.sentence <= described.sentence;
  });
  if (known || !fits_title(l, l.d.mentions[described.mention], title)) return;
  named.code = code;
  for (size_t m = described.mention; m < l.d.mentions.size(); ++m) {
    if (l.d.mentions[m].actor != described.actor) continue;
    l.d.mentions[m].actor = person;
    l.cast.reassign(l.d.mentions[m].head, person);
  }
  l.descriptions.clear();
}

uint32_t described_before(const Linking& l, const Unit& unit, std::string_view code) {
  if (!describes(l, unit) || (determiner_of(l, unit) & kDefinite) == 0) return kNone;
  const std::string head = text::fold(l.d.word(l.chunk.parts[unit.head].end - 1));
  const auto& traces = l.cast.traces();
  uint32_t of_body = kNone;  // officials of a body are of some state too
  for (size_t i = traces.size(), steps = 0; i-- > 0 && steps < kLookBack; ++steps) {
    const Actor& seen = l.cast[traces[i].actor];
    if (seen.kind == ActorKind::unnamed && (code.empty() || seen.code == code) && text::fold(seen.name).ends_with(head))
      return kNone;
    if (seen.kind != ActorKind::person || traces[i].adjective) continue;
    const bool near = l.sentence - traces[i].sentence <= kMostSentences && l.people.is_titled(traces[i].actor);
    const bool meant = near && !l.people.leads(traces[i].actor) && shares_field(l, unit, traces[i].actor);
    if (code.empty() ? meant : seen.code == code) return traces[i].actor;
    if (of_body == kNone && l.image.find("body", seen.code)) of_body = traces[i].actor;
  }
  return l.image.find("state", code) ? of_body : kNone;
}

}  // namespace rapporteur::actors
