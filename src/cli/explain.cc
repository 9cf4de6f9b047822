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
#include "record/place.h"
#include "render/judged.h"
#include "render/marks.h"
#include "reports/reader.h"

namespace rapporteur::cli {
namespace {

// Mentions are drawn in every sentence, also where nothing is found, unless the report is so long that parsing all of
// it would take seconds.
constexpr size_t kEagerText = size_t{64} << 10;
constexpr size_t kIdsLookedAt = 20000;  // when an unknown id's neighbour is looked for

struct Options : Common {
  std::string report;
  std::string date;
  std::string html;
};

/// Out of a file, if there is one of that name: the first report in it. Says so if there are more.
Result<Report> from_file(const std::string& path, std::optional<Day> date) {
  reports::Reader reader({path});
  auto raw = reader.next();
  if (!raw) return fail(ErrorCode::unreadable, path, "there is no report in it", "give a file with a report");
  if (!*raw) return tl::unexpected(raw->error());
  if (reader.next())
    complain(path +
             ": this is the first of several reports; `rapporteur read` them and explain the others by their ids");
  return reports::parse(std::move(**raw), date).report;
}

Result<Report> from_record(const std::string& id, const std::string& db) {
  const auto record = open_to_look(db);
  if (!record) return tl::unexpected(record.error());
  auto found = record->reports(id);
  if (!found) return tl::unexpected(found.error());
  if (!found->empty()) return std::move(found->front());
  const auto ids = record->ids(kIdsLookedAt);
  const std::string near = ids ? nearest(id, *ids) : "";
  return fail(ErrorCode::not_found, id, "no such file, and no such report in " + record::printable(db),
              near.empty() ? "" : "did you mean " + near + "?");
}

/// By written form, the persons of the record of whom a person named so may be one.
using InRecord = std::map<std::string, std::vector<std::string>>;

InRecord persons_in(const std::string& db) {
  InRecord doubtful;
  const auto record = open_to_look(db);
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

/// A last name that several persons of the report bear is taken for the one named last.
void add_namesakes(const Document& document, std::vector<render::Doubt>& doubts) {
  for (const Mention& mention : document.mentions) {
    if (mention.others.empty()) continue;
    render::Doubt doubt{mention.span, written(document.actors[mention.actor]), {}};
    for (const uint32_t other : mention.others) doubt.candidates.push_back(written(document.actors[other]));
    doubts.push_back(std::move(doubt));
  }
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
  add_namesakes(document, doubts);
  return doubts;
}

constexpr size_t kReasons = 3;  // for a finding, and as many against it

bool write_file(const render::Explained& explained, const std::string& path) {
  errno = 0;
  int why = 0;  // of the first thing that failed
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) why = errno;
  const auto note = [&](bool done) {
    if (!done && why == 0) why = errno;
  };
  if (file != nullptr) {
    render::write_page(explained, [&](std::string& piece) {
      note(std::fwrite(piece.data(), 1, piece.size(), file) == piece.size());
      piece.clear();
    });
    note(std::fclose(file) == 0);
  }
  if (why != 0) complain(path + ": " + std::strerror(why) + "; give another place with --html");
  return why == 0;
}

bool is_file(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  // What is there and cannot be looked at is a file too: opening it tells why.
  return path == "-" || std::filesystem::exists(status) || error == std::errc::permission_denied ||
         error == std::errc::too_many_symbolic_link_levels;
}

int print(const render::Explained& explained, const Options& options) {
  if (!options.html.empty() && options.html != "-") return write_file(explained, options.html) ? kAllRead : kSomeFailed;
  const bool colour = options.html.empty() && wants_colour(options.colour);
  Output output(colour);
  if (options.html.empty()) {
    std::string text;
    render::write_terminal(explained, terminal_width(), colour, text);
    output.write(text);
  } else {
    render::write_page(explained, [&](std::string& piece) { output.write(piece); });
  }
  return output.finish() ? kAllRead : kSomeFailed;
}

int explain(const Options& options) {
  std::optional<Day> date;
  if (!take_day("--date", options.date, date)) return kWrongUse;
  const auto knowledge = open_knowledge(options.knowledge);
  if (!knowledge) return complain(knowledge.error()), kWrongUse;
  const bool file = is_file(options.report);
  auto report = file ? from_file(options.report, date) : from_record(options.report, options.db);
  if (!report) return complain(report.error()), status_of(report.error());
  PipelineOptions pipeline;
  pipeline.eager = report->text.size() <= kEagerText;
  const Document document = read_document(std::move(*report), *knowledge, pipeline);
  const render::JudgedFindings judged(document);
  render::Explained explained{&document, render::marks_of(document), doubts_of(document, *knowledge), {}};
  explained.reasons = [&](const Finding& finding) {
    const judgement::Judged* seen = judged.of(finding);
    return seen == nullptr ? std::string() : judgement::reasons(*seen, *knowledge, kReasons);
  };
  if (!file) {
    for (render::Doubt& doubt : doubts_in_record(document, persons_in(options.db)))
      explained.doubts.push_back(std::move(doubt));
  }
  return print(explained, options);
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
