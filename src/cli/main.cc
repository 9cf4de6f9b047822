// The program's entry: sub-commands by name.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <iostream>

#include "cli/commands.h"
#include "cli/interface.h"
#include "cli/options.h"
#include "cli/terminal.h"

namespace {

using namespace rapporteur::cli;

/// CLI11's words where they are clear without knowing it.
std::string in_words(const CLI::ParseError& error) {
  const std::string what = error.what();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) == nullptr) return what;
  return what.substr(0, what.find(": ")) + ": a value is missing after it";
}

/// Help and version go to standard output; wrong use is told in one line, with what was probably meant.
int refuse(const CLI::App& app, const CLI::ParseError& error, int argc, char** argv) {
  if (error.get_exit_code() == 0) return app.exit(error, std::cout, std::cerr);
  const std::string better = suggestion(app, argc, argv);
  complain(better.empty() ? in_words(error) : better);
  const std::string command = argc > 1 && !better.starts_with("no command") ? std::string(" ") + argv[1] : "";
  complain("see `rapporteur" + (command.starts_with(" -") ? "" : command) + " --help`");
  return kWrongUse;
}

/// `rapporteur help` and `rapporteur help COMMAND` are `rapporteur --help` and `rapporteur COMMAND --help`.
std::vector<char*> arguments_of(int argc, char** argv) {
  static char help[] = "--help";
  std::vector<char*> all(argv, argv + argc);
  if (argc > 1 && std::string_view(argv[1]) == "help") {
    all.erase(all.begin() + 1);
    all.push_back(help);
  }
  return all;
}

/// Every option that takes a value takes no empty one; --db says more about its own.
void refuse_empty_values(CLI::App& app) {
  for (CLI::App* command : app.get_subcommands({})) {
    for (CLI::Option* option : command->get_options()) {
      const bool takes_value = !option->get_positional() && option->get_items_expected_max() > 0;
      if (takes_value && !option->check_name("--db")) option->check(filled());
    }
  }
}

constexpr std::string_view kNoMemory = "there is not enough memory; try --threads 1, or fewer reports at a time";

/// Where there is not even the memory to throw an exception, the library ends the program without one.
void end_without_memory() {
  if (std::current_exception() != nullptr) std::abort();  // another fault, which its core file tells
  const std::string_view parts[] = {"rapporteur: ", kNoMemory, "\n"};
  for (const std::string_view part : parts) {
    if (write(STDERR_FILENO, part.data(), part.size()) < 0) break;
  }
  _exit(kSomeFailed);
}

/// Before any other object of the program is made: making them takes memory too.
[[gnu::constructor(101)]] void expect_no_memory() { std::set_terminate(end_without_memory); }

int run(int given_count, char** given) {
  std::vector<char*> arguments = arguments_of(given_count, given);
  const int argc = static_cast<int>(arguments.size());
  char** argv = arguments.data();
  std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is told by write()
  std::signal(SIGXFSZ, SIG_IGN);  // and so is a file that may not grow
  CLI::App app(
      "Reads dated news reports about diplomacy and keeps the record: who met, said, proposed and did what, with the "
      "words.",
      "rapporteur");
  app.set_version_flag("--version", "rapporteur " RAPPORTEUR_VERSION);
  app.require_subcommand(1);
  app.footer(
      "`rapporteur COMMAND --help` has examples.\n\nExit status: 0 all read, 1 some reports failed or nothing was "
      "found, 2 wrong use.");
  int status = kAllRead;
  add_read(app, status);
  add_show(app, status);
  add_talks(app, status);
  add_timeline(app, status);
  add_explain(app, status);
  add_actors(app, status);
  add_annotate(app, status);
  add_balance(app, status);
  add_positions(app, status);
  add_table(app, status);
  add_forecasts(app, status);
  add_conflicts(app, status);
  add_network(app, status);
  add_dossier(app, status);
  add_outcome(app, status);
  add_stories(app, status);
  add_shard(app, status);
  add_merge(app, status);
  add_export(app, status);
  add_import(app, status);
  add_correct(app, status);
  add_corrections(app, status);
  add_serve(app, status);
  add_watch(app, status);
  add_check_knowledge(app, status);
  add_completion(app, status);
  refuse_empty_values(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return refuse(app, error, argc, argv);
  }
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    complain(std::string(kNoMemory));
    return kSomeFailed;
  } catch (const std::exception& error) {  // no path should lead here; if one does, nothing is lost but this run
    complain(std::string("stopped by a fault of its own: ") + error.what() + "; what is in the record stays");
    return kSomeFailed;
  }
}
