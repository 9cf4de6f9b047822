#include "record/place.h"

#include <algorithm>

namespace rapporteur::record {

bool is_file(const std::string& place) {
  return !place.starts_with("postgresql://") && !place.starts_with("postgres://");
}

std::string printable(const std::string& place) {
  if (is_file(place)) return place;
  std::string shown = place;
  // user:password@host; a password that holds an @ or / must have it percent-encoded, or the address means another.
  const size_t host = shown.find("//") + 2, end = std::min(shown.find_first_of("/?", host), shown.size());
  const size_t at = shown.rfind('@', end), colon = shown.find(':', host);
  if (at != shown.npos && at >= host && colon < at) shown.erase(colon, at - colon);
  // ?password=…&sslpassword=…
  constexpr std::string_view kPassword = "password=";
  for (size_t found = shown.find(kPassword); found != shown.npos; found = shown.find(kPassword, found)) {
    found += kPassword.size();
    shown.erase(found, std::min(shown.find('&', found), shown.size()) - found);
  }
  return shown;
}

}  // namespace rapporteur::record
