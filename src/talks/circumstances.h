// Predicates' circumstances (predicates/circumstances.h), asked about a stretch of a Reading.
#pragma once

#include "predicates/circumstances.h"
#include "talks/reading.h"

namespace rapporteur::talks {

using predicates::day_edtf;

/// The stretch of a sentence that belongs to one noun or verb, and what it is about.
struct Scene {
  Range range;            ///< the tokens that may tell its circumstances
  uint32_t anchor = 0;    ///< the noun or verb itself
  uint32_t verb = kNone;  ///< the verb that governs it
  bool elliptic = false;  ///< its verb stands in an earlier scene
};

inline uint32_t time_of(const Reading& reading, const Scene& scene) {
  return predicates::time_of(reading.document,
                             {scene.anchor, scene.verb, scene.range.first, scene.range.end, scene.elliptic});
}

}  // namespace rapporteur::talks
