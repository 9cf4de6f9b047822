#include "answers/sources.h"

namespace rapporteur::answers {

Result<uint32_t> Sources::number_of(const RecordedReport& report) {
  const auto [it, is_new] = numbers_.try_emplace(report.number, 0);
  if (!is_new) return it->second;
  const auto texts = record_.reports(report.id);
  if (!texts) return tl::unexpected(texts.error());
  const auto link = index_.add(texts->empty() ? std::string_view() : std::string_view(texts->front().text));
  sources_.push_back(link ? sources_[link->of] : static_cast<uint32_t>(sources_.size()));
  copies_ += link.has_value();
  return it->second = sources_.back();
}

}  // namespace rapporteur::answers
