// SPDX-License-Identifier: Apache-2.0
// One article as published, before anything is understood of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rapporteur/day.h"

namespace rapporteur {

struct Report {
  std::string id;       ///< the file's name without its extension, or the "id" of a JSON line
  std::string source;   ///< who published it, if known
  std::string address;  ///< where it was found: a URL or a path
  std::string title;
  std::string language;            ///< BCP 47, empty if unknown
  std::optional<Day> date;         ///< day of publication; without it relative times stay unresolved
  std::string text;                ///< UTF-8, as it was given: every span counts from its first byte
  std::vector<std::string> notes;  ///< what had to be repaired to read it, one sentence each
};

}  // namespace rapporteur
