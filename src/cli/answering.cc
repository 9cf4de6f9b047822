#include "cli/answering.h"

#include <CLI/CLI.hpp>

#include "cli/terminal.h"
#include "knowledge.h"

namespace rapporteur::cli {
namespace {

int answer(const AnswerOptions& options, const Question& question) {
  const auto knowledge = open_knowledge(options.knowledge);
  if (!knowledge) return complain(knowledge.error()), kWrongUse;
  const auto query = query_of(options, *knowledge);
  if (!query) return kWrongUse;
  const auto record = open_to_look(options.db);
  if (!record) return complain(record.error()), status_of(record.error());
  const auto found = question.ask(*record, *query);
  if (!found) return complain(found.error()), status_of(found.error());
  if (found->total == 0) return nothing_found(*record, options, *query, question.what);
  return print_answer(*found, options);
}

}  // namespace

void add_answer_format(CLI::App& command, Common& common, const std::vector<std::string>& more) {
  common.format = "text";
  std::vector<std::string> names;
  for (const render::AnswerFormat& format : render::answer_formats()) names.emplace_back(format.name);
  names.insert(names.end(), more.begin(), more.end());
  command.add_option("--format", common.format, "how to print it; of jsonl the first line says how many there are")
      ->type_name("NAME")
      ->check(CLI::IsMember(names))
      ->capture_default_str();
}

int print_answer(const answers::Answer& answer, const Common& common) {
  const render::Layout layout = layout_of(common);
  Output output(layout.colour);
  std::string text;
  for (const render::AnswerFormat& format : render::answer_formats()) {
    if (format.name == common.format) format.write(answer, layout, text);
  }
  output.write(text);
  if (common.format == "csv") complain(render::count_of(answer) + ". " + answer.method);
  return output.finish() ? kAllRead : kSomeFailed;
}

void add_question(CLI::App& app, int& status, const Question& question) {
  auto options = std::make_shared<AnswerOptions>();
  CLI::App* command = app.add_subcommand(question.name, question.about);
  add_who_and_when(*command, *options);
  add_how_many(*command, *options);
  add_answer_format(*command, *options);
  add_db(*command, *options);
  add_knowledge(*command, *options);
  add_colour(*command, *options);
  command->footer(question.footer);
  command->callback([options, question, &status] { status = answer(*options, question); });
}

}  // namespace rapporteur::cli
