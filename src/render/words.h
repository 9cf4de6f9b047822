// Words on a page: values as people read them, text folded to a width, colours.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/finding.h"

namespace rapporteur::render {

/// A value in one piece: lists joined by "; ", spans as "10-20", null as "".
std::string plain(const FieldValue& value);

/// Its confidence in hundredths, "0.83"; "" if it was not judged.
std::string certainty(const Finding& finding);

/// "confidence 0.83"; "not told unless asked for" behind what is below the usual.
std::string how_sure(const Finding& finding);

/// The values that say what a finding is, without spans: "RUS → USA · 040 · 2022-01-09 · happened".
std::string headline(const Finding& finding);

/// Text from outside on one line: white space as one blank each, and nothing that steers a terminal.
std::string line_of(std::string_view text);

/// Columns that a text takes, one for each code point but combining marks.
uint32_t columns(std::string_view text);

/// `text` and blanks up to `width` columns.
std::string padded(std::string_view text, uint32_t width);

/// At most `width` columns, "…" at the end of what was cut.
std::string cut(std::string_view text, uint32_t width);

/// Lines of at most `width` columns, broken at blanks; a longer word stands alone.
std::vector<std::string> wrap(std::string_view text, uint32_t width);

/// What a colour is for; the terminal's own palette decides how it looks.
enum class Style : uint8_t { plain, bold, dim, actor, time, place, quotation, cue, furniture };
/// The text between the escape codes of its style; the text alone without colour.
std::string styled(std::string_view text, Style style, bool colour);

}  // namespace rapporteur::render
