// One pass; text without anything of the kind is copied as it is.
#include "render/harmless.h"

#include <array>
#include <cstdint>

namespace rapporteur::render {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";  // U+FFFD

/// A character's code point and bytes; size 0 if the bytes are no UTF-8 (RFC 3629).
struct Character {
  uint32_t code = 0;
  size_t size = 0;
};

Character character_at(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || at + size > text.size()) return {};
  uint32_t code = lead & (0x7f >> size);
  for (size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xc0) != 0x80) return {};
    code = code << 6 | (byte(at + i) & 0x3f);
  }
  constexpr std::array<uint32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
  const bool wrong = code < kLeast[size] || code > 0x10ffff || (code >= 0xd800 && code < 0xe000);
  return wrong ? Character{} : Character{code, size};
}

bool steers(uint32_t code) {
  return code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x202a && code <= 0x202e) ||
         (code >= 0x2066 && code <= 0x2069);
}

/// This program's own colours: "\x1b[", digits and semicolons, "m". Their bytes; 0 if it is something else.
size_t colour_at(std::string_view text, size_t at) {
  if (text.substr(at, 2) != "\x1b[") return 0;
  const size_t end = text.find_first_not_of("0123456789;", at + 2);
  return end != std::string_view::npos && text[end] == 'm' ? end + 1 - at : 0;
}

void append_json(uint32_t code, std::string& out) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[code >> shift & 15];
}

std::string_view entity_of(char c) {
  switch (c) {
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '&':
      return "&amp;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return "";
  }
}

void append_steering(uint32_t code, Surface surface, std::string& out) {
  if (code == '\n' || code == '\t')
    out += static_cast<char>(code);
  else if (code >= '\v' && code <= '\r')
    out += ' ';
  else if (surface == Surface::json)
    append_json(code, out);
  else
    out += kReplacement;
}

/// A cell that begins so is a formula to some spreadsheet; the last are the wide forms that East Asian ones take.
bool begins_a_formula(std::string_view cell) {
  constexpr std::string_view kWide[] = {"\uff1d", "\uff0b", "\uff0d", "\uff20"};
  if (cell.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(cell.front()) != std::string_view::npos) return true;
  for (const std::string_view sign : kWide) {
    if (cell.starts_with(sign)) return true;
  }
  return false;
}

}  // namespace

std::string harmless(std::string_view text, Surface surface) {
  std::string out;
  out.reserve(text.size() + 1);
  if (surface == Surface::sheet && begins_a_formula(text)) out += '\'';
  const bool to_terminal = surface == Surface::terminal || surface == Surface::coloured;
  size_t copied = 0;  // all before is in `out`
  const auto copy_until = [&](size_t at) {
    out.append(text, copied, at - copied);
    copied = at;
  };
  for (size_t at = 0; at < text.size();) {
    const auto [code, size] = character_at(text, at);
    const size_t colour = surface == Surface::coloured && code == 0x1b ? colour_at(text, at) : 0;
    if (colour > 0) {
      at += colour;
      continue;
    }
    const std::string_view entity = surface == Surface::page && size == 1 ? entity_of(text[at]) : std::string_view();
    // The end of a line as some formats (RFC 5545) want it: a terminal goes to the next line, as with "\n" alone.
    const bool ends_line = to_terminal && text.substr(at, 2) == "\r\n";
    if (size > 0 && (!steers(code) || ends_line) && entity.empty()) {
      at += size;
      continue;
    }
    copy_until(at);
    if (size == 0)
      out += kReplacement;
    else if (!entity.empty())
      out += entity;
    else
      append_steering(code, surface, out);
    copied = at += size == 0 ? 1 : size;
  }
  copy_until(text.size());
  return out;
}

}  // namespace rapporteur::render
