// rapporteur read PATH…: reports into the record, and what was found in them on standard output.
#include <CLI/CLI.hpp>
#include <atomic>
#include <set>

#include "cli/commands.h"
#include "cli/in_order.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "knowledge.h"
#include "pipeline.h"
#include "rapporteur/record.h"
#include "reports/reader.h"

namespace rapporteur::cli {
namespace {

constexpr size_t kBatchReports = 256;                 // reports in one transaction, at most
constexpr auto kBatchTime = std::chrono::seconds(2);  // what a killed run may lose

struct Options : Common {
  std::vector<std::string> paths;
  std::string date;
  bool no_db = false;
  bool again = false;
};

/// What became of one report.
struct Outcome {
  std::optional<Error> error;
  ReportKey key{};
  bool known = false;  ///< in the record before; its document was not made
  Document document;
  std::vector<Finding> findings;
};

class Run {
 public:
  Run(const Options& options, const render::Format& format, const Knowledge& knowledge, std::optional<Day> date)
      : options_(options),
        printer_(format, layout_of(options)),
        knowledge_(knowledge),
        date_(date),
        reader_(options.paths) {}

  /// Opens the record and learns what is in it; says what is wrong.
  bool open_record();
  int all();

 private:
  std::optional<Result<reports::RawReport>> next();
  Outcome work(Result<reports::RawReport> raw) const;
  bool take(Outcome outcome);
  bool store(Outcome& outcome);
  bool commit_if_due();
  bool stop(const Error& error);

  const Options& options_;
  render::Printer printer_;
  const Knowledge& knowledge_;
  std::optional<Day> date_;
  reports::Reader reader_;
  std::optional<Record> record_;
  std::set<ReportKey> keys_;
  Output output_;
  std::atomic<uint64_t> consumed_ = 0;  ///< bytes of the input; the thread that reads it tells the one that prints
  uint64_t read_ = 0;
  uint64_t failed_ = 0;
  bool broken_ = false;  ///< the record or the output failed: the run ends
  size_t batch_ = 0;
  std::chrono::steady_clock::time_point committed_ = std::chrono::steady_clock::now();
};

bool Run::open_record() {
  if (options_.no_db) return true;
  auto record = Record::open(options_.db, Record::Use::write);
  if (!record) return complain(record.error()), false;
  const auto keys = record->keys();
  if (!keys) return complain(keys.error()), false;
  keys_.insert(keys->begin(), keys->end());
  record_ = std::move(*record);
  return true;
}

std::optional<Result<reports::RawReport>> Run::next() {
  auto raw = reader_.next();
  consumed_ = reader_.consumed_bytes();
  return raw;
}

Outcome Run::work(Result<reports::RawReport> raw) const {
  Outcome outcome;
  if (!raw) return outcome.error = raw.error(), outcome;
  auto [id, report] = reports::parse(std::move(*raw), date_);
  if (!report) return outcome.error = report.error(), outcome;
  outcome.key = key_of(*report);
  outcome.known = !options_.again && keys_.contains(outcome.key);
  if (outcome.known) return outcome.document.report = std::move(*report), outcome;
  outcome.document = read_document(std::move(*report), knowledge_);
  outcome.findings = findings_of(outcome.document);
  return outcome;
}

bool Run::stop(const Error& error) {
  complain(error);
  broken_ = true;
  return false;
}

bool Run::store(Outcome& outcome) {
  if (!record_) return true;
  if (outcome.known) {
    auto findings = record_->findings_of(outcome.key);
    if (!findings) return stop(findings.error());
    outcome.findings = std::move(*findings);
    return true;
  }
  if (options_.again) {
    if (const auto ok = record_->remove(outcome.key); !ok) return stop(ok.error());
  }
  if (const auto ok = record_->add(outcome.document, outcome.key, outcome.findings); !ok) return stop(ok.error());
  return commit_if_due();
}

bool Run::commit_if_due() {
  const auto now = std::chrono::steady_clock::now();
  if (++batch_ < kBatchReports && now - committed_ < kBatchTime) return true;
  if (const auto ok = record_->commit(); !ok) return stop(ok.error());
  batch_ = 0;
  committed_ = now;
  return true;
}

bool Run::take(Outcome outcome) {
  if (outcome.error) {
    ++failed_;
    complain(*outcome.error);
    return true;
  }
  ++read_;
  const Report& report = outcome.document.report;
  for (const std::string& note : report.notes) complain(report.address + ": " + note);
  if (!store(outcome)) return false;
  std::string text;
  if (read_ == 1) printer_.begin(text);
  printer_.add({report.id, report.date ? to_string(*report.date) : "", report.title}, outcome.findings, text);
  return output_.write(text);
}

int Run::all() {
  {
    Progress progress(reader_.total_bytes());
    in_order(
        thread_count(options_), [&] { return next(); },
        [&](Result<reports::RawReport> raw) { return work(std::move(raw)); },
        [&](Outcome outcome) {
          progress.clear();
          const bool go_on = take(std::move(outcome));
          progress.update(read_ + failed_, consumed_);
          return go_on;
        });
  }
  std::string text;
  if (read_ == 0) printer_.begin(text);
  printer_.end(text);
  output_.write(text);
  if (record_ && !broken_) {
    if (const auto ok = record_->commit(); !ok) stop(ok.error());
  }
  const bool written = output_.finish();
  if (failed_ > 0 && read_ + failed_ > 1) {
    complain(std::to_string(failed_) + " of " + std::to_string(read_ + failed_) + " reports could not be read");
  }
  return failed_ > 0 || broken_ || !written ? kSomeFailed : kAllRead;
}

int read(const Options& options) {
  std::optional<Day> date;
  const render::Format* format = take_format(options.format);
  if (format == nullptr || !take_day("--date", options.date, date)) return kWrongUse;
  const auto knowledge = open_knowledge(options.knowledge);
  if (!knowledge) return complain(knowledge.error()), kWrongUse;
  Run run(options, *format, *knowledge, date);
  if (!run.open_record()) return kSomeFailed;
  return run.all();
}

}  // namespace

void add_read(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("read", "read reports into the record and print what they say");
  command->add_option("path", options->paths, "files, folders, or - for standard input")->type_name("PATH")->required();
  command->add_option("--date", options->date, "publication day of reports that do not give their own")
      ->type_name("DAY");
  command->add_flag("--no-db", options->no_db, "only print, keep no record");
  command->add_flag("--again", options->again,
                    "read reports that the record has once more, and replace their findings");
  add_db(*command, *options);
  add_format(*command, *options, "summary");
  add_threads(*command, *options);
  add_knowledge(*command, *options);
  add_colour(*command, *options);
  command->footer(
      "Plain text begins with a line \"date 2022-01-09\", or has the day in its name; JSON lines have\n"
      "{\"id\", \"text\", \"date\", \"title\", \"source\", \"url\"}. Either may be .gz or .zst.\n\n"
      "Examples:\n"
      "  rapporteur read examples\n"
      "  rapporteur read --format table talks-2022-01-13.txt\n"
      "  rapporteur read --db talks.db releases.jsonl.zst\n"
      "  curl -s https://example.org/report.txt | rapporteur read --no-db --date 2022-01-09 --format jsonl -");
  command->callback([options, &status] { status = read(*options); });
}

}  // namespace rapporteur::cli
