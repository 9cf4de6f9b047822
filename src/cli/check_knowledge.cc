// rapporteur check-knowledge [DIR]: the examples of the knowledge, and of a user's own files laid over it.
#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "examples.h"

namespace rapporteur::cli {
namespace {

int check(const std::string& folder) {
  const auto knowledge = open_knowledge(folder);
  if (!knowledge) return complain(knowledge.error()), kSomeFailed;
  const auto outcomes = run_examples(*knowledge);
  if (!outcomes) return complain(outcomes.error()), kSomeFailed;
  std::string text;
  size_t broken = 0;
  for (const auto& outcome : *outcomes) {
    if (outcome.problem.empty()) continue;
    ++broken;
    text += outcome.where + ": " + outcome.rule + ":" + outcome.problem + "\n";
  }
  text += std::to_string(outcomes->size()) + " examples, " + std::to_string(broken) + " broken\n";
  Output output;
  output.write(text);
  return output.finish() && broken == 0 ? kAllRead : kSomeFailed;
}

}  // namespace

void add_check_knowledge(CLI::App& app, int& status) {
  auto folder = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("check-knowledge", "compile knowledge files and run their examples");
  command->add_option("folder", *folder, "a folder of *.know files laid over the built-in ones")->type_name("DIR");
  command->footer(
      "Examples:\n"
      "  rapporteur check-knowledge\n"
      "  rapporteur check-knowledge my-knowledge");
  command->callback([folder, &status] { status = check(*folder); });
}

}  // namespace rapporteur::cli
