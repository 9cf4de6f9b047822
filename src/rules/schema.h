// What kinds of entry there are and which keys each may have, as knowledge/kinds.know declares it. Everything else is
// an error.
#pragma once

#include <string>
#include <vector>

#include "rapporteur/result.h"
#include "rules/grammar.h"

namespace rapporteur::rules {

enum class Shape : uint8_t {
  text,     ///< anything
  phrases,  ///< alternatives of words, matched in reports
  word,     ///< one word without space
  words,    ///< words separated by space
  codes,    ///< "scheme code" pairs separated by " · "
  number,   ///< a decimal integer
  edtf,     ///< an EDTF date
  choice,   ///< one of the schema's choices
  entries,  ///< ids of entries separated by space
  pattern,  ///< a token pattern (pattern.h)
  example,  ///< [date] "text" -> what is expected
};

struct KeyType {
  std::string name;
  Shape shape = Shape::text;
  bool required = false;
  bool repeated = false;             ///< may stand on several lines
  std::string lexicon;               ///< phrases: the lexicon they go to
  std::vector<std::string> choices;  ///< choice: what may stand there; entries: the kinds they may be
};

struct KindType {
  std::string name;
  std::string about;
  std::string shows;  ///< the layer (describe.h) that its examples are held against; empty: they do not run
  std::vector<KeyType> keys;

  const KeyType* find(std::string_view key) const;
};

struct Schema {
  std::vector<KindType> kinds;

  const KindType* find(std::string_view kind) const;
};

/// Reads the `kind` entries as the schema.
Result<Schema> read_schema(const std::vector<SourceEntry>& entries);

/// Every entry but the `kind` ones against the schema; all errors, not only the first.
std::vector<Error> check_entries(const Schema& schema, const std::vector<SourceEntry>& entries);

}  // namespace rapporteur::rules
