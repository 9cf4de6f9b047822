// rapporteur serve: the record in a browser, and over HTTP for other programs.
#include "serve/server.h"

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "knowledge.h"

namespace rapporteur::cli {
namespace {

struct Options : Common, serve::ServerOptions {};

constexpr int kLastPort = 65535;

int run_server(const Options& options) {
  const auto knowledge = open_knowledge(options.knowledge);
  if (!knowledge) return complain(knowledge.error()), kWrongUse;
  serve::ServerOptions wanted = options;
  wanted.db = options.Common::db;
  auto server = serve::Server::open(wanted, *knowledge);
  if (!server) return complain(server.error()), status_of(server.error());
  Output output;
  std::string line = "open " + server->page() + " (Ctrl-C ends it)\n";
  output.write(line);
  output.flush();
  server->run();
  return output.finish() ? kAllRead : kSomeFailed;
}

}  // namespace

void add_serve(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("serve", "the record in a browser, and over HTTP for other programs");
  add_db(*command, *options);
  command->add_option("--port", options->port, "where to listen; 0: any port that is free")
      ->type_name("N")
      ->check(CLI::Range(0, kLastPort))
      ->capture_default_str();
  command->add_option("--address", options->address, "of this machine; others than loopback need --token")
      ->type_name("ADDRESS")
      ->capture_default_str();
  command->add_option("--token", options->token, "what whoever asks must know")->type_name("WORD");
  command->add_flag("--allow-edits", options->allow_edits, "whoever may look may also say what is right or wrong");
  add_knowledge(*command, *options);
  command->footer(
      "Nothing is changed in the record without --allow-edits, and never what the program\nfound (see `rapporteur "
      "correct --help`). docs/serve.md describes the page and the interface.\n\n"
      "Examples:\n"
      "  rapporteur serve\n"
      "  rapporteur serve --db 2022.db --port 9000\n"
      "  rapporteur serve --allow-edits\n"
      "  rapporteur serve --address 0.0.0.0 --token \"$(openssl rand -hex 16)\"\n"
      "  curl 'http://127.0.0.1:8080/api/v1/findings/positions.csv?by=Iran&stance=reject'");
  command->callback([options, &status] { status = run_server(*options); });
}

}  // namespace rapporteur::cli
