// RFC 9112 (messages, chunks) and RFC 9110 (content codings).
#include "reports/http.h"

#include <strings.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>

namespace rapporteur::reports {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

/// False if these are no chunks.
bool join_chunks(std::string_view rest, std::string& body) {
  while (true) {
    const size_t line = rest.find('\n');
    if (line == std::string_view::npos) return false;
    size_t size = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + line, size, 16);
    if (error != std::errc() || end == rest.data()) return false;
    rest.remove_prefix(line + 1);
    if (size == 0) return true;
    if (size > rest.size()) {
      body.append(rest);
      return true;  // cut by the archiver; what is there counts
    }
    body.append(rest.substr(0, size));
    rest.remove_prefix(size);
    if (rest.starts_with("\r\n"))
      rest.remove_prefix(2);
    else if (rest.starts_with('\n'))
      rest.remove_prefix(1);
  }
}

/// gzip, zlib or raw deflate; false if damaged or longer than `most`.
bool inflate_body(const std::string& packed, size_t most, std::string& body) {
  constexpr int kAnyHeader = 15 + 32;
  for (const int window : {kAnyHeader, -15}) {
    z_stream stream{};
    if (inflateInit2(&stream, window) != Z_OK) return false;
    stream.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<unsigned>(packed.size());
    body.clear();
    int state = Z_OK;
    while (state == Z_OK && body.size() <= most) {
      const size_t before = body.size();
      body.resize(before + 65536);
      stream.next_out = reinterpret_cast<unsigned char*>(body.data() + before);
      stream.avail_out = 65536;
      state = inflate(&stream, Z_NO_FLUSH);
      body.resize(body.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (state == Z_STREAM_END) return true;
    if (!body.empty()) return false;
  }
  return false;
}

}  // namespace

std::string header_in(std::string_view lines, std::string_view name) {
  while (!lines.empty()) {
    const size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.size() <= name.size() || line[name.size()] != ':') continue;
    if (strncasecmp(line.data(), name.data(), name.size()) != 0) continue;
    const size_t value = line.find_first_not_of(" \t", name.size() + 1);
    return value == std::string_view::npos ? "" : std::string(line.substr(value));
  }
  return {};
}

std::optional<HttpResponse> read_http(std::string_view bytes, size_t most) {
  if (!bytes.starts_with("HTTP/")) return std::nullopt;
  size_t head = bytes.find("\r\n\r\n");
  size_t begin = head + 4;
  if (head == std::string_view::npos) {
    head = bytes.find("\n\n");
    begin = head + 2;
  }
  if (head == std::string_view::npos) return std::nullopt;
  const std::string_view lines = bytes.substr(0, head);
  HttpResponse response;
  const size_t blank = lines.find(' ');
  if (blank != std::string_view::npos)
    std::from_chars(lines.data() + blank + 1, lines.data() + std::min(blank + 4, lines.size()), response.status);
  response.content_type = lower(header_in(lines, "content-type"));
  const std::string_view raw = bytes.substr(begin);
  if (lower(header_in(lines, "transfer-encoding")).find("chunked") == std::string::npos ||
      !join_chunks(raw, response.body)) {
    response.body = std::string(raw);
  }
  const std::string coding = lower(header_in(lines, "content-encoding"));
  const bool packed = coding.find("gzip") != std::string::npos || coding.find("deflate") != std::string::npos;
  std::string body;
  if (packed && inflate_body(response.body, most, body))
    response.body = std::move(body);
  else if (packed)
    response.whole = !response.body.empty() && response.body.find('<') < 512;  // the archiver unpacked it, or damage
  else if (coding == "br" || coding == "zstd")
    response.whole = false;
  if (response.body.size() > most) {
    response.body.resize(most);
    response.whole = false;
  }
  return response;
}

}  // namespace rapporteur::reports
