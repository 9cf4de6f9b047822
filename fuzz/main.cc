// libFuzzer's entry: `rapporteur_fuzz --reader=NAME FOLDER…` feeds one of the readers.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "readers.h"

namespace {

const rapporteur::fuzz::Reader* chosen = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  constexpr std::string_view kOption = "--reader=";
  for (int i = 1; i < *argc; ++i) {
    const std::string_view argument = (*argv)[i];
    for (const auto& reader : rapporteur::fuzz::readers()) {
      if (argument.starts_with(kOption) && argument.substr(kOption.size()) == reader.name) chosen = &reader;
    }
  }
  if (chosen != nullptr) return 0;
  std::fputs("rapporteur_fuzz: name one with --reader=:", stderr);
  for (const auto& reader : rapporteur::fuzz::readers()) std::fprintf(stderr, " %s", std::string(reader.name).c_str());
  std::fputs("\n", stderr);
  std::exit(2);
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, size_t size) {
  chosen->read({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
