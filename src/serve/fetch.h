// What another server has under an address, and telling it something: HTTP from this program's side.
#pragma once

#include <string>
#include <string_view>

#include "rapporteur/result.h"

namespace rapporteur::serve {

/// True for http:// and https:// addresses.
bool is_web_address(std::string_view text);

/// A page that is asked for again and again.
class Page {
 public:
  explicit Page(std::string address) : address_(std::move(address)) {}

  /// Its bytes; "" if the server says that it has not changed since the last time. At most `most` bytes, 30 seconds
  /// and five redirections; https is verified against the certificates of the system.
  Result<std::string> fetch(size_t most);
  const std::string& address() const { return address_; }

 private:
  std::string address_;
  std::string etag_, modified_;  ///< as the server gave them last
};

/// Posts JSON to an address; an error unless the server takes it with a status of 200 to 299.
Result<void> post_json(const std::string& address, const std::string& json);

}  // namespace rapporteur::serve
