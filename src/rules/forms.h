// How a value of several words is put together: "day 1..12 1..31", "@region <words> -> :cameo". A `form` entry in
// knowledge/ declares the lines that are right; docs/knowledge.md is the reference.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/result.h"

namespace rapporteur::rules {

enum class FormWordKind : uint8_t {
  literal,    ///< the word itself
  one_of,     ///< "@set": one of a set
  entry,      ///< ":kind/kind": the id of an entry
  bracketed,  ///< "<kind>": the same between angle brackets
  range,      ///< "1..12": an integer
  date,       ///< "$date": EDTF
  number,     ///< "$number": an integer
  word,       ///< "$word": any word that is not in angle brackets
};

struct FormWord {
  FormWordKind kind = FormWordKind::literal;
  bool many = false;               ///< "…*": any number of them, none too
  bool optional = false;           ///< "…?": or none
  std::string text;                ///< literal: the word; else what was written, for errors
  std::vector<std::string> names;  ///< one_of: the members; entry, bracketed: the kinds
  int low = 0;
  int high = 0;
};

struct Form {
  std::string name;
  std::vector<std::vector<FormWord>> lines;
};

/// The members of a set; nothing if none is called so.
using FindSet = std::function<const std::vector<std::string>*(std::string_view)>;
/// The ids of a kind's entries.
using Ids = std::set<std::string_view>;
using FindIds = std::function<const Ids&(std::string_view kind)>;

/// Reads a line of a form. The error's place is left to the caller.
Result<std::vector<FormWord>> read_form_line(std::string_view text, const FindSet& find_set);

/// What is wrong with a value; `at` is the byte where.
struct Mismatch {
  bool found = false;
  size_t at = 0;
  std::string why;
  std::string advice;
};

/// Holds one alternative of a value, a part of `text`, against a form: a match with one of its lines, or what is wrong
/// with the line that came furthest.
Mismatch hold_against(const Form& form, std::string_view value, const FindIds& find_ids);

}  // namespace rapporteur::rules
