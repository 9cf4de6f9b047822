// The stage "syntax": tags, lemmas, heads and relations of the wanted sentences.
#pragma once

#include <cstdint>

namespace rapporteur {
struct Document;
struct Knowledge;
}  // namespace rapporteur

namespace rapporteur::syntax {

inline constexpr uint32_t kUposColumns = 32;  ///< of the scores of tags, padded
inline constexpr uint32_t kXposColumns = 64;
inline constexpr uint32_t kTagColumns = kUposColumns + kXposColumns;
inline constexpr uint32_t kDistances = 18;  ///< buckets of the signed distance from a word to its head

uint32_t distance_bucket(uint32_t from, uint32_t to);

/// Tags and parses each wanted sentence: one encoder, whose vectors are scored for tags, for heads by a bilinear form
/// and for relations (Dozat and Manning 2017). Linear in the sentences, quadratic with a small factor in a sentence's
/// length, which is bounded: longer ones are parsed in pieces.
void analyse(Document& document, const Knowledge& knowledge);

}  // namespace rapporteur::syntax
