// rapporteur annotate --layer LAYER < IN.jsonl > OUT: one layer of each report, in the order of the input.
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/in_order.h"
#include "cli/options.h"
#include "cli/stories.h"
#include "cli/terminal.h"
#include "knowledge.h"
#include "pipeline.h"
#include "render/json.h"
#include "render/layers.h"
#include "reports/reader.h"

namespace rapporteur::cli {
namespace {

constexpr std::string_view kStories = "stories";

struct Options : Common {
  std::string layer;
  bool eager = false;
};

struct Done {
  std::string lines;
  bool failed = false;
};

std::vector<std::string> layer_names() {
  std::vector<std::string> names;
  for (const render::LayerFormat& format : render::layer_formats()) names.emplace_back(format.name);
  names.emplace_back(kStories);
  return names;
}

/// What stands in the place of a line that could not be read.
Done error_line(const std::string& id, const Error& error) {
  const nlohmann::ordered_json row{{"id", id.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(id)},
                                   {"error", error.message()}};
  return {render::written(row) + "\n", true};
}

Done annotate_line(Result<reports::RawReport> raw, const render::LayerFormat& format, const Knowledge& knowledge,
                   const PipelineOptions& pipeline) {
  if (!raw) return error_line("", raw.error());
  auto [id, report] = reports::parse_json_line(std::move(*raw), std::nullopt);
  if (!report) return error_line(id, report.error());
  Done done;
  format.write(read_document(std::move(*report), knowledge, pipeline), done.lines);
  return done;
}

int annotate(const Options& options) {
  if (options.layer == kStories) return annotate_stories();
  const render::LayerFormat* format = render::find_layer_format(options.layer);
  if (format == nullptr) return complain("--layer: " + unknown("layer", options.layer, layer_names())), kWrongUse;
  const auto knowledge = open_knowledge(options.knowledge);
  if (!knowledge) return complain(knowledge.error()), kWrongUse;
  PipelineOptions pipeline;
  pipeline.eager = options.eager || options.layer == "syntax";
  pipeline.until = format->needs;
  auto reader = reports::Reader::json_lines("-");
  if (!reader) return complain(reader.error()), kSomeFailed;
  Output output;
  bool failed = false;
  in_order(
      thread_count(options), [&] { return reader->next(); },
      [&](Result<reports::RawReport> raw) { return annotate_line(std::move(raw), *format, *knowledge, pipeline); },
      [&](Done done) {
        failed = failed || done.failed;
        return output.write(done.lines);
      });
  return output.finish() && !failed ? kAllRead : kSomeFailed;
}

}  // namespace

void add_annotate(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("annotate", "write one layer of each report, JSON lines in and out");
  std::string about = "the layer to write:";
  for (const std::string& name : layer_names()) about += " " + name;
  command->add_option("--layer", options->layer, about)->type_name("NAME")->required();
  command->add_flag("--eager", options->eager, "tag and parse every sentence, not only where something could be found");
  add_threads(*command, *options);
  add_knowledge(*command, *options);
  command->footer(
      "Each line of standard input is an object with \"id\" and \"text\", and may have \"date\", \"title\" and "
      "\"source\".\n"
      "A line that cannot be read gives {\"id\", \"error\"} in its place, and exit status 1 at the end.\n\n"
      "Examples:\n"
      "  rapporteur annotate --layer times < reports.jsonl > times.jsonl\n"
      "  zstdcat reports.jsonl.zst | rapporteur annotate --layer findings --threads 4");
  command->callback([options, &status] { status = annotate(*options); });
}

}  // namespace rapporteur::cli
