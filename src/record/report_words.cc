#include "record/report_words.h"

namespace rapporteur::record {

Result<ReportWords> ReportWords::open(const Database& database) {
  ReportWords made;
  made.words_of_ = database.dialect().words_of;
  if (made.words_of_ == nullptr) return made;
  auto append = database.append("report_words", {"report", "words"});
  if (!append) return tl::unexpected(append.error());
  made.append_ = std::move(*append);
  return made;
}

Result<void> ReportWords::add(int64_t report, std::string_view title, std::string_view text) {
  if (words_of_ == nullptr) return {};
  return append_.bind(1, report).bind(2, words_of_(title, text)).run();
}

}  // namespace rapporteur::record
