// Takes reports' bytes out of streams, and makes plain text into reports.
#include "reports/reader.h"

#include <filesystem>

#include "reports/charset.h"
#include "reports/dateline.h"
#include "reports/encoding.h"
#include "reports/html.h"
#include "reports/html_facts.h"
#include "reports/html_text.h"
#include "reports/language.h"
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
  if (!mark.span.empty()) {
    notes.push_back("its first line \"" + std::string(text.substr(0, mark.span.end)) +
                    "\" is no day that can be read in one way; write it as \"date 2022-01-09\"");
  }
  return given ? given : day_in_name(name);
}

Result<Report> text_report(RawReport raw, std::optional<Day> date) {
  Report report;
  report.notes = std::move(raw.notes);
  auto text = to_utf8(std::move(raw.bytes), raw.where, report.notes);
  if (!text) return tl::unexpected(text.error());
  if (only_blanks(std::string_view(*text).substr(date_mark(*text).span.end))) {
    return fail(ErrorCode::unreadable, raw.where, "there is no text in it", "check that the file was written whole");
  }
  report.address = raw.path;
  report.source = host_of(raw.path);
  report.date = day_of(*text, date, raw.name, report.notes);
  report.text = std::move(*text);
  return report;
}

Result<Report> page_report(RawReport raw, std::optional<Day> date) {
  std::vector<std::string> notes = std::move(raw.notes);
  const auto page = page_to_utf8(std::move(raw.bytes), raw.charset, raw.where, notes);
  if (!page) return tl::unexpected(page.error());
  auto report = html_report(*page, raw.where, raw.path, date ? date : day_in_name(raw.name));
  if (report) report->notes = std::move(notes);
  return report;
}

/// The entry's own text; what the feed says of it stands above what its markup says.
Result<Report> entry_report(RawReport raw, std::optional<Day> date) {
  Report report = std::move(raw.facts);
  report.notes = std::move(raw.notes);
  const HtmlTree tree = parse_html(raw.bytes);
  report.text = whole_text(tree);
  if (report.text.empty()) report.text = report.title;
  if (!report.date) report.date = date;
  return report;
}

/// Nothing if reports of the kind are read; else why not.
std::optional<Error> refusal(Kind kind, const std::string& where) {
  switch (kind) {
    case Kind::pdf:
    case Kind::office:
    case Kind::old_office:
    case Kind::rtf:
      return Error{ErrorCode::foreign, where, std::string(describe(kind)) + ", which cannot be read yet",
                   "save its text as a .txt or .html file"};
    case Kind::media:
    case Kind::xml:
      return Error{ErrorCode::foreign, where, std::string(describe(kind)) + ", and no report",
                   "give text, HTML, JSON lines, a feed, or an archive of them"};
    default:
      return std::nullopt;
  }
}

constexpr size_t kDeepest = 4;  // archives inside archives

}  // namespace

ReadReport parse(RawReport raw, std::optional<Day> date) {
  if (raw.kind == Kind::json_lines) return parse_json_line(std::move(raw), date);
  std::string id = raw.name;
  auto report = raw.kind == Kind::html   ? page_report(std::move(raw), date)
                : raw.kind == Kind::feed ? entry_report(std::move(raw), date)
                                         : text_report(std::move(raw), date);
  if (report) {
    report->id = id;
    tell_language(*report);
  }
  return {std::move(id), std::move(report)};
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
  reader.open_.emplace_back(LineReader(std::move(*stream), kLongestReport));
  return reader;
}

Reader Reader::over(const std::string& name, std::string bytes) {
  Reader reader;
  reader.given_.emplace(name, std::move(bytes));
  return reader;
}

uint64_t Reader::consumed_bytes() const {
  if (open_.empty()) return finished_bytes_;
  const auto bytes = [](const auto& open) {
    if constexpr (std::is_same_v<std::decay_t<decltype(open)>, FeedFile>)
      return open.bytes;
    else
      return open.stream().consumed();
  };
  return finished_bytes_ + std::visit(bytes, open_.front());
}

Reader::Found Reader::next() {
  while (true) {
    if (open_.empty() && waiting_.empty() && !given_) return std::nullopt;
    auto found = open_.empty() ? open_next() : std::visit([this](auto& open) { return next_of(open); }, open_.back());
    if (found) return found;
  }
}

/// Ends what is open last; an error is what there was to say of it.
Reader::Found Reader::close(std::optional<Error> error) {
  if (open_.size() == 1) finished_bytes_ = consumed_bytes();
  open_.pop_back();
  return error ? Found(tl::unexpected(std::move(*error))) : std::nullopt;
}

Reader::Found Reader::open_next() {
  if (given_) return open_given();
  const auto file = std::move(waiting_.front());
  waiting_.pop_front();
  if (const auto* error = std::get_if<Error>(&file)) return tl::unexpected(*error);
  const std::string& path = std::get<std::string>(file);
  auto stream = ByteStream::open(path);
  if (!stream) return tl::unexpected(stream.error());
  return open(std::move(*stream), path);
}

Reader::Found Reader::open_given() {
  auto [name, bytes] = std::move(*given_);
  given_.reset();
  const auto source = [all = std::move(bytes), at = size_t{0}](char* to, size_t size) mutable -> Result<size_t> {
    const size_t count = all.copy(to, size, at);
    at += count;
    return count;
  };
  auto stream = ByteStream::over(name, source);
  if (!stream) return tl::unexpected(stream.error());
  return open(std::move(*stream), name);
}

Reader::Found Reader::open(ByteStream stream, const std::string& path) {
  const auto first = stream.peek(kKindBytes);
  if (!first) return tl::unexpected(first.error());
  Kind kind = kind_of(*first);
  if (auto error = refusal(kind, stream.path())) return tl::unexpected(std::move(*error));
  if (names_json_lines(path) && (kind == Kind::text || kind == Kind::html)) kind = Kind::json_lines;
  if (open_.size() >= kDeepest && (kind == Kind::tar || kind == Kind::zip)) {
    return fail(ErrorCode::unreadable, stream.path(), "an archive inside an archive inside an archive",
                "unpack the outer ones first");
  }
  switch (kind) {
    case Kind::json_lines:
      open_.emplace_back(LineReader(std::move(stream), kLongestReport));
      return std::nullopt;
    case Kind::warc:
    case Kind::arc:
      open_.emplace_back(WebArchive(std::move(stream), kind == Kind::arc));
      return std::nullopt;
    case Kind::tar:
    case Kind::zip: {
      auto archive = Archive::open(std::move(stream));
      if (!archive) return tl::unexpected(archive.error());
      open_.emplace_back(std::move(*archive));
      return std::nullopt;
    }
    case Kind::feed: {
      if (const auto ok = open_feed(std::move(stream), path); !ok) return tl::unexpected(ok.error());
      return std::nullopt;
    }
    default:
      return whole(std::move(stream), path, kind);
  }
}

Result<RawReport> Reader::whole(ByteStream stream, const std::string& path, Kind kind) {
  auto bytes = read_all(stream, kLongestReport);
  if (open_.empty()) finished_bytes_ += stream.consumed();
  if (!bytes) return tl::unexpected(bytes.error());
  RawReport raw;
  raw.where = stream.path();
  raw.path = path == "-" ? path : stream.path();
  raw.name = name_without_extensions(path);
  raw.kind = kind;
  raw.bytes = std::move(*bytes);
  if (names_compressed(path) && !stream.compressed())
    raw.notes.push_back("it is named as compressed and is not; it was read as it is");
  return raw;
}

Result<void> Reader::open_feed(ByteStream stream, const std::string& path) {
  const auto bytes = read_all(stream, kLongestReport);
  if (open_.empty()) finished_bytes_ += stream.consumed();
  if (!bytes) return tl::unexpected(bytes.error());
  auto entries = read_feed(*bytes, stream.path());
  if (!entries) return tl::unexpected(entries.error());
  FeedFile feed{path == "-" ? path : stream.path(), {}, 0, 0};
  for (FeedEntry& entry : *entries) feed.entries.push_back(std::move(entry));
  open_.emplace_back(std::move(feed));
  return {};
}

Reader::Found Reader::next_of(LineReader& lines) {
  RawReport raw;
  raw.kind = Kind::json_lines;
  while (true) {
    const auto got = lines.next(raw.bytes);
    const std::string path = lines.stream().path();
    if (!got) return close(got.error());
    if (*got == LineReader::Got::end) return close(std::nullopt);
    if (*got == LineReader::Got::line && only_blanks(raw.bytes)) continue;
    raw.line = lines.number();
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

Reader::Found Reader::next_of(WebArchive& pages) {
  auto page = pages.next();
  if (!page) return close(pages.complaint());
  RawReport raw;
  raw.path = page->address;
  raw.where = pages.stream().path() + ": " + page->address;
  raw.name = page->address;
  raw.kind = page->html ? Kind::html : Kind::text;
  raw.charset = std::move(page->charset);
  raw.bytes = std::move(page->bytes);
  return raw;
}

Reader::Found Reader::next_of(Archive& files) {
  auto file = files.next();
  if (!file) return close(std::nullopt);
  if (!*file) return tl::unexpected(file->error());
  const std::string path = (*file)->path();
  return open(std::move(**file), path);
}

Reader::Found Reader::next_of(FeedFile& feed) {
  if (feed.entries.empty()) return close(std::nullopt);
  FeedEntry entry = std::move(feed.entries.front());
  feed.entries.pop_front();
  const std::string number = std::to_string(++feed.count);
  RawReport raw;
  raw.kind = Kind::feed;
  raw.path = feed.path;
  raw.where = feed.path + ", entry " + number;
  raw.name = entry.address.empty() ? name_without_extensions(feed.path) + ":" + number : entry.address;
  raw.facts.title = std::move(entry.title);
  raw.facts.address = entry.address.empty() ? feed.path : std::move(entry.address);
  raw.facts.source = std::move(entry.source);
  raw.facts.language = std::move(entry.language);
  raw.facts.date = entry.date;
  raw.bytes = std::move(entry.html);
  return raw;
}

}  // namespace rapporteur::reports
