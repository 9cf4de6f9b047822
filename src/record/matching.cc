#include "record/matching.h"

#include <algorithm>
#include <string>

#include "text/fold.h"

namespace rapporteur::record {
namespace {

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/// True if a word of the text begins so.
bool begins_a_word(std::string_view text, std::string_view beginning) {
  for (size_t at = text.find(beginning); at != std::string_view::npos; at = text.find(beginning, at + 1)) {
    if (at == 0 || !is_letter(text[at - 1])) return true;
  }
  return false;
}

/// True if the wanted code is one of the actors or what stands before one's slash.
bool has_code(std::string_view written, std::string_view wanted) {
  for (size_t at = written.find(wanted); at != std::string_view::npos; at = written.find(wanted, at + 1)) {
    const size_t end = at + wanted.size();
    const bool begins = at == 0 || written[at - 1] == '"';
    if (begins && (end == written.size() || written[end] == '/' || written[end] == '"')) return true;
  }
  return false;
}

/// The byte at which a code point begins.
size_t byte_of(std::string_view text, size_t point) {
  size_t at = 0;
  for (; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && point-- == 0) break;
  }
  return at;
}

/// True if the form is all of the field, or one of its list.
bool holds_form(std::string_view written, std::string_view form) {
  if (written == form) return true;
  for (size_t at = written.find(form); at != std::string_view::npos; at = written.find(form, at + 1)) {
    const size_t end = at + form.size();
    if (at > 0 && written[at - 1] == '"' && end < written.size() && written[end] == '"') return true;
  }
  return false;
}

}  // namespace

bool has_words(std::string_view given, std::string_view asked) {
  const std::string text = text::fold(given), wanted = text::fold(asked);
  bool all = true;
  for (size_t at = 0; all && at < wanted.size();) {
    const size_t end = std::min(wanted.find(' ', at), wanted.size());
    if (end > at) all = begins_a_word(text, std::string_view(wanted).substr(at, end - at));
    at = end + 1;
  }
  return all;
}

bool is_code(std::string_view wanted) {
  return std::none_of(wanted.begin(), wanted.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_named(std::string_view written, std::string_view wanted) {
  return has_code(written, wanted) || (!is_code(wanted) && begins_a_word(text::fold(written), text::fold(wanted)));
}

bool is_written(std::string_view written, std::string_view forms) {
  bool found = false;
  for (size_t at = 0; !found && at < forms.size();) {
    const size_t end = std::min(forms.find('\n', at), forms.size());
    found = holds_form(written, forms.substr(at, end - at));
    at = end + 1;
  }
  return found;
}

std::string_view paragraph(std::string_view text, int64_t first_point, int64_t last_point) {
  const size_t start = byte_of(text, static_cast<size_t>(std::max<int64_t>(0, first_point)));
  const auto points = static_cast<size_t>(std::max<int64_t>(0, last_point - first_point));
  const size_t end = start + byte_of(text.substr(start), points);
  const size_t before = start == 0 ? text.npos : text.rfind('\n', start - 1);
  const size_t first = before == text.npos ? 0 : before + 1;
  return text.substr(first, std::min(text.find('\n', end), text.size()) - first);
}

}  // namespace rapporteur::record
