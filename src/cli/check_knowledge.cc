// rapporteur check-knowledge [DIR]: the examples of the knowledge, and of a user's own files laid over it.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/commands.h"
#include "examples.h"

namespace rapporteur::cli {
namespace {

int check(const std::string& folder) {
  const auto knowledge = open_knowledge(folder);
  if (!knowledge) return std::fprintf(stderr, "%s\n", knowledge.error().message().c_str()), 1;
  const auto outcomes = run_examples(*knowledge);
  if (!outcomes) return std::fprintf(stderr, "%s\n", outcomes.error().message().c_str()), 1;
  size_t broken = 0;
  for (const auto& outcome : *outcomes) {
    if (outcome.problem.empty()) continue;
    ++broken;
    std::printf("%s: %s:%s\n", outcome.where.c_str(), outcome.rule.c_str(), outcome.problem.c_str());
  }
  std::printf("%zu examples, %zu broken\n", outcomes->size(), broken);
  return broken == 0 ? 0 : 1;
}

}  // namespace

void add_check_knowledge(CLI::App& app, int& status) {
  auto folder = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("check-knowledge", "compile knowledge files and run their examples");
  command->add_option("folder", *folder, "a folder of *.know files laid over the built-in ones");
  command->callback([folder, &status] { status = check(*folder); });
}

}  // namespace rapporteur::cli
