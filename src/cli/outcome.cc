// rapporteur outcome FILE: where a decision would come out, by the capabilities and saliences that the user gives.
#include "answers/outcome.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "input_file.h"
#include "render/answer.h"
#include "render/json.h"

namespace rapporteur::cli {
namespace {

using answers::Outcome;
using answers::Share;
using nlohmann::ordered_json;
using render::padded;

constexpr size_t kLargest = 1 << 20;  // bytes of the file
constexpr uint32_t kNameWidth = 18;
constexpr uint32_t kActorWidth = 24;
constexpr size_t kTippingsShown = 8;

struct Options : Common {
  std::string file;
  double spread = 0.1;
};

/// "7 in 53.1 %, 10 in 46.9 % of draws"
std::string words_of(const std::vector<Share>& shares, double none) {
  std::string text;
  for (const Share& share : shares)
    text += fmt::format("{}{:g} in {:.1f} %", text.empty() ? "" : ", ", share.position, 100 * share.share);
  if (none > 0) text += fmt::format("{}none in {:.1f} %", text.empty() ? "" : ", ", 100 * none);
  return text + " of draws";
}

std::string method_of(double spread) {
  return fmt::format(
      "Weights are capability × salience, as the file has them; nothing is known here of whether they are right. The "
      "median is the lowest position with half of the weight at or below it. The winner of pairs beats every other "
      "position when each actor gives his weight to the nearer of two. Bands: a thousand draws with every capability "
      "and salience multiplied by a number from {:g} to {:g}.",
      1 - spread, 1 + spread);
}

void append_contests(const Outcome& outcome, std::string& out) {
  if (!outcome.winner) {
    out += padded("winner of pairs", kNameWidth) + "none: no position beats every other\n";
    return;
  }
  std::string beaten;
  for (const answers::Contest& contest : outcome.contests)
    beaten += fmt::format("{}{:g} by {:.3f}", beaten.empty() ? "beats " : ", ", contest.position, contest.margin);
  out += padded("winner of pairs", kNameWidth) + padded(fmt::format("{:g}", *outcome.winner), 8) +
         words_of(outcome.winners, outcome.no_winner) + "\n" + std::string(kNameWidth + 8, ' ') + beaten + "\n";
}

void append_tippings(const Outcome& outcome, std::string& out) {
  if (outcome.tippings.empty()) {
    out += "\nNo single salience, moved within 0 to 1, turns the median.\n";
    return;
  }
  out += "\nOne salience moved alone beyond this turns the median, the smallest move first:\n";
  for (size_t i = 0; i < std::min(outcome.tippings.size(), kTippingsShown); ++i) {
    const answers::Tipping& tipping = outcome.tippings[i];
    out += "  " + padded(render::line_of(tipping.actor), kActorWidth) +
           fmt::format("{:g} -> {:g}, median {:g}\n", tipping.from, tipping.to, tipping.median);
  }
  if (outcome.tippings.size() > kTippingsShown)
    out += fmt::format("  {} of {} shown; all with --format json\n", kTippingsShown, outcome.tippings.size());
}

std::string text_of(const Outcome& outcome, const Options& options) {
  std::string out = padded("weighted mean", kNameWidth) + padded(fmt::format("{:.3f}", outcome.mean), 8) +
                    fmt::format("{:.3f} to {:.3f} in 95 % of draws\n", outcome.mean_low, outcome.mean_high) +
                    padded("weighted median", kNameWidth) + padded(fmt::format("{:g}", outcome.median), 8) +
                    words_of(outcome.medians, 0) + "\n";
  append_contests(outcome, out);
  append_tippings(outcome, out);
  out += "\n";
  render::append_paragraph(method_of(options.spread), 0, layout_of(options), render::Style::plain, out);
  return out;
}

ordered_json json_of(const std::vector<Share>& shares) {
  ordered_json all = ordered_json::array();
  for (const Share& share : shares) all.push_back({{"position", share.position}, {"share", share.share}});
  return all;
}

std::string json_of(const Outcome& outcome, const Options& options) {
  ordered_json json{{"mean", outcome.mean},
                    {"mean_low", outcome.mean_low},
                    {"mean_high", outcome.mean_high},
                    {"median", outcome.median},
                    {"medians", json_of(outcome.medians)}};
  json["winner"] = outcome.winner ? ordered_json(*outcome.winner) : ordered_json();
  json["winners"] = json_of(outcome.winners);
  json["no_winner"] = outcome.no_winner;
  json["contests"] = ordered_json::array();
  for (const auto& [position, margin] : outcome.contests)
    json["contests"].push_back({{"position", position}, {"margin", margin}});
  json["tippings"] = ordered_json::array();
  for (const answers::Tipping& tipping : outcome.tippings)
    json["tippings"].push_back(
        {{"actor", tipping.actor}, {"salience", tipping.from}, {"turns_at", tipping.to}, {"median", tipping.median}});
  json["method"] = method_of(options.spread);
  return render::written(json) + "\n";
}

int outcome(const Options& options) {
  const auto text = read_input(options.file, kLargest);
  if (!text) return complain(text.error()), kSomeFailed;
  const auto players = answers::players_of(*text, options.file);
  if (!players) return complain(players.error()), kWrongUse;
  const Outcome found = answers::outcome_of(*players, options.spread);
  Output output;
  std::string out = options.format == "json" ? json_of(found, options) : text_of(found, options);
  output.write(out);
  return output.finish() ? kAllRead : kSomeFailed;
}

}  // namespace

void add_outcome(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  options->format = "text";
  CLI::App* command =
      app.add_subcommand("outcome", "where a decision would come out, by capabilities and saliences that you give");
  command->add_option("file", options->file, "lines of actor, position, capability, salience (TSV or CSV)")
      ->type_name("FILE")
      ->required();
  command->add_option("--spread", options->spread, "how far each number may be off, for the bands: 0.1 is 10 %")
      ->type_name("X")
      ->check(CLI::Range(0.0, 0.9))
      ->capture_default_str();
  command->add_option("--format", options->format, "text, or json: one object")
      ->type_name("NAME")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->footer(
      "The first line names the columns; a salience is from 0 to 1; lines with # are remarks.\n"
      "Positions are numbers that you stand for: `rapporteur positions` has the words.\n\n"
      "Examples:\n"
      "  rapporteur outcome emission-standards.tsv\n"
      "  rapporteur outcome emission-standards.tsv --spread 0.2 --format json");
  command->callback([options, &status] { status = outcome(*options); });
}

}  // namespace rapporteur::cli
