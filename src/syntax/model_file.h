// A model's file: named sections behind a header with version and checksum, used where it is mapped or embedded.
// docs/syntax.md describes it byte by byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/result.h"

namespace rapporteur::syntax {

inline constexpr uint32_t kModelVersion = 1;

/// An opened model. The bytes belong to whoever opened it.
class ModelFile {
 public:
  /// Checks magic, version, size and checksum. `where` names the file in errors; bytes must be aligned to 8.
  static Result<ModelFile> open(std::span<const std::byte> bytes, const std::string& where);

  /// The section's bytes; empty if the model has no such section.
  std::span<const std::byte> section(std::string_view name) const;
  template <typename T>
  std::span<const T> table(std::string_view name) const {
    const auto bytes = section(name);
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }

 private:
  std::span<const std::byte> bytes_;
};

/// Collects sections and writes them as one file's bytes. The trainer's side.
class ModelWriter {
 public:
  void add(std::string_view name, std::span<const std::byte> bytes);
  template <typename T>
  void add_table(std::string_view name, const std::vector<T>& rows) {
    add(name, std::as_bytes(std::span<const T>(rows)));
  }
  std::vector<std::byte> bytes() const;

 private:
  std::vector<std::pair<std::string, std::vector<std::byte>>> sections_;
};

}  // namespace rapporteur::syntax
