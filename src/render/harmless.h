// Text from outside, made harmless for what shows it. Reports, their names, addresses and dates may hold what a
// terminal, a spreadsheet or a browser would obey; they are to show it.
#pragma once

#include <string>
#include <string_view>

namespace rapporteur::render {

enum class Surface {
  terminal,  ///< also a plain-text file
  coloured,  ///< a terminal that is given this program's own colours: "\x1b[…m" stays
  sheet,     ///< a cell of CSV or TSV, before it is quoted: formulas become words (OWASP, "CSV Injection")
  page,      ///< HTML, as text or inside a quoted attribute: also escaped
  json,      ///< a JSON text: the characters stay what they are, written as \u009b
};

/// The text with nothing in it that steers its surface. Control characters (Unicode's Cc: C0, DEL and C1) and those
/// that turn the direction of writing (bidirectional embeddings, overrides and isolates; CVE-2021-42574) become U+FFFD
/// one for one, bytes that are no UTF-8 too; line feeds and tabs stay, other white space of C0 becomes a blank.
std::string harmless(std::string_view text, Surface surface);

}  // namespace rapporteur::render
