// Entries are named "outer.tar/inner/name.txt", as a path into the archive.
#include "reports/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include "reports/paths.h"

namespace rapporteur::reports {
namespace {

constexpr size_t kPart = 128 * 1024;

using Feed = std::pair<ByteStream*, std::string*>;

la_ssize_t give_bytes(struct archive* handle, void* context, const void** bytes) {
  const auto& [stream, buffer] = *static_cast<Feed*>(context);
  buffer->resize(kPart);
  const auto got = stream->read(buffer->data(), buffer->size());
  *bytes = buffer->data();
  if (got) return static_cast<la_ssize_t>(*got);
  archive_set_error(handle, -1, "%s", got.error().why.c_str());
  return -1;
}

Error damaged(const std::string& where, struct archive* handle) {
  const char* why = archive_error_string(handle);
  return {ErrorCode::unreadable, where, std::string("the archive is damaged: ") + (why != nullptr ? why : "unknown"),
          "fetch or make the archive again"};
}

}  // namespace

void Archive::Close::operator()(struct archive* handle) const { archive_read_free(handle); }

Result<Archive> Archive::open(ByteStream stream) {
  Archive archive;
  archive.stream_ = std::make_unique<ByteStream>(std::move(stream));
  archive.buffer_ = std::make_unique<std::string>();
  archive.feed_ = std::make_unique<Feed>(archive.stream_.get(), archive.buffer_.get());
  archive.handle_.reset(archive_read_new());
  archive_read_support_format_tar(archive.handle_.get());
  archive_read_support_format_zip(archive.handle_.get());
  if (archive_read_open(archive.handle_.get(), archive.feed_.get(), nullptr, give_bytes, nullptr) != ARCHIVE_OK)
    return tl::unexpected(damaged(archive.stream_->path(), archive.handle_.get()));
  return archive;
}

std::optional<Result<ByteStream>> Archive::next() {
  while (!ended_) {
    archive_entry* entry = nullptr;
    const int state = archive_read_next_header(handle_.get(), &entry);
    if (state == ARCHIVE_EOF) break;
    if (state < ARCHIVE_WARN) {
      ended_ = true;
      return tl::unexpected(damaged(stream_->path(), handle_.get()));
    }
    const char* written = archive_entry_pathname(entry);
    const std::string name = written != nullptr ? written : "";
    if (archive_entry_filetype(entry) != AE_IFREG || !names_report(name)) continue;
    const std::string where = stream_->path() + "/" + name;
    auto* handle = handle_.get();
    auto inside = ByteStream::over(where, [handle, where](char* bytes, size_t size) -> Result<size_t> {
      const la_ssize_t got = archive_read_data(handle, bytes, size);
      if (got < 0) return tl::unexpected(damaged(where, handle));
      return static_cast<size_t>(got);
    });
    return inside;
  }
  ended_ = true;
  return std::nullopt;
}

}  // namespace rapporteur::reports
