// rapporteur merge SHARD…: folds records into one.
#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "record/transfer.h"

namespace rapporteur::cli {
namespace {

struct Options : Common {
  std::vector<std::string> shards;
};

int merge(const Options& options) {
  bool failed = false;
  for (const std::string& shard : options.shards) {
    const auto taken = record::merge(options.db, shard);
    if (!taken) {
      complain(taken.error());
      failed = true;
      continue;
    }
    std::string line = shard + ": " + std::to_string(taken->added) + " reports added" +
                       (taken->known > 0 ? ", " + std::to_string(taken->known) + " were there" : "");
    complain(line);
  }
  return failed ? kSomeFailed : kAllRead;
}

}  // namespace

void add_merge(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("merge", "fold records into one, each whole or not at all");
  command->add_option("record", options->shards, "the records to fold in")->type_name("RECORD")->required();
  add_db(*command, *options);
  command->footer(
      "Folding is associative and can be repeated: reports that are there already are left as they are, and the order\n"
      "of the records changes nothing in what `rapporteur export` writes.\n\n"
      "Examples:\n"
      "  rapporteur merge --db all.db shards/*.db");
  command->callback([options, &status] { status = merge(*options); });
}

}  // namespace rapporteur::cli
