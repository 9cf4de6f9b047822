// `rapporteur serve`: the record over HTTP, and the page that shows it. Read-only unless edits are allowed.
#pragma once

#include <memory>
#include <string>

#include "rapporteur/result.h"

namespace rapporteur {
struct Knowledge;
}

namespace rapporteur::serve {

struct ServerOptions {
  std::string db;
  std::string address = "127.0.0.1";
  int port = 8080;           ///< 0: any that is free
  std::string token = {};    ///< who asks must know it; "": nobody need, which only a loopback address allows
  bool allow_edits = false;  ///< persons may say what is right or wrong
};

/// True for addresses that only this machine reaches.
bool is_loopback(const std::string& address);

class Server {
 public:
  /// Opens the record and the port. The knowledge must outlive the server.
  static Result<Server> open(ServerOptions options, const Knowledge& knowledge);

  Server(Server&&) noexcept;
  ~Server();

  int port() const;
  /// What to open in a browser, token included.
  std::string page() const;
  /// Answers until stop() is called, from another thread.
  void run();
  void stop();

 private:
  struct Inside;
  explicit Server(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace rapporteur::serve
