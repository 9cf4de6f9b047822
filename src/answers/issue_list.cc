#include "answers/issue_list.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace rapporteur::answers {
namespace {

/// By phrase, the numbers of its rows.
using Phrases = std::map<std::string, std::vector<uint32_t>>;

std::string counted(size_t count, const std::string& one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

void add_issue(const std::string& label, const Phrases& phrases, const std::vector<Row>& rows, Answer& answer) {
  std::set<std::string> holders;
  size_t positions = 0;
  for (const auto& [phrase, numbers] : phrases) {
    positions += numbers.size();
    for (const uint32_t number : numbers) holders.insert(holder_of(field(rows[number].finding, "actor")));
  }
  holders.erase("");
  Entry issue;
  issue.head = label + " · " + counted(positions, "position") + " of " + counted(holders.size(), "holder");
  issue.values = {label, "", std::to_string(positions), std::to_string(holders.size())};
  answer.add(std::move(issue));
  for (const auto& [phrase, numbers] : phrases) {
    Entry entry;
    entry.depth = 1;
    entry.head = phrase;
    entry.values = {label, phrase, std::to_string(numbers.size()), ""};
    for (const uint32_t number : numbers)
      entry.sentences.push_back(
          {field(rows[number].finding, "actor") + " " + field(rows[number].finding, "stance"), rows[number]});
    answer.add(std::move(entry));
  }
}

}  // namespace

Result<Answer> issue_list(const Record& record, Query query, const std::vector<NamedIssue>& named) {
  const uint64_t limit = std::exchange(query.limit, 0);
  query.kind = FindingKind::position;
  if (!query.about.empty()) query.fields.push_back({"issue", std::exchange(query.about, "")});
  const auto rows = rows_of(record, query);
  if (!rows) return tl::unexpected(rows.error());
  std::vector<std::string> phrases;
  for (const Row& row : *rows) phrases.push_back(field(row.finding, "issue"));
  const Issues issues(phrases, named);
  std::map<uint32_t, Phrases> by_issue;
  std::map<uint32_t, size_t> told;
  for (uint32_t i = 0; i < rows->size(); ++i) {
    by_issue[issues.of(i)][phrases[i]].push_back(i);
    ++told[issues.of(i)];
  }
  std::vector<uint32_t> order;
  for (const auto& [issue, count] : told) order.push_back(issue);
  std::ranges::stable_sort(order, std::greater<>(), [&](uint32_t issue) { return told[issue]; });
  Answer answer;
  answer.columns = {"issue", "phrase", "positions", "holders"};
  answer.method =
      "Phrases that share most of their telling words are one issue, named after its most frequent phrase, but where a "
      "file of issues says otherwise.";
  for (const uint32_t issue : order) add_issue(issues.label(issue), by_issue[issue], *rows, answer);
  answer.keep(limit);
  return answer;
}

}  // namespace rapporteur::answers
