// A text as the set of its runs of five words, and a short signature of that set, from which the share that two texts
// have in common can be guessed.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rapporteur::stories {

/// Calls take(word) for each word: a run of letters, digits and bytes of other scripts; as it is spelt.
template <typename Take>
void each_word(std::string_view text, Take take) {
  const auto in_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<signed char>(c) < 0;
  };
  for (size_t at = 0; at < text.size();) {
    while (at < text.size() && !in_word(text[at])) ++at;
    size_t end = at;
    while (end < text.size() && in_word(text[end])) ++end;
    if (end > at) take(text.substr(at, end - at));
    at = end;
  }
}

/// Hashes of all runs of five words in lower case, sorted, each once; of a shorter text one for all of it.
std::vector<uint64_t> shingles_of(std::string_view text);

/// The least hash in each of 64 parts of the hash's range (one permutation hashing, Li, Owen and Zhang 2012; parts
/// without a shingle borrow as in Shrivastava 2017). Two texts agree in a part with the probability of their Jaccard
/// similarity.
inline constexpr size_t kParts = 64;
using Signature = std::array<uint32_t, kParts>;
Signature sign(const std::vector<uint64_t>& shingles);

/// Sixteen keys of four parts each. Texts that share one are candidates: of pairs with a similarity of 0.8 all but one
/// in five thousand do, of those with 0.2 one in forty.
inline constexpr size_t kBands = 16;
std::array<uint64_t, kBands> bands_of(const Signature& signature);

/// How much two texts have in common, from 0 to 1.
struct Overlap {
  double of_both = 0;     ///< shared runs as a share of all runs (Jaccard)
  double of_shorter = 0;  ///< as a share of the shorter text's runs
};
Overlap overlap(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b);

/// A report that repeats another nearly word for word; a changed head or tail and a cut are no difference.
bool is_copy(const Overlap& overlap, size_t runs_of_shorter);

}  // namespace rapporteur::stories
