// Places a file's bytes in the program's read-only data, as NAME_begin up to NAME_end, aligned to 64 bytes.
#pragma once

#include <cstddef>

#define RAPPORTEUR_TEXT_(x) #x
#define RAPPORTEUR_TEXT(x) RAPPORTEUR_TEXT_(x)
#define RAPPORTEUR_EMBED(name, path)                                                                                  \
  asm(".section .rodata\n.balign 64\n.global " #name "_begin\n" #name "_begin:\n.incbin \"" path "\"\n.global " #name \
      "_end\n" #name "_end:\n.byte 0\n.previous\n");                                                                  \
  extern "C" const std::byte name##_begin[];                                                                          \
  extern "C" const std::byte name##_end[];
