// The files lie in the program as gzip made them; they are opened once.
#include "serve/page.h"

#include <zlib.h>

#include <array>
#include <cstddef>

#include "embed.h"

RAPPORTEUR_EMBED(rapporteur_page_html, RAPPORTEUR_TEXT(RAPPORTEUR_PAGE) "/index.html.gz")
RAPPORTEUR_EMBED(rapporteur_page_js, RAPPORTEUR_TEXT(RAPPORTEUR_PAGE) "/page.js.gz")
RAPPORTEUR_EMBED(rapporteur_page_css, RAPPORTEUR_TEXT(RAPPORTEUR_PAGE) "/page.css.gz")

namespace rapporteur::serve {
namespace {

std::string opened(const std::byte* begin, const std::byte* end) {
  constexpr int kGzip = 16 + MAX_WBITS;
  z_stream stream{};
  inflateInit2(&stream, kGzip);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(begin));
  stream.avail_in = static_cast<uInt>(end - begin);
  std::string bytes;
  std::array<char, 16384> piece{};
  int state = Z_OK;
  while (state == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = piece.size();
    state = inflate(&stream, Z_NO_FLUSH);
    bytes.append(piece.data(), piece.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  return bytes;
}

constexpr std::string_view kViews[] = {"findings", "talks",  "timeline",  "reports",  "positions",
                                       "search",   "actors", "map",       "issues",   "corrections",
                                       "network",  "table",  "forecasts", "conflicts"};

}  // namespace

std::span<const PageFile> page_files() {
  static const std::array<PageFile, 3> kFiles{{
      {"/", "text/html; charset=utf-8", opened(rapporteur_page_html_begin, rapporteur_page_html_end)},
      {"/page.js", "application/javascript", opened(rapporteur_page_js_begin, rapporteur_page_js_end)},
      {"/page.css", "text/css", opened(rapporteur_page_css_begin, rapporteur_page_css_end)},
  }};
  return kFiles;
}

bool is_view(std::string_view path) {
  if (path.empty() || path.front() != '/') return false;
  path.remove_prefix(1);
  const std::string_view first = path.substr(0, path.find('/'));
  if (first.empty()) return path.empty();
  for (const std::string_view view : kViews) {
    if (view == first) return true;
  }
  return false;
}

}  // namespace rapporteur::serve
