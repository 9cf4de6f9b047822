// How words are cut, for programs that make models: the tables inside the library.
#pragma once

#include "embedded.h"
#include "rules/image.h"
#include "rules/spelling.h"

namespace rapporteur::training {

inline const text::Spelling& spelling() {
  static const text::Spelling kSpelling = rules::load_spelling(*rules::Image::open(embedded_image()));
  return kSpelling;
}

}  // namespace rapporteur::training
