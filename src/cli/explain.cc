// rapporteur explain REPORT: a report's text with all that was seen in it, and which rule found what.
#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <map>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "knowledge.h"
#include "pipeline.h"
#include "rapporteur/record.h"
#include "render/marks.h"
#include "reports/reader.h"

namespace rapporteur::cli {
namespace {

constexpr size_t kIdsLookedAt = 20000;  // when an unknown id's neighbour is looked for

struct Options : Common {
  std::string report;
  std::string date;
  std::string html;
};

/// Out of a file, if there is one of that name: the first report in it.
Result<Report> from_file(const std::string& path, std::optional<Day> date) {
  reports::Reader reader({path});
  auto raw = reader.next();
  if (!raw) return fail(ErrorCode::unreadable, path, "there is no report in it");
  if (!*raw) return tl::unexpected(raw->error());
  return reports::parse(std::move(**raw), date).report;
}

Result<Report> from_record(const std::string& id, const std::string& db) {
  const auto record = Record::open(db, Record::Use::look);
  if (!record) return tl::unexpected(record.error());
  auto found = record->reports(id);
  if (!found) return tl::unexpected(found.error());
  if (!found->empty()) return std::move(found->front());
  const auto ids = record->ids(kIdsLookedAt);
  const std::string near = ids ? nearest(id, *ids) : "";
  return fail(ErrorCode::not_found, id, "no such file, and no such report in " + db,
              near.empty() ? "" : "did you mean " + near + "?");
}

/// By written form, the persons of the record of whom a person named so may be one.
using InRecord = std::map<std::string, std::vector<std::string>>;

InRecord persons_in(const std::string& db) {
  InRecord doubtful;
  const auto record = Record::open(db, Record::Use::look);
  const auto persons = record ? record->persons() : Result<std::vector<RecordedPerson>>(std::vector<RecordedPerson>());
  if (!persons) return doubtful;
  for (const RecordedPerson& person : *persons) {
    for (const std::string& form : person.forms) doubtful[form] = person.candidates;
  }
  return doubtful;
}

std::vector<render::Doubt> doubts_in_record(const Document& document, const InRecord& persons) {
  std::vector<render::Doubt> doubts;
  for (const Mention& mention : document.mentions) {
    if (mention.actor == kNone || mention.kind == MentionKind::pronoun) continue;
    const std::string form = written(document.actors[mention.actor]);
    const auto found = persons.find(form);
    if (found != persons.end() && !found->second.empty()) doubts.push_back({mention.span, form, found->second});
  }
  return doubts;
}

std::vector<render::Doubt> doubts_of(const Document& document, const Knowledge& knowledge) {
  std::vector<render::Doubt> doubts;
  for (const Mention& mention : document.mentions) {
    if (mention.actor == kNone || mention.kind == MentionKind::pronoun) continue;
    const Actor& actor = document.actors[mention.actor];
    const bool office = actor.kind == ActorKind::office;  // its holder is what the registry says, not the report
    if (actor.candidates.size() < (office ? 1 : 2)) continue;
    render::Doubt doubt{mention.span, written(actor), {}};
    for (const Candidate& candidate : actor.candidates) {
      if (candidate.entry >= knowledge.image.entry_count()) continue;
      const auto percent = std::lround(candidate.weight * 100);
      doubt.candidates.push_back(std::string(knowledge.image.rule(candidate.entry)) + " (" + std::to_string(percent) +
                                 "%)");
    }
    doubts.push_back(std::move(doubt));
  }
  return doubts;
}

bool write_file(const std::string& path, const std::string& text) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  bool written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  const int why = errno;
  if (file != nullptr && std::fclose(file) != 0) written = false;
  if (!written) complain(path + ": " + std::strerror(why) + "; give another place with --html");
  return written;
}

int explain(const Options& options) {
  std::optional<Day> date;
  if (!take_day("--date", options.date, date)) return kWrongUse;
  const auto knowledge = open_knowledge(options.knowledge);
  if (!knowledge) return complain(knowledge.error()), kWrongUse;
  const bool is_file = options.report == "-" || std::filesystem::exists(options.report);
  auto report = is_file ? from_file(options.report, date) : from_record(options.report, options.db);
  if (!report) return complain(report.error()), kSomeFailed;
  PipelineOptions pipeline;
  pipeline.eager = true;
  const Document document = read_document(std::move(*report), *knowledge, pipeline);
  render::Explained explained{&document, render::marks_of(document), doubts_of(document, *knowledge)};
  if (!is_file) {
    for (render::Doubt& doubt : doubts_in_record(document, persons_in(options.db)))
      explained.doubts.push_back(std::move(doubt));
  }
  std::string text;
  if (!options.html.empty()) {
    render::write_page(explained, text);
    if (options.html != "-") return write_file(options.html, text) ? kAllRead : kSomeFailed;
  } else {
    render::write_terminal(explained, terminal_width(), wants_colour(options.colour), text);
  }
  Output output;
  output.write(text);
  return output.finish() ? kAllRead : kSomeFailed;
}

}  // namespace

void add_explain(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("explain", "a report with all that was seen in it, and which rule found what");
  command->add_option("report", options->report, "a file, or the id of a report in the record")
      ->type_name("REPORT")
      ->required();
  command->add_option("--html", options->html, "write one HTML page instead; - for standard output")->type_name("FILE");
  command->add_option("--date", options->date, "publication day of a file that does not give its own")
      ->type_name("DAY");
  add_db(*command, *options);
  add_knowledge(*command, *options);
  add_colour(*command, *options);
  command->footer(
      "Examples:\n"
      "  rapporteur explain geneva-1\n"
      "  rapporteur explain talks/geneva-1.txt --color always | less -R\n"
      "  rapporteur explain geneva-1 --html geneva-1.html");
  command->callback([options, &status] { status = explain(*options); });
}

}  // namespace rapporteur::cli
