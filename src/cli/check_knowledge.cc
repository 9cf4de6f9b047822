// rapporteur check-knowledge [DIR]: the examples of the knowledge, and of a user's own files laid over it.
#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "examples.h"

namespace rapporteur::cli {
namespace {

/// "12:3: frame demand: no negative example".
std::string untried_text(const std::vector<Untried>& untried) {
  std::string text;
  for (const auto& entry : untried) {
    const std::string lack = entry.positive   ? "no negative example"
                             : entry.negative ? "no positive example"
                                              : "no example at all";
    text += entry.where + ": " + entry.rule + ": " + lack + "\n";
  }
  return text;
}

bool files_are_right(const std::string& folder) {
  const std::vector<Error> errors = folder.empty() ? std::vector<Error>() : check_overlay(folder);
  for (const Error& error : errors) complain(error);
  return errors.empty();
}

int check(const std::string& folder, const std::string& kind) {
  if (!files_are_right(folder)) return kSomeFailed;
  const auto knowledge = open_knowledge(folder);
  if (!knowledge) return complain(knowledge.error()), kSomeFailed;
  const auto untried = find_untried(*knowledge, kind);
  if (!untried) return complain(untried.error()), kSomeFailed;
  std::string text = untried_text(*untried);
  size_t broken = untried->size(), examples = 0;
  if (kind.empty()) {
    const auto outcomes = run_examples(*knowledge);
    if (!outcomes) return complain(outcomes.error()), kSomeFailed;
    examples = outcomes->size();
    for (const auto& outcome : *outcomes) {
      if (outcome.problem.empty()) continue;
      ++broken;
      text += outcome.where + ": " + outcome.rule + ":" + outcome.problem + "\n";
    }
    text += std::to_string(examples) + " examples, " + std::to_string(broken) + " broken or missing\n";
  }
  Output output;
  output.write(text);
  return output.finish() && broken == 0 ? kAllRead : kSomeFailed;
}

}  // namespace

void add_check_knowledge(CLI::App& app, int& status) {
  auto folder = std::make_shared<std::string>(), kind = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("check-knowledge", "compile knowledge files and run their examples");
  command->add_option("folder", *folder, "a folder of *.know files laid over the built-in ones")->type_name("DIR");
  command->add_option("--untried", *kind, "only list the entries of a kind that lack a positive or a negative example")
      ->type_name("KIND");
  command->footer(
      "Examples:\n"
      "  rapporteur check-knowledge\n"
      "  rapporteur check-knowledge my-knowledge\n"
      "  rapporteur check-knowledge --untried frame");
  command->callback([folder, kind, &status] { status = check(*folder, *kind); });
}

}  // namespace rapporteur::cli
