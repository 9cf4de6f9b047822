// Month names are those of the C locale, which is what RFC 822 and the web's formats use; strptime knows them.
#include "reports/written_day.h"

#include <ctime>

#include <string>

namespace rapporteur::reports {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::optional<Day> day_of(int year, int month, int day) {
  if (year < 1500 || year > 2999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional<Day>(date) : std::nullopt;
}

/// Up to four digits; -1 if there are none or more.
int number(std::string_view text, size_t& at, size_t least, size_t most) {
  size_t end = at;
  int value = 0;
  while (end < text.size() && is_digit(text[end]) && end - at <= most) value = 10 * value + (text[end++] - '0');
  if (end - at < least || end - at > most) return -1;
  at = end;
  return value;
}

struct Parts {
  int first, second, third;
  char between;
  size_t end;
};

/// "19/07/2022" or "2022-07-19": three numbers with the same sign between them.
std::optional<Parts> parts_of(std::string_view text) {
  size_t at = 0;
  Parts parts{};
  parts.first = number(text, at, 1, 4);
  if (parts.first < 0 || at >= text.size()) return std::nullopt;
  parts.between = text[at++];
  if (parts.between != '-' && parts.between != '/' && parts.between != '.') return std::nullopt;
  parts.second = number(text, at, 1, 2);
  if (parts.second < 0 || at >= text.size() || text[at++] != parts.between) return std::nullopt;
  parts.third = number(text, at, 1, 4);
  parts.end = at;
  const bool more = at < text.size() && is_digit(text[at]);
  return parts.third < 0 || more ? std::nullopt : std::optional(parts);
}

std::optional<Day> numbers_day(std::string_view text, size_t& used) {
  const auto parts = parts_of(text);
  if (!parts) return std::nullopt;
  used = parts->end;
  if (parts->first > 31) return day_of(parts->first, parts->second, parts->third);
  if (parts->between == '.' || parts->first == parts->second || parts->first > 12)
    return day_of(parts->third, parts->second, parts->first);
  if (parts->between == '/' && parts->second > 12) return day_of(parts->third, parts->first, parts->second);
  return std::nullopt;  // the third of April or the fourth of March
}

std::optional<Day> compact_day(std::string_view text, size_t& used) {
  size_t at = 0;
  const int all = number(text, at, 8, 8);
  used = at;
  return all < 0 ? std::nullopt : day_of(all / 10000, all / 100 % 100, all % 100);
}

/// "19 July 2022", "July 19, 2022", "19-Jul-2022".
std::optional<Day> named_day(std::string_view text, size_t& used) {
  static const locale_t c_locale = newlocale(LC_ALL_MASK, "C", nullptr);
  const std::string begin(text.substr(0, 40));
  for (const char* format :
       {"%d %B %Y", "%d %B, %Y", "%B %d, %Y", "%B %d %Y", "%d-%B-%Y", "%dst %B %Y", "%dnd %B %Y", "%drd %B %Y",
        "%dth %B %Y", "%B %dst, %Y", "%B %dnd, %Y", "%B %drd, %Y", "%B %dth, %Y", "%B. %d, %Y", "%d %B. %Y"}) {
    std::tm time{};
    const char* end = strptime_l(begin.c_str(), format, &time, c_locale);
    if (end == nullptr || is_digit(*end)) continue;
    used = static_cast<size_t>(end - begin.c_str());
    return day_of(time.tm_year + 1900, time.tm_mon + 1, time.tm_mday);
  }
  return std::nullopt;
}

/// Bytes of "Tuesday, " or "Tue " at the beginning.
size_t weekday_size(std::string_view text) {
  static const locale_t c_locale = newlocale(LC_ALL_MASK, "C", nullptr);
  const std::string begin(text.substr(0, 20));
  std::tm time{};
  const char* end = strptime_l(begin.c_str(), "%a", &time, c_locale);
  if (end == nullptr || is_letter(*end)) return 0;
  while (*end == ',' || *end == ' ' || *end == '.') ++end;
  return static_cast<size_t>(end - begin.c_str());
}

}  // namespace

std::optional<Day> day_at(std::string_view written, size_t* used) {
  size_t begin = written.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return std::nullopt;
  begin += weekday_size(written.substr(begin));
  const std::string_view text = written.substr(begin);
  size_t size = 0;
  auto day = numbers_day(text, size);
  if (!day) day = compact_day(text, size);
  if (!day) day = named_day(text, size);
  if (day && used != nullptr) *used = begin + size;
  return day;
}

std::optional<Day> first_day_in(std::string_view text) {
  for (size_t at = 0; at < text.size(); ++at) {
    const bool begins = at == 0 || !(is_digit(text[at - 1]) || is_letter(text[at - 1]));
    if (!begins || !(is_digit(text[at]) || is_letter(text[at]))) continue;
    if (const auto day = day_at(text.substr(at))) return day;
  }
  return std::nullopt;
}

}  // namespace rapporteur::reports
