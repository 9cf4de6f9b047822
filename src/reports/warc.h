// Web archives record by record, in memory of one page: WARC 1.0 and 1.1 (ISO 28500) and the Internet Archive's ARC.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "rapporteur/result.h"
#include "reports/byte_stream.h"

namespace rapporteur::reports {

/// A page, or the plain text that another program took out of one (WET files).
struct ArchivedPage {
  std::string address;
  std::string charset;  ///< as the server gave it; "" if it did not
  std::string bytes;
  bool html = true;
};

class WebArchive {
 public:
  /// `arc` tells the two formats apart; the stream stands at the archive's beginning.
  WebArchive(ByteStream stream, bool arc) : stream_(std::move(stream)), arc_(arc) {}

  /// The next page that a server gave with status 200. Pictures, scripts, redirects, requests and the like are passed
  /// over; so are damaged records, which are counted. Nothing at the end.
  std::optional<ArchivedPage> next();

  /// After the end: what of the archive could not be read, as one error; nothing if all was well.
  std::optional<Error> complaint() const;

  const ByteStream& stream() const { return stream_; }

 private:
  struct Head {
    std::string type;  ///< WARC-Type
    std::string address;
    std::string content_type;
    uint64_t size = 0;
  };
  enum class Got { head, end, damaged };

  Got read_head(Head& head);
  Got read_warc_head(Head& head);
  Got read_arc_head(Head& head);
  std::optional<ArchivedPage> page_of(const Head& head, std::string body);
  bool recover();
  bool line(std::string& text);
  bool take(uint64_t size, std::string* into);
  bool fill();

  ByteStream stream_;
  bool arc_;
  std::string buffer_;
  size_t at_ = 0;
  bool broken_ = false;  ///< the stream gave an error
  bool ended_ = false;
  uint64_t records_ = 0;
  uint64_t damaged_ = 0;
  uint64_t documents_ = 0;  ///< PDF and office documents, which cannot be read yet
  uint64_t too_long_ = 0;
};

}  // namespace rapporteur::reports
