// Decompression by zlib and libzstd: each call takes what the library gives, so memory is one buffer and the library's
// window.
#include "reports/byte_stream.h"

#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace rapporteur::reports {
namespace {

constexpr size_t kBufferSize = 128 * 1024;            // what libzstd recommends for its input, and enough for the disk
constexpr int kGzipOnly = 15 + 16;                    // zlib: the largest window, gzip's header
constexpr uint64_t kSuspicious = uint64_t{64} << 20;  // what is unpacked before anybody looks at the ratio
constexpr uint64_t kMostTimes =
    200;                       // text shrinks to a third or a tenth; agencies' copies of one another to a fiftieth
constexpr size_t kNoLine = 8;  // a line so many times the longest is none
constexpr std::string_view kGzipMagic = "\x1f\x8b";
constexpr std::string_view kGzipMember = "\x1f\x8b\x08";
constexpr std::string_view kZstdMagic = "\x28\xb5\x2f\xfd";
constexpr std::string_view kZstdDictionary = "\x5d\x2a\x4d\x18";

}  // namespace

void ByteStream::EndInflate::operator()(z_stream_s* stream) const {
  inflateEnd(stream);
  delete stream;
}
void ByteStream::FreeZstd::operator()(ZSTD_DCtx_s* stream) const { ZSTD_freeDCtx(stream); }

Result<ByteStream> ByteStream::open(const std::string& path) {
  const auto file = std::make_shared<InputFile>();
  if (path == "-") {
    file->reset(stdin);
  } else {
    auto opened = open_input(path);
    if (!opened) return tl::unexpected(opened.error());
    *file = std::move(*opened);
  }
  std::string name = path == "-" ? "standard input" : path;
  return over(name, [file, name](char* bytes, size_t size) -> Result<size_t> {
    // Not fread(), which waits until the whole buffer is full: a pipe's first report is not to wait for its last.
    ssize_t got = -1;
    do {
      got = ::read(fileno(file->get()), bytes, size);
    } while (got < 0 && errno == EINTR);
    if (got < 0) return fail(ErrorCode::unreadable, name, std::strerror(errno), "check that it is a readable file");
    return static_cast<size_t>(got);
  });
}

Result<ByteStream> ByteStream::over(std::string name, Source source) {
  ByteStream stream;
  stream.path_ = std::move(name);
  stream.source_ = std::move(source);
  stream.buffer_.resize(kBufferSize);
  if (auto ok = stream.start(); !ok) return tl::unexpected(ok.error());
  return stream;
}

Result<void> ByteStream::fill() {
  if (begin_ < end_) return {};
  begin_ = 0;
  end_ = 0;
  const auto got = source_(buffer_.data(), buffer_.size());
  if (!got) return tl::unexpected(got.error());
  end_ = *got;
  consumed_ += end_;
  return {};
}

Result<void> ByteStream::start() {
  if (auto ok = fill(); !ok) return ok;
  const std::string_view first(buffer_.data(), end_);
  if (first.starts_with(kGzipMagic)) {
    gzip_.reset(new z_stream_s{});
    if (inflateInit2(gzip_.get(), kGzipOnly) != Z_OK) return damaged("zlib cannot begin");
    inside_frame_ = true;
  } else if (first.starts_with(kZstdMagic) || first.starts_with(kZstdDictionary)) {
    zstd_.reset(ZSTD_createDCtx());
    inside_frame_ = true;
    if (first.starts_with(kZstdDictionary)) return load_dictionary();
  }
  return {};
}

/// A web archive in Zstandard may begin with the dictionary of its records, in a frame that others skip
/// (iipc.github.io/warc-specifications, "WARC compression with Zstandard").
Result<void> ByteStream::load_dictionary() {
  constexpr size_t kLongest = size_t{16} << 20;
  constexpr size_t kHead = 8;
  if (end_ < kHead) return damaged("it ends too early");
  uint32_t size = 0;
  std::memcpy(&size, buffer_.data() + 4, 4);
  if (size > kLongest) return damaged("its dictionary is longer than 16 MiB");
  begin_ = kHead;
  std::string dictionary;
  while (dictionary.size() < size) {
    if (auto ok = fill(); !ok) return ok;
    if (begin_ == end_) return damaged("it ends too early");
    const size_t taken = std::min(size - dictionary.size(), end_ - begin_);
    dictionary.append(buffer_.data() + begin_, taken);
    begin_ += taken;
  }
  if (dictionary.starts_with(kZstdMagic)) {
    std::string plain(kLongest, '\0');
    const size_t got = ZSTD_decompress(plain.data(), plain.size(), dictionary.data(), dictionary.size());
    if (ZSTD_isError(got)) return damaged(ZSTD_getErrorName(got));
    plain.resize(got);
    dictionary = std::move(plain);
  }
  const size_t loaded = ZSTD_DCtx_loadDictionary(zstd_.get(), dictionary.data(), dictionary.size());
  return ZSTD_isError(loaded) ? Result<void>(damaged(ZSTD_getErrorName(loaded))) : Result<void>();
}

bool ByteStream::to_next_member() {
  if (!gzip_) return false;
  looked_at_.clear();
  std::string_view magic = kGzipMember;
  if (begin_ < end_) ++begin_;
  while (true) {
    const std::string_view rest(buffer_.data() + begin_, end_ - begin_);
    const size_t at = rest.find(magic);
    if (at != std::string_view::npos) {
      begin_ += at;
      inflateReset(gzip_.get());
      inside_frame_ = true;
      return true;
    }
    // The magic may lie across the buffer's end: keep its last two bytes.
    const size_t kept = std::min<size_t>(rest.size(), magic.size() - 1);
    std::memmove(buffer_.data(), buffer_.data() + end_ - kept, kept);
    const auto got = source_(buffer_.data() + kept, buffer_.size() - kept);
    begin_ = 0;
    end_ = kept;
    if (!got || *got == 0) return false;
    end_ += *got;
    consumed_ += *got;
  }
}

tl::unexpected<Error> ByteStream::damaged(const std::string& why) const {
  return fail(ErrorCode::unreadable, path_, "the archive is damaged: " + why, "fetch or compress the file again");
}

Result<std::string_view> ByteStream::peek(size_t most) {
  // What one read gives is enough, unless it is blank: a pipe's first report is not to wait for its second.
  while (looked_at_.size() < most && looked_at_.find_first_not_of(" \t\r\n") == std::string::npos) {
    const size_t before = looked_at_.size();
    looked_at_.resize(most);
    const auto got = decompress(looked_at_.data() + before, most - before);
    looked_at_.resize(before + got.value_or(0));
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) break;
  }
  return looked_at_;
}

Result<size_t> ByteStream::read(char* bytes, size_t size) {
  if (looked_at_.empty()) return decompress(bytes, size);
  const size_t taken = looked_at_.copy(bytes, size);
  looked_at_.erase(0, taken);
  return taken;
}

Result<size_t> ByteStream::decompress(char* bytes, size_t size) {
  if (!gzip_ && !zstd_) return read_plain(bytes, size);
  auto got = gzip_ ? read_gzip(bytes, size) : read_zstd(bytes, size);
  if (!got) return got;
  unpacked_ += *got;
  if (unpacked_ > kSuspicious && unpacked_ / kMostTimes > consumed_) {
    return fail(ErrorCode::unreadable, path_,
                "it unpacks to more than " + std::to_string(kMostTimes) + " times its size, which no reports do",
                "if they do, unpack it first");
  }
  return got;
}

Result<size_t> ByteStream::read_plain(char* bytes, size_t size) {
  if (auto ok = fill(); !ok) return tl::unexpected(ok.error());
  const size_t taken = std::min(size, end_ - begin_);
  std::memcpy(bytes, buffer_.data() + begin_, taken);
  begin_ += taken;
  return taken;
}

Result<size_t> ByteStream::read_gzip(char* bytes, size_t size) {
  gzip_->next_out = reinterpret_cast<unsigned char*>(bytes);
  gzip_->avail_out = static_cast<unsigned>(size);
  while (gzip_->avail_out == size) {
    if (auto ok = fill(); !ok) return tl::unexpected(ok.error());
    if (begin_ == end_) {
      if (inside_frame_) return damaged("it ends too early");
      return 0;
    }
    if (!inside_frame_) inflateReset(gzip_.get());  // another member follows
    inside_frame_ = true;
    gzip_->next_in = reinterpret_cast<unsigned char*>(buffer_.data() + begin_);
    gzip_->avail_in = static_cast<unsigned>(end_ - begin_);
    const int state = inflate(gzip_.get(), Z_NO_FLUSH);
    begin_ = end_ - gzip_->avail_in;
    if (state == Z_STREAM_END)
      inside_frame_ = false;
    else if (state != Z_OK && state != Z_BUF_ERROR)
      return damaged(gzip_->msg ? gzip_->msg : "not gzip");
  }
  return size - gzip_->avail_out;
}

Result<size_t> ByteStream::read_zstd(char* bytes, size_t size) {
  ZSTD_outBuffer out{bytes, size, 0};
  while (out.pos == 0) {
    if (auto ok = fill(); !ok) return tl::unexpected(ok.error());
    if (begin_ == end_ && !inside_frame_) return 0;
    const bool file_ended = begin_ == end_;
    ZSTD_inBuffer in{buffer_.data() + begin_, end_ - begin_, 0};
    const size_t state = ZSTD_decompressStream(zstd_.get(), &out, &in);
    begin_ += in.pos;
    if (ZSTD_isError(state)) return damaged(ZSTD_getErrorName(state));
    inside_frame_ = state != 0;
    if (file_ended && inside_frame_ && out.pos == 0) return damaged("it ends too early");
  }
  return out.pos;
}

bool LineReader::take_line(std::string& line, bool& too_long) {
  const char* begin = buffer_.data() + begin_;
  const auto* newline = static_cast<const char*>(std::memchr(begin, '\n', end_ - begin_));
  const size_t size = newline ? static_cast<size_t>(newline - begin) : end_ - begin_;
  if (line.size() + size > longest_) too_long = true;
  if (!too_long) line.append(begin, size);
  begin_ += size + (newline ? 1 : 0);
  return newline != nullptr;
}

Result<LineReader::Got> LineReader::next(std::string& line) {
  line.clear();
  if (buffer_.empty()) buffer_.resize(kBufferSize);
  bool too_long = false, ended = false, any = false;
  size_t size = 0;
  while (!ended) {
    if (begin_ == end_) {
      const auto got = stream_.read(buffer_.data(), buffer_.size());
      if (!got) return tl::unexpected(got.error());
      begin_ = 0;
      end_ = *got;
      if (end_ == 0) break;
    }
    any = true;
    const size_t before = begin_;
    ended = take_line(line, too_long);
    size += begin_ - before;
    if (size > kNoLine * longest_) {
      return fail(ErrorCode::unreadable, stream_.path(),
                  "line " + std::to_string(number_ + 1) + " is longer than " +
                      std::to_string(kNoLine * longest_ >> 20) + " MiB: the rest is not read",
                  "give one report a line");
    }
  }
  if (!any) return Got::end;
  ++number_;
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return too_long ? Got::too_long : Got::line;
}

Result<std::string> read_all(ByteStream& stream, size_t most) {
  std::string all;
  std::vector<char> part(kBufferSize);
  while (true) {
    const auto got = stream.read(part.data(), part.size());
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) return all;
    if (all.size() + *got > most) {
      return fail(ErrorCode::unreadable, stream.path(),
                  "longer than " + std::to_string(most >> 20) + " MiB, which no report is",
                  "split it into one report a file, or one a line as JSON lines (.jsonl)");
    }
    all.append(part.data(), *got);
  }
}

}  // namespace rapporteur::reports
