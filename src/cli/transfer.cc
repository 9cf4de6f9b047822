// rapporteur export, rapporteur import: a record as lines or tables, and back.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "answers/happenings.h"
#include "answers/sources.h"
#include "cli/asking.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "knowledge.h"
#include "record/transfer.h"
#include "render/files.h"

namespace rapporteur::cli {
namespace {

struct Options : Common, Filters {
  std::string into;
  std::string path = "-";
};

constexpr std::string_view kEventsFile = "events.tsv";
constexpr std::string_view kMentionsFile = "mentions.tsv";

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

Result<std::map<int64_t, Report>> reports_of(const Record& record, const std::vector<Row>& rows) {
  std::map<int64_t, Report> reports;
  for (const Row& row : rows) {
    if (reports.contains(row.report.number)) continue;
    auto found = record.reports(row.report.id);
    if (!found) return tl::unexpected(found.error());
    if (!found->empty()) reports.emplace(row.report.number, std::move(found->front()));
  }
  return reports;
}

int write_gdelt(const render::EventFile& file, const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  Output output;
  for (const auto& [name, text] :
       {std::pair(kEventsFile, render::gdelt_events(file)), std::pair(kMentionsFile, render::gdelt_mentions(file))}) {
    const std::string path = folder + "/" + std::string(name);
    std::ofstream out(path, std::ios::binary);
    if (!(out << text).flush()) return complain(path + ": cannot be written; is there room, and may you?"), kSomeFailed;
    std::string line = path + "\n";
    output.write(line);
  }
  return output.finish() ? kAllRead : kSomeFailed;
}

/// What the form has no place for is told.
void tell_left_out(const std::vector<answers::Happening>& happenings, const Knowledge& knowledge, bool gdelt) {
  const auto left_out = std::ranges::count_if(happenings, [&](const answers::Happening& happening) {
    return gdelt ? happening.status != "happened" : answers::facts_of(knowledge, happening.cameo).plover.empty();
  });
  if (left_out == 0) return;
  complain(std::to_string(left_out) + " of " + std::to_string(happenings.size()) + " events left out: " +
           (gdelt ? "they did not happen, which GDELT has no column for" : "PLOVER has no label for their codes"));
}

int export_events(const Options& options) {
  const bool gdelt = options.format == "gdelt";
  if (gdelt && options.into.empty()) {
    complain("--format gdelt writes two tables; say into which folder with --into DIR");
    return kWrongUse;
  }
  const auto knowledge = open_knowledge(options.knowledge);
  if (!knowledge) return complain(knowledge.error()), kWrongUse;
  auto query = query_of(options, *knowledge);
  if (!query) return kWrongUse;
  query->kind = FindingKind::event;
  const auto record = open_to_look(options.db);
  if (!record) return complain(record.error()), status_of(record.error());
  const auto rows = rows_of(*record, *query);
  if (!rows) return complain(rows.error()), status_of(rows.error());
  if (rows->empty()) return nothing_found(*record, options, *query, "events");
  answers::Sources sources(*record);
  const auto happenings = answers::happenings_of(*rows, sources);
  const auto reports = reports_of(*record, *rows);
  if (!happenings) return complain(happenings.error()), kSomeFailed;
  if (!reports) return complain(reports.error()), kSomeFailed;
  const render::EventFile file{*knowledge, *rows, *happenings, *reports};
  tell_left_out(*happenings, *knowledge, gdelt);
  if (gdelt) return write_gdelt(file, options.into);
  Output output;
  std::string text = render::plover_lines(file);
  output.write(text);
  return output.finish() ? kAllRead : kSomeFailed;
}

bool narrows(const Options& options) {
  return !(options.by + options.to + options.about + options.report + options.from + options.until).empty();
}

int export_record(const Options& options) {
  if (options.format == "gdelt" || options.format == "plover") return export_events(options);
  if (narrows(options)) {
    complain("filters go with --format gdelt and plover alone; the others are all of the record");
    return kWrongUse;
  }
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
  CLI::App* command = app.add_subcommand("export", "write all of the record, or its events for other programs");
  add_db(*command, *options);
  command
      ->add_option("--format", options->format,
                   "jsonl: one report a line; csv: one file for each table; gold: an answer key of corrections; gdelt: "
                   "events and mentions as GDELT 2 has them; plover: events as JSON lines")
      ->type_name("NAME")
      ->check(CLI::IsMember({"jsonl", "csv", "gold", "gdelt", "plover"}))
      ->capture_default_str();
  command->add_option("--into", options->into, "the folder for the tables of --format csv and gdelt")->type_name("DIR");
  add_who_and_when(*command, *options);
  add_how_many(*command, *options);
  add_knowledge(*command, *options);
  command->footer(
      "The same contents give the same bytes, in whatever order and on however many machines they were read.\n\n"
      "Examples:\n"
      "  rapporteur export --db talks.db | zstd > talks.jsonl.zst\n"
      "  rapporteur export --db talks.db --format csv --into tables\n"
      "  rapporteur export --db talks.db --format gold > key.jsonl\n"
      "  rapporteur export --from 2022 --format gdelt --into gdelt\n"
      "  rapporteur export --by Iran --format plover > iran.jsonl");
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
