// The one grammar of all knowledge files: an entry is a kind and an id, then indented "key  value" lines.
// docs/knowledge.md is its reference. This file reads text into entries; what the keys mean is the schema's business
// (schema.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/result.h"

namespace rapporteur::rules {

/// Where something stands in a knowledge file. Line and column count from 1, the column in bytes.
struct Position {
  uint32_t line = 0;
  uint32_t column = 0;
};

struct SourceValue {
  std::string key;
  std::string text;   ///< without comment, inner white space as written, continuation lines joined by one space
  Position position;  ///< of the value's first character
  Position key_position;
  std::vector<std::pair<size_t, Position>> continued = {};  ///< where in `text` each continuation line begins

  /// Where in the file a byte of `text` stands.
  Position at(size_t offset) const;
};

struct SourceEntry {
  std::string kind;
  std::string id;
  std::string file;
  Position position;
  std::vector<SourceValue> values;

  /// The first value of a key; nothing if it has none.
  const SourceValue* find(std::string_view key) const;
};

/// Reads one file's text. `file` names it in errors ("actors/states.know:12:3: …").
Result<std::vector<SourceEntry>> parse_entries(std::string_view text, std::string_view file);

/// Reads every *.know file below a folder, in the order of their paths.
Result<std::vector<SourceEntry>> read_folder(const std::string& folder);

/// Of entries with the same kind and id the last stays, whole: so an overlay corrects. Sorted by kind, in file order
/// within one.
void keep_last(std::vector<SourceEntry>& entries);

/// The alternatives of a value, split at "|" outside quotation marks and trimmed.
std::vector<std::string_view> alternatives(std::string_view text);

/// The words of a value, split at blanks.
std::vector<std::string_view> words_of(std::string_view text);

/// "file:line:column".
std::string place(const SourceEntry& entry, Position position);

}  // namespace rapporteur::rules
