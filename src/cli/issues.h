// --issues FILE: issues as the user names, merges and splits them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "answers/issues.h"

namespace CLI {
class App;
}

namespace rapporteur::cli {

void add_issue_file(CLI::App& command, std::string& path);

/// What stands in the file, nothing for ""; wrong use, which is said, for one that cannot be read or is written
/// wrongly.
std::optional<std::vector<answers::NamedIssue>> take_issues(const std::string& path);

}  // namespace rapporteur::cli
