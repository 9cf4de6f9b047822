// rapporteur network: who agrees with whom, and who works with or against whom.
#include "answers/network.h"

#include <CLI/CLI.hpp>

#include "cli/answering.h"
#include "cli/commands.h"
#include "cli/issues.h"
#include "cli/terminal.h"
#include "knowledge.h"
#include "render/files.h"

namespace rapporteur::cli {
namespace {

struct Options : AnswerOptions {
  std::string of = "positions";
  std::string edges = "all";
  std::string issues;
};

int print(answers::Network network, const Options& options) {
  const bool graphml = options.format == "graphml";
  if (!graphml && options.format != "gexf") {
    answers::Answer answer = answers::answer_of(network);
    answer.keep(options.limit);
    return print_answer(answer, options);
  }
  if (options.limit > 0 && network.edges.size() > options.limit) {
    network.method +=
        " The " + std::to_string(options.limit) + " weightiest of " + std::to_string(network.edges.size()) + " edges.";
    network.edges.erase(network.edges.begin() + static_cast<ptrdiff_t>(options.limit), network.edges.end());
  }
  Output output;
  std::string text = graphml ? render::graphml_of(network) : render::gexf_of(network);
  output.write(text);
  return output.finish() ? kAllRead : kSomeFailed;
}

int network(const Options& options) {
  const auto knowledge = open_knowledge(options.knowledge);
  if (!knowledge) return complain(knowledge.error()), kWrongUse;
  auto query = query_of(options, *knowledge);
  const auto named = take_issues(options.issues);
  if (!query || !named) return kWrongUse;
  query->limit = 0;
  const bool positions = options.of == "positions";
  if (positions && !query->about.empty()) query->fields.push_back({"issue", std::exchange(query->about, "")});
  const auto record = open_to_look(options.db);
  if (!record) return complain(record.error()), status_of(record.error());
  auto network = answers::network_of(
      *record, *knowledge, *query, positions ? answers::NetworkOf::positions : answers::NetworkOf::events,
      options.edges == "all" ? answers::EdgeFor::all : answers::EdgeFor::statement, *named);
  if (!network) return complain(network.error()), status_of(network.error());
  if (network->edges.empty())
    return nothing_found(*record, options, *query,
                         positions ? "two holders of a side on one issue" : "events between two known sides");
  return print(std::move(*network), options);
}

}  // namespace

void add_network(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("network", "who agrees with whom, and who works with or against whom");
  command->add_option("--of", options->of, "positions: agreement and disagreement; events: cooperation and conflict")
      ->type_name("NAME")
      ->check(CLI::IsMember({"positions", "events"}))
      ->capture_default_str();
  command->add_option("--edges", options->edges, "all: one for each pair and sign; statement: one for each finding")
      ->type_name("NAME")
      ->check(CLI::IsMember({"all", "statement"}))
      ->capture_default_str();
  add_issue_file(*command, options->issues);
  add_who_and_when(*command, *options);
  add_how_many(*command, *options);
  add_answer_format(*command, *options, {"graphml", "gexf"});
  add_db(*command, *options);
  add_knowledge(*command, *options);
  add_colour(*command, *options);
  command->footer(
      "graphml and gexf open in Gephi, Cytoscape, yEd, igraph and networkx; every edge has its sign by name.\n\n"
      "Examples:\n"
      "  rapporteur network --about sanctions\n"
      "  rapporteur network --edges statement --format graphml > positions.graphml\n"
      "  rapporteur network --of events --from 2022 --format gexf > events.gexf");
  command->callback([options, &status] { status = network(*options); });
}

}  // namespace rapporteur::cli
