// rapporteur shard --of N PATH…: splits files into lists of about the same size, one for each job of a cluster.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "reports/paths.h"

namespace rapporteur::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::vector<std::string> paths;
  std::string into = "shards";
  size_t of = 1;
};

struct Input {
  std::string path;
  uint64_t bytes = 0;
};

/// The largest files first, each to the list that has least so far: within a third of the best there is (Graham 1969).
std::vector<std::vector<std::string>> split(std::vector<Input> inputs, size_t count) {
  std::sort(inputs.begin(), inputs.end(),
            [](const Input& a, const Input& b) { return a.bytes != b.bytes ? a.bytes > b.bytes : a.path < b.path; });
  std::vector<std::vector<std::string>> lists(count);
  std::vector<uint64_t> bytes(count, 0);
  for (Input& input : inputs) {
    const auto least = static_cast<size_t>(std::min_element(bytes.begin(), bytes.end()) - bytes.begin());
    bytes[least] += input.bytes + 1;
    lists[least].push_back(std::move(input.path));
  }
  for (auto& list : lists) std::sort(list.begin(), list.end());
  return lists;
}

/// A file that appears under its name when it is whole.
bool write_list(const std::string& path, const std::vector<std::string>& list) {
  const std::string part = path + ".part";
  std::FILE* file = std::fopen(part.c_str(), "wb");
  bool well = file != nullptr;
  for (const std::string& input : list) well = well && std::fprintf(file, "%s\n", input.c_str()) > 0;
  if (file != nullptr) well = std::fclose(file) == 0 && well;
  std::error_code error;
  if (well) fs::rename(part, path, error);
  if (well && !error) return true;
  complain(path + ": cannot be written; make room, or give another folder with --into");
  return false;
}

int shard(const Options& options) {
  std::vector<Input> inputs;
  bool failed = false;
  for (const auto& file : reports::files_of(options.paths)) {
    std::error_code error;
    if (const auto* wrong = std::get_if<Error>(&file)) {
      complain(*wrong);
      failed = true;
      continue;
    }
    const std::string& path = std::get<std::string>(file);
    const uint64_t bytes = fs::file_size(path, error);
    if (error) {
      complain(path + ": " + error.message() + "; check the path");
      failed = true;
      continue;
    }
    inputs.push_back({path, bytes});
  }
  std::error_code error;
  fs::create_directories(options.into, error);
  const auto lists = split(std::move(inputs), options.of);
  Output output;
  std::string text;
  for (size_t i = 0; i < lists.size(); ++i) {
    char name[32];
    std::snprintf(name, sizeof name, "shard-%05zu.list", i);
    const std::string path = options.into + "/" + name;
    if (!write_list(path, lists[i])) return kSomeFailed;
    text += path + "\n";
  }
  output.write(text);
  return output.finish() && !failed ? kAllRead : kSomeFailed;
}

}  // namespace

void add_shard(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("shard", "split files into lists of about the same size");
  command->add_option("path", options->paths, "files and folders")->type_name("PATH")->required();
  command->add_option("--of", options->of, "how many lists")->type_name("N")->required()->check(CLI::Range(1, 99999));
  command->add_option("--into", options->into, "the folder for the lists")->type_name("DIR")->capture_default_str();
  command->footer(
      "Each list has one path a line, as it was given; deploy/slurm/ has a job array that reads one list a job.\n\n"
      "Examples:\n"
      "  rapporteur shard --of 64 --into shards archive/*.warc.gz\n"
      "  xargs -d '\\n' -a shards/shard-00000.list rapporteur read --db shards/shard-00000.db");
  command->callback([options, &status] { status = shard(*options); });
}

}  // namespace rapporteur::cli
