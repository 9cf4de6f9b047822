// Any text a report may come in, as UTF-8: repaired with a note of what was done, or refused with the byte where it
// breaks.
#pragma once

#include <string>
#include <vector>

#include "rapporteur/result.h"

namespace rapporteur::reports {

/// Bytes of a report as UTF-8. UTF-8 comes back as it is, without its byte order mark; UTF-16 of either order,
/// Windows-1252 (of which Latin-1 is a part) and Windows-1251 are converted. Each repair adds a sentence to `notes`.
/// Binary data, damaged UTF-8 and other encodings are errors that name the byte offset. `where` names the report in
/// errors.
Result<std::string> to_utf8(std::string bytes, const std::string& where, std::vector<std::string>& notes);

/// The first byte that is not part of valid UTF-8; npos if all of it is valid.
size_t first_invalid_utf8(std::string_view bytes);

}  // namespace rapporteur::reports
