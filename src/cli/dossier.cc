// rapporteur dossier: all that the record has on an actor, an issue or a negotiation, to be printed.
#include "answers/dossier.h"

#include <CLI/CLI.hpp>

#include "actors/state_names.h"
#include "cli/asking.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "knowledge.h"
#include "render/dossier.h"

namespace rapporteur::cli {
namespace {

constexpr uint64_t kUsualLimit = 100;

struct Options : Common, Filters {
  std::vector<std::string> who;
};

int dossier(Options options) {
  if (options.who.empty() && options.about.empty()) {
    complain("a dossier is on somebody or something; name one actor, two, or an issue with --about");
    return kWrongUse;
  }
  const auto knowledge = open_knowledge(options.knowledge);
  if (!knowledge) return complain(knowledge.error()), kWrongUse;
  answers::Subject subject;
  for (const std::string& who : options.who) subject.who.push_back(actors::code_for(*knowledge, who));
  subject.about = options.about;
  subject.min_confidence = options.min_confidence;
  subject.limit = options.limit;
  if (!take_period(options.from, options.until, subject.from, subject.until)) return kWrongUse;
  const auto record = open_to_look(options.db);
  if (!record) return complain(record.error()), status_of(record.error());
  const auto found = answers::dossier_of(*record, *knowledge, subject);
  if (!found) return complain(found.error()), status_of(found.error());
  if (found->sources.empty()) {
    if (!options.who.empty()) options.by = options.who.front();
    if (options.who.size() > 1) options.to = options.who.back();
    const auto query = query_of(options, *knowledge);
    return query ? nothing_found(*record, options, *query, "findings") : kWrongUse;
  }
  Output output;
  std::string text = options.format == "html" ? render::html_of(*found) : render::markdown_of(*found);
  output.write(text);
  return output.finish() ? kAllRead : kSomeFailed;
}

}  // namespace

void add_dossier(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  options->format = "html";
  options->limit = kUsualLimit;
  CLI::App* command =
      app.add_subcommand("dossier", "all that the record has on an actor, an issue or a negotiation, with its sources");
  command->add_option("who", options->who, "an actor; two: what they have with each other")
      ->type_name("ACTOR")
      ->expected(0, 2);
  command->add_option("--about", options->about, "only what is about these words")->type_name("WORDS");
  add_period(*command, *options);
  add_min_confidence(*command, options->min_confidence);
  command->add_option("--limit", options->limit, "of each section at most so many; 0: all")
      ->type_name("N")
      ->check(whole_number(kLongestList))
      ->capture_default_str();
  command->add_option("--format", options->format, "html: one page, to read or to print; markdown")
      ->type_name("NAME")
      ->check(CLI::IsMember({"html", "markdown"}))
      ->capture_default_str();
  add_db(*command, *options);
  add_knowledge(*command, *options);
  command->footer(
      "Examples:\n"
      "  rapporteur dossier Ryabkov > ryabkov.html\n"
      "  rapporteur dossier Iran 'Saudi Arabia' --from 2023 > talks.html\n"
      "  rapporteur dossier --about 'grain corridor' --format markdown > grain.md");
  command->callback([options, &status] { status = dossier(*options); });
}

}  // namespace rapporteur::cli
