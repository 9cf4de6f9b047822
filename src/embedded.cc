// The embedded blocks, placed by the assembler. RAPPORTEUR_IMAGE is the image's path, given by the build.
#include "embedded.h"

#define RAPPORTEUR_TEXT_(x) #x
#define RAPPORTEUR_TEXT(x) RAPPORTEUR_TEXT_(x)
#define RAPPORTEUR_EMBED(name, path)                                                                                  \
  asm(".section .rodata\n.balign 64\n.global " #name "_begin\n" #name "_begin:\n.incbin \"" path "\"\n.global " #name \
      "_end\n" #name "_end:\n.byte 0\n.previous\n");                                                                  \
  extern "C" const std::byte name##_begin[];                                                                          \
  extern "C" const std::byte name##_end[];

RAPPORTEUR_EMBED(rapporteur_image, RAPPORTEUR_TEXT(RAPPORTEUR_IMAGE))

namespace rapporteur {

std::span<const std::byte> embedded_image() { return {rapporteur_image_begin, rapporteur_image_end}; }

}  // namespace rapporteur
