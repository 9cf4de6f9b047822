// rapporteur export, rapporteur import: a record as lines or tables, and back.
#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "record/transfer.h"

namespace rapporteur::cli {
namespace {

struct Options : Common {
  std::string into;
  std::string path = "-";
};

int export_tables(const Options& options) {
  if (options.into.empty()) {
    complain("--format csv writes one file for each table; say into which folder with --into DIR");
    return kWrongUse;
  }
  const auto files = record::export_tables(options.db, options.into);
  if (!files) return complain(files.error()), status_of(files.error());
  Output output;
  std::string text;
  for (const std::string& file : *files) text += file + "\n";
  output.write(text);
  return output.finish() ? kAllRead : kSomeFailed;
}

int export_record(const Options& options) {
  if (options.format == "csv") return export_tables(options);
  Output output;
  uint64_t lines = 0;
  const auto take = [&](std::string& line) { return ++lines, output.write(line); };
  const bool gold = options.format == "gold";
  const auto done = gold ? record::export_gold(options.db, take) : record::export_lines(options.db, take);
  if (done && lines == 0) complain("nobody has judged a finding of this record; see `rapporteur correct --help`");
  if (!done) return complain(done.error()), status_of(done.error());
  return output.finish() ? kAllRead : kSomeFailed;
}

int import_record(const Options& options) {
  auto stream = reports::ByteStream::open(options.path);
  if (!stream) return complain(stream.error()), kSomeFailed;
  const auto taken = record::import_lines(options.db, std::move(*stream));
  if (!taken) return complain(taken.error()), status_of(taken.error());
  complain(std::to_string(taken->added) + " reports added, " + std::to_string(taken->known) + " were there");
  return kAllRead;
}

}  // namespace

void add_export(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  options->format = "jsonl";
  CLI::App* command = app.add_subcommand("export", "write all of the record, as JSON lines or as tables");
  add_db(*command, *options);
  command
      ->add_option("--format", options->format,
                   "jsonl: one report a line; csv: one file for each table; gold: an answer key of corrections")
      ->type_name("NAME")
      ->check(CLI::IsMember({"jsonl", "csv", "gold"}))
      ->capture_default_str();
  command->add_option("--into", options->into, "the folder for the tables of --format csv")->type_name("DIR");
  command->footer(
      "The same contents give the same bytes, in whatever order and on however many machines they were read.\n\n"
      "Examples:\n"
      "  rapporteur export --db talks.db | zstd > talks.jsonl.zst\n"
      "  rapporteur export --db talks.db --format csv --into tables\n"
      "  rapporteur export --db talks.db --format gold > key.jsonl");
  command->callback([options, &status] { status = export_record(*options); });
}

void add_import(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("import", "read what export wrote back into a record");
  command->add_option("path", options->path, "lines of `rapporteur export`, also .gz or .zst; - for standard input")
      ->type_name("FILE")
      ->capture_default_str();
  add_db(*command, *options);
  command->footer(
      "Reports that the record has are passed over, so a run that was stopped can be repeated.\n\n"
      "Examples:\n"
      "  rapporteur import --db copy.db talks.jsonl.zst");
  command->callback([options, &status] { status = import_record(*options); });
}

}  // namespace rapporteur::cli
