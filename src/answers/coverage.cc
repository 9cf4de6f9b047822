#include "answers/coverage.h"

namespace rapporteur::answers {

Result<std::vector<DayRange>> unread_days(const Record& record, std::optional<Day> from, std::optional<Day> until) {
  ReportQuery query;
  query.from = from;
  query.until = until;
  const auto reports = record.find_reports(query);
  if (!reports) return tl::unexpected(reports.error());
  std::vector<DayRange> gaps;
  std::optional<Day> last;
  for (const FoundReport& found : *reports) {  // by day
    const auto day = parse_day(found.report.date);
    if (!day) continue;
    const std::chrono::days one(1);
    if (last && *day - *last > one) gaps.push_back({*last + one, *day - one});
    last = day;
  }
  return gaps;
}

std::string words_of(const DayRange& days) {
  const std::string first = days.first ? to_string(*days.first) : "..", last = days.last ? to_string(*days.last) : "..";
  return first == last ? first : first + " to " + last;
}

}  // namespace rapporteur::answers
