// rapporteur timeline: what happened and is to happen, day by day, out of all kinds that have a date.
#include <CLI/CLI.hpp>
#include <algorithm>

#include "answers/coverage.h"
#include "cli/asking.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "knowledge.h"
#include "render/words.h"

namespace rapporteur::cli {
namespace {

constexpr FindingKind kDated[] = {FindingKind::event, FindingKind::meeting, FindingKind::proposal,
                                  FindingKind::statement};
constexpr std::string_view kDays = "days";  // the format of its own
constexpr uint32_t kIndent = 4;
constexpr uint32_t kKindWidth = 11;

struct Options : Common, Filters {
  bool no_statements = false;
};

Result<std::vector<Row>> dated_rows(const Record& record, const Options& options, Query query) {
  std::vector<Row> all;
  query.limit = 0;
  for (const FindingKind kind : kDated) {
    if (kind == FindingKind::statement && options.no_statements) continue;
    query.kind = kind;
    auto rows = rows_of(record, query);
    if (!rows && rows.error().code == ErrorCode::misused) continue;  // this kind has nobody to whom it is done
    if (!rows) return rows;
    std::move(rows->begin(), rows->end(), std::back_inserter(all));
  }
  std::erase_if(all, [](const Row& row) { return field(row.finding, "date").empty(); });
  std::stable_sort(all.begin(), all.end(),
                   [](const Row& a, const Row& b) { return answers::day_of(a) < answers::day_of(b); });
  if (options.limit > 0 && all.size() > options.limit) all.resize(options.limit);
  return all;
}

std::string entry_of(const Row& row, const render::Layout& layout) {
  using namespace render;
  std::string text(kIndent, ' ');
  text += styled(padded(name_of(row.finding.kind), kKindWidth), Style::bold, layout.colour) + headline(row.finding) +
          "  " + styled(place_of(row), Style::dim, layout.colour) + "\n";
  const uint32_t rest = std::max(layout.width, kIndent + kKindWidth + 20) - kIndent - kKindWidth;
  for (const std::string& piece : wrap("\"" + render::line_of(row.finding.words) + "\"", rest)) {
    text += std::string(kIndent + kKindWidth, ' ') + styled(piece, Style::quotation, layout.colour) + "\n";
  }
  return text;
}

/// Stretches of days that were not read and lie before this day, of those that were not told yet.
void append_unread(std::span<const DayRange>& unread, const std::string& day, const render::Layout& layout,
                   std::string& text) {
  for (; !unread.empty() && to_string(*unread.front().first) < day; unread = unread.subspan(1))
    text += render::styled(answers::words_of(unread.front()) + ": no report of these days was read", render::Style::dim,
                           layout.colour) +
            "\n";
}

int print(const std::vector<Row>& rows, const render::Layout& layout) {
  Output output(layout.colour);
  std::string text, day;
  std::span<const DayRange> unread(layout.unread);
  const std::string begin = answers::day_of(rows.front());
  while (!unread.empty() && to_string(*unread.front().last) < begin) unread = unread.subspan(1);
  for (const Row& row : rows) {
    const std::string date = field(row.finding, "date");
    append_unread(unread, answers::day_of(row), layout, text);
    if (date != day) text += render::styled(with_weekday(date), render::Style::time, layout.colour) + "\n";
    day = date;
    text += entry_of(row, layout);
    if (!output.write(text)) break;
  }
  return output.finish() ? kAllRead : kSomeFailed;
}

int timeline(const Options& options) {
  const render::Format* format = options.format == kDays ? nullptr : take_format(options.format);
  if (format == nullptr && options.format != kDays) return kWrongUse;
  const auto knowledge = open_knowledge(options.knowledge);
  if (!knowledge) return complain(knowledge.error()), kWrongUse;
  const auto query = query_of(options, *knowledge);
  if (!query) return kWrongUse;
  const auto record = open_to_look(options.db);
  if (!record) return complain(record.error()), status_of(record.error());
  const auto rows = dated_rows(*record, options, *query);
  if (!rows) return complain(rows.error()), status_of(rows.error());
  if (rows->empty()) return nothing_found(*record, options, *query, "days");
  auto unread = answers::unread_days(*record, query->from, query->until);
  if (!unread) return complain(unread.error()), status_of(unread.error());
  render::Layout layout = layout_of(options);
  layout.unread = std::move(*unread);
  return format == nullptr ? print(*rows, layout) : print_rows(*rows, *format, layout);
}

}  // namespace

void add_timeline(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("timeline", "what happened and is to happen, day by day");
  command->add_flag("--no-statements", options->no_statements, "leave out what was said");
  add_filters(*command, *options);
  add_own_format(*command, *options, std::string(kDays));
  add_db(*command, *options);
  add_knowledge(*command, *options);
  add_colour(*command, *options);
  command->footer(
      "Examples:\n"
      "  rapporteur timeline --no-statements\n"
      "  rapporteur timeline --by Russia --from 2021-12-01 --until 2022-01-31\n"
      "  rapporteur timeline --format timelinejs > timeline.json\n"
      "  rapporteur timeline --from 2022 --format rss > news.xml");
  command->callback([options, &status] { status = timeline(*options); });
}

}  // namespace rapporteur::cli
