// Looks before it opens: opening a named pipe would wait for its writer.
#include "input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace rapporteur {
namespace {

bool opened_by_shell(const std::string& path) {
  return path == "/dev/stdin" || path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/");
}

tl::unexpected<Error> cannot_open(const std::string& path) {
  if (path.empty()) return fail(ErrorCode::not_found, "\"\"", "no name of a file", "give one, or - for standard input");
  const bool missing = errno == ENOENT || errno == ELOOP || errno == ENAMETOOLONG || errno == ENOTDIR;
  return fail(errno == ENOENT ? ErrorCode::not_found : ErrorCode::unreadable, path, std::strerror(errno),
              missing ? "check the path" : "check that you may read it");
}

Result<void> check_kind(const std::string& path, mode_t mode) {
  if (S_ISREG(mode) || opened_by_shell(path)) return {};
  if (S_ISDIR(mode)) return fail(ErrorCode::unreadable, path, "a folder, not a file", "name a file in it");
  if (S_ISFIFO(mode)) {
    return fail(ErrorCode::unreadable, path, "a named pipe, which may never come to an end",
                "give it as standard input, as in `rapporteur read - < " + path + "`");
  }
  return fail(ErrorCode::unreadable, path, "a device or socket, not a file", "give a file, or - for standard input");
}

}  // namespace

Result<InputFile> open_input(const std::string& path) {
  struct stat seen {};
  if (stat(path.c_str(), &seen) != 0) return cannot_open(path);
  if (auto ok = check_kind(path, seen.st_mode); !ok) return tl::unexpected(ok.error());
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | (S_ISREG(seen.st_mode) ? O_NONBLOCK : 0));
  if (file < 0) return cannot_open(path);
  // It may be another file by now.
  Result<void> same_kind = fstat(file, &seen) == 0 ? check_kind(path, seen.st_mode) : Result<void>(cannot_open(path));
  if (!same_kind) return close(file), tl::unexpected(same_kind.error());
  std::FILE* stream = fdopen(file, "rb");
  if (stream == nullptr) return close(file), cannot_open(path);
  return InputFile(stream);
}

Result<std::string> read_input(const std::string& path, size_t most) {
  const auto file = open_input(path);
  if (!file) return tl::unexpected(file.error());
  std::string text;
  std::array<char, 64 * 1024> part{};
  while (const size_t got = std::fread(part.data(), 1, part.size(), file->get())) {
    text.append(part.data(), got);
    if (text.size() > most) {
      return fail(ErrorCode::unreadable, path, "longer than " + std::to_string(most >> 20) + " MiB",
                  "check that it is the file that you mean, or split it");
    }
  }
  if (std::ferror(file->get()) != 0) return cannot_open(path);
  return text;
}

}  // namespace rapporteur
