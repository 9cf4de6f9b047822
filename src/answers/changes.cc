// Tellings of one meeting, or of one holder's stance on one issue, are laid side by side in the order in which their
// reports were published; a change is where one read since differs from the last before it.
#include "answers/changes.h"

#include <algorithm>
#include <map>
#include <set>

#include "answers/contradictions.h"
#include "answers/issues.h"
#include "answers/stances.h"

namespace rapporteur::answers {
namespace {

using Rows = std::vector<const Row*>;

std::string states_of(const Finding& meeting) {
  std::set<std::string> sides;
  for (const std::string& party : actors_in(meeting, "parties")) sides.insert(holder_of(party));
  std::string all;
  for (const std::string& side : sides) all += (all.empty() ? "" : " - ") + side;
  return sides.size() < 2 ? "" : all;
}

bool is_to_come(const Finding& meeting) {
  const std::string status = field(meeting, "status");
  return status == "scheduled" || status == "proposed";
}
bool is_off(const Finding& meeting) {
  const std::string status = field(meeting, "status");
  return status == "cancelled" || status == "refused";
}

bool is_single_day(const std::string& date) { return date.size() == 10 && parse_day(date).has_value(); }

/// It was to come on a day that the later report could still look forward to.
bool is_pending(const Row& before, const Row& after) {
  const DayRange days = days_of(field(before.finding, "date"));
  return is_to_come(before.finding) && days.last && to_string(*days.last) >= after.report.date;
}

/// What the later telling of a meeting changes, and from what to what.
std::optional<std::pair<std::string, std::string>> change_of_meeting(const Row& before, const Row& after) {
  if (!is_pending(before, after)) return std::nullopt;
  const auto from_to = [&](std::string_view name) {
    return field(before.finding, name) + " -> " + field(after.finding, name);
  };
  const std::string day = field(before.finding, "date"), now = field(after.finding, "date");
  if (is_off(after.finding)) {
    if (!now.empty() && now != day) return std::nullopt;  // another meeting
    return std::pair("cancelled", day);
  }
  if (!is_to_come(after.finding) || !is_single_day(day) || !is_single_day(now)) return std::nullopt;
  if (day != now) return std::pair("moved", from_to("date"));
  const std::string place = field(before.finding, "place"), there = field(after.finding, "place");
  const bool apart = !place.empty() && !there.empty() && !share_a_word(place, there);
  return apart ? std::optional(std::pair("elsewhere", from_to("place"))) : std::nullopt;
}

std::optional<std::pair<std::string, std::string>> change_of_stance(const Row& before, const Row& after) {
  const std::string was = field(before.finding, "stance"), is = field(after.finding, "stance");
  if (side_of(was) == side_of(is) || before.report.date >= after.report.date) return std::nullopt;
  return std::pair("turned", was + " -> " + is);
}

class Finder {
 public:
  Finder(int64_t since, Answer& answer) : since_(since), answer_(answer) {}

  void add(const std::string& change, const std::string& what, const std::string& values, const Row& before,
           const Row& after) {
    Entry entry;
    entry.head = change + " · " + what + " · " + values;
    entry.values = {change, what, values, after.report.date};
    entry.sentences = {{"before", before}, {"after", after}};
    answer_.add(std::move(entry));
  }

  /// Lays tellings of one thing side by side.
  template <typename Compare>
  void compare(const std::string& what, Rows told, Compare change) {
    std::erase_if(told, [](const Row* row) { return row->report.date.empty(); });
    std::ranges::stable_sort(told, {}, [](const Row* row) { return std::pair(row->report.date, row->report.number); });
    for (size_t i = 1; i < told.size(); ++i) {
      const Row &before = *told[i - 1], &after = *told[i];
      const bool news =
          after.report.number > since_ && before.report.number != after.report.number && !is_overtaken(told, i);
      if (!news) continue;
      if (const auto found = change(before, after)) add(found->first, what, found->second, before, after);
    }
  }

  bool is_new(const Row& row) const { return row.report.number > since_; }

 private:
  /// The record had a later report of it before this one was read.
  bool is_overtaken(const Rows& told, size_t at) const {
    return std::any_of(told.begin() + static_cast<ptrdiff_t>(at), told.end(), [&](const Row* later) {
      return later->report.number <= since_ && later->report.date > told[at]->report.date;
    });
  }

  int64_t since_;
  Answer& answer_;
};

void compare_meetings(const std::vector<Row>& rows, Finder& finder) {
  std::map<std::string, Rows> by_sides;
  for (const Row& row : rows) {
    if (const std::string sides = states_of(row.finding); !sides.empty()) by_sides[sides].push_back(&row);
  }
  for (const auto& [sides, told] : by_sides) finder.compare(sides, told, change_of_meeting);
}

void compare_stances(const std::vector<Row>& rows, Finder& finder) {
  std::map<std::string, Rows> by_holder;
  for (const Row& row : rows) {
    const std::string holder = holder_of(field(row.finding, "actor"));
    if (!holder.empty() && side_of(field(row.finding, "stance")) != Side::none) by_holder[holder].push_back(&row);
  }
  for (const auto& [holder, told] : by_holder) {
    if (std::ranges::none_of(told, [&](const Row* row) { return finder.is_new(*row); })) continue;
    std::vector<std::string> phrases;
    for (const Row* row : told) phrases.push_back(field(row->finding, "issue"));
    const Issues issues(phrases);
    std::map<uint32_t, Rows> by_issue;
    for (size_t i = 0; i < told.size(); ++i) by_issue[issues.of(i)].push_back(told[i]);
    for (const auto& [issue, stances] : by_issue)
      finder.compare(holder + " on " + issues.label(issue), stances, change_of_stance);
  }
}

}  // namespace

Result<Answer> changes(const Record& record, int64_t since, float min_confidence) {
  Answer answer;
  answer.columns = {"change", "what", "values", "date"};
  answer.method =
      "What reports read since change: meetings of the same sides that were to come, stances of one holder on phrases "
      "that share most of their telling words, and pairs of findings that cannot both hold.";
  Finder finder(since, answer);
  Query query;
  query.min_confidence = min_confidence;
  query.kind = FindingKind::meeting;
  const auto meetings = rows_of(record, query);
  if (!meetings) return tl::unexpected(meetings.error());
  compare_meetings(*meetings, finder);
  query.kind = FindingKind::position;
  const auto positions = rows_of(record, query);
  if (!positions) return tl::unexpected(positions.error());
  compare_stances(*positions, finder);
  const auto pairs = contradictions(record, query);
  if (!pairs) return tl::unexpected(pairs.error());
  for (const Entry& entry : pairs->entries) {
    const Row &one = entry.sentences.front().row, &other = entry.sentences.back().row;
    if (!finder.is_new(one) && !finder.is_new(other)) continue;
    const bool turned = one.report.number > other.report.number;
    finder.add("conflict", entry.values[0], entry.values[1], turned ? other : one, turned ? one : other);
  }
  return answer;
}

Result<int64_t> last_number(const Record& record) {
  const auto reports = record.find_reports({});
  if (!reports) return tl::unexpected(reports.error());
  int64_t last = 0;
  for (const FoundReport& found : *reports) last = std::max(last, found.report.number);
  return last;
}

}  // namespace rapporteur::answers
