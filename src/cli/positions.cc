// rapporteur positions: who stands where on an issue, with the latest words of each, and who changed.
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "actors/state_names.h"
#include "answers/issue_list.h"
#include "answers/stances.h"
#include "cli/answering.h"
#include "cli/asking.h"
#include "cli/commands.h"
#include "cli/issues.h"
#include "cli/terminal.h"
#include "knowledge.h"
#include "render/json.h"
#include "render/words.h"

namespace rapporteur::cli {
namespace {

using nlohmann::ordered_json;
using render::Style;
using render::styled;

constexpr uint32_t kDayWidth = 12;
constexpr uint32_t kStanceWidth = 12;

struct Options : Common, Filters {
  bool history = false;
  bool by_issue = false;
  std::string issues;
};

std::vector<answers::Told> told_by(const std::vector<Row>& rows) {
  std::vector<answers::Told> told;
  for (const Row& row : rows)
    told.push_back({field(row.finding, "actor"), row.report.date, field(row.finding, "stance")});
  return told;
}

std::string counts_of(const answers::Holder& holder) {
  std::string text;
  for (const auto& [stance, count] : holder.stances)
    text += (text.empty() ? "" : ", ") + stance + " " + std::to_string(count);
  return text;
}

/// One telling with its day, stance, words and place.
std::string telling(const Row& row, const std::string& before, const render::Layout& layout) {
  const uint32_t indent = 2 + kDayWidth;
  const std::string day = row.report.date.empty() ? "no date" : row.report.date;
  std::string text = before + styled(render::padded(day, kDayWidth), Style::time, layout.colour) +
                     render::padded(field(row.finding, "stance"), kStanceWidth) +
                     styled(render::line_of(field(row.finding, "actor")), Style::actor, layout.colour) + "  " +
                     styled(place_of(row), Style::dim, layout.colour) + "\n";
  const std::string words = "\"" + render::line_of(row.finding.words) + "\"";
  for (const std::string& piece : render::wrap(words, std::max(layout.width, 2 * indent) - indent))
    text += std::string(indent, ' ') + styled(piece, Style::quotation, layout.colour) + "\n";
  return text;
}

std::string text_of(const answers::Holder& holder, const std::vector<Row>& rows, const Knowledge& knowledge,
                    const Options& options, const render::Layout& layout) {
  std::string text = styled(render::line_of(actors::name_for(knowledge, holder.actor)), Style::bold, layout.colour) +
                     "  " + counts_of(holder) + "\n";
  if (options.history) {
    for (const uint32_t i : holder.tellings) text += telling(rows[i], "  ", layout);
  } else if (holder.turns.empty()) {
    text += telling(rows[holder.tellings.back()], "  ", layout);
  }
  for (const answers::Turn& turn : holder.turns) {
    text += "  turned:\n" + telling(rows[turn.before], "  ", layout) + telling(rows[turn.after], "  ", layout);
  }
  return text;
}

ordered_json json_of(const Row& row) {
  return {{"report", row.report.id},
          {"date", row.report.date},
          {"actor", field(row.finding, "actor")},
          {"stance", field(row.finding, "stance")},
          {"issue", field(row.finding, "issue")},
          {"words", row.finding.words}};
}

ordered_json json_of(const answers::Holder& holder, const std::vector<Row>& rows) {
  ordered_json tellings = ordered_json::array(), turns = ordered_json::array();
  for (const uint32_t i : holder.tellings) tellings.push_back(json_of(rows[i]));
  for (const answers::Turn& turn : holder.turns)
    turns.push_back({{"before", json_of(rows[turn.before])}, {"after", json_of(rows[turn.after])}});
  return {{"actor", holder.actor}, {"stances", holder.stances}, {"tellings", tellings}, {"turns", turns}};
}

int print(const std::vector<Row>& rows, const Knowledge& knowledge, const Options& options) {
  const render::Layout layout = layout_of(options);
  Output output(layout.colour);
  std::string text;
  for (const answers::Holder& holder : answers::stances(told_by(rows))) {
    text += options.format == "jsonl" ? render::written(json_of(holder, rows)) + "\n"
                                      : text_of(holder, rows, knowledge, options, layout);
    if (!output.write(text)) break;
  }
  return output.finish() ? kAllRead : kSomeFailed;
}

int print_issues(const Record& record, const Query& query, const Options& options,
                 const std::vector<answers::NamedIssue>& named) {
  const auto found = answers::issue_list(record, query, named);
  if (!found) return complain(found.error()), status_of(found.error());
  return found->total == 0 ? nothing_found(record, options, query, "positions") : print_answer(*found, options);
}

int positions(const Options& options) {
  const auto named = take_issues(options.issues);
  if (!named) return kWrongUse;
  const auto knowledge = open_knowledge(options.knowledge);
  if (!knowledge) return complain(knowledge.error()), kWrongUse;
  auto query = query_of(options, *knowledge);
  if (!query) return kWrongUse;
  query->kind = FindingKind::position;
  // What is near an issue is not the issue: a stance on something else in the same paragraph would look like a turn.
  if (!query->about.empty()) query->fields.push_back({"issue", std::exchange(query->about, "")});
  const auto record = open_to_look(options.db);
  if (!record) return complain(record.error()), status_of(record.error());
  if (options.by_issue) return print_issues(*record, *query, options, *named);
  const auto rows = rows_of(*record, *query);
  if (!rows) return complain(rows.error()), status_of(rows.error());
  if (rows->empty()) return nothing_found(*record, options, *query, "positions");
  if (options.format == "csv") return print_rows(*rows, *render::find_format("csv"), layout_of(options));
  return print(*rows, *knowledge, options);
}

}  // namespace

void add_positions(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  options->format = "text";
  CLI::App* command =
      app.add_subcommand("positions", "who stands where on an issue, with his latest words, and who turned");
  command->add_flag("--history", options->history, "everything that each said, day by day");
  command->add_flag("--by-issue", options->by_issue, "issue by issue, under the phrases that reports use for it");
  add_issue_file(*command, options->issues);
  add_filters(*command, *options);
  command
      ->add_option("--format", options->format,
                   "text; jsonl: one holder a line, with all tellings; csv: one telling a line")
      ->type_name("NAME")
      ->check(CLI::IsMember({"text", "jsonl", "csv"}))
      ->capture_default_str();
  add_db(*command, *options);
  add_knowledge(*command, *options);
  add_colour(*command, *options);
  command->footer(
      "--about looks at the issue alone. A turn is two tellings of different days,\n"
      "one for the issue (support, offer, open) and one against it (oppose, reject):\n"
      "a change of mind, two sides of the issue, or a misreading. Its words tell which.\n\n"
      "Examples:\n"
      "  rapporteur positions --about 'NATO membership'\n"
      "  rapporteur positions --about F-16 --by USA --history\n"
      "  rapporteur positions --about enrichment --format jsonl\n"
      "  rapporteur positions --by-issue --issues my-issues.txt --limit 20");
  command->callback([options, &status] { status = positions(*options); });
}

}  // namespace rapporteur::cli
