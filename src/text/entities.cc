// Numbers are read as the HTML standard says: those of Windows-1252's range of controls are its characters.
#include "text/entities.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "text/windows1252.h"

namespace rapporteur::text {
namespace {

constexpr size_t kLongestName = 31;

struct Named {
  char name[kLongestName + 1];
  uint32_t code;
};

constexpr Named kNamed[] = {
#include "text/entity_names.inc"
};

uint32_t named(std::string_view name) {
  const auto* found = std::lower_bound(std::begin(kNamed), std::end(kNamed), name,
                                       [](const Named& entry, std::string_view wanted) { return entry.name < wanted; });
  if (found == std::end(kNamed) || found->name != name) return 0;
  return found->code;
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : 99;
}

/// What follows "&#": "8217", "x2019". 0 if it is no number.
uint32_t numbered(std::string_view number) {
  const bool hexadecimal = !number.empty() && (number[0] | 0x20) == 'x';
  if (hexadecimal) number.remove_prefix(1);
  const int base = hexadecimal ? 16 : 10;
  if (number.empty()) return 0;
  uint32_t code = 0;
  for (const char c : number) {
    if (digit_of(c) >= base) return 0;
    code = std::min<uint32_t>(code * static_cast<uint32_t>(base) + static_cast<uint32_t>(digit_of(c)), 0x110000);
  }
  if (code == 0 || code >= 0x110000 || (code >= 0xd800 && code < 0xe000)) return 0xfffd;
  return code >= 0x80 && code < 0xa0 && kWindows1252[code - 0x80] != 0 ? kWindows1252[code - 0x80] : code;
}

}  // namespace

Entity entity_at(std::string_view text, uint32_t at) {
  constexpr std::string_view kAgain = "amp;";
  size_t begin = at + 1, escaped = 0;
  for (; text.substr(begin).starts_with(kAgain); begin += kAgain.size()) ++escaped;
  const std::string_view rest = text.substr(begin, kLongestName + 2);
  const size_t length = std::min(rest.find(';'), rest.size());
  Entity entity;
  if (length > 1 && length < rest.size()) {
    if (rest[0] == '#')
      entity.code = numbered(rest.substr(1, length - 1));
    else
      entity.code = named(rest.substr(0, length));
  }
  if (entity.code != 0) {
    entity.size = static_cast<uint32_t>(begin + length + 1 - at);
  } else if (escaped > 0) {
    entity = {'&', static_cast<uint32_t>(begin - at)};
  }
  return entity;
}

}  // namespace rapporteur::text
