// Simple case folding over UTF-8 (Unicode CaseFolding.txt, status C, restricted to one- and two-byte letters).
#include "text/fold.h"

namespace rapporteur::text {
namespace {

/// The small letter of a two-byte character, or the character itself.
char32_t fold_two_bytes(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;
  if (c >= 0x100 && c <= 0x137 && c != 0x130 && c != 0x131) return c | 1;
  if (c >= 0x14A && c <= 0x177) return c | 1;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return (c & 1) != 0 ? c + 1 : c;
  if ((c >= 0x391 && c <= 0x3A9 && c != 0x3A2) || (c >= 0x410 && c <= 0x42F)) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  return c;
}

}  // namespace

void fold(std::string_view text, std::string& folded) {
  folded.assign(text);
  for (size_t i = 0; i < folded.size(); ++i) {
    const auto byte = static_cast<unsigned char>(folded[i]);
    if (byte >= 'A' && byte <= 'Z') {
      folded[i] = static_cast<char>(byte + ('a' - 'A'));
    } else if ((byte & 0xE0) == 0xC0 && i + 1 < folded.size()) {
      const char32_t c = fold_two_bytes((byte & 0x1Fu) << 6 | (static_cast<unsigned char>(folded[i + 1]) & 0x3Fu));
      folded[i] = static_cast<char>(0xC0 | (c >> 6));
      folded[++i] = static_cast<char>(0x80 | (c & 0x3F));
    }
  }
}

std::string fold(std::string_view text) {
  std::string folded;
  fold(text, folded);
  return folded;
}

std::string_view vocabulary_form(std::string_view folded, std::string& buffer) {
  constexpr std::string_view kApostrophe = "\u2019";
  size_t at = folded.find(kApostrophe);
  if (at == folded.npos) return folded;
  buffer.assign(folded);
  for (; at != buffer.npos; at = buffer.find(kApostrophe, at)) buffer.replace(at, kApostrophe.size(), "'");
  return buffer;
}

}  // namespace rapporteur::text
