// The program's entry: sub-commands by name.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/commands.h"

int main(int argc, char** argv) {
  CLI::App app("Reads dated news reports about diplomacy and keeps the record.", "rapporteur");
  app.set_version_flag("--version", "rapporteur " RAPPORTEUR_VERSION);
  app.require_subcommand(1);
  int status = 0;
  rapporteur::cli::add_annotate(app, status);
  rapporteur::cli::add_check_knowledge(app, status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  return status;
}
