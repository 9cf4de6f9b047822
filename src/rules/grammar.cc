// Reads knowledge text line by line. A line is blank, a comment, an entry ("kind id"), a "key  value" line indented by
// two spaces, or the continuation of a value, indented by four or more.
#include "rules/grammar.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>

#include "input_file.h"

namespace rapporteur::rules {
namespace {

constexpr size_t kKeyIndent = 2;
constexpr size_t kContinuationIndent = 4;

std::string_view trim_end(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return trim_end(text);
}

/// Cuts a comment: "#" at the line's start or after a blank, outside double quotation marks.
std::string_view without_comment(std::string_view line) {
  bool quoted = false;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    if (line[i] == '#' && !quoted && (i == 0 || line[i - 1] == ' ')) return trim_end(line.substr(0, i));
  }
  return trim_end(line);
}

class Parser {
 public:
  Parser(std::string_view text, std::string_view file) : text_(text), file_(file) {}

  Result<std::vector<SourceEntry>> run() {
    while (!text_.empty()) {
      if (auto done = take_line(); !done) return tl::unexpected(done.error());
    }
    return std::move(entries_);
  }

 private:
  tl::unexpected<Error> error(size_t column, std::string why, std::string advice) const {
    return fail(ErrorCode::malformed, file_ + ":" + std::to_string(line_) + ":" + std::to_string(column + 1),
                std::move(why), std::move(advice));
  }

  Result<void> take_line() {
    const size_t length = std::min(text_.find('\n'), text_.size());
    std::string_view line = text_.substr(0, length);
    text_.remove_prefix(std::min(length + 1, text_.size()));
    ++line_;
    if (const size_t tab = line.find_first_of("\t\r"); tab != line.npos) {
      return error(tab, "a tab or carriage return", "knowledge files use blanks and line feeds only");
    }
    line = without_comment(line);
    if (line.empty()) return {};
    const size_t indent = line.find_first_not_of(' ');
    if (indent == 0) return begin_entry(line);
    if (entries_.empty()) return error(indent, "a value before any entry", "begin with a line \"kind id\"");
    if (indent == kKeyIndent) return take_value(line);
    if (indent >= kContinuationIndent) return continue_value(trim(line), indent);
    return error(indent, "an indent of " + std::to_string(indent),
                 "expected 2 blanks before a key, 4 or more before the rest of a value");
  }

  Result<void> begin_entry(std::string_view line) {
    const size_t space = line.find(' ');
    if (space == line.npos) return error(line.size(), "an entry without an id", "expected \"kind id\"");
    entries_.push_back(
        {std::string(line.substr(0, space)), std::string(trim(line.substr(space))), file_, {line_, 1}, {}});
    return {};
  }

  Result<void> take_value(std::string_view line) {
    const std::string_view rest = line.substr(kKeyIndent);
    const size_t space = rest.find(' ');
    if (space == rest.npos)
      return error(line.size(), "the key \"" + std::string(rest) + "\" without a value", "expected \"key  value\"");
    const std::string_view value = trim(rest.substr(space));
    const auto column = static_cast<uint32_t>(value.data() - line.data() + 1);
    entries_.back().values.push_back({std::string(rest.substr(0, space)),
                                      std::string(value),
                                      {line_, column},
                                      {line_, static_cast<uint32_t>(kKeyIndent + 1)}});
    return {};
  }

  Result<void> continue_value(std::string_view text, size_t indent) {
    auto& values = entries_.back().values;
    if (values.empty()) return error(indent, "a continuation without a value", "expected a key, indented by 2 blanks");
    SourceValue& value = values.back();
    value.continued.emplace_back(value.text.size() + 1, Position{line_, static_cast<uint32_t>(indent + 1)});
    value.text.append(" ").append(text);
    return {};
  }

  std::string_view text_;
  std::string file_;
  uint32_t line_ = 0;
  std::vector<SourceEntry> entries_;
};

constexpr size_t kLongestFile = size_t{16} << 20;  // the largest of the built-in files has half a megabyte

Result<std::vector<std::filesystem::path>> knowledge_files(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::is_directory(folder, error))
    return fail(ErrorCode::not_found, folder, "no such folder", "name a folder of *.know files");
  std::vector<fs::path> files;
  for (auto it = fs::recursive_directory_iterator(folder, error); !error && it != fs::recursive_directory_iterator();
       it.increment(error)) {
    std::error_code ignored;
    if (it->path().extension() == ".know" && !it->is_directory(ignored)) files.push_back(it->path());
  }
  if (error) return fail(ErrorCode::unreadable, folder, error.message(), "check its permissions");
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

Position SourceValue::at(size_t offset) const {
  size_t begin = 0;
  Position from = position;
  for (const auto& [first, where] : continued) {
    if (offset >= first) begin = first, from = where;
  }
  return {from.line, from.column + static_cast<uint32_t>(offset - begin)};
}

const SourceValue* SourceEntry::find(std::string_view key) const {
  const auto it =
      std::find_if(values.begin(), values.end(), [&](const SourceValue& value) { return value.key == key; });
  return it == values.end() ? nullptr : &*it;
}

Result<std::vector<SourceEntry>> parse_entries(std::string_view text, std::string_view file) {
  return Parser(text, file).run();
}

Result<std::vector<SourceEntry>> read_folder(const std::string& folder) {
  const auto files = knowledge_files(folder);
  if (!files) return tl::unexpected(files.error());
  std::vector<SourceEntry> all;
  for (const auto& path : *files) {
    const auto text = read_input(path.string(), kLongestFile);
    if (!text) return tl::unexpected(text.error());
    auto entries = parse_entries(*text, path.lexically_relative(folder).string());
    if (!entries) return entries;
    std::move(entries->begin(), entries->end(), std::back_inserter(all));
  }
  return all;
}

void keep_last(std::vector<SourceEntry>& entries) {
  std::set<std::pair<std::string, std::string>> seen;
  std::vector<SourceEntry> kept;
  for (auto it = entries.rbegin(); it != entries.rend(); ++it) {
    if (seen.emplace(it->kind, it->id).second) kept.push_back(std::move(*it));
  }
  std::reverse(kept.begin(), kept.end());
  std::stable_sort(kept.begin(), kept.end(),
                   [](const SourceEntry& a, const SourceEntry& b) { return a.kind < b.kind; });
  entries = std::move(kept);
}

std::vector<std::string_view> alternatives(std::string_view text) {
  std::vector<std::string_view> parts;
  bool quoted = false;
  size_t begin = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] == '"') quoted = !quoted;
    if (i == text.size() || (text[i] == '|' && !quoted)) {
      const std::string_view part = trim(text.substr(begin, i - begin));
      if (!part.empty()) parts.push_back(part);
      begin = i + 1;
    }
  }
  return parts;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (size_t i = 0; i < text.size();) {
    const size_t end = std::min(text.find(' ', i), text.size());
    if (end > i) words.push_back(text.substr(i, end - i));
    i = end + 1;
  }
  return words;
}

std::string place(const SourceEntry& entry, Position position) {
  return entry.file + ":" + std::to_string(position.line) + ":" + std::to_string(position.column);
}

}  // namespace rapporteur::rules
