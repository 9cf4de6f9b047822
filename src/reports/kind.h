// What a file is, told by its first bytes: its name may lie.
#pragma once

#include <cstdint>
#include <string_view>

namespace rapporteur::reports {

enum class Kind : uint8_t {
  text,        ///< nothing else: plain text in some encoding, or not a report at all
  json_lines,  ///< begins with an object
  html,
  feed,  ///< RSS or Atom
  xml,   ///< any other XML, which is no report
  warc,  ///< WARC/1.x
  arc,   ///< its predecessor of the Internet Archive
  tar,
  zip,
  office,  ///< a zip with a document in it: DOCX, ODT, EPUB
  pdf,
  old_office,  ///< Microsoft's formats before 2007
  rtf,
  media,  ///< pictures, sound, film, fonts, programs
};

/// Bytes that kind_of() wants to see, if there are so many.
inline constexpr size_t kKindBytes = 4096;

/// The kind of a file that begins so. For HTML it follows the WHATWG's MIME Sniffing Standard, section 7.1, and also
/// takes a page that begins with a comment or an XML declaration.
Kind kind_of(std::string_view first_bytes);

/// "a PDF document", for people.
std::string_view describe(Kind kind);

}  // namespace rapporteur::reports
