// rapporteur completion bash|zsh|fish, and the man page, both out of the program's own help.
#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/interface.h"
#include "cli/terminal.h"

namespace rapporteur::cli {
namespace {

int print(std::string text) {
  Output output;
  output.write(text);
  return output.finish() ? kAllRead : kSomeFailed;
}

int complete(const CLI::App& app, const std::string& shell) {
  std::string script = completion_script(app, shell);
  if (script.empty()) return complain(unknown("shell", shell, {"bash", "zsh", "fish"})), kWrongUse;
  return print(std::move(script));
}

}  // namespace

void add_completion(CLI::App& app, int& status) {
  auto shell = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("completion", "a script with which bash, zsh or fish completes this program's options");
  command->add_option("shell", *shell, "bash, zsh or fish")->type_name("SHELL")->required();
  command->footer(
      "Examples:\n"
      "  source <(rapporteur completion bash)\n"
      "  rapporteur completion zsh > ~/.zfunc/_rapporteur\n"
      "  rapporteur completion fish > ~/.config/fish/completions/rapporteur.fish");
  command->callback([&app, shell, &status] { status = complete(app, *shell); });
  CLI::App* man = app.add_subcommand("man-page", "rapporteur(1) in roff")->group("");  // for the build: not in the help
  man->callback([&app, &status] { status = print(man_page(app, RAPPORTEUR_VERSION)); });
}

}  // namespace rapporteur::cli
