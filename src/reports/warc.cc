// A damaged record costs itself and no other: behind it the next record's first line is looked for, in a gzip file the
// next member.
#include "reports/warc.h"

#include <charconv>

#include "reports/charset.h"
#include "reports/http.h"
#include "reports/kind.h"
#include "reports/reader.h"

namespace rapporteur::reports {
namespace {

constexpr size_t kPart = 64 * 1024;
constexpr size_t kLongestHead = 64 * 1024;                       // of a record's header lines
constexpr uint64_t kLongestPage = uint64_t{2} * kLongestReport;  // with HTTP headers, still compressed or not

bool number(std::string_view text, uint64_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end != text.data();
}

bool is_page(std::string_view content_type) {
  return content_type.find("html") != std::string_view::npos || content_type.empty();
}

bool is_document(std::string_view content_type) {
  return content_type.find("pdf") != std::string_view::npos || content_type.find("msword") != std::string_view::npos ||
         content_type.find("officedocument.word") != std::string_view::npos;
}

}  // namespace

bool WebArchive::fill() {
  if (broken_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  const size_t before = buffer_.size();
  buffer_.resize(before + kPart);
  const auto got = stream_.read(buffer_.data() + before, kPart);
  buffer_.resize(before + got.value_or(0));
  broken_ = !got;
  return got && *got > 0;
}

/// The next line without its end; false at the end of the stream.
bool WebArchive::line(std::string& text) {
  size_t end = buffer_.find('\n', at_);
  while (end == std::string::npos && buffer_.size() - at_ < kLongestHead) {
    const size_t seen = buffer_.size() - at_;
    if (!fill()) {
      if (at_ == buffer_.size()) return false;
      break;
    }
    end = buffer_.find('\n', at_ + seen);
  }
  if (end == std::string::npos) end = buffer_.size();
  text = buffer_.substr(at_, end - at_);
  at_ = std::min(end + 1, buffer_.size());
  if (text.ends_with('\r')) text.pop_back();
  return true;
}

/// Uses up so many bytes; false if the stream ends or breaks before.
bool WebArchive::take(uint64_t size, std::string* into) {
  while (size > 0) {
    if (at_ == buffer_.size() && !fill()) return false;
    const auto part = static_cast<size_t>(std::min<uint64_t>(size, buffer_.size() - at_));
    if (into != nullptr) into->append(buffer_, at_, part);
    at_ += part;
    size -= part;
  }
  return true;
}

WebArchive::Got WebArchive::read_warc_head(Head& head) {
  std::string text;
  do {
    if (!line(text)) return broken_ ? Got::damaged : Got::end;
  } while (text.empty());
  if (!text.starts_with("WARC/")) return Got::damaged;
  std::string lines;
  while (true) {
    if (!line(text)) return Got::damaged;
    if (text.empty()) break;
    lines += text + "\n";
    if (lines.size() > kLongestHead) return Got::damaged;
  }
  head.type = header_in(lines, "warc-type");
  head.address = header_in(lines, "warc-target-uri");
  if (head.address.starts_with('<') && head.address.ends_with('>'))
    head.address = head.address.substr(1, head.address.size() - 2);  // as wget wrote it for years
  head.content_type = header_in(lines, "content-type");
  return number(header_in(lines, "content-length"), head.size) ? Got::head : Got::damaged;
}

/// "URL IP-address date content-type length", of version 2 with more fields before the length.
WebArchive::Got WebArchive::read_arc_head(Head& head) {
  std::string text;
  do {
    if (!line(text)) return broken_ ? Got::damaged : Got::end;
  } while (text.empty());
  const size_t first = text.find(' ');
  const size_t last = text.rfind(' ');
  if (first == std::string::npos || first == last || text.find(':') > first) return Got::damaged;
  if (!number(std::string_view(text).substr(last + 1), head.size)) return Got::damaged;
  head.address = text.substr(0, first);
  head.type = head.address.starts_with("filedesc:") ? "filedesc" : "response";
  head.content_type = "application/http";
  return Got::head;
}

WebArchive::Got WebArchive::read_head(Head& head) { return arc_ ? read_arc_head(head) : read_warc_head(head); }

/// To the beginning of the next record. In a plain file that is a line with the format's name (WARC) or one that has
/// the form of a head (ARC), which read_head() finds by trying each line.
bool WebArchive::recover() {
  if (broken_) {
    at_ = buffer_.size();
    broken_ = !stream_.to_next_member();
    return !broken_;
  }
  if (arc_) return true;
  while (true) {
    const size_t found = buffer_.find("WARC/1.", at_);
    if (found != std::string::npos) {
      at_ = found;
      return true;
    }
    at_ = buffer_.size() - std::min<size_t>(buffer_.size() - at_, 6);
    if (!fill()) {
      if (!broken_) return false;
      return recover();
    }
  }
}

std::optional<ArchivedPage> WebArchive::page_of(const Head& head, std::string body) {
  if (head.type == "conversion" && head.content_type.starts_with("text/plain"))
    return ArchivedPage{head.address, "utf-8", std::move(body), false};
  if (head.type == "resource" && is_page(head.content_type))
    return ArchivedPage{head.address, charset_in(head.content_type), std::move(body), true};
  if (head.type != "response") return std::nullopt;
  auto response = read_http(body, kLongestReport);
  if (!response || response->status != 200) return std::nullopt;
  if (is_document(response->content_type)) ++documents_;
  const bool page = is_page(response->content_type) && kind_of(response->body.substr(0, kKindBytes)) == Kind::html;
  if (!page) return std::nullopt;
  if (!response->whole) {
    ++damaged_;
    return std::nullopt;
  }
  return ArchivedPage{head.address, charset_in(response->content_type), std::move(response->body), true};
}

std::optional<ArchivedPage> WebArchive::next() {
  bool searching = false;  // damage was counted, and the next good record has not come yet
  while (!ended_) {
    Head head;
    const Got got = read_head(head);
    if (got == Got::end) break;
    if (got == Got::damaged) {
      if (!searching) ++damaged_;
      searching = true;
      if (!recover()) break;
      continue;
    }
    searching = false;
    ++records_;
    const bool wanted = head.type == "response" || head.type == "resource" || head.type == "conversion";
    const bool fits = head.size <= kLongestPage;
    if (wanted && !fits) ++too_long_;
    std::string body;
    if (!take(head.size, wanted && fits ? &body : nullptr)) {
      ++damaged_;
      if (!broken_ || !recover()) break;
      continue;
    }
    if (!wanted || !fits) continue;
    if (auto page = page_of(head, std::move(body))) return page;
  }
  ended_ = true;
  return std::nullopt;
}

std::optional<Error> WebArchive::complaint() const {
  std::string why;
  const auto say = [&why](uint64_t count, const std::string& what) {
    if (count > 0) why += (why.empty() ? "" : ", ") + std::to_string(count) + " " + what;
  };
  say(damaged_, damaged_ == 1 ? "damaged record" : "damaged records");
  say(too_long_, "too long for a page");
  say(documents_, documents_ == 1 ? "PDF or office document" : "PDF or office documents");
  if (records_ == 0 && damaged_ == 0) why = "no records in it";
  if (why.empty()) return std::nullopt;
  const std::string all = records_ > 0 ? " of " + std::to_string(records_) + " records" : "";
  return Error{damaged_ > 0 ? ErrorCode::unreadable : ErrorCode::malformed, stream_.path(),
               why + (records_ > 0 ? " skipped," + all : all), "the other records were read"};
}

}  // namespace rapporteur::reports
