// Offices that the report named before their holders, and those whose holders only the registry names.
#include "actors/passes.h"

namespace rapporteur::actors {
namespace {

/// Who held an office on the report's day, by the registry, where the report names nobody: he is its candidate, since
/// the report does not say so.
void find_holder(const Linking& l, Actor& office) {
  if (!l.d.report.date || office.plural) return;
  office.candidates = l.registry.offices.held(l.image, office.code, office.name, *l.d.report.date);
  if (office.candidates.size() == 1) office.entry = office.candidates.front().entry;
}

}  // namespace

/// "The Iranian foreign minister will visit. X said …": an office is its holder's, once the report names one.
void find_holders(Linking& l) {
  std::vector<uint32_t> holder(l.d.actors.size(), kNone);
  bool any = false;
  for (uint32_t a = 0; a < l.d.actors.size(); ++a) {
    if (l.d.actors[a].kind != ActorKind::office || l.d.actors[a].code.empty()) continue;
    holder[a] = l.people.holder_of(l.d.actors[a].name, l.d.actors[a].code);
    any = any || holder[a] != kNone;
    if (holder[a] == kNone) find_holder(l, l.d.actors[a]);
  }
  if (!any) return;
  for (Mention& mention : l.d.mentions) {
    if (mention.actor != kNone && holder[mention.actor] != kNone) mention.actor = holder[mention.actor];
  }
  for (Actor& actor : l.d.actors) {
    for (uint32_t& member : actor.members) {
      if (holder[member] != kNone) member = holder[member];
    }
  }
}

}  // namespace rapporteur::actors
