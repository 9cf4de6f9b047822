// SPDX-License-Identifier: Apache-2.0
// What can go wrong, and how a function says so. No exception crosses the public interface.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace rapporteur {

enum class ErrorCode {
  not_found,   ///< no such file, table, entry
  unreadable,  ///< it is there, and cannot be read: permissions, truncated, not text
  unwritable,  ///< cannot be written: permissions, disk full, read-only
  malformed,   ///< it was read, and breaks its format
  foreign,     ///< a file of another program or another version
  misused,     ///< the caller asked for something that does not exist
};

/// An error in words for the person at the terminal: what and where, why, what to do.
struct Error {
  ErrorCode code = ErrorCode::malformed;
  std::string where;   ///< file, file:line:column, or table; may be empty
  std::string why;     ///< one clause, no full stop
  std::string advice;  ///< what to do about it; may be empty

  /// "where: why; advice", on one line.
  std::string message() const {
    std::string text = where.empty() ? why : where + ": " + why;
    return advice.empty() ? text : text + "; " + advice;
  }
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string where, std::string why, std::string advice = "") {
  return tl::unexpected<Error>(Error{code, std::move(where), std::move(why), std::move(advice)});
}

}  // namespace rapporteur
