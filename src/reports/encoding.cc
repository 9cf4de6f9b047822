// Tells encodings apart by what their bytes must look like: byte order marks, zero bytes in every other place (UTF-16)
// or three of four (UTF-32), runs of high bytes (Cyrillic words in Windows-1251) or lone ones between ASCII letters
// (accents in Windows-1252).
#include "reports/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "text/characters.h"
#include "text/windows1252.h"

namespace rapporteur::reports {
namespace {

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";
constexpr std::string_view kUtf16Little = "\xff\xfe";
constexpr std::string_view kUtf16Big = "\xfe\xff";
constexpr std::string_view kUtf32Little("\xff\xfe\0\0", 4);
constexpr std::string_view kUtf32Big("\0\0\xfe\xff", 4);

/// In a text at most one byte of so many is a control character or belongs to no character: what has more is no text.
constexpr size_t kTextBytesForEachFault = 20;

// Code points of the bytes from 0x80, as the Unicode Consortium's mapping tables give them; 0: not assigned.
constexpr std::array<uint16_t, 64> kWindows1251{
    0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409, 0x2039, 0x040A,
    0x040C, 0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0,      0x2122,
    0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F, 0x00A0, 0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6,
    0x00A7, 0x0401, 0x00A9, 0x0404, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x0407, 0x00B0, 0x00B1, 0x0406, 0x0456,
    0x0491, 0x00B5, 0x00B6, 0x00B7, 0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457};

unsigned char byte_at(std::string_view text, size_t at) { return static_cast<unsigned char>(text[at]); }

/// Bytes of the UTF-8 sequence at `at`, 0 if there is none (RFC 3629: no overlong forms, no surrogates).
size_t sequence_length(std::string_view text, size_t at) {
  const unsigned char lead = byte_at(text, at);
  if (lead < 0x80) return 1;
  const size_t length = lead >= 0xc2 && lead <= 0xdf   ? 2
                        : (lead & 0xf0) == 0xe0        ? 3
                        : lead >= 0xf0 && lead <= 0xf4 ? 4
                                                       : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (size_t i = 1; i < length; ++i) {
    if ((byte_at(text, at + i) & 0xc0) != 0x80) return 0;
  }
  const unsigned char second = byte_at(text, at + 1);
  const bool wrong = (lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f) ||
                     (lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f);
  return wrong ? 0 : length;
}

/// What the high bytes of a text that is not UTF-8 look like.
struct HighBytes {
  size_t valid_sequences = 0;  ///< UTF-8 of two bytes or more
  size_t invalid = 0;          ///< bytes that belong to no UTF-8 sequence
  size_t high = 0;
  size_t in_runs = 0;       ///< high bytes beside another one
  size_t lower_1251 = 0;    ///< 0xE0-0xFF: small letters in Windows-1251, capitals in KOI8-R
  size_t capital_1251 = 0;  ///< 0xC0-0xDF: the other way round
};

HighBytes look_at_high_bytes(std::string_view text) {
  HighBytes seen;
  for (size_t at = 0; at < text.size();) {
    const size_t length = sequence_length(text, at);
    if (length > 1) ++seen.valid_sequences;
    if (length == 0) ++seen.invalid;
    at += length == 0 ? 1 : length;
  }
  for (size_t at = 0; at < text.size(); ++at) {
    if (byte_at(text, at) < 0x80) continue;
    ++seen.high;
    const bool beside =
        (at > 0 && byte_at(text, at - 1) >= 0xc0) || (at + 1 < text.size() && byte_at(text, at + 1) >= 0xc0);
    if (byte_at(text, at) >= 0xc0 && beside) ++seen.in_runs;
    if (byte_at(text, at) >= 0xe0)
      ++seen.lower_1251;
    else if (byte_at(text, at) >= 0xc0)
      ++seen.capital_1251;
  }
  return seen;
}

/// NUL and the other control characters but white space and escape.
bool is_control(unsigned char byte) { return byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte != 0x1b); }

/// The first control character of what has more of them than a damaged text.
std::optional<size_t> first_of_many_controls(std::string_view text) {
  size_t controls = 0, first = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (!is_control(byte_at(text, at))) continue;
    if (controls++ == 0) first = at;
  }
  if (controls * kTextBytesForEachFault <= text.size()) return std::nullopt;
  return first;
}

tl::unexpected<Error> refuse(const std::string& where, size_t offset, const std::string& why,
                             const std::string& advice) {
  return fail(ErrorCode::unreadable, where, why + " at byte " + std::to_string(offset), advice);
}

/// How the units of UTF-16 or UTF-32 lie.
struct Units {
  uint32_t size = 1;  ///< bytes; 1: the text is neither
  bool big = false;
  uint32_t mark = 0;  ///< bytes of the mark that says so
};

uint32_t unit_at(std::string_view text, size_t at, const Units& units) {
  uint32_t unit = 0;
  for (uint32_t i = 0; i < units.size; ++i) {
    const size_t byte = units.big ? at + i : at + units.size - 1 - i;
    unit = unit << 8 | byte_at(text, byte);
  }
  return unit;
}

std::string name_of(const Units& units) {
  return std::string(units.size == 4 ? "UTF-32" : "UTF-16") + (units.big ? " (big-endian)" : " (little-endian)");
}

Result<std::string> from_units(std::string_view text, const Units& units, const std::string& where) {
  std::string out;
  out.reserve(text.size());
  const std::string name = units.size == 4 ? "UTF-32" : "UTF-16";
  for (size_t at = units.mark; at < text.size(); at += units.size) {
    if (at + units.size > text.size())
      return refuse(where, at, name + " with half a character", "fetch the file again");
    uint32_t code = unit_at(text, at, units);
    if (units.size == 2 && code >= 0xd800 && code < 0xe000) {
      const uint32_t low = code < 0xdc00 && at + 3 < text.size() ? unit_at(text, at + 2, units) : 0;
      if (low < 0xdc00 || low > 0xdfff) return refuse(where, at, "UTF-16 with half a pair", "fetch the file again");
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
      at += 2;
    }
    if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
      return refuse(where, at, name + " with a number that is no character", "fetch the file again");
    text::append_character(code, out);
  }
  return out;
}

/// Without a mark Latin text has zeros in one place of every two, or three of every four, bytes.
Units unmarked_units(std::string_view text) {
  size_t zeros[4] = {};
  const size_t looked = std::min<size_t>(text.size(), 4096) / 4 * 4;
  if (looked < 4) return {};
  for (size_t at = 0; at < looked; ++at) zeros[at % 4] += text[at] == '\0';
  const size_t units = looked / 4;
  const auto many = [&](int place) { return zeros[place] * 5 >= units * 4; };
  const auto few = [&](int place) { return zeros[place] * 10 < units; };
  if (few(0) && many(1) && many(2) && many(3)) return {4, false, 0};
  if (many(0) && many(1) && many(2) && few(3)) return {4, true, 0};
  if (few(0) && many(1) && few(2) && many(3)) return {2, false, 0};
  if (many(0) && few(1) && many(2) && few(3)) return {2, true, 0};
  return {};
}

Units units_of(std::string_view text) {
  if (text.starts_with(kUtf32Little)) return {4, false, 4};
  if (text.starts_with(kUtf32Big)) return {4, true, 4};
  if (text.starts_with(kUtf16Little)) return {2, false, 2};
  if (text.starts_with(kUtf16Big)) return {2, true, 2};
  return unmarked_units(text);
}

template <size_t N>
Result<std::string> from_single_bytes(std::string_view text, const std::array<uint16_t, N>& table, uint32_t rest,
                                      const std::string& where) {
  std::string out;
  out.reserve(text.size() * 2);
  for (size_t at = 0; at < text.size(); ++at) {
    const unsigned char byte = byte_at(text, at);
    const uint32_t code = byte < 0x80 ? byte : byte < 0x80 + N ? table[byte - 0x80] : byte - (0x80 + N) + rest;
    if (code == 0 && byte != 0) return refuse(where, at, "in no encoding that Rapporteur knows", "convert it to UTF-8");
    text::append_character(code, out);
  }
  return out;
}

/// Each byte that belongs to no character as U+FFFD; the note names the first ones.
std::string with_replacements(std::string_view text, std::vector<std::string>& notes) {
  constexpr std::string_view kReplacement = "\xef\xbf\xbd";
  constexpr size_t kNamed = 5;
  std::string out, offsets;
  size_t broken = 0;
  out.reserve(text.size() + 3 * kNamed);
  for (size_t at = 0; at < text.size();) {
    const size_t length = sequence_length(text, at);
    if (length == 0) {
      if (broken++ < kNamed) offsets += (offsets.empty() ? "" : ", ") + std::to_string(at);
      out += kReplacement;
    } else {
      out += text.substr(at, length);
    }
    at += std::max<size_t>(length, 1);
  }
  notes.push_back("broken UTF-8 replaced by U+FFFD at byte " + offsets +
                  (broken > kNamed ? " and " + std::to_string(broken - kNamed) + " more" : ""));
  return out;
}

Result<std::string> from_legacy(std::string_view text, const std::string& where, std::vector<std::string>& notes) {
  const size_t offset = first_invalid_utf8(text);
  const HighBytes seen = look_at_high_bytes(text);
  if (seen.valid_sequences >= seen.invalid) return with_replacements(text, notes);
  if (seen.in_runs * 2 <= seen.high) {
    notes.push_back("read as Windows-1252 (Latin-1), since it is not UTF-8");
    return from_single_bytes(text, text::kWindows1252, 0xa0, where);
  }
  if (seen.capital_1251 > seen.lower_1251) {
    return refuse(where, offset, "in no encoding that Rapporteur knows (KOI8-R?)",
                  "convert it to UTF-8, for example with iconv");
  }
  notes.push_back("read as Windows-1251, since it is not UTF-8");
  return from_single_bytes(text, kWindows1251, 0x410, where);
}

}  // namespace

size_t first_invalid_utf8(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const size_t length = sequence_length(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

Result<std::string> to_utf8(std::string bytes, const std::string& where, std::vector<std::string>& notes) {
  const std::string_view text = bytes;
  if (const Units units = units_of(text); units.size > 1) {
    notes.push_back("converted from " + name_of(units));
    return from_units(text, units, where);
  }
  if (const auto control = first_of_many_controls(text)) {
    return refuse(where, *control, "not text: a control character", "give text, JSON lines, or a .gz or .zst of these");
  }
  if (first_invalid_utf8(text) != std::string_view::npos) return from_legacy(text, where, notes);
  if (text.starts_with(kUtf8Mark)) {
    notes.push_back("left out the byte order mark");
    bytes.erase(0, kUtf8Mark.size());
  }
  return bytes;
}

}  // namespace rapporteur::reports
