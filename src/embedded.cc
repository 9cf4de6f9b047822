// The embedded blocks, placed by the assembler. RAPPORTEUR_IMAGE is the image's path, given by the build.
#include "embedded.h"

#include "embed.h"

RAPPORTEUR_EMBED(rapporteur_image, RAPPORTEUR_TEXT(RAPPORTEUR_IMAGE))

namespace rapporteur {

std::span<const std::byte> embedded_image() { return {rapporteur_image_begin, rapporteur_image_end}; }

}  // namespace rapporteur
