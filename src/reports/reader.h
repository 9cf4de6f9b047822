// Reports one after the other out of files, folders and standard input. Taking bytes is one step, making a report of
// them another, so that many threads can do the second while one does the first.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "rapporteur/report.h"
#include "rapporteur/result.h"
#include "reports/archive.h"
#include "reports/byte_stream.h"
#include "reports/feed.h"
#include "reports/kind.h"
#include "reports/warc.h"

namespace rapporteur::reports {

/// Longer than any report: a file or line beyond it is refused, which keeps memory bounded.
inline constexpr size_t kLongestReport = size_t{8} << 20;

/// A report's bytes as they lie in a file, and what the file around them says of the report.
struct RawReport {
  std::string where;       ///< "path" or "path:line", for errors
  std::string path;        ///< or the address, if the file gives it
  std::string name;        ///< the report's id unless it has its own: the file's name without extensions, …
  uint32_t line = 0;       ///< of a JSON line, from 1
  Kind kind = Kind::text;  ///< text, json_lines, html, or feed for one entry of a feed
  std::string charset;     ///< of a page, as its server gave it
  Report facts;            ///< of a feed's entry: title, source, address, language, date
  std::string bytes;
  std::vector<std::string> notes = {};
};

/// A report, or why there is none. The id is known where the line could be read so far.
struct ReadReport {
  std::string id;
  Result<Report> report;
};

/// The entries of a feed that were not handed over yet.
struct FeedFile {
  std::string path;
  std::deque<FeedEntry> entries;
  uint64_t bytes = 0;  ///< of the file
  size_t count = 0;
};

/// Makes a report of raw bytes. `date` is used where the text does not state its own.
ReadReport parse(RawReport raw, std::optional<Day> date);

/// A JSON line: keys id, text or html, date, title, source, url, language.
ReadReport parse_json_line(RawReport raw, std::optional<Day> date);

class Reader {
 public:
  /// Files, folders (in the order of their paths, files as files_of() takes them) and "-". What a file is, is told by
  /// its bytes: text, JSON lines, an HTML page, an RSS or Atom feed, a WARC or ARC archive, a tar or zip archive of any
  /// of them; each also in gzip or Zstandard. What is another kind is an error that names the kind.
  explicit Reader(const std::vector<std::string>& paths);

  /// A file that is JSON lines whatever its name, or "-".
  static Result<Reader> json_lines(const std::string& path);

  /// Bytes that came another way, under the name that errors and ids give.
  static Reader over(const std::string& name, std::string bytes);

  /// The next report's bytes, or an error about one file or line; nothing at the end. Never stops at an error. Archives
  /// are read as a stream: memory does not grow with them.
  std::optional<Result<RawReport>> next();

  uint64_t total_bytes() const { return total_bytes_; }  ///< of all files, compressed as they are; 0 if not known
  uint64_t consumed_bytes() const;

 private:
  using Found = std::optional<Result<RawReport>>;
  /// What is open and has more than one report. An archive's file stands above its archive.
  using Open = std::variant<LineReader, WebArchive, Archive, FeedFile>;

  Reader() = default;
  Found open_next();
  Found open_given();
  Found open(ByteStream stream, const std::string& path);
  Found next_of(LineReader& lines);
  Found next_of(WebArchive& pages);
  Found next_of(Archive& files);
  Found next_of(FeedFile& feed);
  Found close(std::optional<Error> error);
  Result<RawReport> whole(ByteStream stream, const std::string& path, Kind kind);
  Result<void> open_feed(ByteStream stream, const std::string& path);

  std::deque<std::variant<std::string, Error>> waiting_;
  std::optional<std::pair<std::string, std::string>> given_;  ///< a name and its bytes
  std::vector<Open> open_;
  uint64_t total_bytes_ = 0;
  uint64_t finished_bytes_ = 0;
};

}  // namespace rapporteur::reports
