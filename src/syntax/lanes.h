// Sixteen numbers at a time. Compilers make of them what the instruction set of the function has.
#pragma once

#include <cstdint>

namespace rapporteur::syntax {

inline constexpr uint32_t kLanes = 16;
using Lanes = float __attribute__((vector_size(64)));
using IntLanes = int32_t __attribute__((vector_size(64)));

/// A vector wherever it lies. A packed member, as the compilers' own unaligned loads have it: clang takes no notice of
/// an alignment that is given to a vector's type, and loads as if it were aligned. Functions give it by reference: what
/// a vector's value is passed in depends on the instruction set, and clang refuses to do it across two.
template <typename Vector>
struct __attribute__((packed, may_alias)) Unaligned {
  Vector lanes;
};

template <typename Vector = Lanes>
[[gnu::always_inline]] inline const Unaligned<Vector>& at(const void* begin) {
  return *static_cast<const Unaligned<Vector>*>(begin);
}
template <typename Vector = Lanes>
[[gnu::always_inline]] inline Unaligned<Vector>& at(void* begin) {
  return *static_cast<Unaligned<Vector>*>(begin);
}

}  // namespace rapporteur::syntax
