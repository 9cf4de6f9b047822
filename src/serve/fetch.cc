#include "serve/fetch.h"

#include <httplib.h>

#include <chrono>

namespace rapporteur::serve {
namespace {

constexpr std::chrono::seconds kPatience(30);
constexpr int kOk = 200, kAfterOk = 300, kNotModified = 304;
constexpr int kMovedFrom = 301, kMovedUntil = 308;  // with an address to go to
constexpr int kMostMoves = 5;

/// "https://example.org:8080" and "/feed.xml?of=today".
struct Parts {
  std::string server, path;
};

Parts parts_of(const std::string& address) {
  const size_t slash = address.find('/', address.find("//") + 2);
  if (slash == address.npos) return {address, "/"};
  return {address.substr(0, slash), address.substr(slash)};
}

httplib::Client client_of(const std::string& server) {
  httplib::Client client(server);
  client.set_connection_timeout(kPatience);
  client.set_read_timeout(kPatience);
  client.set_write_timeout(kPatience);
  return client;
}

tl::unexpected<Error> refused(const std::string& address, const std::string& why) {
  return fail(ErrorCode::unreadable, address, why,
              "see whether a browser opens it; it is tried again at the next look");
}

}  // namespace

bool is_web_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

namespace {

/// What a server answered, as far as it was read.
struct Answered {
  int status = 0;  ///< 0: not at all
  std::string bytes, etag, modified, location, why;
  bool too_long = false;
};

/// One question. httplib's own following of redirections takes "not modified" for one, so it is not used.
Answered ask(const std::string& address, const httplib::Headers& headers, size_t most) {
  const auto [server, path] = parts_of(address);
  httplib::Client client = client_of(server);
  Answered answered;
  const auto look = [&](const httplib::Response& head) {
    answered.status = head.status;
    answered.etag = head.get_header_value("ETag");
    answered.modified = head.get_header_value("Last-Modified");
    answered.location = head.get_header_value("Location");
    return head.status == kOk;  // of others the body is not read: "not modified" has none
  };
  const auto take = [&](const char* piece, size_t size) {
    answered.too_long = answered.bytes.size() + size > most;
    if (!answered.too_long) answered.bytes.append(piece, size);
    return !answered.too_long;
  };
  if (!client.is_valid()) return answered.why = "it is no address that can be asked", answered;
  const auto result = client.Get(path, headers, look, take);
  if (!result) answered.why = "it does not answer: " + httplib::to_string(result.error());
  return answered;
}

}  // namespace

Result<std::string> Page::fetch(size_t most) {
  httplib::Headers headers;
  if (!etag_.empty()) headers.emplace("If-None-Match", etag_);
  if (!modified_.empty()) headers.emplace("If-Modified-Since", modified_);
  std::string address = address_;
  Answered answered = ask(address, headers, most);
  for (int moves = 0; moves < kMostMoves; ++moves) {
    const bool moved = answered.status >= kMovedFrom && answered.status <= kMovedUntil && !answered.location.empty();
    if (!moved || answered.status == kNotModified) break;
    address = is_web_address(answered.location) ? answered.location : parts_of(address).server + answered.location;
    answered = ask(address, headers, most);
  }
  if (answered.status == kNotModified) return std::string();
  if (answered.too_long) return refused(address_, "it is longer than " + std::to_string(most >> 20) + " MiB");
  if (answered.status != 0 && answered.status != kOk)
    return refused(address_, "the server answers " + std::to_string(answered.status));
  if (!answered.why.empty()) return refused(address_, answered.why);
  etag_ = std::move(answered.etag);
  modified_ = std::move(answered.modified);
  return std::move(answered.bytes);
}

Result<void> post_json(const std::string& address, const std::string& json) {
  const auto [server, path] = parts_of(address);
  httplib::Client client = client_of(server);
  if (!client.is_valid()) return refused(address, "it is no address that can be asked");
  const auto answer = client.Post(path, json, "application/json");
  if (!answer) return refused(address, "it does not answer: " + httplib::to_string(answer.error()));
  if (answer->status < kOk || answer->status >= kAfterOk)
    return refused(address, "the server answers " + std::to_string(answer->status));
  return {};
}

}  // namespace rapporteur::serve
