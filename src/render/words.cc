// Plain text for a terminal.
#include "render/words.h"

#include <algorithm>
#include <cmath>

#include "render/harmless.h"
#include "text/wrapping.h"

namespace rapporteur::render {
namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) all.append(all.empty() ? "" : between).append(part);
  return all;
}

std::string written(Span span) { return std::to_string(span.begin) + "-" + std::to_string(span.end); }

bool is_actor(FieldShape shape) { return shape == FieldShape::actor || shape == FieldShape::actors; }
bool is_span(FieldShape shape) { return shape == FieldShape::span || shape == FieldShape::spans; }

std::string actor_words(const FieldValue& value) {
  const auto* list = std::get_if<std::vector<std::string>>(&value);
  return list != nullptr ? joined(*list, " - ") : plain(value);
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// U+0300 to U+036F are marks over the letter before: they take no column.
bool combining_mark(std::string_view text, size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead == 0xcc || (lead == 0xcd && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xb0);
}

constexpr std::string_view code_of(Style style) {
  switch (style) {
    case Style::bold:
      return "1";
    case Style::dim:
      return "2";
    case Style::actor:
      return "36";
    case Style::time:
      return "33";
    case Style::place:
      return "35";
    case Style::quotation:
      return "32";
    case Style::cue:
      return "4";
    case Style::furniture:
      return "9;2";
    case Style::plain:
      break;
  }
  return "";
}

}  // namespace

std::string plain(const FieldValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return joined(*list, "; ");
  if (const auto* span = std::get_if<Span>(&value)) return written(*span);
  const auto* spans = std::get_if<std::vector<Span>>(&value);
  if (spans == nullptr) return "";
  std::vector<std::string> parts;
  for (const Span span : *spans) parts.push_back(written(span));
  return joined(parts, "; ");
}

std::string certainty(const Finding& finding) {
  if (!finding.confidence) return "";
  const auto hundredths = std::to_string(std::lround(*finding.confidence * 100));
  return hundredths.size() == 3 ? "1.00" : "0." + std::string(2 - hundredths.size(), '0') + hundredths;
}

std::string how_sure(const Finding& finding) {
  if (!finding.confidence) return "never judged";
  return "confidence " + certainty(finding) + (is_told(finding) ? "" : ", told only with --min-confidence");
}

std::string headline(const Finding& finding) {
  const auto fields = fields_of(finding.kind);
  std::string line;
  bool after_actor = false;
  for (size_t i = 0; i < fields.size(); ++i) {
    if (is_span(fields[i].shape)) continue;
    const bool actor = is_actor(fields[i].shape);
    const std::string value = actor ? actor_words(finding.values[i]) : plain(finding.values[i]);
    if (value.empty()) continue;
    if (!line.empty()) line += actor && after_actor ? " → " : " · ";
    line += fields[i].name == "via" ? "via " + value : value;
    after_actor = actor;
  }
  if (finding.verdict) line += " · " + finding.verdict->word + " by " + finding.verdict->who;
  return line_of(line);
}

std::string line_of(std::string_view text) { return harmless(text::one_line(text), Surface::terminal); }

uint32_t columns(std::string_view text) {
  uint32_t count = 0;
  for (size_t at = 0; at < text.size(); ++at) count += !continues_character(text[at]) && !combining_mark(text, at);
  return count;
}

std::string padded(std::string_view text, uint32_t width) {
  const uint32_t taken = columns(text);
  return std::string(text).append(taken < width ? width - taken : 0, ' ');
}

std::string cut(std::string_view text, uint32_t width) {
  if (columns(text) <= width) return std::string(text);
  size_t at = 0;
  for (uint32_t count = 0; at < text.size(); ++at) {
    if (!continues_character(text[at]) && !combining_mark(text, at) && ++count == std::max(width, 1u)) break;
  }
  while (at > 0 && text[at - 1] == ' ') --at;
  return std::string(text.substr(0, at)) + "…";
}

std::vector<std::string> wrap(std::string_view text, uint32_t width) {
  std::vector<std::string> lines;
  std::string line;
  uint32_t taken = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    const uint32_t wide = columns(word);
    if (!line.empty() && taken + 1 + wide > width) {
      lines.push_back(std::move(line));
      line.clear();
      taken = 0;
    }
    if (!line.empty()) line += ' ', ++taken;
    line += word;
    taken += wide;
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string styled(std::string_view text, Style style, bool colour) {
  if (!colour || style == Style::plain) return std::string(text);
  return "\x1b[" + std::string(code_of(style)) + "m" + std::string(text) + "\x1b[0m";
}

}  // namespace rapporteur::render
