// A file, standard input or a file inside an archive as a stream of bytes, decompressed on the way if it is gzip or
// Zstandard, in bounded memory.
#pragma once

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "input_file.h"
#include "rapporteur/result.h"

struct z_stream_s;
struct ZSTD_DCtx_s;

namespace rapporteur::reports {

class ByteStream {
 public:
  /// Fills at most `size` bytes and says how many; 0 at the end.
  using Source = std::function<Result<size_t>(char* bytes, size_t size)>;

  /// "-" is standard input. The compression is told by the first bytes, not by the name.
  static Result<ByteStream> open(const std::string& path);
  /// Bytes from elsewhere, under the name that errors give.
  static Result<ByteStream> over(std::string name, Source source);

  /// Fills at most `size` bytes and says how many; 0 at the end. A damaged or truncated archive is an error.
  Result<size_t> read(char* bytes, size_t size);

  /// The first bytes, at most `most` of them and as many as come at once, without using them up. Before the first
  /// read() only; valid until the next call.
  Result<std::string_view> peek(size_t most);

  /// After read() failed inside a gzip member (each record of a web archive is one): goes to the beginning of the next
  /// one. False if there is none, or the stream is not gzip.
  bool to_next_member();

  bool compressed() const { return gzip_ || zstd_; }
  const std::string& path() const { return path_; }
  /// Bytes taken from the file so far, before decompression.
  uint64_t consumed() const { return consumed_; }

 private:
  struct EndInflate {
    void operator()(z_stream_s* stream) const;
  };
  struct FreeZstd {
    void operator()(ZSTD_DCtx_s* stream) const;
  };

  Result<void> start();
  Result<void> load_dictionary();
  Result<void> fill();
  Result<size_t> decompress(char* bytes, size_t size);
  Result<size_t> read_plain(char* bytes, size_t size);
  Result<size_t> read_gzip(char* bytes, size_t size);
  Result<size_t> read_zstd(char* bytes, size_t size);
  tl::unexpected<Error> damaged(const std::string& why) const;

  std::string path_;
  Source source_;
  std::vector<char> buffer_;  ///< bytes of the file that are not used yet: [begin_, end_)
  size_t begin_ = 0;
  size_t end_ = 0;
  std::string looked_at_;  ///< decompressed already by peek()
  uint64_t consumed_ = 0;
  uint64_t unpacked_ = 0;      ///< bytes that decompression gave so far
  bool inside_frame_ = false;  ///< the archive's current part has begun and not ended
  std::unique_ptr<z_stream_s, EndInflate> gzip_;
  std::unique_ptr<ZSTD_DCtx_s, FreeZstd> zstd_;
};

/// Reads a stream line by line.
class LineReader {
 public:
  enum class Got { line, end, too_long };

  LineReader(ByteStream stream, size_t longest) : stream_(std::move(stream)), longest_(longest) {}

  /// The next line without its end. A line longer than `longest` bytes is passed over and told as too_long; one that is
  /// longer by far is no line, and an error.
  Result<Got> next(std::string& line);
  uint32_t number() const { return number_; }  ///< of the line that next() gave, from 1
  const ByteStream& stream() const { return stream_; }

 private:
  bool take_line(std::string& line, bool& too_long);

  ByteStream stream_;
  size_t longest_;
  std::vector<char> buffer_;
  size_t begin_ = 0;
  size_t end_ = 0;
  uint32_t number_ = 0;
};

/// The whole stream, at most `most` bytes of it: more is an error.
Result<std::string> read_all(ByteStream& stream, size_t most);

}  // namespace rapporteur::reports
