// What is embedded in the executable.
#pragma once

#include <cstddef>
#include <span>

namespace rapporteur {

/// The compiled knowledge/, aligned to 8 bytes.
std::span<const std::byte> embedded_image();

}  // namespace rapporteur
