// What only the whole report tells: which state it is about, and who holds an office that was named before its holder.
#include <algorithm>
#include <map>
#include <set>

#include "actors/linker.h"
#include "rules/grammar.h"

namespace rapporteur::actors {
namespace {

constexpr double kLeastShare = 0.6;  ///< of all mentions of states and places; people mostly read "the army" so

constexpr uint32_t kNearSentences = 4;      ///< back, in which a crowd's place can stand
constexpr std::string_view kSeveral = "*";  ///< no code

}  // namespace

/// The state or body that published the report on a site of its own; "" for others.
std::string_view Linker::publisher() const {
  const std::string_view source = d_.report.source;
  const auto [first, end] = image_.entries_of("publisher");
  for (uint32_t e = first; e < end && !source.empty(); ++e) {
    for (const std::string_view site : rules::alternatives(image_.get(e, "site"))) {
      const bool part = source.size() > site.size() && source[source.size() - site.size() - 1] == '.';
      if (source == site || (part && source.ends_with(site))) return image_.get(e, "of");
    }
  }
  return "";
}

/// The state that the report is about: the one to which most of those whom it mentions belong. Empty if there is none.
/// `acting`: nor if the report only says that something is done there. Talks in Geneva make no minister Swiss, while
/// the government that is spoken of in Budapest is Hungary's.
std::string Linker::focus(bool acting) const {
  std::map<std::string_view, size_t> named;
  std::set<std::string_view> act;
  size_t all = 0;
  for (const Mention& mention : d_.mentions) {
    if (mention.actor == kNone || mention.kind == MentionKind::pronoun) continue;
    const Actor& actor = cast_[mention.actor];
    const bool organisation = actor.kind == ActorKind::group && mention.kind == MentionKind::name;
    const bool counts = actor.kind == ActorKind::state || actor.kind == ActorKind::person || organisation;
    if (!actor.code.empty() && !mention.place) act.insert(actor.code);
    if (actor.code.empty() || !counts) continue;
    ++named[actor.code];
    ++all;
  }
  for (const Place& place : d_.places) {
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
std::vector<std::string> Linker::places_of_sentences() const {
  std::vector<std::string> codes(d_.sentences.size());
  const auto note = [&](uint32_t token, std::string_view code) {
    std::string& of = codes[d_.sentence_of(token)];
    if (!code.empty()) of = of.empty() || of == code ? code : kSeveral;
  };
  std::set<uint32_t> named;
  for (const Mention& mention : d_.mentions) {
    if (mention.actor == kNone || cast_[mention.actor].kind != ActorKind::state) continue;
    named.insert(mention.first);
    if (mention.place) note(mention.first, cast_[mention.actor].code);
  }
  for (const Place& place : d_.places) {
    if (!named.contains(place.first)) note(place.first, place.code);  // a capital can be its government
  }
  return codes;
}

/// By sentence, the state that it names outside quotation marks; "" if it names none, kSeveral if several.
std::vector<std::string> Linker::states_of_sentences() const {
  std::vector<std::string> named(d_.sentences.size());
  for (const Trace& trace : cast_.traces()) {
    if (trace.quoted || cast_[trace.actor].kind != ActorKind::state) continue;
    std::string& of = named[trace.sentence];
    of = of.empty() || of == cast_[trace.actor].code ? cast_[trace.actor].code : kSeveral;
  }
  return named;
}

/// Where a crowd stands: the state of the places in its sentence, or in those before, as long as no state is named in
/// between; that one, if a sentence before names one only ("Hungarians went to a rally").
std::string Linker::place_near(uint32_t sentence, const std::vector<std::string>& places,
                               const std::vector<std::string>& named) const {
  for (uint32_t back = 0; back <= std::min(kNearSentences, sentence); ++back) {
    const uint32_t at = sentence - back;
    if (d_.sentences[at].paragraph != d_.sentences[sentence].paragraph) break;
    if (!places[at].empty()) return places[at];
    if (!named[at].empty()) return back > 0 ? named[at] : "";
  }
  return "";
}

/// Groups of a name that other states have too belong to the state that the report is about.
void Linker::settle_shared_names() {
  std::string code;
  for (Actor& actor : d_.actors) {
    if (actor.kind != ActorKind::group || actor.entry == kNone || image_.get(actor.entry, "shared").empty()) continue;
    if (code.empty()) code = focus(false);
    if (code.empty() || code == actor.code) continue;
    actor.code = code;
    actor.entry = kNone;
  }
}

/// Gives the officials, crowds and institutions of nobody to the state that the report is about; an institution that
/// is still nobody's is not known.
void Linker::settle_homeless() {
  if (homeless_.empty()) return;
  const std::vector<std::string> places = places_of_sentences();
  const std::vector<std::string> named = states_of_sentences();
  for (const Homeless& homeless : homeless_) {
    std::string& own = cast_[homeless.actor].code;
    if (own.empty() && homeless.local) own = place_near(homeless.sentence, places, named);
    if (own == kSeveral) own.clear();
  }
  const std::string of_persons = home_.empty() ? focus(true) : std::string(home_);
  const std::string of_others = home_.empty() ? focus(false) : std::string(home_);
  for (const Homeless& homeless : homeless_) {
    Actor& actor = cast_[homeless.actor];
    const bool person = actor.kind == ActorKind::person || actor.kind == ActorKind::office;
    if (actor.code.empty()) actor.code = person ? of_persons : of_others;
  }
  for (Mention& mention : d_.mentions) {
    if (mention.actor == kNone) continue;
    const Actor& actor = cast_[mention.actor];
    if (actor.kind == ActorKind::organ && actor.code.empty()) mention.actor = kNone;
  }
}

/// Who held an office on the report's day, by the registry, where the report names nobody: he is its candidate, since
/// the report does not say so.
void Linker::find_holder(Actor& office) const {
  if (!d_.report.date || office.plural) return;
  office.candidates = registry_.offices.held(image_, office.code, office.name, *d_.report.date);
  if (office.candidates.size() == 1) office.entry = office.candidates.front().entry;
}

/// "The Iranian foreign minister will visit. X said …": an office is its holder's, once the report names one.
void Linker::settle_offices() {
  std::vector<uint32_t> holder(d_.actors.size(), kNone);
  bool any = false;
  for (uint32_t a = 0; a < d_.actors.size(); ++a) {
    if (d_.actors[a].kind != ActorKind::office || d_.actors[a].code.empty()) continue;
    holder[a] = people_.holder_of(d_.actors[a].name, d_.actors[a].code);
    any = any || holder[a] != kNone;
    if (holder[a] == kNone) find_holder(d_.actors[a]);
  }
  if (!any) return;
  for (Mention& mention : d_.mentions) {
    if (mention.actor != kNone && holder[mention.actor] != kNone) mention.actor = holder[mention.actor];
  }
  for (Actor& actor : d_.actors) {
    for (uint32_t& member : actor.members) {
      if (holder[member] != kNone) member = holder[member];
    }
  }
}

}  // namespace rapporteur::actors
