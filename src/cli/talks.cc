// rapporteur talks: the calendar of meetings, one line for each however many reports speak of it.
#include <CLI/CLI.hpp>

#include "actors/state_names.h"
#include "cli/asking.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "knowledge.h"
#include "render/words.h"

namespace rapporteur::cli {
namespace {

constexpr std::string_view kCalendar = "calendar";  // the format of its own
constexpr uint32_t kDateWidth = 15;
constexpr uint32_t kStatusWidth = 10;
constexpr uint32_t kPartiesWidth = 32;
constexpr uint32_t kPlaceWidth = 14;
constexpr uint32_t kNarrowest = 48;  // words beside the meeting; with less room they stand below it

struct Options : Common, Filters {};

struct Talk {
  Row row;
  std::string parties;
  std::vector<std::string> places;  ///< "geneva-1:7"
};

/// "Russia - United States"; the body that meets, where one does.
std::string parties_of(const Knowledge& knowledge, const Finding& meeting) {
  const std::string format = field(meeting, "format");
  const bool body = !format.empty() && format != "bilateral" && format != "multilateral";
  if (body) return format;
  std::string all;
  for (const std::string& actor : actors_in(meeting, "parties")) {
    all.append(all.empty() ? "" : " - ").append(render::line_of(actors::name_for(knowledge, actor)));
  }
  return all.empty() ? format : all;
}

std::vector<Talk> talks_of(const Knowledge& knowledge, const std::vector<Row>& rows) {
  std::vector<Talk> talks;
  for (const stories::OneMeeting& meeting : one_row_each(rows)) {
    Talk talk{{rows[meeting.fullest].report, meeting.finding}, parties_of(knowledge, meeting.finding), {}};
    for (const uint32_t telling : meeting.tellings) talk.places.push_back(place_of(rows[telling]));
    talks.push_back(std::move(talk));
  }
  return talks;
}

/// "geneva-1:8, :22, vienna:3": a report's name once.
std::string joined(const std::vector<std::string>& places) {
  std::string all, last;
  for (const std::string& place : places) {
    const size_t colon = place.rfind(':');
    const std::string report = place.substr(0, colon);
    all.append(all.empty() ? "" : ", ").append(report == last ? place.substr(colon) : place);
    last = report;
  }
  return all;
}

std::string line_of(const Talk& talk, const render::Layout& layout) {
  using render::padded;
  const Finding& meeting = talk.row.finding;
  const std::string date = field(meeting, "date"), status = field(meeting, "status"), place = field(meeting, "place");
  std::string line = render::styled(padded(date.empty() ? "no date" : with_weekday(date), kDateWidth),
                                    render::Style::time, layout.colour);
  line += padded(status, kStatusWidth) + " ";
  line += render::styled(padded(talk.parties, kPartiesWidth), render::Style::actor, layout.colour) + " ";
  line += render::styled(padded(render::line_of(place), kPlaceWidth), render::Style::place, layout.colour) + " ";
  const uint32_t before = kDateWidth + kStatusWidth + kPartiesWidth + kPlaceWidth + 3;
  const std::string where = joined(talk.places);
  const std::string words = "\"" + render::line_of(meeting.words) + "\"";
  const uint32_t rest = layout.width > before + render::columns(where) + 2 + kNarrowest
                            ? layout.width - before - render::columns(where) - 2
                            : 0;
  if (rest > 0) {
    const std::string shown = "\"" + render::cut(render::line_of(meeting.words), rest - 2) + "\"";
    return line + padded(shown, rest) + "  " + where + "\n";
  }
  line += where + "\n";
  const uint32_t indent = kDateWidth;
  for (const std::string& piece : render::wrap(words, std::max(layout.width, 2 * indent) - indent)) {
    line += std::string(indent, ' ') + render::styled(piece, render::Style::quotation, layout.colour) + "\n";
  }
  return line;
}

int talks(const Options& options) {
  const render::Format* format = options.format == kCalendar ? nullptr : take_format(options.format);
  if (format == nullptr && options.format != kCalendar) return kWrongUse;
  const auto knowledge = open_knowledge(options.knowledge);
  if (!knowledge) return complain(knowledge.error()), kWrongUse;
  auto query = query_of(options, *knowledge);
  if (!query) return kWrongUse;
  query->kind = FindingKind::meeting;
  const auto record = open_to_look(options.db);
  if (!record) return complain(record.error()), status_of(record.error());
  const auto rows = rows_of(*record, *query);
  if (!rows) return complain(rows.error()), status_of(rows.error());
  if (rows->empty()) return nothing_found(*record, options, *query, "meetings");
  if (format != nullptr) {
    render::Layout layout = layout_of(options);
    layout.kind = FindingKind::meeting;
    return print_rows(meetings_in(*rows), *format, layout);
  }
  Output output(layout_of(options).colour);
  std::string text;
  for (const Talk& talk : talks_of(*knowledge, *rows)) {
    text += line_of(talk, layout_of(options));
    if (!output.write(text)) break;
  }
  return output.finish() ? kAllRead : kSomeFailed;
}

}  // namespace

void add_talks(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("talks", "the calendar of meetings: held, scheduled, proposed, cancelled, refused");
  add_filters(*command, *options);
  add_own_format(*command, *options, std::string(kCalendar));
  add_db(*command, *options);
  add_knowledge(*command, *options);
  add_colour(*command, *options);
  command->footer(
      "Examples:\n"
      "  rapporteur talks\n"
      "  rapporteur talks --by Russia --from 2022-01-01\n"
      "  rapporteur talks --place Vienna --status scheduled\n"
      "  rapporteur talks --by Lavrov --format csv > calendar.csv");
  command->callback([options, &status] { status = talks(*options); });
}

}  // namespace rapporteur::cli
