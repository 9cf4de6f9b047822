// Bytes of web pages as UTF-8, by what the server, the page or the bytes themselves say of their encoding.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/result.h"

namespace rapporteur::reports {

/// The page as UTF-8. Valid UTF-8 is UTF-8 whatever is declared; else `declared` (the server's word, may be empty), the
/// page's <meta charset>, then what to_utf8() can tell. Bytes that are wrong in a declared encoding become U+FFFD, with
/// a note. Binary data is an error.
Result<std::string> page_to_utf8(std::string bytes, const std::string& declared, const std::string& where,
                                 std::vector<std::string>& notes);

/// "windows-1251" for "text/html; charset=Windows-1251"; "" if it does not say.
std::string charset_in(std::string_view content_type);

}  // namespace rapporteur::reports
