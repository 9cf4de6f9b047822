// What kinds of entry there are and which keys each may have, as knowledge/kinds.know declares it, and the sets and
// forms that their values belong to, knowledge/sets.know. Everything else is an error.
#pragma once

#include <string>
#include <vector>

#include "rapporteur/result.h"
#include "rules/forms.h"
#include "rules/grammar.h"

namespace rapporteur::rules {

enum class Shape : uint8_t {
  text,     ///< anything
  phrases,  ///< alternatives of words, matched in reports
  word,     ///< one word without space
  words,    ///< words separated by space
  codes,    ///< "scheme code" pairs separated by " · ", the schemes among the choices
  number,   ///< a decimal number, in the key's range if it has one
  edtf,     ///< an EDTF date
  choice,   ///< one of the choices
  choices,  ///< several of them, separated by "|"
  list,     ///< several of them, separated by space
  entry,    ///< the id of an entry
  entries,  ///< ids of entries separated by space
  form,     ///< alternatives that each follow a form (forms.h)
  pattern,  ///< a token pattern (pattern.h)
  example,  ///< [date] "text" -> what is expected
};

struct KeyType {
  std::string name;
  Shape shape = Shape::text;
  bool required = false;
  bool repeated = false;             ///< may stand on several lines
  std::string lexicon;               ///< phrases: the lexicon they go to
  std::vector<std::string> choices;  ///< what may stand there: words of the choice, codes' schemes, ids beside entries'
  std::vector<std::string> kinds;    ///< entry, entries: the kinds they may be
  std::string form;                  ///< form: its name
  bool ranged = false;               ///< number: has a range
  double low = 0;
  double high = 0;
};

struct KindType {
  std::string name;
  std::string about;
  std::vector<std::string>
      shows;           ///< the layers (describe.h) that its examples are held against; none: they do not run
  bool makes = true;   ///< findings in those layers are an entry's own work; false: it helps others to find
  bool tried = false;  ///< each entry needs an example that finds something and one that does not
  std::vector<KeyType> keys;

  const KeyType* find(std::string_view key) const;
};

struct Schema {
  std::vector<KindType> kinds;
  std::vector<Form> forms;

  const KindType* find(std::string_view kind) const;
  const Form* find_form(std::string_view name) const;
};

/// Reads the `kind`, `set` and `form` entries as the schema. A set may take the words of a `words` entry.
Result<Schema> read_schema(const std::vector<SourceEntry>& entries);

/// Every entry but those of the schema itself against it; all errors, not only the first, in the entries' order.
std::vector<Error> check_entries(const Schema& schema, const std::vector<SourceEntry>& entries);

/// Entries that have the kind and id of one before them: in one folder the later would silently win.
std::vector<Error> find_repeated(const std::vector<SourceEntry>& entries);

/// True for the entries that declare the schema.
bool is_declaration(const SourceEntry& entry);

}  // namespace rapporteur::rules
