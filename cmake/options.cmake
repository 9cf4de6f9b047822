# Warnings, code generation and sanitizers, for all targets alike.
add_library(rapporteur_options INTERFACE)
target_compile_options(rapporteur_options INTERFACE -Wall -Wextra -Wpedantic -Wno-missing-field-initializers -Werror)
# At -O3, g++ 12 takes `"text" + std::move(string)` for overlapping copies (GCC's bug 105651).
target_compile_options(rapporteur_options INTERFACE $<$<CONFIG:Release>:-Wno-restrict>)
# What is shipped runs on every x86-64 machine since 2009; faster code is chosen at run time where it pays.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  target_compile_options(rapporteur_options INTERFACE -march=x86-64-v2)
endif()
if(RAPPORTEUR_SANITIZE)
  target_compile_options(rapporteur_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(rapporteur_options INTERFACE -fsanitize=address,undefined)
endif()
if(RAPPORTEUR_FUZZ)
  target_compile_options(rapporteur_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# Link-time optimisation for the program alone. Objects carry ordinary code too, so that tests, tools and those who link the
# library need not wait for it.
if(RAPPORTEUR_LTO)
  set(of_program $<IN_LIST:$<TARGET_PROPERTY:NAME>,core$<SEMICOLON>rapporteur_program>)
  target_compile_options(rapporteur_options INTERFACE "$<${of_program}:-flto=auto;-ffat-lto-objects>")
  target_link_options(rapporteur_options INTERFACE $<IF:${of_program},-flto=auto,-fno-lto>)
endif()
