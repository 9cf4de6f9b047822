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
#include "reports/byte_stream.h"

namespace rapporteur::reports {

/// Longer than any report: a file or line beyond it is refused, which keeps memory bounded.
inline constexpr size_t kLongestReport = size_t{8} << 20;

/// A report's bytes as they lie in a file.
struct RawReport {
  std::string where;  ///< "path" or "path:line", for errors
  std::string path;
  std::string name;   ///< the file's name without extensions; with a line number for JSON lines
  uint32_t line = 0;  ///< of a JSON line, from 1; 0: the bytes are plain text
  std::string bytes;
};

/// A report, or why there is none. The id is known where the line could be read so far.
struct ReadReport {
  std::string id;
  Result<Report> report;
};

/// Makes a report of raw bytes. `date` is used where the text does not state its own.
ReadReport parse(RawReport raw, std::optional<Day> date);

/// A JSON line: keys id, text, date, title, source, url, language.
ReadReport parse_json_line(RawReport raw, std::optional<Day> date);

class Reader {
 public:
  /// Files, folders (their .txt, .jsonl and .ndjson files, with .gz or .zst too, in the order of their paths) and "-".
  explicit Reader(const std::vector<std::string>& paths);

  /// A file that is JSON lines whatever its name, or "-".
  static Result<Reader> json_lines(const std::string& path);

  /// The next report's bytes, or an error about one file or line; nothing at the end. Never stops at an error.
  std::optional<Result<RawReport>> next();

  uint64_t total_bytes() const { return total_bytes_; }  ///< of all files, compressed as they are; 0 if not known
  uint64_t consumed_bytes() const;

 private:
  Reader() = default;
  std::optional<Result<RawReport>> open_next();
  std::optional<Result<RawReport>> next_line();
  Result<RawReport> whole_text(ByteStream stream, const std::string& path);

  std::deque<std::variant<std::string, Error>> waiting_;
  std::optional<LineReader> lines_;
  uint64_t total_bytes_ = 0;
  uint64_t finished_bytes_ = 0;
};

}  // namespace rapporteur::reports
