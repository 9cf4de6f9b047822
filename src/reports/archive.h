// Files inside tar and zip archives, one after the other, through libarchive: nothing is unpacked to the disk.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "rapporteur/result.h"
#include "reports/byte_stream.h"

struct archive;

namespace rapporteur::reports {

class Archive {
 public:
  /// The stream stands at the archive's beginning.
  static Result<Archive> open(ByteStream stream);

  /// The next file that could be a report: its stream is good until the following call. Folders, links, hidden files
  /// and names that files_of() passes over are passed over here. Nothing at the end; an error ends the archive.
  std::optional<Result<ByteStream>> next();

  const ByteStream& stream() const { return *stream_; }

 private:
  struct Close {
    void operator()(struct archive* handle) const;
  };
  std::unique_ptr<ByteStream> stream_;  ///< at one address: libarchive's callback points to it
  std::unique_ptr<std::string> buffer_;
  std::unique_ptr<std::pair<ByteStream*, std::string*>> feed_;
  std::unique_ptr<struct archive, Close> handle_;
  bool ended_ = false;
};

}  // namespace rapporteur::reports
