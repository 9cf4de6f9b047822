// Actors are found again by a hash of what makes them the same.
#include "actors/cast.h"

#include <algorithm>

#include "text/fold.h"

namespace rapporteur::actors {
namespace {

constexpr uint64_t kFnvStart = 14695981039346656037ull;  // FNV-1a, 64 bits
constexpr uint64_t kFnvPrime = 1099511628211ull;

constexpr uint32_t kReassignReach = 60;  ///< tokens: a sentence

uint64_t mix(uint64_t hash, std::string_view text) {
  for (const char c : text) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    hash = (hash ^ static_cast<unsigned char>(small)) * kFnvPrime;
  }
  return (hash ^ 0xff) * kFnvPrime;
}

ActorKind actor_kind(EntryKind kind) {
  switch (kind) {
    case EntryKind::state:
      return ActorKind::state;
    case EntryKind::body:
      return ActorKind::body;
    case EntryKind::organ:
      return ActorKind::organ;
    default:
      return ActorKind::group;
  }
}

}  // namespace

uint32_t Cast::add(ActorKind kind, std::string_view code, std::string_view name, uint32_t entry) {
  Actor& actor = d_.actors.emplace_back();
  actor.kind = kind;
  actor.code = code;
  actor.name = name;
  actor.entry = entry;
  return static_cast<uint32_t>(d_.actors.size() - 1);
}

uint32_t Cast::of_entry(uint32_t entry) {
  const EntryKind kind = registry_.kind_of(entry);
  if (kind == EntryKind::city) return kNone;
  const auto [it, added] = by_key_.try_emplace(entry, static_cast<uint32_t>(d_.actors.size()));
  if (!added) return it->second;
  const std::string_view code = code_of(image_, kind, entry);
  const bool whole = kind == EntryKind::state || kind == EntryKind::body;
  return add(actor_kind(kind), code, whole ? std::string_view() : image_.id(entry), entry);
}

uint32_t Cast::whole(std::string_view code) {
  if (const auto state = image_.find("state", code)) return of_entry(*state);
  if (const auto body = image_.find("body", code)) return of_entry(*body);
  return kNone;
}

uint32_t Cast::named(ActorKind kind, std::string_view code, std::string_view name, bool plural) {
  const uint64_t key = mix(mix(kFnvStart, code), name);
  const auto [it, added] = by_key_.try_emplace(key, static_cast<uint32_t>(d_.actors.size()));
  if (!added) return it->second;
  const uint32_t actor = add(kind, code, name, kNone);
  d_.actors[actor].plural = plural;
  return actor;
}

void Cast::alias(std::string_view code, std::string_view name, uint32_t actor) {
  by_key_.try_emplace(mix(mix(kFnvStart, code), name), actor);
}

void Cast::reassign(uint32_t head, uint32_t actor) {
  for (size_t i = traces_.size(); i-- > 0 && traces_[i].token + kReassignReach > head;) {
    if (traces_[i].token == head && !traces_[i].adjective) traces_[i].actor = actor;
  }
}

uint32_t Cast::person(std::string_view code, std::string_view name, uint32_t entry) {
  return add(ActorKind::person, code, name, entry);
}

uint32_t Cast::joint(const std::vector<uint32_t>& given) {
  std::vector<uint32_t> members;
  for (const uint32_t actor : given) {
    if (actor == kNone) continue;
    const std::vector<uint32_t> parts =
        d_.actors[actor].kind == ActorKind::joint ? d_.actors[actor].members : std::vector<uint32_t>{actor};
    for (const uint32_t part : parts) {
      if (std::find(members.begin(), members.end(), part) == members.end()) members.push_back(part);
    }
  }
  if (members.size() < 2) return members.empty() ? kNone : members.front();
  uint64_t key = kFnvStart;
  for (const uint32_t member : members) key = (key ^ (member + 1)) * kFnvPrime;
  const auto [it, added] = by_key_.try_emplace(key, static_cast<uint32_t>(d_.actors.size()));
  if (!added) return it->second;
  const uint32_t actor = add(ActorKind::joint, "", "", kNone);
  d_.actors[actor].plural = true;
  d_.actors[actor].members = std::move(members);
  return actor;
}

}  // namespace rapporteur::actors
