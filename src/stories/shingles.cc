// Hashes are our own and fixed: signatures are kept in records, and must be the same on every machine.
#include "stories/shingles.h"

#include <algorithm>
#include <limits>

namespace rapporteur::stories {
namespace {

constexpr size_t kRun = 5;  // words
constexpr uint32_t kNothing = std::numeric_limits<uint32_t>::max();
constexpr uint64_t kPrime = 0x100000001b3;  // FNV-1a's
constexpr uint64_t kOffset = 0xcbf29ce484222325;

/// splitmix64's finalizer (Steele, Lea and Flood 2014): spreads all bits.
uint64_t mix(uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

uint64_t hash_word(std::string_view word) {
  uint64_t hash = kOffset;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    hash = (hash ^ byte) * kPrime;
  }
  return hash;
}

uint64_t hash_run(const std::array<uint64_t, kRun>& words, size_t newest, size_t count) {
  uint64_t hash = 0;
  for (size_t i = 0; i < count; ++i) hash = mix(hash * kPrime + words[(newest + kRun + 1 - count + i) % kRun]);
  return hash;
}

}  // namespace

std::vector<uint64_t> shingles_of(std::string_view text) {
  std::vector<uint64_t> all;
  all.reserve(text.size() / 5);
  std::array<uint64_t, kRun> words{};
  size_t count = 0;
  each_word(text, [&](std::string_view word) {
    words[count % kRun] = hash_word(word);
    if (++count >= kRun) all.push_back(hash_run(words, (count - 1) % kRun, kRun));
  });
  if (count > 0 && count < kRun) all.push_back(hash_run(words, count - 1, count));
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

Signature sign(const std::vector<uint64_t>& shingles) {
  constexpr int kPartBits = 6;
  static_assert(kParts == size_t{1} << kPartBits);
  Signature least;
  least.fill(kNothing);
  for (const uint64_t hash : shingles) {
    const auto value = static_cast<uint32_t>(hash >> 8);
    uint32_t& part = least[hash >> (64 - kPartBits)];
    part = std::min(part, std::min(value, kNothing - 1));
  }
  if (shingles.empty()) return least;
  const Signature filled = least;
  for (size_t part = 0; part < kParts; ++part) {
    for (uint64_t attempt = 1; least[part] == kNothing; ++attempt)
      least[part] = filled[mix(part * kPrime + attempt) % kParts];
  }
  return least;
}

std::array<uint64_t, kBands> bands_of(const Signature& signature) {
  constexpr size_t kRows = kParts / kBands;
  std::array<uint64_t, kBands> bands{};
  for (size_t band = 0; band < kBands; ++band) {
    uint64_t key = band;
    for (size_t row = 0; row < kRows; ++row) key = mix(key * kPrime + signature[band * kRows + row]);
    bands[band] = key;
  }
  return bands;
}

Overlap overlap(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  if (a.empty() || b.empty()) return {};
  size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) {
      ++shared, ++x, ++y;
    } else if (*x < *y) {
      ++x;
    } else {
      ++y;
    }
  }
  const auto common = static_cast<double>(shared);
  return {common / static_cast<double>(a.size() + b.size() - shared),
          common / static_cast<double>(std::min(a.size(), b.size()))};
}

bool is_copy(const Overlap& overlap, size_t runs_of_shorter) {
  constexpr double kOfBoth = 0.7;
  constexpr double kOfShorter = 0.8;
  constexpr size_t kEnough = 40;  // runs: a line or two inside another report is a quotation, not a copy
  return overlap.of_both >= kOfBoth || (overlap.of_shorter >= kOfShorter && runs_of_shorter >= kEnough);
}

}  // namespace rapporteur::stories
