// How a text's lines were broken.
#include "text/wrapping.h"

#include <algorithm>
#include <array>

namespace rapporteur::text {
namespace {

constexpr uint32_t kWidest = 132;     ///< characters: the widest paper of line printers; what is longer was not filled
constexpr uint32_t kFewestLines = 4;  ///< that are followed by another line: fewer tell nothing
constexpr double kWithin = 0.97;      ///< share of lines within the width: addresses and tables stick out
constexpr double kFullLines = 0.75;   ///< share of lines followed by another that are full in a wrapped text
constexpr double kNearlyFull = 0.75;  ///< of the width, in a wrapped text: first lines lose their indent or dateline
constexpr uint32_t kIndented = 2;     ///< spaces more than the line before that begin a paragraph

uint32_t characters_in(std::string_view bytes) {
  return static_cast<uint32_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return (static_cast<uint8_t>(c) & 0xc0) != 0x80; }));
}

std::string_view without_end(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

uint32_t indent_of(std::string_view line) {
  return static_cast<uint32_t>(std::min(line.find_first_not_of(" \t"), line.size()));
}

std::string_view line_from(std::string_view text, size_t begin) {
  return without_end(text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin));
}

/// True if the next line's first word would not have fitted behind the line, or hardly.
bool is_full(std::string_view line, std::string_view next, uint32_t width) {
  const std::string_view word = next.substr(indent_of(next));
  return characters_in(line) + 1 + characters_in(word.substr(0, word.find(' '))) > kNearlyFull * width;
}

/// Calls visit(line, next) for each line and the one that follows it (empty after the last).
template <typename Visit>
void each_line(std::string_view text, const Visit& visit) {
  for (size_t begin = 0; begin < text.size();) {
    const size_t feed = text.find('\n', begin);
    const bool last = feed == std::string_view::npos;
    visit(line_from(text, begin), last ? std::string_view() : line_from(text, feed + 1));
    if (last) return;
    begin = feed + 1;
  }
}

/// The length that all but a few lines keep to; 0 if that is more than kWidest.
uint32_t usual_width(std::string_view text) {
  std::array<uint32_t, kWidest + 1> lines_of_length = {};
  uint32_t lines = 0;
  each_line(text, [&](std::string_view line, std::string_view) {
    if (line.empty()) return;
    ++lines;
    if (const uint32_t length = characters_in(line); length <= kWidest) ++lines_of_length[length];
  });
  uint32_t within = 0;
  for (uint32_t length = 0; length <= kWidest; ++length) {
    within += lines_of_length[length];
    if (within >= kWithin * lines) return length;
  }
  return 0;
}

}  // namespace

Wrapping wrapping_of(std::string_view text) {
  const uint32_t width = usual_width(text);
  uint32_t followed = 0, full = 0;
  each_line(text, [&](std::string_view line, std::string_view next) {
    if (line.empty() || next.empty() || indent_of(next) >= indent_of(line) + kIndented) return;
    ++followed;
    full += is_full(line, next, width);
  });
  return {width > 0 && followed >= kFewestLines && full >= kFullLines * followed ? width : 0};
}

bool goes_on(const Wrapping& wrapping, std::string_view text, uint32_t feed) {
  if (wrapping.width == 0) return false;
  const size_t before = feed == 0 ? std::string_view::npos : text.rfind('\n', feed - 1);
  const std::string_view line = line_from(text, before == std::string_view::npos ? 0 : before + 1);
  const std::string_view next = line_from(text, feed + 1);
  if (next.empty() || indent_of(next) >= indent_of(line) + kIndented) return false;
  const char first = next[indent_of(next)];
  return is_full(line, next, wrapping.width) || (first >= 'a' && first <= 'z');
}

std::string one_line(std::string_view text) {
  std::string line;
  bool blank = false;
  for (const char c : text) {
    const bool white = (c >= '\0' && c <= ' ') || c == '\x7f';
    if (!white && blank && !line.empty()) line += ' ';
    if (!white) line += c;
    blank = white;
  }
  return line;
}

}  // namespace rapporteur::text
