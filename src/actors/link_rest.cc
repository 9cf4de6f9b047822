// What only the whole report tells: which state it is about, and who holds an office that was named before its holder.
#include <algorithm>
#include <map>

#include "actors/linker.h"

namespace rapporteur::actors {
namespace {

constexpr double kLeastShare = 0.6;  ///< of all mentions of states and places; people mostly read "the army" so

}  // namespace

/// The state that the report is about: the one that most of its mentions of states name. Empty if there is none.
std::string Linker::focus() const {
  std::map<std::string_view, size_t> named;
  size_t all = 0;
  for (const Mention& mention : d_.mentions) {
    if (mention.actor == kNone || cast_[mention.actor].kind != ActorKind::state) continue;
    if (mention.kind == MentionKind::pronoun) continue;
    ++named[cast_[mention.actor].code];
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
  return clear ? std::string(most->first) : std::string();
}

/// Gives the officials, crowds and institutions of nobody to the state that the report is about; an institution that
/// is still nobody's is not known.
void Linker::settle_homeless() {
  if (homeless_.empty()) return;
  const std::string code = focus();
  for (const uint32_t actor : homeless_) {
    if (cast_[actor].code.empty()) cast_[actor].code = code;
  }
  for (Mention& mention : d_.mentions) {
    if (mention.actor == kNone) continue;
    const Actor& actor = cast_[mention.actor];
    if (actor.kind == ActorKind::organ && actor.code.empty()) mention.actor = kNone;
  }
}

/// "The Iranian foreign minister will visit. X said …": an office is its holder's, once the report names one.
void Linker::settle_offices() {
  std::vector<uint32_t> holder(d_.actors.size(), kNone);
  bool any = false;
  for (uint32_t a = 0; a < d_.actors.size(); ++a) {
    if (d_.actors[a].kind != ActorKind::office || d_.actors[a].code.empty()) continue;
    holder[a] = people_.holder_of(d_.actors[a].name, d_.actors[a].code);
    any = any || holder[a] != kNone;
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
