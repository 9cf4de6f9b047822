// Everything in Rapporteur that reads bytes from outside, as functions that a fuzzer feeds. None may crash, run out of
// bounds or hang, whatever it is given; what they return does not matter.
#pragma once

#include <span>
#include <string_view>

namespace rapporteur::fuzz {

struct Reader {
  std::string_view name;  ///< also the folder of its seeds in fuzz/seeds/
  void (*read)(std::string_view bytes);
};

std::span<const Reader> readers();

}  // namespace rapporteur::fuzz
