// Which files a user means: paths as given, folders with all the reports below them.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rapporteur/result.h"

namespace rapporteur::reports {

/// Files in the order of the arguments, a folder's in the order of their paths; what could not be looked into as
/// errors.
std::deque<std::variant<std::string, Error>> files_of(const std::vector<std::string>& paths);

/// "geneva-1" for "talks/geneva-1.txt.gz"; "stdin" for "-".
std::string name_without_extensions(std::string_view path);

/// True for a file's name in a folder or archive that a report can have: .txt, .html, .jsonl, .xml, .warc, .tar, … or
/// what is named and not read yet (.pdf, .docx), compressed or not. Hidden files are none.
bool names_report(std::string_view path);

/// True for names that end in .gz or .zst.
bool names_compressed(std::string_view path);

/// True for names that end in .jsonl, .ndjson or .json, compressed or not.
bool names_json_lines(std::string_view path);

}  // namespace rapporteur::reports
