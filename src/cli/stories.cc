// rapporteur stories: which reports of a record tell the same happening, which repeat another, and why; and the layer
// of that name for `annotate`.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/stories.h"
#include "cli/terminal.h"
#include "record/transfer.h"
#include "render/json.h"
#include "render/words.h"
#include "reports/reader.h"
#include "stories/copies.h"
#include "stories/group.h"

namespace rapporteur::cli {
namespace {

using nlohmann::ordered_json;

struct Options : Common {
  bool copies = false;
};

/// What is shown of a report, and what the two searches found of it.
class Tellings {
 public:
  void add(const Report& report) {
    shown_.push_back({report.id, report.date ? to_string(*report.date) : "", report.title});
    copy_of_.push_back(copies_.add(report.text));
    groups_.add(report);
  }

  void group() { grouped_ = groups_.group(); }

  size_t size() const { return shown_.size(); }
  bool is_copy(size_t report) const { return copy_of_[report].has_value(); }
  uint32_t story(size_t report) const { return grouped_.story[report]; }

  ordered_json line(size_t report) const {
    ordered_json row{{"id", shown_[report].id}, {"story", shown_[story(report)].id}};
    if (const auto& link = copy_of_[report]) row["same_as"] = {{"id", shown_[link->of].id}, {"shared", share(*link)}};
    if (const auto& reason = grouped_.reasons[report])
      row["near"] = {{"id", shown_[reason->nearest].id},
                     {"likeness", std::round(reason->likeness * 1000) / 1000},
                     {"words", reason->words}};
    return row;
  }

  std::string head(size_t report) const {
    const Shown& shown = shown_[report];
    return (shown.date.empty() ? "          " : shown.date) + "  " + render::line_of(shown.id) +
           (shown.title.empty() ? "" : "  " + render::line_of(shown.title));
  }

  std::string why(size_t report) const {
    if (const auto& link = copy_of_[report]) {
      return "same as " + shown_[link->of].id + " (" + std::to_string(std::lround(100 * share(*link))) +
             " % of its words)";
    }
    const auto& reason = grouped_.reasons[report];
    if (!reason) return "";
    std::string words;
    for (const std::string& word : reason->words) words += (words.empty() ? "" : ", ") + word;
    return "like " + shown_[reason->nearest].id + ": " + words;
  }

 private:
  struct Shown {
    std::string id, date, title;
  };
  static double share(const stories::CopyLink& link) {
    return std::round(1000 * std::max(link.overlap.of_both, link.overlap.of_shorter)) / 1000;
  }

  std::vector<Shown> shown_;
  std::vector<std::optional<stories::CopyLink>> copy_of_;
  stories::CopyIndex copies_;
  stories::StoryGroups groups_;
  stories::Grouped grouped_;
};

std::string text_of(const ordered_json& row) { return render::written(row) + "\n"; }

bool print(const Tellings& tellings, const Options& options, Output& output) {
  std::vector<std::vector<size_t>> of_story(tellings.size());
  for (size_t i = 0; i < tellings.size(); ++i) of_story[tellings.story(i)].push_back(i);
  std::string text;
  for (size_t first = 0; first < tellings.size(); ++first) {
    const auto& story = of_story[first];
    const bool worth_it = options.copies
                              ? std::any_of(story.begin(), story.end(), [&](size_t i) { return tellings.is_copy(i); })
                              : story.size() > 1;
    if (!worth_it) continue;
    text += std::to_string(story.size()) + " reports\n";
    for (const size_t report : story) {
      if (options.copies && !tellings.is_copy(report)) continue;
      text += "  " + tellings.head(report) + "\n";
      const std::string why = tellings.why(report);
      if (!why.empty()) text += "              " + why + "\n";
    }
    text += "\n";
    if (!output.write(text)) return false;
  }
  return true;
}

int stories(const Options& options) {
  Tellings tellings;
  const auto read = record::each_report(options.db, [&](const Report& report) {
    tellings.add(report);
    return true;
  });
  if (!read) return complain(read.error()), status_of(read.error());
  tellings.group();
  Output output;
  std::string text;
  if (options.format == "jsonl") {
    for (size_t i = 0; i < tellings.size(); ++i) {
      text += text_of(tellings.line(i));
      if (!output.write(text)) break;
    }
  } else {
    print(tellings, options, output);
  }
  return output.finish() ? kAllRead : kSomeFailed;
}

}  // namespace

int annotate_stories() {
  auto reader = reports::Reader::json_lines("-");
  if (!reader) return complain(reader.error()), kSomeFailed;
  Tellings tellings;
  bool failed = false;
  while (auto raw = reader->next()) {
    Result<Report> report = tl::unexpected(Error{});
    if (*raw)
      report = reports::parse_json_line(std::move(**raw), std::nullopt).report;
    else
      report = tl::unexpected(raw->error());
    if (report) {
      tellings.add(*report);
    } else {
      complain(report.error());
      failed = true;
    }
  }
  tellings.group();
  Output output;
  std::string text;
  for (size_t i = 0; i < tellings.size(); ++i) {
    text += text_of(tellings.line(i));
    if (!output.write(text)) break;
  }
  return output.finish() && !failed ? kAllRead : kSomeFailed;
}

void add_stories(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  options->format = "text";
  CLI::App* command = app.add_subcommand("stories", "group the record's reports into stories, and tell copies");
  add_db(*command, *options);
  command->add_flag("--copies", options->copies, "only reports that repeat another");
  command->add_option("--format", options->format, "text, or jsonl: one report a line")
      ->type_name("NAME")
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->capture_default_str();
  command->footer(
      "A grouping is made when it is asked for, from the reports as they are, and nothing of it is kept.\n\n"
      "Examples:\n"
      "  rapporteur stories --db talks.db\n"
      "  rapporteur stories --db talks.db --copies --format jsonl");
  command->callback([options, &status] { status = stories(*options); });
}

}  // namespace rapporteur::cli
