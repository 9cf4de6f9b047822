// The program as its help describes it, for shells' completion and for the man page.
#pragma once

#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace rapporteur::cli {

/// A completion script; nothing but "" for a shell that is not "bash", "zsh" or "fish".
std::string completion_script(const CLI::App& app, std::string_view shell);

/// rapporteur(1) in roff.
std::string man_page(const CLI::App& app, std::string_view version);

/// What to say of a command line that CLI11 refused: the option or command that was probably meant.
std::string suggestion(const CLI::App& app, int argc, char** argv);

}  // namespace rapporteur::cli
