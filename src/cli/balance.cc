// rapporteur balance ACTOR ACTOR: cooperation and conflict between two sides, month by month.
#include <CLI/CLI.hpp>
#include <array>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "answers/balance.h"
#include "answers/sources.h"
#include "cli/asking.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "knowledge.h"
#include "render/json.h"
#include "render/words.h"

namespace rapporteur::cli {
namespace {

using nlohmann::ordered_json;

struct Options : Common, Filters {
  std::string one;
  std::string other;
  bool sentences = false;
};

/// The events of both directions, with the source that each report is.
struct Evidence {
  std::vector<Row> rows;
  std::vector<answers::Deed> deeds;  ///< of the rows, one each
  size_t copies = 0;                 ///< reports that repeat another
  size_t undated = 0;                ///< events left out: neither they nor their report has a day
};

double goldstein_of(const Knowledge& knowledge, const std::string& code) {
  const auto entry = knowledge.image.find("cameo", code);
  return entry ? std::strtod(std::string(knowledge.image.get(*entry, "goldstein")).c_str(), nullptr) : 0;
}

answers::Deed deed_of(const Knowledge& knowledge, const Row& row, const std::string& day) {
  answers::Deed deed;
  deed.month = day.substr(0, 7);
  const DayRange days = days_of(field(row.finding, "date"));
  if (days.first && days.last && *days.first == *days.last) deed.day = to_string(*days.first);
  const std::string code = field(row.finding, "cameo");
  deed.act = answers::holder_of(field(row.finding, "source")) + ">" + answers::holder_of(field(row.finding, "target")) +
             " " + code;
  deed.goldstein = goldstein_of(knowledge, code);
  return deed;
}

Result<Evidence> evidence_of(const Record& record, const Knowledge& knowledge, Query query) {
  Evidence evidence;
  answers::Sources sources(record);
  for (int direction = 0; direction < 2; ++direction) {
    auto rows = rows_of(record, query);
    if (!rows) return tl::unexpected(rows.error());
    for (Row& row : *rows) {
      const DayRange days = days_of(field(row.finding, "date"));
      const std::string day = days.first ? to_string(*days.first) : row.report.date;
      if (day.empty()) {
        ++evidence.undated;
        continue;
      }
      const auto source = sources.number_of(row.report);
      if (!source) return tl::unexpected(source.error());
      evidence.deeds.push_back(deed_of(knowledge, row, day));
      evidence.deeds.back().source = *source;
      evidence.rows.push_back(std::move(row));
    }
    if (query.by == query.to) break;
    std::swap(query.by, query.to);
  }
  evidence.copies = sources.copies();
  return evidence;
}

std::string decimal(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f", value);
  return text.data();
}

std::string right(const std::string& text, size_t width) {
  return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

std::string line_of(const answers::Month& month) {
  const std::string interval =
      month.low && month.high ? decimal(*month.low) + " to " + decimal(*month.high) : "one source";
  return month.month + right(std::to_string(month.events), 8) + right(std::to_string(month.cooperation), 13) +
         right(std::to_string(month.conflict), 10) + right(decimal(month.mean), 8) + right(interval, 17) +
         right(std::to_string(month.sources), 9) + "\n";
}

ordered_json json_of(const answers::Month& month) {
  ordered_json row{{"month", month.month},       {"events", month.events},
                   {"tellings", month.tellings}, {"cooperation", month.cooperation},
                   {"conflict", month.conflict}, {"goldstein_mean", month.mean}};
  row["low"] = month.low ? ordered_json(*month.low) : ordered_json();
  row["high"] = month.high ? ordered_json(*month.high) : ordered_json();
  row["sources"] = month.sources;
  return row;
}

std::string method_of(const Evidence& evidence, uint32_t width) {
  std::string text =
      "Events that happened, by their own day or else their report's. Mean of Goldstein's scale (1992), from -10 "
      "(conflict) to 10 (cooperation), of their codes; between: 95 in 100 means over sources drawn anew. The same act "
      "on the same day is one event; a report that repeats another is no source of its own (" +
      std::to_string(evidence.copies) + " left out).";
  if (evidence.undated > 0) text += " " + std::to_string(evidence.undated) + " events without any day are left out.";
  std::string lines = "\n";
  for (const std::string& piece : render::wrap(text, std::max(width, 40u))) lines += piece + "\n";
  return lines;
}

std::string sentences_of(const Evidence& evidence, const std::string& month, const render::Layout& layout) {
  std::string text;
  for (size_t i = 0; i < evidence.rows.size(); ++i) {
    if (evidence.deeds[i].month != month) continue;
    const Row& row = evidence.rows[i];
    text += "    " + render::headline(row.finding) + "  " +
            render::styled(place_of(row), render::Style::dim, layout.colour) + "\n";
    for (const std::string& piece :
         render::wrap("\"" + render::line_of(row.finding.words) + "\"", std::max(layout.width, 40u) - 6))
      text += "      " + render::styled(piece, render::Style::quotation, layout.colour) + "\n";
  }
  return text;
}

int print(const Evidence& evidence, const Options& options) {
  const render::Layout layout = layout_of(options);
  Output output(layout.colour);
  const bool lines = options.format == "jsonl";
  std::string text = lines ? "" : "month    events  cooperation  conflict    mean          between  sources\n";
  for (const answers::Month& month : answers::balance(evidence.deeds)) {
    text += lines ? render::written(json_of(month)) + "\n" : line_of(month);
    if (options.sentences && !lines) text += sentences_of(evidence, month.month, layout);
    if (!output.write(text)) break;
  }
  if (!lines) text += method_of(evidence, layout.width);
  output.write(text);
  return output.finish() ? kAllRead : kSomeFailed;
}

int balance(Options options) {
  const auto knowledge = open_knowledge(options.knowledge);
  if (!knowledge) return complain(knowledge.error()), kWrongUse;
  options.by = options.one;
  options.to = options.other;
  auto query = query_of(options, *knowledge);
  if (!query) return kWrongUse;
  query->kind = FindingKind::event;
  query->fields.push_back({"status", "happened"});
  const auto record = open_to_look(options.db);
  if (!record) return complain(record.error()), status_of(record.error());
  const auto evidence = evidence_of(*record, *knowledge, *query);
  if (!evidence) return complain(evidence.error()), status_of(evidence.error());
  if (evidence->rows.empty()) return nothing_found(*record, options, *query, "events between the two");
  return print(*evidence, options);
}

}  // namespace

void add_balance(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  options->format = "table";
  CLI::App* command = app.add_subcommand("balance", "cooperation and conflict between two sides, month by month");
  command->add_option("one", options->one, "a state, a code such as RUS, or part of a name")
      ->type_name("ACTOR")
      ->required()
      ->check(filled());
  command->add_option("other", options->other, "towards whom, and back")
      ->type_name("ACTOR")
      ->required()
      ->check(filled());
  add_period(*command, *options);
  add_min_confidence(*command, options->min_confidence);
  command->add_flag("--sentences", options->sentences, "each event with its words under its month");
  command->add_option("--format", options->format, "table, or jsonl: one month a line")
      ->type_name("NAME")
      ->check(CLI::IsMember({"table", "jsonl"}))
      ->capture_default_str();
  add_db(*command, *options);
  add_knowledge(*command, *options);
  add_colour(*command, *options);
  command->footer(
      "Examples:\n"
      "  rapporteur balance Russia USA\n"
      "  rapporteur balance Iran Israel --from 2022 --sentences\n"
      "  rapporteur balance China Taiwan --min-confidence 0.6 --format jsonl");
  command->callback([options, &status] { status = balance(*options); });
}

}  // namespace rapporteur::cli
