// The registry needs no tables of its own beyond the image: entries of a kind lie side by side there.
#include "actors/registry.h"

namespace rapporteur::actors {

EntryKind Registry::kind_of(uint32_t entry) const {
  for (const KindRange& range : kinds) {
    if (entry >= range.first && entry < range.end) return range.kind;
  }
  return EntryKind::other;
}

Result<Registry> load(const rules::Image& image) {
  struct Named {
    std::string_view name;
    EntryKind kind;
  };
  constexpr std::array<Named, 7> kNames = {{{"state", EntryKind::state},
                                            {"body", EntryKind::body},
                                            {"organ", EntryKind::organ},
                                            {"group", EntryKind::group},
                                            {"city", EntryKind::city},
                                            {"outlet", EntryKind::outlet},
                                            {"title", EntryKind::title}}};
  Registry registry;
  for (size_t i = 0; i < kNames.size(); ++i) {
    const auto [first, end] = image.entries_of(kNames[i].name);
    registry.kinds[i] = {kNames[i].kind, first, end};
  }
  return registry;
}

Naming naming_of(const rules::Image& image, const rules::Phrase& phrase) {
  const std::string_view key = image.text(image.value(phrase.value).key);
  if (key == "name") return Naming::name;
  if (key == "people") return Naming::people;
  if (key == "capital") return Naming::capital;
  if (key == "stands-for") return Naming::stands_for;
  return Naming::none;
}

std::string_view code_of(const rules::Image& image, EntryKind kind, uint32_t entry) {
  if (kind == EntryKind::state || kind == EntryKind::body) return image.id(entry);
  return image.get(entry, "of");
}

}  // namespace rapporteur::actors
