// Begins with a body's first members and lets others come and go up to the day that is asked for.
#include "actors/membership.h"

#include <algorithm>

namespace rapporteur::actors {
namespace {

bool began_by(std::string_view edtf, std::optional<Day> day) {
  const DayRange days = days_of(edtf);
  return !day || !days.first || *days.first <= *day;
}

bool ended_before(std::string_view edtf, std::optional<Day> day) {
  const DayRange days = days_of(edtf);
  return days.last && (!day || *days.last < *day);
}

/// "2004-03-29 EST LVA LTU": the date, then the codes.
struct Change {
  std::string_view date;
  std::vector<std::string_view> codes;
};

std::vector<Change> changes(const rules::Image& image, uint32_t entry, std::string_view key) {
  std::vector<Change> list;
  for (const std::string_view value : image.all(entry, key)) {
    std::vector<std::string_view> words = rules::words_of(value);
    if (words.empty()) continue;
    const std::string_view date = words.front();
    words.erase(words.begin());
    list.push_back({date, std::move(words)});
  }
  return list;
}

/// Who had joined by the day and not left before it.
std::vector<std::string_view> present(const rules::Image& image, uint32_t entry, std::optional<Day> day) {
  std::vector<std::string_view> members = rules::words_of(image.get(entry, "members"));
  for (const Change& joined : changes(image, entry, "joined")) {
    if (began_by(joined.date, day)) members.insert(members.end(), joined.codes.begin(), joined.codes.end());
  }
  for (const Change& left : changes(image, entry, "left")) {
    if (!ended_before(left.date, day)) continue;
    for (const std::string_view code : left.codes) std::erase(members, code);
  }
  return members;
}

}  // namespace

bool is_present(const rules::Image& image, uint32_t entry, Day day) {
  return began_by(image.get(entry, "from"), day) && !ended_before(image.get(entry, "to"), day);
}

std::vector<std::string_view> members_of(const rules::Image& image, std::string_view body, std::optional<Day> day) {
  const auto entry = image.find("body", body);
  if (!entry) return {};
  if (!began_by(image.get(*entry, "from"), day) || (day && ended_before(image.get(*entry, "to"), day))) return {};
  std::vector<std::string_view> members = present(image, *entry, day);
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  return members;
}

}  // namespace rapporteur::actors
