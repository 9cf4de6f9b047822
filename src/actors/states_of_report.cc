// To which state those belong whom nothing in their sentence gives to one: the report's, its publisher's, or that of
// the place.
#include "actors/passes.h"

#include <algorithm>
#include <map>
#include <set>

#include "rules/grammar.h"
#include "text/fold.h"

namespace rapporteur::actors {
namespace {

constexpr double kLeastShare = 0.6;  ///< of all mentions of states and places; people mostly read "the army" so

constexpr uint32_t kNearSentences = 4;      ///< back, in which a crowd's place can stand
constexpr std::string_view kSeveral = "*";  ///< no code

/// The state that the report is about: the one to which most of those whom it mentions belong. Empty if there is none.
/// `acting`: nor if the report only says that something is done there. Talks in Geneva make no minister Swiss, while
/// the government that is spoken of in Budapest is Hungary's.
std::string focus(const Linking& l, bool acting) {
  std::map<std::string_view, size_t> named;
  std::set<std::string_view> act;
  size_t all = 0;
  for (const Mention& mention : l.d.mentions) {
    if (mention.actor == kNone || mention.kind == MentionKind::pronoun) continue;
    const Actor& actor = l.cast[mention.actor];
    const bool organisation = actor.kind == ActorKind::group && mention.kind == MentionKind::name;
    const bool counts = actor.kind == ActorKind::state || actor.kind == ActorKind::person || organisation;
    if (!actor.code.empty() && !mention.place) act.insert(actor.code);
    if (actor.code.empty() || !counts) continue;
    ++named[actor.code];
    ++all;
  }
  for (const Place& place : l.d.places) {
    if (place.code.empty()) continue;
    ++named[place.code];
    ++all;
  }
  const auto most =
      std::max_element(named.begin(), named.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  const bool clear = most != named.end() && static_cast<double>(most->second) >= kLeastShare * static_cast<double>(all);
  return clear && (!acting || act.contains(most->first)) ? std::string(most->first) : std::string();
}

/// By sentence, the state in which the places lie that it names; "" if it names none, kSeveral if they lie in several.
std::vector<std::string> places_of_sentences(const Linking& l) {
  std::vector<std::string> codes(l.d.sentences.size());
  const auto note = [&](uint32_t token, std::string_view code) {
    std::string& of = codes[l.d.sentence_of(token)];
    if (!code.empty()) of = of.empty() || of == code ? code : kSeveral;
  };
  std::set<uint32_t> named;
  for (const Mention& mention : l.d.mentions) {
    if (mention.actor == kNone || l.cast[mention.actor].kind != ActorKind::state) continue;
    named.insert(mention.first);
    if (mention.place) note(mention.first, l.cast[mention.actor].code);
  }
  for (const Place& place : l.d.places) {
    if (!named.contains(place.first)) note(place.first, place.code);  // a capital can be its government
  }
  return codes;
}

/// By sentence, the state that it names outside quotation marks; "" if it names none, kSeveral if several.
std::vector<std::string> states_of_sentences(const Linking& l) {
  std::vector<std::string> named(l.d.sentences.size());
  for (const Trace& trace : l.cast.traces()) {
    if (trace.quoted || l.cast[trace.actor].kind != ActorKind::state) continue;
    std::string& of = named[trace.sentence];
    of = of.empty() || of == l.cast[trace.actor].code ? l.cast[trace.actor].code : kSeveral;
  }
  return named;
}

/// Where a crowd stands: the state of the places in its sentence, or in those before, as long as no state is named in
/// between; that one, if a sentence before names one only ("Hungarians went to a rally").
std::string place_near(const Linking& l, uint32_t sentence, const std::vector<std::string>& places,
                       const std::vector<std::string>& named) {
  for (uint32_t back = 0; back <= std::min(kNearSentences, sentence); ++back) {
    const uint32_t at = sentence - back;
    if (l.d.sentences[at].paragraph != l.d.sentences[sentence].paragraph) break;
    if (!places[at].empty()) return places[at];
    if (!named[at].empty()) return back > 0 ? named[at] : "";
  }
  return "";
}

/// The state of the outlet that the report's source names; "" if it names none.
std::string_view home_of_outlet(const Linking& l) {
  const std::string source = text::fold(l.d.report.source);
  const auto [first, end] = l.image.entries_of("outlet");
  for (uint32_t e = first; e < end && !source.empty(); ++e) {
    for (const std::string_view name : rules::alternatives(l.image.get(e, "name"))) {
      if (name.size() == source.size() && text::fold(name) == source) return l.image.get(e, "of");
    }
  }
  return "";
}

std::string last_word(const Linking& l, std::string_view words) {
  const std::string word = text::fold(words.substr(words.rfind(' ') + 1));
  const std::string_view one = l.words.singular_of(word);
  return one.empty() ? word : std::string(one);
}

/// By the last word of a role, in the singular, the state whose people the report calls so: "a group of Iranian
/// lawmakers"; kSeveral if they are of several.
std::map<std::string, std::string> states_of_roles(const Linking& l) {
  std::map<std::string, std::string> states;
  for (const Actor& actor : l.d.actors) {
    if (actor.kind != ActorKind::unnamed || actor.code.empty() || actor.name.empty()) continue;
    std::string& of = states[last_word(l, actor.name)];
    of = of.empty() || of == actor.code ? actor.code : std::string(kSeveral);
  }
  return states;
}

/// "Lawmaker X" in a report on "Iranian lawmakers": theirs, before the state that the report is about.
std::string state_of_peers(const Linking& l, uint32_t person, const std::map<std::string, std::string>& states) {
  for (const std::string& title : l.people.told(person)) {
    const auto it = states.find(last_word(l, title));
    if (it != states.end() && it->second != kSeveral) return it->second;
  }
  return "";
}

/// A leading office that the state does not have: the United States have no foreign minister.
bool is_foreign_office(const Linking& l, const Actor& actor, std::string_view code) {
  const bool leading = l.registry.offices.leading().number_of(actor.name) != 0;
  return actor.kind == ActorKind::office && leading && !l.registry.offices.exists(l.image, code, actor.name);
}

}  // namespace

/// The state or body that published the report on a site of its own; "" for others. The state of a paper or agency.
void find_publisher(Linking& l) {
  const std::string_view source = l.d.report.source;
  l.outlet_home = home_of_outlet(l);
  const auto [first, end] = l.image.entries_of("publisher");
  for (uint32_t e = first; e < end && !source.empty(); ++e) {
    for (const std::string_view site : rules::alternatives(l.image.get(e, "site"))) {
      const bool part = source.size() > site.size() && source[source.size() - site.size() - 1] == '.';
      if (source == site || (part && source.ends_with(site))) l.home = l.image.get(e, "of");
    }
  }
}

/// Groups of a name that other states have too belong to the state that the report is about.
void move_shared_names(Linking& l) {
  std::string code;
  for (Actor& actor : l.d.actors) {
    if (actor.kind != ActorKind::group || actor.entry == kNone || l.image.get(actor.entry, "shared").empty()) continue;
    if (code.empty()) code = focus(l, false);
    if (code.empty() || code == actor.code) continue;
    actor.code = code;
    actor.entry = kNone;
  }
}

/// "Zarif" in a report without a day, "Obama" years later: leaders by their last names, where the states that the
/// report names, or from which it comes, leave one.
void find_leaders(Linking& l) {
  std::set<std::string_view> named;
  for (const Mention& mention : l.d.mentions) {
    if (mention.actor == kNone || l.cast[mention.actor].kind == ActorKind::person) continue;
    if (!l.cast[mention.actor].code.empty()) named.insert(l.cast[mention.actor].code);
  }
  l.people.find_leaders(
      [&](std::string_view code) { return code == l.home || code == l.outlet_home || named.contains(code); });
}

/// Gives the officials, crowds and institutions of nobody to the state that the report is about; an institution that
/// is still nobody's is not known.
void give_states(Linking& l) {
  if (l.homeless.empty()) return;
  const std::vector<std::string> places = places_of_sentences(l);
  const std::vector<std::string> named = states_of_sentences(l);
  for (const Homeless& homeless : l.homeless) {
    std::string& own = l.cast[homeless.actor].code;
    if (own.empty() && homeless.local) own = place_near(l, homeless.sentence, places, named);
    if (own == kSeveral) own.clear();
  }
  const std::map<std::string, std::string> peers = states_of_roles(l);
  const std::string of_persons = l.home.empty() ? focus(l, true) : std::string(l.home);
  const std::string of_others = l.home.empty() ? focus(l, false) : std::string(l.home);
  for (const Homeless& homeless : l.homeless) {
    Actor& actor = l.cast[homeless.actor];
    const bool person = actor.kind == ActorKind::person || actor.kind == ActorKind::office;
    if (actor.code.empty() && l.home.empty()) actor.code = homeless.otherwise;
    if (actor.code.empty() && l.home.empty() && person) actor.code = state_of_peers(l, homeless.actor, peers);
    if (person && !homeless.not_of.empty() && homeless.not_of == of_persons) continue;
    if (!actor.code.empty() || (person && l.people.contradicts(homeless.actor, of_persons))) continue;
    if (!l.home.empty() && is_foreign_office(l, actor, of_persons)) continue;
    actor.code = person ? of_persons : of_others;
  }
  for (Mention& mention : l.d.mentions) {
    if (mention.actor == kNone) continue;
    const Actor& actor = l.cast[mention.actor];
    if (actor.kind == ActorKind::organ && actor.code.empty()) mention.actor = kNone;
  }
}

}  // namespace rapporteur::actors
