// The entries of kind `spelling` as the tokeniser's tables. Knowledge's own phrases are cut with them, so they are read
// before anything else is compiled.
#pragma once

#include <vector>

#include "text/spelling.h"

namespace rapporteur::rules {

struct SourceEntry;
class Image;

text::Spelling read_spelling(const std::vector<SourceEntry>& entries);
text::Spelling load_spelling(const Image& image);

}  // namespace rapporteur::rules
