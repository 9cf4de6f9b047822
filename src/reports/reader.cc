// Takes reports' bytes out of streams, and makes plain text into reports.
#include "reports/reader.h"

#include <filesystem>

#include "reports/dateline.h"
#include "reports/encoding.h"
#include "reports/paths.h"

namespace rapporteur::reports {
namespace {

bool only_blanks(std::string_view text) { return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos; }

uint64_t size_of(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  return error ? 0 : size;
}

/// Its own first line, then --date, then the file's name.
std::optional<Day> day_of(std::string_view text, std::optional<Day> given, std::string_view name,
                          std::vector<std::string>& notes) {
  const DateMark mark = date_mark(text);
  if (mark.day) return mark.day;
  if (!mark.span.empty()) notes.push_back("its first line names a day that does not exist");
  return given ? given : day_in_name(name);
}

Result<Report> text_report(RawReport raw, std::optional<Day> date) {
  Report report;
  auto text = to_utf8(std::move(raw.bytes), raw.where, report.notes);
  if (!text) return tl::unexpected(text.error());
  if (only_blanks(std::string_view(*text).substr(date_mark(*text).span.end))) {
    return fail(ErrorCode::unreadable, raw.where, "there is no text in it", "check that the file was written whole");
  }
  report.id = raw.name;
  report.address = raw.path;
  report.date = day_of(*text, date, raw.name, report.notes);
  report.text = std::move(*text);
  return report;
}

}  // namespace

ReadReport parse(RawReport raw, std::optional<Day> date) {
  if (raw.line > 0) return parse_json_line(std::move(raw), date);
  std::string id = raw.name;
  return {std::move(id), text_report(std::move(raw), date)};
}

Reader::Reader(const std::vector<std::string>& paths) : waiting_(files_of(paths)) {
  for (const auto& file : waiting_) {
    if (const auto* path = std::get_if<std::string>(&file)) total_bytes_ += size_of(*path);
  }
}

Result<Reader> Reader::json_lines(const std::string& path) {
  auto stream = ByteStream::open(path);
  if (!stream) return tl::unexpected(stream.error());
  Reader reader;
  reader.lines_.emplace(std::move(*stream), kLongestReport);
  return reader;
}

uint64_t Reader::consumed_bytes() const { return finished_bytes_ + (lines_ ? lines_->stream().consumed() : 0); }

std::optional<Result<RawReport>> Reader::next() {
  if (lines_) {
    if (auto line = next_line()) return line;
  }
  return open_next();
}

std::optional<Result<RawReport>> Reader::next_line() {
  RawReport raw;
  while (true) {
    const auto got = lines_->next(raw.bytes);
    const std::string& path = lines_->stream().path();
    if (!got || *got == LineReader::Got::end) {
      finished_bytes_ += lines_->stream().consumed();
      lines_.reset();
      if (!got) return tl::unexpected(got.error());
      return std::nullopt;
    }
    if (*got == LineReader::Got::line && only_blanks(raw.bytes)) continue;
    raw.line = lines_->number();
    raw.path = path;
    raw.where = path + ":" + std::to_string(raw.line);
    raw.name = name_without_extensions(path) + ":" + std::to_string(raw.line);
    if (*got == LineReader::Got::too_long) {
      return fail(ErrorCode::unreadable, raw.where,
                  "longer than " + std::to_string(kLongestReport >> 20) + " MiB, which no report is",
                  "split it into one report a line");
    }
    return raw;
  }
}

std::optional<Result<RawReport>> Reader::open_next() {
  while (!waiting_.empty()) {
    const auto file = std::move(waiting_.front());
    waiting_.pop_front();
    if (const auto* error = std::get_if<Error>(&file)) return tl::unexpected(*error);
    const std::string& path = std::get<std::string>(file);
    auto stream = ByteStream::open(path);
    if (!stream) return tl::unexpected(stream.error());
    const Result<bool> lines = path == "-" ? stream->begins_with('{') : names_json_lines(path);
    if (!lines) return tl::unexpected(lines.error());
    if (!*lines) return whole_text(std::move(*stream), path);
    lines_.emplace(std::move(*stream), kLongestReport);
    if (auto line = next_line()) return line;
  }
  return std::nullopt;
}

Result<RawReport> Reader::whole_text(ByteStream stream, const std::string& path) {
  auto bytes = read_all(stream, kLongestReport);
  finished_bytes_ += stream.consumed();
  if (!bytes) return tl::unexpected(bytes.error());
  return RawReport{stream.path(), path, name_without_extensions(path), 0, std::move(*bytes)};
}

}  // namespace rapporteur::reports
