// Classes of Unicode characters as tokenising needs them.
#include "text/characters.h"

namespace rapporteur::text {
namespace {

constexpr Character kBroken = {0xfffd, 1};

uint32_t tail(std::string_view text, uint32_t at) { return static_cast<uint8_t>(text[at]) & 0x3f; }

bool continues(std::string_view text, uint32_t at, uint32_t count) {
  if (at + count >= text.size()) return false;
  for (uint32_t i = 1; i <= count; ++i) {
    if ((static_cast<uint8_t>(text[at + i]) & 0xc0) != 0x80) return false;
  }
  return true;
}

/// Blocks from U+2000 on that hold no letters: punctuation, symbols, arrows, dingbats, pictographs.
bool is_symbol_block(uint32_t code) {
  return (code >= 0x2000 && code < 0x2c00) || (code >= 0x2e00 && code < 0x2e80) || (code >= 0x3000 && code < 0x3041) ||
         (code >= 0xfe10 && code < 0xfe70) || (code >= 0xff00 && code < 0xff21) || (code >= 0xff3b && code < 0xff41) ||
         (code >= 0xff5b && code < 0xff66) || (code >= 0xfff0 && code < 0x10000) || (code >= 0x1f000 && code < 0x20000);
}

}  // namespace

Character character_at(std::string_view text, uint32_t at) {
  const uint32_t lead = static_cast<uint8_t>(text[at]);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xc2) return kBroken;
  if (lead < 0xe0) return continues(text, at, 1) ? Character{(lead & 0x1f) << 6 | tail(text, at + 1), 2} : kBroken;
  if (lead < 0xf0) {
    if (!continues(text, at, 2)) return kBroken;
    return {(lead & 0x0f) << 12 | tail(text, at + 1) << 6 | tail(text, at + 2), 3};
  }
  if (lead > 0xf4 || !continues(text, at, 3)) return kBroken;
  return {(lead & 0x07) << 18 | tail(text, at + 1) << 12 | tail(text, at + 2) << 6 | tail(text, at + 3), 4};
}

Character character_before(std::string_view text, uint32_t end) {
  if (end == 0) return {0, 0};
  uint32_t at = end - 1;
  while (at > 0 && end - at < 4 && (static_cast<uint8_t>(text[at]) & 0xc0) == 0x80) --at;
  const Character c = character_at(text, at);
  return at + c.size == end ? c : kBroken;
}

void append_character(uint32_t code, std::string& out) {
  const auto tail_of = [code](int shift) { return static_cast<char>(0x80 | (code >> shift & 0x3f)); };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    (out += static_cast<char>(0xc0 | code >> 6)) += tail_of(0);
  } else if (code < 0x10000) {
    ((out += static_cast<char>(0xe0 | code >> 12)) += tail_of(6)) += tail_of(0);
  } else {
    (((out += static_cast<char>(0xf0 | code >> 18)) += tail_of(12)) += tail_of(6)) += tail_of(0);
  }
}

bool is_space(uint32_t code) {
  if (code <= ' ') return true;
  if (code < 0x80) return false;
  return code == 0xa0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200b) || code == 0x2028 || code == 0x2029 ||
         code == 0x202f || code == 0x205f || code == 0x3000 || code == 0xfeff || code == 0x85;
}

bool is_letter(uint32_t code) {
  if (code < 0x80) return (code | 0x20) - 'a' < 26;
  if (code < 0xc0) return code == 0xaa || code == 0xb5 || code == 0xba;
  return code != 0xd7 && code != 0xf7 && !is_symbol_block(code);
}

bool is_upper(uint32_t code) {
  if (code < 0x80) return code - 'A' < 26;
  if (code < 0x100) return code >= 0xc0 && code <= 0xde && code != 0xd7;
  if (code < 0x138) return (code & 1) == 0;
  if (code < 0x149) return (code & 1) == 1;
  if (code < 0x178) return (code & 1) == 0;
  if (code < 0x180) return code == 0x178 || code == 0x179 || code == 0x17b || code == 0x17d;
  if (code >= 0x386 && code <= 0x3ab) return code != 0x390;
  if (code >= 0x400 && code < 0x430) return true;
  if (code >= 0x460 && code < 0x530) return (code & 1) == 0;
  if (code >= 0x531 && code <= 0x556) return true;
  return code >= 0x1e00 && code < 0x1f00 && (code & 1) == 0;
}

bool is_opening(uint32_t code) {
  switch (code) {
    case '(':
    case '[':
    case '{':
    case 0x201c:
    case 0x2018:
    case 0xab:
    case 0x201e:
    case 0x201a:
    case 0x2039:
    case 0x300c:
      return true;
    default:
      return false;
  }
}

bool is_closing(uint32_t code) {
  switch (code) {
    case ')':
    case ']':
    case '}':
    case '"':
    case '\'':
    case 0x201d:
    case 0x2019:
    case 0xbb:
    case 0x203a:
    case 0x300d:
      return true;
    default:
      return false;
  }
}

}  // namespace rapporteur::text
