// How an image lies in memory: a header, a table of sections, the sections, each aligned to 8 bytes. Little-endian.
#pragma once

#include <cstdint>

namespace rapporteur::rules {

inline constexpr char kMagic[8] = {'R', 'A', 'P', 'K', 'N', 'O', 'W', '1'};

struct ImageHeader {
  char magic[8];
  uint32_t section_count;
  uint32_t reserved;
  uint64_t size;  ///< of the whole image in bytes
};

struct SectionHeader {
  uint32_t name_size;
  uint32_t reserved;
  uint64_t offset;  ///< from the image's first byte
  uint64_t size;    ///< in bytes
  char name[40];
};

/// FNV-1a, 32 bits (Fowler, Noll, Vo): where a word lies in the vocabulary's table.
inline uint32_t word_hash(const char* chars, uint64_t size) {
  uint32_t hash = 2166136261u;
  for (uint64_t i = 0; i < size; ++i) hash = (hash ^ static_cast<unsigned char>(chars[i])) * 16777619u;
  return hash;
}

}  // namespace rapporteur::rules
