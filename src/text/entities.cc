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

constexpr std::string_view kAmpersands[] = {"amp;", "#38;", "#x26;", "#X26;", "#038;"};
constexpr std::string_view kOpenNames[] = {"quot", "nbsp", "lt", "gt"};

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

/// What follows "&" if it is an ampersand escaped once more: its length.
size_t ampersand(std::string_view rest) {
  for (const std::string_view again : kAmpersands) {
    if (rest.starts_with(again)) return again.size();
  }
  return 0;
}

/// The four names that pages write without their semicolon, where no letter, figure or "=" goes on: "&quot said".
size_t open_name(std::string_view rest) {
  for (const std::string_view name : kOpenNames) {
    if (!rest.starts_with(name)) continue;
    const char next = rest.size() > name.size() ? rest[name.size()] : ' ';
    const bool goes_on = (next >= '0' && next <= '9') || ((next | 0x20) >= 'a' && (next | 0x20) <= 'z') || next == '=';
    if (!goes_on && next != ';') return name.size();
  }
  return 0;
}

}  // namespace

Entity entity_at(std::string_view text, uint32_t at) {
  size_t begin = at + 1, escaped = 0;
  for (size_t again = ampersand(text.substr(begin)); again != 0; again = ampersand(text.substr(begin))) {
    begin += again;
    ++escaped;
  }
  const std::string_view rest = text.substr(begin, kLongestName + 2);
  const size_t length = std::min(rest.find(';'), rest.size());
  Entity entity;
  if (length > 1 && length < rest.size()) {
    if (rest[0] == '#')
      entity.code = numbered(rest.substr(1, length - 1));
    else
      entity.code = named(rest.substr(0, length));
  }
  if (const size_t open = entity.code == 0 ? open_name(rest) : 0; open != 0) {
    entity = {named(rest.substr(0, open)), static_cast<uint32_t>(begin + open - at)};
  } else if (entity.code != 0) {
    entity.size = static_cast<uint32_t>(begin + length + 1 - at);
  } else if (escaped > 0) {
    entity = {'&', static_cast<uint32_t>(begin - at)};
  }
  return entity;
}

}  // namespace rapporteur::text
