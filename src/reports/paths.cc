// Walks folders. Links to folders are not followed, so that no loop can arise; hidden files are left alone.
#include "reports/paths.h"

#include <algorithm>
#include <filesystem>

#include "reports/byte_stream.h"
#include "reports/kind.h"

namespace rapporteur::reports {
namespace {

namespace fs = std::filesystem;
using Found = std::variant<std::string, Error>;

constexpr std::string_view kCompressed[] = {".gz", ".zst"};
constexpr std::string_view kJsonLines[] = {".jsonl", ".ndjson", ".json"};
constexpr std::string_view kInFolders[] = {".txt", ".text", ".jsonl", ".ndjson", ".html", ".htm",  ".xhtml", ".shtml",
                                           ".rss", ".atom", ".xml",   ".warc",   ".arc",  ".tar",  ".tgz",   ".zip",
                                           ".pdf", ".doc",  ".docx",  ".odt",    ".rtf",  ".epub", ".mhtml"};
constexpr size_t kLongestName = 4096;

template <size_t N>
bool drop_one(std::string_view& name, const std::string_view (&endings)[N]) {
  for (const std::string_view ending : endings) {
    if (name.size() <= ending.size() || !name.ends_with(ending)) continue;
    name.remove_suffix(ending.size());
    return true;
  }
  return false;
}

/// A page that a mirror saved without an ending, or with the address's own ("index.php?id=3").
bool is_page(const std::string& path) {
  auto stream = ByteStream::open(path);
  if (!stream) return false;
  const auto first = stream->peek(kKindBytes);
  const Kind kind = first ? kind_of(*first) : Kind::text;
  return kind == Kind::html || kind == Kind::feed || kind == Kind::warc || kind == Kind::arc;
}

bool is_report_file(const fs::directory_entry& entry) {
  const std::string name = entry.path().filename().string();
  return names_report(name) || (!name.starts_with('.') && is_page(entry.path().string()));
}

void walk(const fs::path& folder, std::vector<std::pair<std::string, Found>>& found) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    const std::string path = entry->path().string();
    if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) {
      if (!entry->path().filename().string().starts_with('.')) walk(entry->path(), found);
    } else if (entry->is_regular_file(ignored) && is_report_file(*entry)) {
      found.emplace_back(path, path);
    }
  }
  if (!error) return;
  const Error told{ErrorCode::unreadable, folder.string(), "cannot look into this folder: " + error.message(),
                   "check that you may read it"};
  found.emplace_back(folder.string(), told);
}

void add_folder(const std::string& folder, std::deque<Found>& files) {
  std::vector<std::pair<std::string, Found>> found;
  walk(folder, found);
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  if (found.empty()) {
    files.push_back(Error{ErrorCode::not_found, folder, "no reports in this folder",
                          "reports are text, HTML, JSON lines, feeds, WARC, tar and zip, also compressed"});
  }
  for (auto& [path, file] : found) files.push_back(std::move(file));
}

}  // namespace

std::deque<Found> files_of(const std::vector<std::string>& paths) {
  std::deque<Found> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path != "-" && fs::is_directory(path, error))
      add_folder(path, files);
    else
      files.emplace_back(path);
  }
  return files;
}

std::string name_without_extensions(std::string_view path) {
  if (path == "-") return "stdin";
  std::string_view name = path.substr(path.find_last_of('/') + 1);
  drop_one(name, kCompressed);
  const size_t dot = name.find_last_of('.');
  return std::string(dot == 0 || dot == std::string_view::npos ? name : name.substr(0, dot));
}

bool names_report(std::string_view path) {
  std::string_view name = path.substr(path.find_last_of('/') + 1);
  if (name.starts_with('.') || path.size() > kLongestName) return false;
  drop_one(name, kCompressed);
  return drop_one(name, kInFolders);
}

bool names_compressed(std::string_view path) { return drop_one(path, kCompressed); }

bool names_json_lines(std::string_view path) {
  drop_one(path, kCompressed);
  return drop_one(path, kJsonLines);
}

}  // namespace rapporteur::reports
