// rapporteur watch PATH|ADDRESS…: reads what is new, and tells nothing but what it changes.
#include <signal.h>

#include <CLI/CLI.hpp>
#include <deque>
#include <filesystem>
#include <map>
#include <set>

#include "answers/changes.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "knowledge.h"
#include "pipeline.h"
#include "render/answer.h"
#include "reports/paths.h"
#include "reports/reader.h"
#include "serve/fetch.h"

namespace rapporteur::cli {
namespace {

constexpr std::chrono::seconds kSettled(1);  // a file that was written to so lately may not be whole
constexpr size_t kBatch = 256;               // reports that are stored together, at most
constexpr size_t kMostUnsent = 1000;         // changes that wait for a server which does not answer
constexpr auto kPatience = std::chrono::seconds(60);

struct Options : Common {
  std::vector<std::string> paths;
  std::string date;
  std::string post;
  uint32_t every = 60;
  bool once = false;
  float min_confidence = kUsualConfidence;
};

/// SIGINT and SIGTERM, kept waiting until somebody looks: what is under way is finished first.
class Ending {
 public:
  Ending() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }
  /// Waits so long; true as soon as the program is asked to end.
  bool comes_within(std::chrono::seconds time) const {
    const timespec most{time.count(), 0};
    return sigtimedwait(&signals_, nullptr, &most) > 0;
  }

 private:
  sigset_t signals_;
};

class Watcher {
 public:
  Watcher(const Options& options, const Knowledge& knowledge, Record record, std::optional<Day> date)
      : options_(options),
        knowledge_(knowledge),
        record_(std::move(record)),
        date_(date),
        output_(layout_of(options).colour) {
    for (const std::string& path : options.paths) {
      if (serve::is_web_address(path))
        pages_.emplace_back(path);
      else
        paths_.push_back(path);
    }
  }

  Result<void> learn_keys() {
    const auto keys = record_.keys();
    if (!keys) return tl::unexpected(keys.error());
    keys_.insert(keys->begin(), keys->end());
    return {};
  }

  /// Reads what is new and tells what it changes. False if the record failed or nobody reads the output any more.
  bool look() {
    const auto since = answers::last_number(record_);
    if (!since) return complain(since.error()), false;
    bool read = read_all(reports::Reader(changed_files()));
    for (serve::Page& page : pages_) {
      auto bytes = page.fetch(reports::kLongestReport);
      if (!bytes) complain(bytes.error()), failed_ = true;
      if (bytes && !bytes->empty()) read = read && read_all(reports::Reader::over(page.address(), std::move(*bytes)));
    }
    if (!read || !store()) return false;
    const auto last = answers::last_number(record_);
    if (!last) return complain(last.error()), false;
    if (*last > *since) {
      const auto changes = answers::changes(record_, *since, options_.min_confidence);
      if (!changes) return complain(changes.error()), false;
      if (!tell(*changes)) return false;
    }
    post_unsent();
    return true;
  }

  /// Ends the output. Gives the exit status.
  int finish() { return output_.finish() && !failed_ ? kAllRead : kSomeFailed; }

 private:
  /// Files that are new or were changed since the last look, and are not being written to.
  std::vector<std::string> changed_files() {
    namespace fs = std::filesystem;
    std::vector<std::string> changed;
    for (const auto& file : reports::files_of(paths_)) {
      const auto* path = std::get_if<std::string>(&file);
      if (path == nullptr) continue;  // a folder that is bare as yet
      std::error_code error;
      const auto written = fs::last_write_time(*path, error);
      if (error) continue;
      const auto known = seen_.find(*path);
      if (known != seen_.end() && known->second == written) continue;
      const bool settled = options_.once || fs::file_time_type::clock::now() - written >= kSettled;
      if (!settled) continue;
      seen_[*path] = written;
      changed.push_back(*path);
    }
    return changed;
  }

  /// Reports that are new to the record go there by batches. False if it failed.
  bool read_all(reports::Reader reader) {
    while (auto raw = reader.next()) {
      Result<Report> report = tl::unexpected(Error{});
      if (*raw)
        report = reports::parse(std::move(**raw), date_).report;
      else
        report = tl::unexpected(raw->error());
      if (!report) {
        complain(report.error());
        failed_ = true;
        continue;
      }
      const ReportKey key = key_of(*report);
      if (!keys_.insert(key).second) continue;
      batch_.push_back({read_document(std::move(*report), knowledge_), key});
      if (batch_.size() >= kBatch && !store()) return false;
    }
    return true;
  }

  /// The batch into the record, all of it or nothing.
  bool store() {
    Result<void> ok;
    for (const auto& [document, key] : batch_) {
      if (ok) ok = record_.add(document, key, findings_of(document));
    }
    if (ok && !batch_.empty()) ok = record_.commit();
    batch_.clear();
    if (!ok) complain(ok.error());
    return ok.has_value();
  }

  bool tell(const answers::Answer& changes) {
    const render::Layout layout = layout_of(options_);
    for (const answers::Entry& entry : changes.entries) {
      const std::string json = render::json_of(changes, entry);
      std::string text;
      if (options_.format == "jsonl")
        text = json + "\n";
      else
        render::append_entry(entry, layout, text);
      if (!output_.write(text)) return false;
      if (!options_.post.empty()) unsent_.push_back(json);
    }
    return output_.flush();
  }

  /// In their order; those that the server did not take wait for the next look.
  void post_unsent() {
    while (!unsent_.empty()) {
      if (const auto ok = serve::post_json(options_.post, unsent_.front()); !ok) {
        complain(ok.error());
        failed_ = true;
        break;
      }
      unsent_.pop_front();
    }
    if (unsent_.size() <= kMostUnsent) return;
    complain(options_.post + ": too many changes wait for it; the oldest are dropped");
    unsent_.erase(unsent_.begin(), unsent_.end() - static_cast<ptrdiff_t>(kMostUnsent));
  }

  const Options& options_;
  const Knowledge& knowledge_;
  Record record_;
  std::optional<Day> date_;
  Output output_;
  std::vector<std::string> paths_;
  std::vector<serve::Page> pages_;
  std::set<ReportKey> keys_;
  std::map<std::string, std::filesystem::file_time_type> seen_;
  std::vector<std::pair<Document, ReportKey>> batch_;
  std::deque<std::string> unsent_;
  bool failed_ = false;
};

int watch(const Options& options) {
  std::optional<Day> date;
  if (!take_day("--date", options.date, date)) return kWrongUse;
  if (!options.post.empty() && !serve::is_web_address(options.post)) {
    complain("--post: " + options.post + " is no address; write it as http://127.0.0.1:9000/changes");
    return kWrongUse;
  }
  for (const std::string& path : options.paths) {
    std::error_code error;
    if (serve::is_web_address(path) || std::filesystem::exists(path, error)) continue;
    complain(path + ": there is no such file or folder; make it, or give an address that begins with http");
    return kWrongUse;
  }
  const Ending ending;
  const auto knowledge = open_knowledge(options.knowledge);
  if (!knowledge) return complain(knowledge.error()), kWrongUse;
  auto record = open_to_write(options.db, kPatience);
  if (!record) return complain(record.error()), status_of(record.error());
  Watcher watcher(options, *knowledge, std::move(*record), date);
  if (const auto ok = watcher.learn_keys(); !ok) return complain(ok.error()), kSomeFailed;
  while (watcher.look()) {
    if (options.once || ending.comes_within(std::chrono::seconds(options.every))) return watcher.finish();
  }
  watcher.finish();
  return kSomeFailed;
}

}  // namespace

void add_watch(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  options->format = "text";
  CLI::App* command = app.add_subcommand("watch", "read what is new, and tell nothing but what it changes");
  command->add_option("path", options->paths, "files, folders, and http or https addresses of feeds and pages")
      ->type_name("PATH|ADDRESS")
      ->required();
  command->add_option("--every", options->every, "seconds between two looks")
      ->type_name("N")
      ->check(CLI::Range(1, 86400))
      ->capture_default_str();
  command->add_flag("--once", options->once, "look once and end");
  command->add_option("--post", options->post, "also post each change there, as JSON")->type_name("ADDRESS");
  command->add_option("--date", options->date, "publication day of reports that do not give their own")
      ->type_name("DAY");
  command->add_option("--format", options->format, "text, or jsonl: one change a line")
      ->type_name("NAME")
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->capture_default_str();
  add_min_confidence(*command, options->min_confidence);
  add_db(*command, *options);
  add_knowledge(*command, *options);
  add_colour(*command, *options);
  command->footer(
      "Told are: a meeting moved, held elsewhere or cancelled, a stance turned, a new conflict; each with the\n"
      "sentence before and the one after. SIGINT (Ctrl-C) or SIGTERM ends it when a look is over.\n\n"
      "Examples:\n"
      "  rapporteur watch incoming\n"
      "  rapporteur watch https://www.example.org/feed.xml --every 900 --post http://127.0.0.1:9000/changes\n"
      "  rapporteur watch incoming --once --format jsonl");
  command->callback([options, &status] { status = watch(*options); });
}

}  // namespace rapporteur::cli
