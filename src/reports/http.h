// An HTTP response as a web archive keeps it: its status, its headers and its body as the page was meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rapporteur::reports {

struct HttpResponse {
  int status = 0;
  std::string content_type;  ///< in lower case
  std::string body;          ///< chunks joined and decompressed, if whole is true
  bool whole = true;         ///< false: an encoding that is not read (br), or a damaged body
};

/// Nothing if the bytes are no response. A body longer than `most` bytes is cut and told as not whole. Chunks that are
/// none, since the archiver joined them and left the header, are taken as the body.
std::optional<HttpResponse> read_http(std::string_view bytes, size_t most);

/// The value of a header in a block of lines, its name in any case; "" if it is not there.
std::string header_in(std::string_view lines, std::string_view name);

}  // namespace rapporteur::reports
