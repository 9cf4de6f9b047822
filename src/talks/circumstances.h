// When and where what a clause tells happens: the time and the place in its words.
#pragma once

#include "talks/reading.h"

namespace rapporteur::talks {

/// The stretch of a sentence that belongs to one noun or verb, and what it is about.
struct Scene {
  Range range;            ///< the tokens that may tell its circumstances
  uint32_t anchor = 0;    ///< the noun or verb itself
  uint32_t verb = kNone;  ///< the verb that governs it
  bool elliptic = false;  ///< its verb stands in an earlier scene
};

/// Index of the time that belongs to the scene; kNone: none. The nearest to the anchor whose governor is the anchor or
/// its verb.
uint32_t time_of(const Reading& reading, const Scene& scene);

/// The place as the registry writes it, or else the name that follows "in" as the report writes it; "" for none. The
/// nearest.
std::string place_of(const Reading& reading, const Scene& scene);

/// A time's EDTF in whole days: what is only a part of a day becomes the day; "" where it is no stretch in the
/// calendar.
std::string day_edtf(const Time& time);

}  // namespace rapporteur::talks
