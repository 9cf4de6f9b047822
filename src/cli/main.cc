// The program's entry: sub-commands by name.
#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>

#include "cli/commands.h"
#include "cli/interface.h"
#include "cli/terminal.h"

namespace {

using namespace rapporteur::cli;

/// Help and version go to standard output; wrong use is told in one line, with what was probably meant.
int refuse(const CLI::App& app, const CLI::ParseError& error, int argc, char** argv) {
  if (error.get_exit_code() == 0) return app.exit(error, std::cout, std::cerr);
  const std::string better = suggestion(app, argc, argv);
  complain(better.empty() ? std::string(error.what()) : better);
  const std::string command =
      argc > 1 && better.find("no command") == std::string::npos ? std::string(" ") + argv[1] : "";
  complain("see `rapporteur" + (command.starts_with(" -") ? "" : command) + " --help`");
  return kWrongUse;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is told by write()
  std::signal(SIGXFSZ, SIG_IGN);  // and so is a file that may not grow
  CLI::App app(
      "Reads dated news reports about diplomacy and keeps the record: who met, said, proposed and did what, with the "
      "words.",
      "rapporteur");
  app.set_version_flag("--version", "rapporteur " RAPPORTEUR_VERSION);
  app.require_subcommand(1);
  app.footer(
      "`rapporteur COMMAND --help` has examples.\n\nExit status: 0 all read, 1 some reports failed, 2 wrong use.");
  int status = kAllRead;
  add_read(app, status);
  add_show(app, status);
  add_talks(app, status);
  add_timeline(app, status);
  add_explain(app, status);
  add_actors(app, status);
  add_annotate(app, status);
  add_stories(app, status);
  add_shard(app, status);
  add_merge(app, status);
  add_export(app, status);
  add_import(app, status);
  add_check_knowledge(app, status);
  add_completion(app, status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return refuse(app, error, argc, argv);
  }
  return status;
}
