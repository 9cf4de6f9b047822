// Goes through all names of all entries: a registry is small, and people type slowly.
#include "actors/search.h"

#include <algorithm>
#include <array>

#include "actors/name_keys.h"
#include "rules/grammar.h"
#include "text/fold.h"

namespace rapporteur::actors {
namespace {

constexpr std::array<std::string_view, 7> kKinds = {"state", "body", "organ", "group", "city", "outlet", "holder"};
constexpr std::array<std::string_view, 5> kNameKeys = {"name", "people", "capital", "stands-for", "office"};

/// Keys of the words of a name; words of marks and digits alone count as they are written.
std::vector<uint64_t> keys_of(std::string_view name) {
  std::vector<uint64_t> keys;
  for (size_t at = 0; at < name.size();) {
    const size_t end = std::min(name.find_first_of(" -", at), name.size());
    if (end > at) keys.push_back(name_key(name.substr(at, end - at)));
    at = end + 1;
  }
  return keys;
}

class Seeker {
 public:
  Seeker(const rules::Image& image, const Search& wanted)
      : image_(image), wanted_(wanted), folded_(text::fold(wanted.words)), keys_(keys_of(wanted.words)) {}

  std::vector<Hit> run() const {
    std::vector<Hit> hits;
    for (const std::string_view kind : kKinds) {
      const auto [first, end] = image_.entries_of(kind);
      for (uint32_t entry = first; entry < end; ++entry) {
        if (const auto hit = look_at(entry)) hits.push_back(*hit);
      }
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.exact && !b.exact; });
    return hits;
  }

 private:
  std::optional<Hit> look_at(uint32_t entry) const {
    if (!of_code(entry) || !on_day(entry)) return std::nullopt;
    bool found = false, exact = text::fold(image_.id(entry)) == folded_;
    for (const std::string_view key : kNameKeys) {
      for (const std::string_view name : rules::alternatives(image_.get(entry, key))) {
        exact = exact || text::fold(name) == folded_;
        found = found || has_all(name);
      }
    }
    if (!found && !exact) return std::nullopt;
    return Hit{entry, exact};
  }

  bool of_code(uint32_t entry) const {
    if (wanted_.code.empty()) return true;
    const std::string_view of = image_.get(entry, "of");
    return (of.empty() ? image_.id(entry) : of) == wanted_.code;
  }

  bool on_day(uint32_t entry) const {
    if (!wanted_.day) return true;
    const DayRange from = days_of(image_.get(entry, "from")), to = days_of(image_.get(entry, "to"));
    return (!from.first || *from.first <= *wanted_.day) && (!to.last || *wanted_.day <= *to.last);
  }

  bool has_all(std::string_view name) const {
    const std::vector<uint64_t> own = keys_of(name);
    return std::all_of(keys_.begin(), keys_.end(),
                       [&](uint64_t key) { return std::find(own.begin(), own.end(), key) != own.end(); });
  }

  const rules::Image& image_;
  const Search& wanted_;
  std::string folded_;
  std::vector<uint64_t> keys_;
};

}  // namespace

std::vector<Hit> search(const rules::Image& image, const Search& wanted) { return Seeker(image, wanted).run(); }

std::string written_entry(const rules::Image& image, uint32_t entry) {
  const std::string_view kind = image.kind(entry);
  if (kind == "state" || kind == "body") return std::string(image.id(entry));
  const auto names = rules::alternatives(image.get(entry, "name"));
  const std::string_view name = kind == "holder" && !names.empty() ? names.front() : image.id(entry);
  return std::string(image.get(entry, "of")) + "/" + std::string(name);
}

}  // namespace rapporteur::actors
