// How a text's lines were broken: agencies send lines of sixty-odd characters, pages send a paragraph in one line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur::text {

/// The width to which a text's lines are filled.
struct Wrapping {
  uint32_t width = 0;  ///< characters; 0: line feeds are the writer's own
};

/// Tells from the lines' lengths whether a program filled them: nearly all that are followed by another line are so
/// long that its first word would not have fitted. Linear in the text.
Wrapping wrapping_of(std::string_view text);

/// True if the line that ends at the line feed `feed` goes on in the next: it was full, or a small letter follows (a
/// dateline was taken from the line). Not before an indented line, which begins a paragraph. False for every feed of a
/// text that is not wrapped.
bool goes_on(const Wrapping& wrapping, std::string_view text, uint32_t feed);

/// White space and control characters (a report must not steer the terminal) as single blanks, nothing at the ends.
std::string one_line(std::string_view text);

}  // namespace rapporteur::text
