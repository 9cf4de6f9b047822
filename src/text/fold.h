// Case folding that keeps every byte in its place, so that spans over the text are spans over its folded form.
#pragma once

#include <string>
#include <string_view>

namespace rapporteur::text {

/// Folds Latin, Greek and Cyrillic capitals whose small letter takes as many bytes; all else stays as it is.
void fold(std::string_view text, std::string& folded);
std::string fold(std::string_view text);

/// The form under which the vocabulary keeps a folded word: typographic apostrophes are written "'". `buffer` is used
/// only if something changes; the result points into `folded` or into it.
std::string_view vocabulary_form(std::string_view folded, std::string& buffer);

}  // namespace rapporteur::text
