// rapporteur annotate --layer LAYER < IN.jsonl > OUT: one layer of each report, in the order of the input.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "knowledge.h"
#include "pipeline.h"
#include "render/layers.h"

namespace rapporteur::cli {
namespace {

struct Options {
  std::string layer;
  std::string knowledge;
  bool eager = false;
};

/// The text of a key; "" if it is missing or null.
std::string text_of(const nlohmann::json& row, const char* key) {
  const auto found = row.find(key);
  return found != row.end() && found->is_string() ? found->get<std::string>() : "";
}

Report report_of(const nlohmann::json& row) {
  Report report;
  report.id = text_of(row, "id");
  report.text = text_of(row, "text");
  report.title = text_of(row, "title");
  report.date = parse_day(text_of(row, "date"));
  return report;
}

int annotate(const Options& options) {
  const render::LayerFormat* format = render::find_layer_format(options.layer);
  if (format == nullptr) return std::fprintf(stderr, "no layer is called %s\n", options.layer.c_str()), 2;
  const auto knowledge = open_knowledge(options.knowledge);
  if (!knowledge) return std::fprintf(stderr, "%s\n", knowledge.error().message().c_str()), 2;
  PipelineOptions pipeline;
  pipeline.eager = options.eager || options.layer == "syntax";
  pipeline.until = format->needs;
  int status = 0;
  std::string out;
  for (std::string line; std::getline(std::cin, line);) {
    const nlohmann::json row = nlohmann::json::parse(line, nullptr, false);
    out.clear();
    if (row.is_object()) {
      format->write(read_document(report_of(row), *knowledge, pipeline), out);
    } else {
      out = nlohmann::json{{"id", nullptr}, {"error", "not a JSON object"}}.dump() + "\n";
      status = 1;
    }
    std::fwrite(out.data(), 1, out.size(), stdout);
  }
  return status;
}

}  // namespace

void add_annotate(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("annotate", "write one layer of each report, JSON lines in and out");
  command->add_option("--layer", options->layer, "the layer to write")->required();
  command->add_option("--knowledge", options->knowledge, "a folder of *.know files laid over the built-in ones");
  command->add_flag("--eager", options->eager, "tag and parse every sentence");
  command->callback([options, &status] { status = annotate(*options); });
}

}  // namespace rapporteur::cli
