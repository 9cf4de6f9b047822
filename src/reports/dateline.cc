// Looks for the publication day at the two places where people who collect reports write it.
#include "reports/dateline.h"

namespace rapporteur::reports {
namespace {

constexpr std::string_view kBlanks = " \t";
constexpr std::string_view kWord = "date";
constexpr size_t kIsoSize = 10;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

size_t after_blanks(std::string_view text, size_t at) {
  const size_t found = text.find_first_not_of(kBlanks, at);
  return found == std::string_view::npos ? text.size() : found;
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
  if (!text.substr(word).starts_with(kWord)) return {};
  const size_t begin = after_blanks(text, word + kWord.size());
  const size_t end = begin + kIsoSize;
  if (begin == word + kWord.size() || end > text.size() || !looks_like_day(text.substr(begin, kIsoSize))) return {};
  if (end < text.size() && text.find_first_of(" \t\r\n", end) != end) return {};
  return {{0, static_cast<uint32_t>(end)}, parse_day(text.substr(begin, kIsoSize))};
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
