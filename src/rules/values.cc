// Recognisers of the notations, written out by hand.
#include "rules/values.h"

#include <algorithm>
#include <charconv>

namespace rapporteur::rules {
namespace {

constexpr size_t kLongestNumber = 9;

bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int value_of(std::string_view text) {
  int value = -1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Two figures in a range, or "XX".
bool is_part(std::string_view text, int first, int last) {
  return text == "XX" || (text.size() == 2 && digits(text) && value_of(text) >= first && value_of(text) <= last);
}

/// Four figures, the last of which may be unspecified.
bool is_year(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const size_t known = std::min(text.find('X'), text.size());
  return text.size() == 4 && (known == 0 || digits(text.substr(0, known))) &&
         text.substr(known).find_first_not_of('X') == text.npos;
}

bool is_month_or_season(std::string_view text) {
  constexpr int kFirstSeason = 21, kLastSeason = 24;
  return is_part(text, 1, 12) || is_part(text, kFirstSeason, kLastSeason);
}

int days_in(std::string_view year, std::string_view month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (!digits(month)) return 31;
  if (value_of(month) != 2) return kDays[value_of(month) - 1];
  const int number = value_of(year);
  return !digits(year) || (number % 4 == 0 && (number % 100 != 0 || number % 400 == 0)) ? 29 : 28;
}

bool is_edtf_point(std::string_view text) {
  if (text.ends_with('~') || text.ends_with('?') || text.ends_with('%')) text.remove_suffix(1);
  const size_t first = text.find('-', 1);
  if (!is_year(text.substr(0, first))) return false;
  if (first == text.npos) return true;
  const std::string_view year = text.substr(0, first), rest = text.substr(first + 1);
  if (rest.size() == 2) return is_month_or_season(rest);
  return rest.size() == 5 && rest[2] == '-' && is_part(rest.substr(0, 2), 1, 12) &&
         is_part(rest.substr(3), 1, days_in(year, rest.substr(0, 2)));
}

bool is_end(std::string_view text) { return text == ".." || text.empty() || is_edtf_point(text); }

}  // namespace

bool is_integer(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return digits(text) && text.size() <= kLongestNumber;
}

std::optional<double> number_of(std::string_view text) {
  const size_t point = text.find('.');
  if (!is_integer(text.substr(0, point))) return std::nullopt;
  if (point != text.npos && (!digits(text.substr(point + 1)) || text.size() > kLongestNumber)) return std::nullopt;
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_edtf(std::string_view text) {
  const size_t slash = text.find('/');
  if (slash == text.npos) return is_edtf_point(text);
  return text.size() > 1 && is_end(text.substr(0, slash)) && is_end(text.substr(slash + 1));
}

bool is_example(std::string_view text) {
  const size_t open = text.find('"');
  const size_t arrow = text.rfind("\" -> ");
  return open != text.npos && arrow != text.npos && open < arrow && (open == 0 || is_edtf(text.substr(0, open - 1)));
}

}  // namespace rapporteur::rules
