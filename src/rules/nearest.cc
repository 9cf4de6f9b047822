// Edit distance over three rows, and the sentence that goes into an error.
#include "rules/nearest.h"

#include <algorithm>

namespace rapporteur::rules {
namespace {

constexpr size_t kShownNames = 30;     // as many as somebody reads
constexpr size_t kLettersAnError = 3;  // one slip for every three letters
constexpr size_t kMostErrors = 3;

std::string joined(const std::vector<std::string_view>& names) {
  std::string text;
  for (const auto name : names) text.append(text.empty() ? "" : ", ").append(name);
  return text;
}

std::string_view nearest(std::string_view given, const std::vector<std::string_view>& names) {
  size_t best = std::min(kMostErrors, std::max<size_t>(1, given.size() / kLettersAnError)) + 1;
  std::string_view found;
  for (const auto name : names) {
    const size_t lengths = std::max(name.size(), given.size()) - std::min(name.size(), given.size());
    if (lengths >= best) continue;
    const size_t distance = edit_distance(given, name);
    if (distance < best) best = distance, found = name;
  }
  return found;
}

}  // namespace

size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last), last.swap(row);
  }
  return last[b.size()];
}

std::string advise(std::string_view given, const std::vector<std::string_view>& names) {
  const std::string_view near = nearest(given, names);
  std::string text = near.empty() ? "" : "did you mean \"" + std::string(near) + "\"?";
  if (names.size() <= kShownNames) text += (text.empty() ? "expected one of " : " expected one of ") + joined(names);
  return text.empty() ? "none is written like it" : text;
}

}  // namespace rapporteur::rules
