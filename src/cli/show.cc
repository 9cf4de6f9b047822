// rapporteur show KIND: findings of one kind out of the record.
#include <CLI/CLI.hpp>

#include "cli/asking.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "knowledge.h"

namespace rapporteur::cli {
namespace {

struct Options : Common, Filters {
  std::string kind;
  bool tellings = false;
};

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (int kind = 0; kind < kFindingKinds; ++kind) names.emplace_back(name_of(static_cast<FindingKind>(kind)));
  return names;
}

/// One or many: "meeting", "meetings".
std::optional<FindingKind> kind_of(const std::string& typed) {
  if (const auto kind = finding_kind(typed)) return kind;
  return typed.ends_with('s') ? finding_kind(typed.substr(0, typed.size() - 1)) : std::nullopt;
}

std::string plural_of(FindingKind kind) {
  const std::string name(name_of(kind));
  return kind == FindingKind::furniture ? name : name + "s";
}

int print(const Record& record, const Filters& filters, const Query& query, render::Printer printer) {
  Output output(printer.layout().colour);
  ReportGroups groups(printer, output);
  std::string text;
  printer.begin(text);
  output.write(text);
  const auto found = record.find(
      query, [&](const RecordedReport& report, const Finding& finding) { return groups.add(report, finding); });
  if (!found) return complain(found.error()), status_of(found.error());
  groups.flush();
  const bool any = printer.findings_before() > 0;
  printer.end(text);
  output.write(text);
  if (!output.finish()) return kSomeFailed;
  return any ? kAllRead : nothing_found(record, filters, query, plural_of(query.kind));
}

int show(const Options& options) {
  const auto kind = kind_of(options.kind);
  if (!kind) return complain(unknown("kind of finding", options.kind, kind_names())), kWrongUse;
  const render::Format* format = take_format(options.format);
  if (format == nullptr) return kWrongUse;
  const auto knowledge = open_knowledge(options.knowledge);
  if (!knowledge) return complain(knowledge.error()), kWrongUse;
  auto query = query_of(options, *knowledge);
  if (!query) return kWrongUse;
  query->kind = *kind;
  const auto record = open_to_look(options.db);
  if (!record) return complain(record.error()), status_of(record.error());
  render::Layout layout = layout_of(options);
  layout.kind = *kind;
  if (*kind == FindingKind::meeting && !options.tellings) {
    const auto rows = rows_of(*record, *query);
    if (!rows) return complain(rows.error()), status_of(rows.error());
    if (rows->empty()) return nothing_found(*record, options, *query, plural_of(*kind));
    return print_rows(meetings_in(*rows), *format, layout);
  }
  return print(*record, options, *query, render::Printer(*format, layout));
}

}  // namespace

void add_show(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("show", "findings of one kind, each with its words");
  std::string about = "what to show:";
  for (const std::string& name : kind_names()) about += " " + name;
  command->add_option("kind", options->kind, about)->type_name("KIND")->required();
  command->add_flag("--tellings", options->tellings, "of meetings: a row for each telling, not one for each meeting");
  add_filters(*command, *options);
  add_db(*command, *options);
  add_format(*command, *options, "table");
  add_knowledge(*command, *options);
  add_colour(*command, *options);
  command->footer(
      "A finding's day is its own where that is known, else its report's.\n\n"
      "Examples:\n"
      "  rapporteur show statements --by Ryabkov\n"
      "  rapporteur show events --by Russia --to USA --from 2022-01-01 --until 2022-01-31\n"
      "  rapporteur show positions --by Iran --stance reject --about enrichment\n"
      "  rapporteur show clauses --about missiles --format csv > clauses.csv\n"
      "  rapporteur show conflicts --limit 10");
  command->callback([options, &status] { status = show(*options); });
}

}  // namespace rapporteur::cli
