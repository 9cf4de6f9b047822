// Tells encodings apart by what their bytes must look like: byte order marks, zero bytes in every other place (UTF-16),
// runs of high bytes (Cyrillic words in Windows-1251) or lone ones between ASCII letters (accents in Windows-1252).
#include "reports/encoding.h"

#include <array>
#include <cstdint>
#include <optional>

namespace rapporteur::reports {
namespace {

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";
constexpr std::string_view kUtf16Little = "\xff\xfe";
constexpr std::string_view kUtf16Big = "\xfe\xff";

// Code points of the bytes from 0x80, as the Unicode Consortium's mapping tables give them; 0: not assigned.
constexpr std::array<uint16_t, 32> kWindows1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
constexpr std::array<uint16_t, 64> kWindows1251{
    0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409, 0x2039, 0x040A,
    0x040C, 0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0,      0x2122,
    0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F, 0x00A0, 0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6,
    0x00A7, 0x0401, 0x00A9, 0x0404, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x0407, 0x00B0, 0x00B1, 0x0406, 0x0456,
    0x0491, 0x00B5, 0x00B6, 0x00B7, 0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457};

unsigned char byte_at(std::string_view text, size_t at) { return static_cast<unsigned char>(text[at]); }

void append_code_point(std::string& out, uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xc0 | code >> 6);
    out += static_cast<char>(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xe0 | code >> 12);
    out += static_cast<char>(0x80 | (code >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (code & 0x3f));
  } else {
    out += static_cast<char>(0xf0 | code >> 18);
    out += static_cast<char>(0x80 | (code >> 12 & 0x3f));
    out += static_cast<char>(0x80 | (code >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (code & 0x3f));
  }
}

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

/// The first byte that no text has: NUL and the other control characters but white space and escape.
std::optional<size_t> first_control(std::string_view text) {
  for (size_t at = 0; at < text.size(); ++at) {
    const unsigned char byte = byte_at(text, at);
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte != 0x1b)) return at;
  }
  return std::nullopt;
}

tl::unexpected<Error> refuse(const std::string& where, size_t offset, const std::string& why,
                             const std::string& advice) {
  return fail(ErrorCode::unreadable, where, why + " at byte " + std::to_string(offset), advice);
}

Result<std::string> from_utf16(std::string_view text, bool big, size_t skip, const std::string& where) {
  std::string out;
  out.reserve(text.size());
  const auto unit = [&](size_t at) -> uint32_t {
    return big ? byte_at(text, at) << 8 | byte_at(text, at + 1) : byte_at(text, at + 1) << 8 | byte_at(text, at);
  };
  for (size_t at = skip; at < text.size(); at += 2) {
    if (at + 1 == text.size()) return refuse(where, at, "UTF-16 with half a character", "fetch the file again");
    uint32_t code = unit(at);
    if (code >= 0xd800 && code < 0xe000) {
      const uint32_t low = code < 0xdc00 && at + 3 < text.size() ? unit(at + 2) : 0;
      if (low < 0xdc00 || low > 0xdfff) return refuse(where, at, "UTF-16 with half a pair", "fetch the file again");
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
      at += 2;
    }
    append_code_point(out, code);
  }
  return out;
}

/// UTF-16 without a mark: Latin text has a zero in every other byte. -1: not so; 0 little, 1 big.
int unmarked_utf16(std::string_view text) {
  size_t zeros[2] = {0, 0};
  const size_t looked = std::min<size_t>(text.size(), 4096);
  for (size_t at = 0; at < looked; ++at) zeros[at % 2] += text[at] == '\0';
  if (looked < 4) return -1;
  if (zeros[1] * 10 >= looked * 4 && zeros[0] * 20 < looked) return 0;
  if (zeros[0] * 10 >= looked * 4 && zeros[1] * 20 < looked) return 1;
  return -1;
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
    append_code_point(out, code);
  }
  return out;
}

Result<std::string> from_legacy(std::string_view text, const std::string& where, std::vector<std::string>& notes) {
  const size_t offset = first_invalid_utf8(text);
  const HighBytes seen = look_at_high_bytes(text);
  if (seen.valid_sequences > seen.invalid) {
    return refuse(where, offset, "UTF-8 that is broken", "fetch the file again, or repair it with `iconv -c -f UTF-8`");
  }
  if (seen.in_runs * 2 <= seen.high) {
    notes.push_back("read as Windows-1252 (Latin-1), since it is not UTF-8");
    return from_single_bytes(text, kWindows1252, 0xa0, where);
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
  const bool marked = text.starts_with(kUtf16Little) || text.starts_with(kUtf16Big);
  const int unmarked = marked ? -1 : unmarked_utf16(text);
  if (marked || unmarked >= 0) {
    const bool big = marked ? text.starts_with(kUtf16Big) : unmarked == 1;
    notes.push_back(std::string("converted from UTF-16 ") + (big ? "(big-endian)" : "(little-endian)"));
    return from_utf16(text, big, marked ? 2 : 0, where);
  }
  if (const auto control = first_control(text)) {
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
