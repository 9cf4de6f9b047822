// Precision comes first: whatever could be two happenings is none of these.
#include "answers/contradictions.h"

#include <algorithm>
#include <map>
#include <set>

#include "answers/issues.h"
#include "answers/sources.h"
#include "text/fold.h"

namespace rapporteur::answers {
namespace {

constexpr size_t kMostTellings = 64;  ///< of one meeting or act: more are compared no further

struct Pair {
  std::string why;     ///< "place", "status", "truth", "number"
  std::string values;  ///< "Geneva · Vienna"
  Row one, other;
};

bool is_single_day(const std::string& date) {
  const DayRange days = days_of(date);
  return days.first && days.last && *days.first == *days.last && date.size() == 10;
}

/// The characters of a span that counts code points.
std::string words_at(std::string_view text, Span span) {
  uint32_t points = 0;
  size_t begin = text.size(), end = text.size();
  for (size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) continue;
    if (points == span.begin) begin = at;
    if (points == span.end) end = at;
    ++points;
  }
  return std::string(text.substr(begin, end - begin));
}

// ---- meetings ---------------------------------------------------------------------------------------------------

/// States, bodies and format: what two tellings of one meeting have in common.
std::string occasion_of(const Finding& meeting) {
  std::set<std::string> sides;
  for (const std::string& party : actors_in(meeting, "parties")) sides.insert(holder_of(party));
  if (sides.size() < 2) return "";
  std::string all = field(meeting, "date");
  for (const std::string& side : sides) all += " " + side;
  return all;
}

/// Those by name on each side are the same, or one telling names none.
bool same_persons(const Finding& one, const Finding& other) {
  const auto persons = [](const Finding& meeting) {
    std::set<std::string> names;
    for (const std::string& party : actors_in(meeting, "parties")) {
      if (party.find('/') != party.npos) names.insert(party);
    }
    return names;
  };
  const auto a = persons(one), b = persons(other);
  return a.empty() || b.empty() || a == b;
}

bool is_held(const Finding& meeting) { return field(meeting, "status") == "held"; }
bool is_off(const Finding& meeting) {
  const std::string status = field(meeting, "status");
  return status == "cancelled" || status == "refused";
}

void compare_meetings(const Row& a, const Row& b, std::vector<Pair>& found) {
  const Finding &one = a.finding, &other = b.finding;
  if (!same_persons(one, other)) return;
  const std::string place = field(one, "place"), there = field(other, "place");
  const bool apart = !place.empty() && !there.empty() && !share_a_word(place, there);
  if (is_held(one) && is_held(other) && apart) found.push_back({"place", place + " · " + there, a, b});
  const Row& held = is_held(one) ? a : b;
  const bool told_after = held.report.date >= field(held.finding, "date");
  if (((is_held(one) && is_off(other)) || (is_off(one) && is_held(other))) && told_after && !apart)
    found.push_back({"status", field(one, "status") + " · " + field(other, "status"), a, b});
}

// ---- events -----------------------------------------------------------------------------------------------------

std::string act_of(const Finding& event) {
  const std::string source = field(event, "source"), target = field(event, "target");
  if (source.empty() || target.empty()) return "";
  return field(event, "date") + " " + source + ">" + target + " " + field(event, "cameo");
}

/// The only number in words, and the words around it.
struct Counted {
  std::string number, before, after;
};

std::optional<Counted> counted_in(const std::string& words) {
  const std::string folded = text::fold(words);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto first = std::ranges::find_if(folded, is_digit);
  if (first == folded.end()) return std::nullopt;
  const auto end = std::find_if(first, folded.end(), [&](char c) { return !is_digit(c) && c != ','; });
  if (std::any_of(end, folded.end(), is_digit)) return std::nullopt;
  return Counted{std::string(first, end), std::string(folded.begin(), first), std::string(end, folded.end())};
}

void compare_events(const Row& a, const Row& b, std::vector<Pair>& found) {
  const std::string status = field(a.finding, "status"), other = field(b.finding, "status");
  if ((status == "happened" && other == "denied") || (status == "denied" && other == "happened")) {
    found.push_back({"truth", status + " · " + other, a, b});
    return;
  }
  const auto one = counted_in(a.finding.words), two = counted_in(b.finding.words);
  const bool same_words = one && two && one->before == two->before && one->after == two->after;
  if (status == "happened" && other == "happened" && same_words && one->number != two->number)
    found.push_back({"number", one->number + " · " + two->number, a, b});
}

// ---- all --------------------------------------------------------------------------------------------------------

class Finder {
 public:
  explicit Finder(const Record& record) : record_(record), sources_(record) {}

  Result<void> inside(Query query) {
    query.kind = FindingKind::conflict;
    query.by.clear();
    const auto rows = rows_of(record_, query);
    if (!rows) return tl::unexpected(rows.error());
    for (const Row& row : *rows) {
      const auto reports = record_.reports(row.report.id);
      if (!reports) return tl::unexpected(reports.error());
      const auto* with = std::get_if<Span>(row.finding.find("with"));
      Row other = row;
      if (with != nullptr && !reports->empty()) {
        other.finding.span = *with;
        other.finding.words = words_at(reports->front().text, *with);
      }
      found_.push_back({"inside", field(row.finding, "why"), row, std::move(other)});
    }
    return {};
  }

  /// Tellings of one key that different sources have, compared two by two.
  Result<void> between(Query query, FindingKind kind, std::string (*key)(const Finding&),
                       void (*compare)(const Row&, const Row&, std::vector<Pair>&)) {
    query.kind = kind;
    const auto rows = rows_of(record_, query);
    if (!rows) return tl::unexpected(rows.error());
    std::map<std::string, std::vector<const Row*>> tellings;
    for (const Row& row : *rows) {
      const std::string own = is_single_day(field(row.finding, "date")) ? key(row.finding) : "";
      if (!own.empty()) tellings[own].push_back(&row);
    }
    for (const auto& [own, told] : tellings) {
      if (told.size() > kMostTellings) continue;
      for (size_t i = 0; i < told.size(); ++i) {
        for (size_t j = i + 1; j < told.size(); ++j) {
          if (auto ok = add(*told[i], *told[j], compare); !ok) return ok;
        }
      }
    }
    return {};
  }

  std::vector<Pair> take() { return std::move(found_); }

 private:
  Result<void> add(const Row& a, const Row& b, void (*compare)(const Row&, const Row&, std::vector<Pair>&)) {
    if (a.report.number == b.report.number) return {};
    std::vector<Pair> pairs;
    compare(a, b, pairs);
    if (pairs.empty()) return {};
    const auto one = sources_.number_of(a.report), other = sources_.number_of(b.report);
    if (!one || !other) return tl::unexpected(one ? other.error() : one.error());
    if (*one != *other) std::move(pairs.begin(), pairs.end(), std::back_inserter(found_));
    return {};
  }

  const Record& record_;
  Sources sources_;
  std::vector<Pair> found_;
};

Entry entry_of(const Pair& pair) {
  const std::string day = day_of(pair.one), scope = pair.why == "inside" ? "one report" : "two reports";
  Entry entry;
  entry.head = (day.empty() ? "no date" : day) + " · " + pair.why + ": " + pair.values;
  entry.values = {pair.why, pair.values, scope, day};
  entry.sentences = {{"one", pair.one}, {"other", pair.other}};
  return entry;
}

}  // namespace

Result<Answer> contradictions(const Record& record, Query query) {
  const uint64_t limit = std::exchange(query.limit, 0);
  Finder finder(record);
  auto ok = query.by.empty() ? finder.inside(query) : Result<void>();
  if (ok) ok = finder.between(query, FindingKind::meeting, occasion_of, compare_meetings);
  if (ok) ok = finder.between(query, FindingKind::event, act_of, compare_events);
  if (!ok) return tl::unexpected(ok.error());
  std::vector<Pair> pairs = finder.take();
  std::ranges::stable_sort(pairs, {}, [](const Pair& pair) { return day_of(pair.one); });
  Answer answer;
  answer.columns = {"why", "values", "scope", "date"};
  answer.method =
      "Inside a report: claims of one deed by two sides that cannot both hold. Between reports that do not repeat each "
      "other: the same sides' meeting on one day, held in two places, or held and cancelled; the same act on one day, "
      "happened and denied, or told in the same words with another number. A report that corrects an earlier one "
      "looks the same: the days of the two tell. Conflicts inside a report name no actor, so --by leaves them out.";
  for (const Pair& pair : pairs) answer.add(entry_of(pair));
  answer.keep(limit);
  return answer;
}

}  // namespace rapporteur::answers
