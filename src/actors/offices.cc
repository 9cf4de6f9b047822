// One short table, since few offices lead.
#include "actors/offices.h"

#include <algorithm>

#include "actors/name_keys.h"
#include "rules/grammar.h"
#include "text/fold.h"

namespace rapporteur::actors {
namespace {

constexpr uint64_t kFnvStart = 14695981039346656037ull;  // FNV-1a, 64 bits
constexpr uint64_t kFnvPrime = 1099511628211ull;

uint64_t key_of_last_word(std::string_view name) {
  const size_t space = name.rfind(' ');
  return name_key(space == name.npos ? name : name.substr(space + 1));
}

std::string_view name_of(const rules::Image& image, uint32_t entry) {
  const auto names = rules::alternatives(image.get(entry, "name"));
  return names.empty() ? std::string_view() : names.front();
}

}  // namespace

void LeadingOffices::add(std::string_view offices, std::string_view over, bool heads) {
  Entry& entry = entries_.emplace_back();
  entry.heads = heads;
  for (const auto office : rules::alternatives(offices)) entry.offices.insert(text::fold(office));
  for (const auto word : rules::alternatives(over)) entry.over.push_back(" " + text::fold(word) + " ");
}

uint8_t LeadingOffices::number_of(std::string_view office, std::span<const std::string> names) const {
  for (size_t e = 0; e < entries_.size(); ++e) {
    if (entries_[e].offices.contains(office)) return static_cast<uint8_t>(e + 1);
    for (const std::string& over : entries_[e].over) {
      const size_t at = office.find(over);
      if (at == office.npos || !entries_[e].offices.contains(office.substr(0, at))) continue;
      const std::string_view whole = office.substr(at + over.size());
      if (std::find(names.begin(), names.end(), whole) != names.end()) return static_cast<uint8_t>(e + 1);
    }
  }
  return 0;
}

LeadingOffices LeadingOffices::load(const rules::Image& image) {
  LeadingOffices leading;
  const auto [first, end] = image.entries_of("leading-office");
  for (uint32_t e = first; e < end; ++e)
    leading.add(image.get(e, "office"), image.get(e, "over"), !image.get(e, "heads").empty());
  return leading;
}

uint64_t key_of_code(std::string_view code) {
  uint64_t hash = kFnvStart;
  for (const char c : code) hash = (hash ^ static_cast<unsigned char>(c)) * kFnvPrime;
  return hash;
}

Offices::Offices(const rules::Image& image) : leading_(LeadingOffices::load(image)) {
  const auto bytes = image.section("actors.offices");
  rows_ = {reinterpret_cast<const OfficeRow*>(bytes.data()), bytes.size() / sizeof(OfficeRow)};
}

std::span<const OfficeRow> Offices::rows_of(std::string_view code) const {
  const OfficeRow wanted{key_of_code(code)};
  const auto range = std::equal_range(rows_.begin(), rows_.end(), wanted,
                                      [](const OfficeRow& a, const OfficeRow& b) { return a.key < b.key; });
  return {range.first, range.second};
}

bool Offices::exists(const rules::Image& image, std::string_view code, std::string_view title) const {
  const uint8_t number = leading_.number_of(title);
  if (number == 0) return false;
  const std::string_view last = title.substr(title.rfind(' ') + 1);  // the whole title, if it is one word
  const auto rows = rows_of(code);
  return std::any_of(rows.begin(), rows.end(), [&](const OfficeRow& row) {
    if (row.office != number) return false;
    const std::string office = " " + text::fold(image.get(row.entry, "office")) + " ";
    return office.find(" " + std::string(last) + " ") != office.npos;
  });
}

std::vector<Candidate> Offices::held(const rules::Image& image, std::string_view code, std::string_view office,
                                     Day day) const {
  std::vector<Candidate> holders;
  const uint8_t number = leading_.number_of(office);
  if (number == 0) return holders;
  const auto today = static_cast<int32_t>(day.time_since_epoch().count());
  for (const OfficeRow& row : rows_of(code)) {
    if (row.office != number || today < row.from || today > row.to) continue;
    const uint64_t name = key_of_last_word(name_of(image, row.entry));
    const bool known = std::any_of(holders.begin(), holders.end(), [&](const Candidate& other) {
      return key_of_last_word(name_of(image, other.entry)) == name;
    });
    if (!known) holders.push_back({row.entry, 1});
  }
  for (Candidate& holder : holders) holder.weight = 1.0F / static_cast<float>(holders.size());
  return holders;
}

}  // namespace rapporteur::actors
