// cpp-httplib's server around the table of routes: who may ask, how much, and what is sent with every answer.
#include "serve/server.h"

#include <httplib.h>

#include "rapporteur/record.h"
#include "record/sha256.h"
#include "serve/page.h"
#include "serve/records.h"
#include "serve/route.h"

namespace rapporteur::serve {
namespace {

using namespace std::chrono_literals;
using httplib::Request;
using httplib::Response;

constexpr size_t kConnections = 64;     // that are kept open at once; each has a thread, which mostly waits
constexpr size_t kQuestions = 8;        // that are answered at once
constexpr size_t kExports = 4;          // lists that are streamed whole at once, beside the questions
constexpr auto kTurn = 5s;              // a question's wait for its turn
constexpr auto kLongestQuestion = 10s;  // then it is broken off
constexpr auto kLongestExport = 10min;
constexpr auto kIdle = 10s;             // for a reader or writer that does nothing
constexpr size_t kLongestBody = 65536;  // a finding with what is said of it
constexpr auto kLongestWait = 5s;       // for another program that writes
constexpr size_t kRequestsAConnection = 1000;
constexpr int kOk = 200, kCreated = 201, kFound = 303, kNotModified = 304, kWrong = 400, kNotAllowed = 401,
              kForbidden = 403, kNotFound = 404, kReadOnly = 405, kOtherType = 415, kFault = 500, kBusy = 503;
constexpr const char* kEditHeader = "Rapporteur-Edit";
constexpr std::string_view kCookie = "rapporteur_token";

/// Nothing from elsewhere is loaded, nothing in a report can run, no other page can frame this one.
const httplib::Headers kHeaders = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri "
     "'none'; form-action 'self'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cache-Control", "no-cache"},
};

/// As long for any two of a length, so that how long it takes tells nothing.
bool is_same(std::string_view a, std::string_view b) {
  unsigned char differs = a.size() == b.size() ? 0 : 1;
  for (size_t i = 0; i < a.size(); ++i) differs |= static_cast<unsigned char>(a[i] ^ b[b.empty() ? 0 : i % b.size()]);
  return differs == 0 && !b.empty();
}

std::string etag_of(const std::string& bytes) {
  record::Sha256 hash;
  hash.add(bytes);
  std::string tag = "W/\"";
  constexpr size_t kBytes = 12;
  const auto digest = hash.digest();
  for (size_t i = 0; i < kBytes; ++i) {
    tag += "0123456789abcdef"[digest[i] >> 4];
    tag += "0123456789abcdef"[digest[i] & 15];
  }
  return tag + "\"";
}

/// The cookie's value, "" if it did not come.
std::string cookie_in(const Request& request) {
  const std::string all = request.get_header_value("Cookie"), wanted = std::string(kCookie) + "=";
  for (size_t at = 0; at < all.size();) {
    const size_t end = std::min(all.find(';', at), all.size());
    if (all.compare(at, wanted.size(), wanted) == 0) return all.substr(at + wanted.size(), end - at - wanted.size());
    at = all.find_first_not_of(" ;", end);
  }
  return "";
}

/// "localhost:8080", "[::1]:8080" → without the port.
std::string name_in(const std::string& host) {
  const size_t colon = host.rfind(':');
  return colon == std::string::npos || host.ends_with(']') ? host : host.substr(0, colon);
}

void send(Response& response, int status, const std::string& body, const char* type = "application/json") {
  response.status = status;
  response.set_content(body, type);
}

void refuse(Response& response, int status, std::string where, std::string why, std::string advice) {
  send(response, status, written(Error{ErrorCode::misused, std::move(where), std::move(why), std::move(advice)}));
}

/// The body with its tag, or word that it has not changed.
void send_tagged(const Request& request, Response& response, const std::string& body, const char* type) {
  const std::string tag = etag_of(body);
  response.set_header("ETag", tag);
  if (request.get_header_value("If-None-Match").find(tag) != std::string::npos)
    response.status = kNotModified;
  else
    send(response, kOk, body, type);
}

const char* type_of(Form form) {
  return form == Form::csv ? "text/csv; charset=utf-8" : form == Form::jsonl ? "application/jsonl" : "application/json";
}

}  // namespace

bool is_loopback(const std::string& address) {
  return address == "localhost" || address == "::1" ||
         (address.starts_with("127.") && address.find_first_not_of("0123456789.") == std::string::npos);
}

struct Server::Inside {
  ServerOptions options;
  const Knowledge& knowledge;
  Records questions;
  Records exports;
  httplib::Server http;
  int port = 0;

  Inside(ServerOptions given, const Knowledge& known)
      : options(std::move(given)), knowledge(known), questions(options.db, kQuestions), exports(options.db, kExports) {}

  void set_up();
  bool may_ask(const Request& request, Response& response) const;
  bool knows_token(const Request& request, Response& response) const;
  bool may_edit(const Request& request, Response& response) const;
  void answer(const Request& request, Response& response);
  void edit(const Request& request, Response& response);
  void answer_asked(const Request& request, Response& response, const Found& found,
                    std::map<std::string, std::string> values);
  static void refuse_for(const Error& error, std::chrono::steady_clock::duration taken, Response& response);
};

/// With a token, who brings it in the address gets a cookie, so that the page and its exports need not carry it on.
bool Server::Inside::knows_token(const Request& request, Response& response) const {
  if (options.token.empty()) return true;
  const std::string bearer = request.get_header_value("Authorization");
  constexpr std::string_view kBearer = "Bearer ";
  if (bearer.starts_with(kBearer) && is_same(bearer.substr(kBearer.size()), options.token)) return true;
  if (is_same(cookie_in(request), options.token)) return true;
  if (is_view(request.path) && is_same(request.get_param_value("token"), options.token)) {
    response.set_header("Set-Cookie",
                        std::string(kCookie) + "=" + options.token + "; HttpOnly; SameSite=Strict; Path=/");
    response.set_redirect(request.path, kFound);
    return false;
  }
  response.set_header("WWW-Authenticate", "Bearer");
  refuse(response, kNotAllowed, "token", "this record is shown only to who knows its token",
         "open the address that `rapporteur serve` printed, or send Authorization: Bearer TOKEN");
  return false;
}

/// A page from elsewhere can make a browser send a form, but neither JSON nor a header of its own without being
/// allowed, which this server never does; and what it sends says whence it comes.
bool Server::Inside::may_edit(const Request& request, Response& response) const {
  const std::string origin = request.get_header_value("Origin");
  const std::string host = request.get_header_value("Host");
  if (!origin.empty() && origin != "http://" + host && origin != "https://" + host) {
    refuse(response, kForbidden, "Origin", "another site's page asks to change the record",
           "use this server's own page");
    return false;
  }
  if (!request.has_header(kEditHeader)) {
    refuse(response, kForbidden, kEditHeader, "the header that edits need is missing", "send Rapporteur-Edit: 1");
    return false;
  }
  if (request.get_header_value("Content-Type") == "application/json") return true;
  refuse(response, kOtherType, "Content-Type", "corrections come as JSON", "send Content-Type: application/json");
  return false;
}

bool Server::Inside::may_ask(const Request& request, Response& response) const {
  const bool edits = request.method == "POST" && options.allow_edits &&
                     request.path == std::string(kPrefix) + std::string(kCorrections);
  if (request.method != "GET" && request.method != "HEAD" && !edits) {
    response.set_header("Allow", "GET, HEAD");
    const char* advice = options.allow_edits ? "use GET; corrections go to /api/v1/corrections"
                                             : "use GET; corrections need `rapporteur serve --allow-edits`";
    refuse(response, kReadOnly, request.method, "the record is only shown, not changed", advice);
    return false;
  }
  // A page from elsewhere whose name was made to mean this machine asks under its own name.
  const std::string host = name_in(request.get_header_value("Host"));
  if (is_loopback(options.address) && !is_loopback(host) && host != "[::1]") {
    refuse(response, kForbidden, "Host", "this server answers only under this machine's own name",
           "open http://localhost:" + std::to_string(port) + "/");
    return false;
  }
  return knows_token(request, response) && (!edits || may_edit(request, response));
}

void Server::Inside::edit(const Request& request, Response& response) {
  auto record = Record::open(options.db, Record::Use::write, {kLongestWait, {}});
  if (!record) return refuse_for(record.error(), {}, response);
  const auto id = take_correction(*record, request.body);
  if (!id) return refuse_for(id.error(), {}, response);
  send(response, kCreated, "{\"id\":\"" + *id + "\"}");
}

void Server::Inside::refuse_for(const Error& error, std::chrono::steady_clock::duration taken, Response& response) {
  int status = error.code == ErrorCode::misused ? kWrong : error.code == ErrorCode::not_found ? kNotFound : kFault;
  if (error.code == ErrorCode::unreadable && taken >= kLongestQuestion) status = kBusy;
  send(response, status, written(error));
}

void Server::Inside::answer(const Request& request, Response& response) {
  const std::string_view path = std::string_view(request.path).substr(kPrefix.size());
  const auto found = find_route(path);
  if (!found) return refuse_for(found.error(), {}, response);
  auto values = check(*found->route, request.params);
  if (!values) return refuse_for(values.error(), {}, response);
  answer_asked(request, response, *found, std::move(*values));
}

void Server::Inside::answer_asked(const Request& request, Response& response, const Found& found,
                                  std::map<std::string, std::string> values) {
  const bool streamed = found.form != Form::page;
  const auto record = (streamed ? exports : questions).take(kTurn);
  if (!record) return refuse_for(record.error(), {}, response);
  if (*record == nullptr) {
    response.set_header("Retry-After", "5");
    return refuse(response, kBusy, found.route->path, "too many questions are asked at once",
                  "ask again in a few seconds");
  }
  const auto begin = std::chrono::steady_clock::now();
  (*record)->allow(streamed ? std::chrono::milliseconds(kLongestExport) : std::chrono::milliseconds(kLongestQuestion));
  auto answer = found.route->answer({**record, knowledge, found.route->path, found.route->kind, found.form, found.id,
                                     std::move(values), options.allow_edits});
  if (!answer) return refuse_for(answer.error(), std::chrono::steady_clock::now() - begin, response);
  if (answer->total) response.set_header("Rapporteur-Total", std::to_string(*answer->total));
  if (!answer->stream) return send_tagged(request, response, answer->body, "application/json");
  response.set_chunked_content_provider(
      type_of(found.form), [record = *record, stream = std::move(answer->stream)](size_t, httplib::DataSink& sink) {
        const auto ok =
            stream([&](const std::string& piece) { return piece.empty() || sink.write(piece.data(), piece.size()); });
        if (ok) sink.done();
        return ok.has_value();  // broken off without its last chunk, so that the reader can tell
      });
}

void Server::Inside::set_up() {
  http.new_task_queue = [] { return new httplib::ThreadPool(kConnections); };
  http.set_default_headers(kHeaders);
  http.set_payload_max_length(kLongestBody);
  http.set_read_timeout(kIdle);
  http.set_write_timeout(kIdle);
  http.set_keep_alive_max_count(kRequestsAConnection);
  http.set_tcp_nodelay(true);
  http.set_pre_routing_handler([this](const Request& request, Response& response) {
    // The library would rather use brotli, at its slowest; the request is its own and not constant.
    auto& headers = const_cast<httplib::Headers&>(request.headers);
    const bool gzip = request.get_header_value("Accept-Encoding").find("gzip") != std::string::npos;
    headers.erase("Accept-Encoding");
    if (gzip) headers.emplace("Accept-Encoding", "gzip");
    response.set_header("Vary", "Accept-Encoding");
    return may_ask(request, response) ? httplib::Server::HandlerResponse::Unhandled
                                      : httplib::Server::HandlerResponse::Handled;
  });
  http.Get(std::string(kPrefix) + "/.*",
           [this](const Request& request, Response& response) { answer(request, response); });
  http.Post(std::string(kPrefix) + std::string(kCorrections),
            [this](const Request& request, Response& response) { edit(request, response); });
  for (const PageFile& file : page_files().subspan(1)) {
    http.Get(std::string(file.path), [&file](const Request& request, Response& response) {
      send_tagged(request, response, file.bytes, std::string(file.type).c_str());
    });
  }
  http.Get("/.*", [](const Request& request, Response& response) {
    const PageFile& page = page_files().front();
    if (is_view(request.path)) return send_tagged(request, response, page.bytes, std::string(page.type).c_str());
    refuse(response, kNotFound, request.path, "there is nothing of that name", "open /, or ask /api/v1/openapi.json");
  });
  http.set_exception_handler([](const Request& request, Response& response, const std::exception_ptr&) {
    refuse(response, kFault, request.path, "stopped by a fault of its own", "ask again; the record is as it was");
  });
  http.set_error_handler([](const Request& request, Response& response) {
    if (!response.body.empty()) return;
    refuse(response, response.status, request.path, "this request cannot be answered", "see /api/v1/openapi.json");
  });
}

Server::Server(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Server::Server(Server&&) noexcept = default;
Server::~Server() = default;

Result<Server> Server::open(ServerOptions options, const Knowledge& knowledge) {
  if (options.token.empty() && !is_loopback(options.address)) {
    return fail(ErrorCode::misused, "--address", options.address + " can be reached from other machines",
                "give a --token that whoever asks must know, or leave the address out");
  }
  const auto is_plain = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_'; };
  if (!std::all_of(options.token.begin(), options.token.end(), is_plain))
    return fail(ErrorCode::misused, "--token", "it is to stand in an address", "use letters, digits, - and _ alone");
  auto inside = std::make_unique<Inside>(std::move(options), knowledge);
  if (const auto record = inside->questions.take(kTurn); !record) return tl::unexpected(record.error());
  inside->set_up();
  const ServerOptions& set = inside->options;
  const std::string where = set.address + ":" + std::to_string(set.port);
  inside->port = set.port == 0 ? inside->http.bind_to_any_port(set.address)
                               : (inside->http.bind_to_port(set.address, set.port) ? set.port : -1);
  if (inside->port < 0)
    return fail(ErrorCode::unwritable, where, "it is taken by another program, or is no address of this machine",
                "give another --port or --address");
  return Server(std::move(inside));
}

int Server::port() const { return inside_->port; }

std::string Server::page() const {
  const ServerOptions& options = inside_->options;
  const bool bracketed = options.address.find(':') != std::string::npos;
  return "http://" + (bracketed ? "[" + options.address + "]" : options.address) + ":" + std::to_string(port()) + "/" +
         (options.token.empty() ? "" : "?token=" + options.token);
}

void Server::run() { inside_->http.listen_after_bind(); }
void Server::stop() { inside_->http.stop(); }

}  // namespace rapporteur::serve
