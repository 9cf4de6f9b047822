// Days and EDTF level 1 dates as text (Extended Date/Time Format, Library of Congress, 2019).
#include "rapporteur/day.h"

#include <charconv>

namespace rapporteur {
namespace {

using std::chrono::year;
using std::chrono::year_month_day;

bool all_digits(std::string_view text) {
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
  }
  return !text.empty();
}

/// A number of digits only; nothing for signs, blanks or an empty string.
std::optional<int> number(std::string_view digits) {
  if (!all_digits(digits) || digits.size() > 9) return std::nullopt;
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::optional<Day> day_of(int y, int m, int d) {
  const year_month_day date{year{y}, std::chrono::month{static_cast<unsigned>(m)},
                            std::chrono::day{static_cast<unsigned>(d)}};
  return date.ok() ? std::optional<Day>(Day(date)) : std::nullopt;
}

Day last_of_month(int y, int m) {
  return Day(year{y} / std::chrono::month{static_cast<unsigned>(m)} / std::chrono::last);
}

DayRange months(int y, int first, int last) { return {day_of(y, first, 1), last_of_month(y, last)}; }

/// EDTF writes seasons 21-24 (from March on the northern side) and quarters 33-36 in the month's place.
DayRange month_or_part(int y, int m) {
  if (m >= 1 && m <= 12) return months(y, m, m);
  if (m >= 21 && m <= 23) return months(y, 3 * (m - 21) + 3, 3 * (m - 21) + 5);
  if (m == 24) return {day_of(y, 12, 1), last_of_month(y + 1, 2)};
  if (m >= 33 && m <= 36) return months(y, 3 * (m - 33) + 1, 3 * (m - 33) + 3);
  return {};
}

/// A year of four characters whose last ones may be "X" ("197X", "19XX").
DayRange years(std::string_view text, bool negative) {
  std::string low(text), high(text);
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != 'X') continue;
    low[i] = '0';
    high[i] = '9';
  }
  const auto first = number(low), last = number(high);
  if (!first || !last) return {};
  return negative ? DayRange{day_of(-*last, 1, 1), day_of(-*first, 12, 31)}
                  : DayRange{day_of(*first, 1, 1), day_of(*last, 12, 31)};
}

/// One date without an interval's slash.
DayRange single_date(std::string_view text) {
  while (!text.empty() && (text.back() == '~' || text.back() == '?' || text.back() == '%')) text.remove_suffix(1);
  text = text.substr(0, text.find('T'));
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.size() < 4) return {};
  const DayRange whole_year = years(text.substr(0, 4), negative);
  if (text.size() == 4) return whole_year;
  const auto y = number(text.substr(0, 4));
  if (!y || text.size() < 7 || text[4] != '-') return {};
  if (text.substr(5) == "XX" || text.substr(5) == "XX-XX") return whole_year;
  const auto m = number(text.substr(5, 2));
  if (!m) return {};
  const DayRange part = month_or_part(negative ? -*y : *y, *m);
  if (text.size() == 7 || text.substr(7) == "-XX") return part;
  const auto d = text.size() == 10 && text[7] == '-' ? number(text.substr(8)) : std::nullopt;
  if (!d) return {};
  const auto day = day_of(negative ? -*y : *y, *m, *d);
  return {day, day};
}

void append_padded(std::string& out, int value, size_t width) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

}  // namespace

std::optional<Day> parse_day(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto y = number(iso.substr(0, 4)), m = number(iso.substr(5, 2)), d = number(iso.substr(8));
  return y && m && d ? day_of(*y, *m, *d) : std::nullopt;
}

std::string to_string(Day day) {
  const year_month_day date(day);
  const int y = static_cast<int>(date.year());
  std::string out = y < 0 ? "-" : "";
  append_padded(out, y < 0 ? -y : y, 4);
  out += '-';
  append_padded(out, static_cast<int>(static_cast<unsigned>(date.month())), 2);
  out += '-';
  append_padded(out, static_cast<int>(static_cast<unsigned>(date.day())), 2);
  return out;
}

DayRange days_of(std::string_view edtf) {
  const size_t slash = edtf.find('/');
  if (slash == std::string_view::npos) return single_date(edtf);
  const std::string_view from = edtf.substr(0, slash), to = edtf.substr(slash + 1);
  const bool open_from = from.empty() || from == "..", open_to = to.empty() || to == "..";
  const DayRange a = open_from ? DayRange{} : single_date(from), b = open_to ? DayRange{} : single_date(to);
  if ((!open_from && a.empty()) || (!open_to && b.empty())) return {};
  return {a.first, b.last};
}

}  // namespace rapporteur
