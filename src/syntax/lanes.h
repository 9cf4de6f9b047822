// Sixteen numbers at a time. g++ makes of them what the instruction set of the function has.
#pragma once

#include <cstdint>

namespace rapporteur::syntax {

inline constexpr uint32_t kLanes = 16;
using Lanes = float __attribute__((vector_size(64), aligned(4)));
using IntLanes = int32_t __attribute__((vector_size(64), aligned(4)));

}  // namespace rapporteur::syntax
