#include "cli/issues.h"

#include <CLI/CLI.hpp>

#include "cli/terminal.h"
#include "input_file.h"

namespace rapporteur::cli {
namespace {

constexpr size_t kLargest = 1 << 24;  // bytes of the file

}  // namespace

void add_issue_file(CLI::App& command, std::string& path) {
  command
      .add_option("--issues", path,
                  "a file that names issues: a label on a line, below it the phrases that are its, each after a blank")
      ->type_name("FILE");
}

std::optional<std::vector<answers::NamedIssue>> take_issues(const std::string& path) {
  if (path.empty()) return std::vector<answers::NamedIssue>();
  const auto text = read_input(path, kLargest);
  if (!text) return complain(text.error()), std::nullopt;
  auto named = answers::named_issues_of(*text, path);
  if (!named) return complain(named.error()), std::nullopt;
  return std::move(*named);
}

}  // namespace rapporteur::cli
