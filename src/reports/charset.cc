// Conversion is iconv's. Labels that the web uses for something else are put right as WHATWG's Encoding Standard has
// it.
#include "reports/charset.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "reports/encoding.h"

namespace rapporteur::reports {
namespace {

constexpr size_t kHeadBytes = 4096;  // browsers look at 1,024 bytes; pages with long comments need more

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::string as_browsers_read(std::string name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kMeant{{{"iso-8859-1", "windows-1252"},
                                                                                 {"latin1", "windows-1252"},
                                                                                 {"us-ascii", "windows-1252"},
                                                                                 {"ascii", "windows-1252"},
                                                                                 {"iso-8859-9", "windows-1254"},
                                                                                 {"gb2312", "gb18030"},
                                                                                 {"gbk", "gb18030"},
                                                                                 {"shift_jis", "cp932"},
                                                                                 {"ks_c_5601-1987", "cp949"}}};
  for (const auto& [label, meant] : kMeant) {
    if (name == label) return std::string(meant);
  }
  return name;
}

/// Nothing but what stands behind "charset=" in the page's first bytes.
std::string declared_in(std::string_view page) { return charset_in(page.substr(0, kHeadBytes)); }

/// False if there is no such encoding.
bool convert(const std::string& bytes, const std::string& name, std::string& out, size_t& wrong) {
  const iconv_t with = iconv_open("UTF-8", name.c_str());
  if (reinterpret_cast<intptr_t>(with) == -1) return false;  // how POSIX says that there is none
  std::array<char, 8192> part;
  char* in = const_cast<char*>(bytes.data());
  size_t left = bytes.size();
  while (left > 0) {
    char* to = part.data();
    size_t room = part.size();
    const size_t done = iconv(with, &in, &left, &to, &room);
    out.append(part.data(), part.size() - room);
    if (done != static_cast<size_t>(-1) || errno == E2BIG) continue;
    out += "\xef\xbf\xbd";
    ++wrong;
    ++in;
    --left;
  }
  iconv_close(with);
  return true;
}

}  // namespace

std::string charset_in(std::string_view content_type) {
  const std::string text = lower(content_type);
  size_t at = text.find("charset=");
  if (at == std::string::npos) return {};
  at = text.find_first_not_of("\"' ", at + 8);
  if (at == std::string::npos) return {};
  const size_t end = text.find_first_of("\"' ;/>\r\n", at);
  return text.substr(at, end == std::string::npos ? std::string::npos : end - at);
}

Result<std::string> page_to_utf8(std::string bytes, const std::string& declared, const std::string& where,
                                 std::vector<std::string>& notes) {
  const bool wide = bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
  if (wide || first_invalid_utf8(bytes) == std::string::npos) return to_utf8(std::move(bytes), where, notes);
  std::string name = as_browsers_read(declared.empty() ? declared_in(bytes) : lower(declared));
  std::string text;
  size_t wrong = 0;
  const bool binary = bytes.find('\0') != std::string::npos;
  if (binary || name.empty() || !convert(bytes, name, text, wrong)) return to_utf8(std::move(bytes), where, notes);
  if (wrong > 0) notes.push_back(std::to_string(wrong) + " bytes that are wrong in " + name + " were replaced");
  return text;
}

}  // namespace rapporteur::reports
