// What lists of names say of a single word.
#include "syntax/name_lists.h"

#include "syntax/features.h"

namespace rapporteur::syntax {

uint32_t list_piece(uint32_t bits) { return (bits * 2654435761u + 40503u) % kAffixBuckets; }

}  // namespace rapporteur::syntax
