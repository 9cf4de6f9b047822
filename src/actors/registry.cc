// The registry needs no tables of its own beyond the image: entries of a kind lie side by side there.
#include "actors/registry.h"

namespace rapporteur::actors {
namespace {

struct Named {
  std::string_view name;
  EntryKind kind;
};

constexpr std::array<Named, kEntryKinds - 1> kNames = {{{"state", EntryKind::state},
                                                        {"body", EntryKind::body},
                                                        {"organ", EntryKind::organ},
                                                        {"group", EntryKind::group},
                                                        {"city", EntryKind::city},
                                                        {"outlet", EntryKind::outlet},
                                                        {"title", EntryKind::title},
                                                        {"honorific", EntryKind::honorific},
                                                        {"role", EntryKind::role},
                                                        {"nominal", EntryKind::nominal},
                                                        {"region", EntryKind::region}}};

}  // namespace

EntryKind Registry::kind_of(uint32_t entry) const {
  for (const KindRange& range : kinds) {
    if (entry >= range.first && entry < range.end) return range.kind;
  }
  return EntryKind::other;
}

Result<Registry> load(const rules::Image& image) {
  Registry registry;
  for (size_t i = 0; i < kNames.size(); ++i) {
    const auto [first, end] = image.entries_of(kNames[i].name);
    registry.kinds[i] = {kNames[i].kind, first, end};
  }
  auto words = Words::load(image);
  if (!words) return tl::unexpected(words.error());
  registry.words = std::move(*words);
  registry.holders = Holders(image);
  registry.offices = Offices(image);
  return registry;
}

Naming naming_of(const rules::Image& image, const rules::Phrase& phrase) {
  const std::string_view key = image.text(image.value(phrase.value).key);
  if (key == "name") return Naming::name;
  if (key == "people") return Naming::people;
  if (key == "capital") return Naming::capital;
  if (key == "stands-for") return Naming::stands_for;
  return key == "many" ? Naming::many : Naming::none;
}

std::string_view code_of(const rules::Image& image, EntryKind kind, uint32_t entry) {
  if (kind == EntryKind::state || kind == EntryKind::body) return image.id(entry);
  return image.get(entry, "of");
}

RoleSort role_sort(const rules::Image& image, uint32_t entry) {
  const std::string_view sort = image.get(entry, "sort");
  if (sort == "force") return RoleSort::force;
  if (sort == "institution") return RoleSort::institution;
  return sort == "government" ? RoleSort::government : RoleSort::person;
}

NominalSort nominal_sort(const rules::Image& image, uint32_t entry) {
  const std::string_view sort = image.get(entry, "sort");
  if (sort == "body") return NominalSort::body;
  if (sort == "document") return NominalSort::document;
  if (sort == "joint-document") return NominalSort::joint_document;
  return sort == "sides" ? NominalSort::sides : sort == "all" ? NominalSort::all : NominalSort::state;
}

Gender gender_of(const rules::Image& image, uint32_t entry) {
  const std::string_view gender = image.get(entry, "gender");
  return gender == "male" ? Gender::male : gender == "female" ? Gender::female : Gender::unknown;
}

bool among(std::string_view ids, std::string_view code) {
  if (ids.empty()) return true;
  for (size_t at = ids.find(code); at != ids.npos; at = ids.find(code, at + 1)) {
    const bool begins = at == 0 || ids[at - 1] == ' ';
    const size_t end = at + code.size();
    if (begins && (end == ids.size() || ids[end] == ' ')) return true;
  }
  return false;
}

}  // namespace rapporteur::actors
