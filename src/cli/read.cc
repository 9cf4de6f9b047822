// rapporteur read PATH…: reports into the record, and what was found in them on standard output.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

#include "cli/commands.h"
#include "cli/in_order.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "knowledge.h"
#include "pipeline.h"
#include "rapporteur/record.h"
#include "record/place.h"
#include "reports/reader.h"

namespace rapporteur::cli {
namespace {

constexpr size_t kBatchReports = 256;                 // reports that wait to be stored together, at most
constexpr size_t kBatchBytes = 1 << 20;               // of their texts
constexpr auto kBatchTime = std::chrono::seconds(1);  // how long they wait; what a killed run may lose

struct Options : Common {
  std::vector<std::string> paths;
  std::string date;
  bool no_db = false;
  bool again = false;
  uint32_t wait = 60;
  float min_confidence = kUsualConfidence;
};

/// What became of one report.
struct Outcome {
  std::optional<Error> error;
  ReportKey key{};
  bool known = false;  ///< in the record before; its document was not made
  Document document;
  std::vector<Finding> findings;
  std::string same_as;  ///< the id under which the record has it, if that is another
};

/// Reports wait in a batch until the record has them, and are printed only then.
class Run {
 public:
  Run(const Options& options, const render::Format& format, const Knowledge& knowledge, std::optional<Day> date)
      : options_(options),
        format_(format),
        printer_(format, layout_of(options)),
        knowledge_(knowledge),
        date_(date),
        output_(layout_of(options).colour),
        reader_(options.paths),
        progress_(reader_.total_bytes()) {}

  /// Opens the record, if there is one, and learns what is in it.
  Result<void> look_into_record();
  int all();

 private:
  using Clock = std::chrono::steady_clock;

  std::optional<Result<reports::RawReport>> next();
  Outcome work(Result<reports::RawReport> raw) const;
  void read_document_of(Outcome& outcome) const;
  bool take(Outcome outcome);
  void end_batches_in_time(const std::stop_token& stop);
  void end_batch();
  Result<void> store(std::vector<Outcome>& batch);
  Result<void> store_if_there_is_room(std::vector<Outcome>& batch);
  Result<bool> has_news(Outcome& outcome) const;
  Result<void> put(const Outcome& outcome);
  Result<void> settle(Outcome& outcome) const;
  bool print(const Outcome& outcome);
  void stop(const Error& error);

  const Options& options_;
  const render::Format& format_;
  render::Printer printer_;
  const Knowledge& knowledge_;
  std::optional<Day> date_;
  Output output_;
  reports::Reader reader_;
  std::unique_ptr<Record> record_;  ///< once there is something to keep
  std::set<ReportKey> keys_;
  std::atomic<uint64_t> consumed_ = 0;  ///< bytes of the input; the thread that reads it tells the one that prints
  std::mutex mutex_;                    ///< over all that follows: a batch ends when it is full, or in time
  std::condition_variable_any ended_;
  Progress progress_;
  uint64_t printed_ = 0;
  uint64_t read_ = 0;
  uint64_t failed_ = 0;
  bool broken_ = false;       ///< the record failed: the run ends
  bool ended_early_ = false;  ///< so it does when nobody reads its output any more
  std::vector<Outcome> batch_;
  size_t batch_bytes_ = 0;
  Clock::time_point batch_began_;
};

Result<void> Run::look_into_record() {
  std::error_code error;
  const bool to_be_made =
      !options_.db.empty() && record::is_file(options_.db) && !std::filesystem::exists(options_.db, error) && !error;
  if (options_.no_db || to_be_made) return {};
  auto record = open_to_write(options_.db, std::chrono::seconds(options_.wait));
  if (!record) return tl::unexpected(record.error());
  const auto keys = record->keys();
  if (!keys) return tl::unexpected(keys.error());
  keys_.insert(keys->begin(), keys->end());
  record_ = std::make_unique<Record>(std::move(*record));
  return {};
}

std::optional<Result<reports::RawReport>> Run::next() {
  auto raw = reader_.next();
  consumed_ = reader_.consumed_bytes();
  return raw;
}

void Run::read_document_of(Outcome& outcome) const {
  outcome.document = read_document(std::move(outcome.document.report), knowledge_);
  outcome.findings = findings_of(outcome.document);
}

Outcome Run::work(Result<reports::RawReport> raw) const {
  Outcome outcome;
  if (!raw) return outcome.error = raw.error(), outcome;
  const std::string where = raw->where;
  try {
    auto [id, report] = reports::parse(std::move(*raw), date_);
    if (!report) return outcome.error = report.error(), outcome;
    outcome.key = key_of(*report);
    outcome.known = !options_.again && keys_.contains(outcome.key);
    outcome.document.report = std::move(*report);
    if (!outcome.known) read_document_of(outcome);
  } catch (const std::bad_alloc&) {  // this one was too much; others may not be
    outcome = {};
    outcome.error = Error{ErrorCode::unreadable, where, "there is not enough memory to read it",
                          "read it with --threads 1, or split it"};
  }
  return outcome;
}

void Run::stop(const Error& error) {
  complain(error);
  broken_ = ended_early_ = true;
}

/// True if the record has to be written for this report.
Result<bool> Run::has_news(Outcome& outcome) const {
  if (!outcome.known) return true;
  const auto there = record_->id_of(outcome.key);
  if (!there) return tl::unexpected(there.error());
  if (!*there) {  // somebody took it out meanwhile
    outcome.known = false;
    read_document_of(outcome);
    return true;
  }
  const auto noted = record_->has_id(outcome.key, outcome.document.report.id);
  if (!noted) return noted;
  return !*noted;
}

Result<void> Run::put(const Outcome& outcome) {
  if (outcome.known) return record_->add_id(outcome.key, outcome.document.report.id);
  return options_.again ? record_->replace(outcome.document, outcome.key, outcome.findings)
                        : record_->add(outcome.document, outcome.key, outcome.findings);
}

/// What is to be printed of a report that the record has now: what the record says.
Result<void> Run::settle(Outcome& outcome) const {
  const auto id = record_->id_of(outcome.key);
  if (!id) return tl::unexpected(id.error());
  if (*id && **id != outcome.document.report.id) {
    outcome.same_as = **id;
    outcome.findings.clear();
  } else if (outcome.known) {
    auto findings = record_->findings_of(outcome.key);
    if (!findings) return tl::unexpected(findings.error());
    outcome.findings = std::move(*findings);
  }
  return {};
}

/// All of the batch into the record, or nothing. The record is locked only here, and nothing is printed meanwhile.
Result<void> Run::store(std::vector<Outcome>& batch) {
  if (!record_) {
    auto record = open_to_write(options_.db, std::chrono::seconds(options_.wait));
    if (!record) return tl::unexpected(record.error());
    record_ = std::make_unique<Record>(std::move(*record));
  }
  bool news = false;
  for (Outcome& outcome : batch) {
    const auto has = has_news(outcome);
    if (!has) return tl::unexpected(has.error());
    news = news || *has;
  }
  if (news) {
    for (const Outcome& outcome : batch) {
      if (auto ok = put(outcome); !ok) return record_->roll_back(), ok;
    }
    if (auto ok = record_->commit(); !ok) return ok;
  }
  for (Outcome& outcome : batch) {
    if (auto ok = settle(outcome); !ok) return ok;
  }
  return {};
}

/// The same; memory that runs out is an error like others, on whichever thread it is.
Result<void> Run::store_if_there_is_room(std::vector<Outcome>& batch) {
  try {
    return store(batch);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::unwritable, record::printable(options_.db),
                "there is not enough memory to store what was read",
                "run this again with --threads 1: what is in the record stays");
  }
}

/// The findings that are sure enough to be told; the record has them all.
std::vector<Finding> told(const std::vector<Finding>& findings, float least) {
  std::vector<Finding> sure;
  std::ranges::copy_if(findings, std::back_inserter(sure), [&](const Finding& f) { return is_told(f, least); });
  return sure;
}

bool Run::print(const Outcome& outcome) {
  const Report& report = outcome.document.report;
  std::string text;
  if (printed_++ == 0) printer_.begin(text);
  printer_.add({report.id, report.date ? to_string(*report.date) : "", report.title, outcome.same_as},
               told(outcome.findings, options_.min_confidence), text);
  if (!outcome.same_as.empty() && !format_.names_reports)
    complain(report.address + ": the same report as " + outcome.same_as + ", where its findings are");
  return output_.write(text);
}

void Run::end_batch() {
  progress_.clear();
  std::vector<Outcome> batch = std::exchange(batch_, {});
  batch_bytes_ = 0;
  if (batch.empty()) return;
  if (!options_.no_db) {
    const auto stored = store_if_there_is_room(batch);
    if (!stored) return stop(stored.error());
  }
  for (const Outcome& outcome : batch) {
    if (!print(outcome)) ended_early_ = true;
    if (ended_early_) return;
  }
  if (!options_.no_db && !output_.flush()) ended_early_ = true;
}

bool Run::take(Outcome outcome) {
  const std::lock_guard lock(mutex_);
  if (outcome.error) {
    ++failed_;
    progress_.clear();
    complain(*outcome.error);
    return !ended_early_;
  }
  ++read_;
  const Report& report = outcome.document.report;
  if (!report.notes.empty()) progress_.clear();
  for (const std::string& note : report.notes) complain(report.address + ": " + note);
  if (batch_.empty()) batch_began_ = Clock::now();
  batch_bytes_ += report.text.size();
  batch_.push_back(std::move(outcome));
  const bool full = batch_.size() >= kBatchReports || batch_bytes_ >= kBatchBytes || options_.no_db;
  if (!ended_early_ && full) end_batch();
  progress_.update(read_ + failed_, consumed_);
  return !ended_early_;
}

/// A batch does not wait for the next report, which may be long in coming.
void Run::end_batches_in_time(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    const bool due = !batch_.empty() && Clock::now() - batch_began_ >= kBatchTime;
    if (!ended_early_ && due) end_batch();
    ended_.wait_for(lock, stop, kBatchTime / 2, [] { return false; });
  }
}

int Run::all() {
  {
    const std::jthread clock([this](const std::stop_token& stop) { end_batches_in_time(stop); });
    in_order(
        thread_count(options_), [&] { return next(); },
        [&](Result<reports::RawReport> raw) { return work(std::move(raw)); },
        [&](Outcome outcome) { return take(std::move(outcome)); });
  }
  if (!ended_early_) end_batch();
  progress_.clear();
  std::string text;
  if (!broken_ || printed_ > 0) {
    if (printed_ == 0) printer_.begin(text);
    printer_.end(text);
    output_.write(text);
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
  if (const auto ok = run.look_into_record(); !ok) return complain(ok.error()), status_of(ok.error());
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
  command->add_option("--wait", options->wait, "seconds to wait while another program writes the record")
      ->type_name("N")
      ->check(whole_number(86400))
      ->capture_default_str();
  add_db(*command, *options);
  add_format(*command, *options, "summary");
  add_min_confidence(*command, options->min_confidence);
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
      "  rapporteur read --db postgresql://desk@localhost/talks releases.jsonl.zst\n"
      "  curl -s https://example.org/report.txt | rapporteur read --no-db --date 2022-01-09 --format jsonl -");
  command->callback([options, &status] { status = read(*options); });
}

}  // namespace rapporteur::cli
