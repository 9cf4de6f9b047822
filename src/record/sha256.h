// SHA-256 (FIPS 180-4), so that a report's key can be checked with any other tool.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace rapporteur::record {

class Sha256 {
 public:
  void add(std::string_view bytes);
  /// Closes the message; the object is used up.
  std::array<uint8_t, 32> digest();

 private:
  void block(const uint8_t* bytes);

  std::array<uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<uint8_t, 64> waiting_{};
  uint64_t size_ = 0;  ///< bytes of the message so far
};

}  // namespace rapporteur::record
