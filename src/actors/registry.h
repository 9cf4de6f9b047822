// The registry: what knowledge/actors says of states, bodies, organs, groups, cities, titles and roles, ready to be
// asked by number.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "actors/holders.h"
#include "actors/offices.h"
#include "actors/words.h"
#include "rapporteur/document.h"
#include "rapporteur/result.h"
#include "rules/image.h"

namespace rapporteur::actors {

/// How a phrase of the registry names its entry.
enum class Naming : uint8_t { none, name, people, capital, stands_for, many };

/// What an entry of the registry is.
enum class EntryKind : uint8_t {
  other,
  state,
  body,
  organ,
  group,
  city,
  outlet,
  title,
  honorific,
  role,
  nominal,
  region
};
inline constexpr size_t kEntryKinds = 12;

enum class RoleSort : uint8_t { person, force, institution, government };
enum class NominalSort : uint8_t { state, body, sides, document, joint_document, all };

struct KindRange {
  EntryKind kind = EntryKind::other;
  uint32_t first = 0;  ///< image entries [first, end)
  uint32_t end = 0;
};

struct Registry {
  std::array<KindRange, kEntryKinds - 1> kinds;
  Words words;
  Holders holders;
  Offices offices;

  EntryKind kind_of(uint32_t entry) const;
};

/// Reads where the registry's kinds lie in the image, and the small words.
Result<Registry> load(const rules::Image& image);

/// How the phrase names its entry.
Naming naming_of(const rules::Image& image, const rules::Phrase& phrase);

/// The code under which findings write the entry's state or body: its id for those two, what it is `of` for the rest.
std::string_view code_of(const rules::Image& image, EntryKind kind, uint32_t entry);

RoleSort role_sort(const rules::Image& image, uint32_t entry);
NominalSort nominal_sort(const rules::Image& image, uint32_t entry);
Gender gender_of(const rules::Image& image, uint32_t entry);

/// True if the space-separated ids of a value hold the code, or if there are none.
bool among(std::string_view ids, std::string_view code);

}  // namespace rapporteur::actors
