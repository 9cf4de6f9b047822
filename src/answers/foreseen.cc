// A forecast is settled only by what can be held against it: a meeting or an event that was found in its own words, and
// a later finding of the same sides. What it says in any other way is left open.
#include "answers/foreseen.h"

#include <algorithm>
#include <map>
#include <set>

namespace rapporteur::answers {
namespace {

/// "RUS USA": who has part in a meeting or event, states and bodies for persons.
std::string sides_of(const Finding& finding) {
  std::set<std::string> sides;
  if (finding.kind == FindingKind::meeting) {
    for (const std::string& party : actors_in(finding, "parties")) sides.insert(holder_of(party));
    const std::string format = field(finding, "format");
    if (sides.empty() && !format.empty()) sides.insert(format);
  } else {
    const std::string source = holder_of(field(finding, "source")), target = holder_of(field(finding, "target"));
    if (source.empty() || target.empty()) return "";
    return source + ">" + target + " " + field(finding, "cameo").substr(0, 2);
  }
  std::string all;
  for (const std::string& side : sides) all += (all.empty() ? "" : " ") + side;
  return sides.size() < 2 && finding.kind == FindingKind::meeting && field(finding, "format").empty() ? "" : all;
}

/// Told as to come. What is hypothetical may be the condition ("if it attacks, …"), and what is proposed only a wish.
bool is_expected(const Finding& finding) { return field(finding, "status") == "scheduled"; }

/// How a later finding settles what was expected; "" if it does not.
std::string settles(const Finding& finding) {
  const std::string status = field(finding, "status");
  if (status == "held" || status == "ongoing" || status == "happened") return "came true";
  return status == "cancelled" || status == "refused" ? "did not" : "";
}

/// Meetings and events of the whole record, to be looked up.
struct Happened {
  std::vector<Row> rows;
  std::map<std::pair<int64_t, FindingKind>, std::vector<uint32_t>> in_report;
  std::map<std::pair<FindingKind, std::string>, std::vector<uint32_t>> of_sides;

  Result<void> take(const Record& record, Query query) {
    for (const FindingKind kind : {FindingKind::meeting, FindingKind::event}) {
      query.kind = kind;
      auto found = rows_of(record, query);
      if (!found) return tl::unexpected(found.error());
      std::move(found->begin(), found->end(), std::back_inserter(rows));
    }
    for (uint32_t i = 0; i < rows.size(); ++i) {
      const Finding& finding = rows[i].finding;
      in_report[{rows[i].report.number, finding.kind}].push_back(i);
      if (const std::string sides = sides_of(finding); !sides.empty()) of_sides[{finding.kind, sides}].push_back(i);
    }
    return {};
  }
};

struct Settled {
  std::string outcome = "untold";
  std::optional<uint32_t> expected;
  std::vector<uint32_t> by;  ///< numbers of later rows
};

class Judge {
 public:
  Judge(const Happened& happened, std::string last_day) : happened_(happened), last_day_(std::move(last_day)) {}

  Settled settle(const Row& forecast) const {
    Settled settled;
    settled.expected = expected_in(forecast);
    if (!settled.expected || forecast.report.date.empty()) return settled;
    const Finding& expected = happened_.rows[*settled.expected].finding;
    const DayRange days = days_of_both(forecast, expected);
    settled.outcome = "open";
    if (!days.last) return settled;  // no time was told by which it should have come
    const auto same = happened_.of_sides.find({expected.kind, sides_of(expected)});
    if (same == happened_.of_sides.end()) return settled;
    for (const uint32_t row : same->second) {
      if (is_later(happened_.rows[row], forecast, days)) settled.by.push_back(row);
    }
    std::ranges::stable_sort(settled.by, {}, [&](uint32_t row) { return happened_.rows[row].report.date; });
    if (!settled.by.empty()) {
      settled.outcome = settles(happened_.rows[settled.by.back()].finding);
    } else if (to_string(*days.last) < last_day_) {
      settled.outcome = "not seen";
    }
    return settled;
  }

 private:
  /// Half of the shorter one's words are the other's too.
  static bool share(Span one, Span other) {
    const uint32_t begin = std::max(one.begin, other.begin), end = std::min(one.end, other.end);
    return end > begin && 2 * (end - begin) >= std::min(one.size(), other.size());
  }

  /// The meeting or event of the forecast's own words, not yet there, and with sides.
  std::optional<uint32_t> expected_in(const Row& forecast) const {
    for (const FindingKind kind : {FindingKind::meeting, FindingKind::event}) {
      const auto it = happened_.in_report.find({forecast.report.number, kind});
      if (it == happened_.in_report.end()) continue;
      for (const uint32_t row : it->second) {
        const Finding& finding = happened_.rows[row].finding;
        const bool inside = share(finding.span, forecast.finding.span);
        if (inside && is_expected(finding) && !sides_of(finding).empty()) return row;
      }
    }
    return std::nullopt;
  }

  /// From the forecast's report on, until the day that what is expected or the forecast has.
  static DayRange days_of_both(const Row& forecast, const Finding& expected) {
    DayRange days = days_of(field(expected, "date"));
    if (!days.last) days = days_of(field(forecast.finding, "horizon"));
    const auto said = parse_day(forecast.report.date);
    if (!days.first || (said && *days.first < *said)) days.first = said;
    return days;
  }

  /// Told by a report of the forecast's day or later, as settled, on a day on which it could have come.
  static bool is_later(const Row& row, const Row& forecast, const DayRange& days) {
    if (row.report.number == forecast.report.number || row.report.date < forecast.report.date) return false;
    if (settles(row.finding).empty()) return false;
    const DayRange told = days_of(field(row.finding, "date"));
    return told.first && told.last && days.first && *told.first >= *days.first && *told.last <= *days.last;
  }

  const Happened& happened_;
  std::string last_day_;  ///< of the record's reports
};

/// How many of a bearer's forecasts came true, of those of which it is known.
struct Score {
  uint32_t true_ones = 0;
  uint32_t known = 0;
  std::string written() const { return known == 0 ? "" : std::to_string(true_ones) + " of " + std::to_string(known); }
};

std::string or_unstated(const std::string& text) { return text.empty() ? "not stated" : text; }

Entry entry_of(const Row& row, const Settled& settled, const Score& score, const Happened& happened) {
  const Finding& finding = row.finding;
  const std::string by = field(finding, "by"), about = field(finding, "about"), horizon = field(finding, "horizon");
  Entry entry;
  entry.head = (row.report.date.empty() ? "no date" : row.report.date) + " · " + or_unstated(by) + " · " +
               field(finding, "outlook") + " · by " + or_unstated(horizon) + " · " + settled.outcome +
               (score.known > 0 ? " (came true: " + score.written() + " of his that are settled)" : "");
  entry.values = {by, about, field(finding, "outlook"), horizon, settled.outcome, score.written(), row.report.date};
  entry.sentences.push_back({"says", row});
  if (settled.expected) entry.sentences.push_back({"expects", happened.rows[*settled.expected]});
  for (const uint32_t later : settled.by)
    entry.sentences.push_back({settles(happened.rows[later].finding), happened.rows[later]});
  return entry;
}

std::string method_of(const std::map<std::string, uint32_t>& outcomes) {
  std::string counts;
  for (const auto& [outcome, count] : outcomes)
    counts += (counts.empty() ? "" : ", ") + std::to_string(count) + " " + outcome;
  return "A forecast is settled by the meeting or event that was found in its own words, when a later report tells "
         "the same sides (states and bodies; of events, the same kind of act) on a day from the forecast's on and "
         "within its time: held or happened is \"came true\", cancelled or refused is \"did not\"; the last word "
         "counts. \"Not seen\": its time is over and the record goes on beyond it, which is no proof. \"Open\": its "
         "time is not over or was not told. \"Untold\": nothing in its words can be looked for. Scores count what is "
         "settled alone. Outcomes: " +
         counts + ".";
}

}  // namespace

Result<Answer> foreseen(const Record& record, Query query) {
  const uint64_t limit = std::exchange(query.limit, 0);
  query.kind = FindingKind::forecast;
  const auto forecasts = rows_of(record, query);
  if (!forecasts) return tl::unexpected(forecasts.error());
  const auto size = record.size();
  if (!size) return tl::unexpected(size.error());
  Happened happened;
  Query all;
  all.min_confidence = query.min_confidence;
  if (auto ok = happened.take(record, all); !ok) return tl::unexpected(ok.error());
  const Judge judge(happened, size->last_day);
  std::vector<Settled> settled;
  std::map<std::string, Score> scores;
  std::map<std::string, uint32_t> outcomes;
  for (const Row& row : *forecasts) {
    const Settled& one = settled.emplace_back(judge.settle(row));
    ++outcomes[one.outcome];
    if (one.by.empty()) continue;
    Score& score = scores[field(row.finding, "by")];
    ++score.known;
    score.true_ones += one.outcome == "came true";
  }
  Answer answer;
  answer.columns = {"by", "about", "outlook", "horizon", "outcome", "score", "date"};
  answer.method = method_of(outcomes);
  for (size_t i = 0; i < forecasts->size(); ++i) {
    const Row& row = (*forecasts)[i];
    answer.add(entry_of(row, settled[i], scores[field(row.finding, "by")], happened));
  }
  answer.keep(limit);
  return answer;
}

}  // namespace rapporteur::answers
