// Files that come from outside: opened only if they can be read to an end.
#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "rapporteur/result.h"

namespace rapporteur {

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using InputFile = std::unique_ptr<std::FILE, CloseFile>;

/// Opens a regular file. Folders, named pipes, sockets and devices are refused, since reading them could fail late or
/// never end; what the shell opened for the program (/dev/stdin, /dev/fd/63) is read as it comes.
Result<InputFile> open_input(const std::string& path);

/// All bytes of a regular file; one of more than `most` bytes is refused.
Result<std::string> read_input(const std::string& path, size_t most);

}  // namespace rapporteur
