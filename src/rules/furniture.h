// The entries of kind `furniture` as the patterns that src/text/furniture.cc matches.
#pragma once

#include "rapporteur/result.h"
#include "text/furniture.h"

namespace rapporteur::rules {

class Image;

/// Fails on an unknown class in a pattern, with file and line.
Result<text::FurnitureRules> load_furniture(const Image& image);

}  // namespace rapporteur::rules
