// Looks for the publication day at the two places where people who collect reports write it.
#include "reports/dateline.h"

#include <strings.h>

#include <algorithm>

#include "reports/written_day.h"

namespace rapporteur::reports {
namespace {

constexpr std::string_view kBlanks = " \t";
constexpr std::string_view kWord = "date";
constexpr size_t kIsoSize = 10;
constexpr size_t kLongestDay = 40;                // bytes of a line that is a day and its hour
constexpr std::string_view kAfterDay = " \t,;T";  // ends a day, or begins its hour

bool is_digit(char c) { return c >= '0' && c <= '9'; }

size_t after_blanks(std::string_view text, size_t at) {
  const size_t found = text.find_first_not_of(kBlanks, at);
  return found == std::string_view::npos ? text.size() : found;
}

bool is_word(std::string_view text) {
  return text.size() >= kWord.size() && strncasecmp(text.data(), kWord.data(), kWord.size()) == 0;
}

/// Ten characters "dddd-dd-dd".
bool looks_like_day(std::string_view text) {
  if (text.size() != kIsoSize) return false;
  for (size_t i = 0; i < kIsoSize; ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : !is_digit(text[i])) return false;
  }
  return true;
}

}  // namespace

DateMark date_mark(std::string_view text) {
  const size_t word = after_blanks(text, 0);
  if (!is_word(text.substr(word))) return {};
  size_t begin = word + kWord.size();
  const bool colon = begin < text.size() && text[begin] == ':';
  if (colon) ++begin;
  const size_t day_begin = after_blanks(text, begin);
  if (day_begin == begin && !colon) return {};
  const size_t line_end = std::min(text.find_first_of("\r\n", day_begin), text.size());
  const std::string_view rest = text.substr(day_begin, line_end - day_begin);
  size_t used = 0;
  const auto day = day_at(rest, &used);
  if (day && (used == rest.size() || kAfterDay.find(rest[used]) != std::string_view::npos))
    return {{0, static_cast<uint32_t>(day_begin + used)}, day};
  const bool meant = !rest.empty() && (colon || is_digit(rest.front()) || first_day_in(rest));
  if (!meant || rest.size() > kLongestDay) return {};
  return {{0, static_cast<uint32_t>(line_end)}, std::nullopt};
}

std::optional<Day> day_in_name(std::string_view name) {
  for (size_t at = 0; at + kIsoSize <= name.size(); ++at) {
    const bool touched =
        (at > 0 && is_digit(name[at - 1])) || (at + kIsoSize < name.size() && is_digit(name[at + kIsoSize]));
    if (touched || !looks_like_day(name.substr(at, kIsoSize))) continue;
    if (const auto day = parse_day(name.substr(at, kIsoSize))) return day;
  }
  return std::nullopt;
}

}  // namespace rapporteur::reports
