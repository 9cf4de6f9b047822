#include "answers/dossier.h"

#include <map>
#include <set>

#include "actors/state_names.h"
#include "answers/contradictions.h"
#include "answers/foreseen.h"
#include "answers/issues.h"
#include "answers/on_table.h"
#include "answers/stances.h"
#include "stories/copies.h"
#include "stories/one_meeting.h"

namespace rapporteur::answers {
namespace {

using Question = Result<Answer> (*)(const Record&, Query);

std::string or_no_date(const std::string& day) { return day.empty() ? "no date" : day; }

Answer meetings_in(const std::vector<Row>& rows) {
  std::vector<const Finding*> findings;
  for (const Row& row : rows) findings.push_back(&row.finding);
  Answer answer;
  answer.method = "Each meeting once, with all that tell it.";
  for (const stories::OneMeeting& meeting : stories::meetings_of(findings)) {
    std::string parties;
    for (const std::string& party : actors_in(meeting.finding, "parties"))
      parties += (parties.empty() ? "" : " - ") + party;
    const std::string place = field(meeting.finding, "place");
    Entry entry;
    entry.head = or_no_date(field(meeting.finding, "date")) + " · " + field(meeting.finding, "status") + " · " +
                 (parties.empty() ? field(meeting.finding, "format") : parties) + (place.empty() ? "" : ", " + place);
    for (const uint32_t telling : meeting.tellings) entry.sentences.push_back({"", rows[telling]});
    answer.add(std::move(entry));
  }
  return answer;
}

/// Issue by issue, those of which most is told first.
Answer positions_in(const std::vector<Row>& rows) {
  std::vector<std::string> phrases;
  for (const Row& row : rows) phrases.push_back(field(row.finding, "issue"));
  const Issues issues(phrases);
  std::map<uint32_t, std::vector<uint32_t>> by_issue;
  for (uint32_t i = 0; i < rows.size(); ++i) by_issue[issues.of(i)].push_back(i);
  std::vector<std::pair<uint32_t, std::vector<uint32_t>>> order(by_issue.begin(), by_issue.end());
  std::ranges::stable_sort(order, std::greater<>(), [](const auto& issue) { return issue.second.size(); });
  Answer answer;
  answer.method =
      "By issue: phrases that share most of their telling words. A turn is two tellings of one holder, for an issue "
      "and against it, on different days: a change of mind, two sides of the issue, or a misreading.";
  for (const auto& [issue, members] : order) {
    std::vector<Told> told;
    for (const uint32_t row : members)
      told.push_back({field(rows[row].finding, "actor"), rows[row].report.date, field(rows[row].finding, "stance")});
    size_t turns = 0;
    for (const Holder& holder : stances(told)) turns += holder.turns.size();
    Entry entry;
    entry.head = issues.label(issue) + (turns == 0   ? ""
                                        : turns == 1 ? " (a turn)"
                                                     : " (turns: " + std::to_string(turns) + ")");
    for (const uint32_t row : members)
      entry.sentences.push_back(
          {field(rows[row].finding, "actor") + " " + field(rows[row].finding, "stance"), rows[row]});
    answer.add(std::move(entry));
  }
  return answer;
}

Answer listed(const std::vector<Row>& rows) {
  Answer answer;
  answer.method = "In the order of days.";
  for (const Row& row : rows) {
    const Finding& finding = row.finding;
    const bool event = finding.kind == FindingKind::event;
    const auto open = [](const std::string& actor) { return actor.empty() ? std::string("not resolved") : actor; };
    Entry entry;
    entry.head = or_no_date(day_of(row)) + " · " +
                 (event ? open(field(finding, "source")) + " -> " + open(field(finding, "target")) + " · " +
                              field(finding, "cameo") + ", " + field(finding, "status")
                        : open(field(finding, "speaker")));
    entry.sentences.push_back({"", row});
    answer.add(std::move(entry));
  }
  return answer;
}

/// Asks section by section.
class Writer {
 public:
  Writer(const Record& record, const Knowledge& knowledge, const Subject& subject)
      : record_(record), knowledge_(knowledge), subject_(subject) {}

  Result<Dossier> write() {
    title();
    const Result<void> steps[] = {
        rows("Meetings", FindingKind::meeting, sides(true), meetings_in),
        answer("On the table", on_table, sides(false)),
        rows("Positions", FindingKind::position, each(), positions_in),
        rows("Statements", FindingKind::statement, each(), listed),
        rows("Events", FindingKind::event, directions(), listed),
        answer("Forecasts", foreseen, each()),
        answer("Conflicts", contradictions, each()),
        cite(),
        scope(),
    };
    for (const Result<void>& step : steps) {
      if (!step) return tl::unexpected(step.error());
    }
    return std::move(dossier_);
  }

 private:
  /// Who and to whom.
  using Sides = std::vector<std::pair<std::string, std::string>>;

  Sides each() const {
    Sides all;
    for (const std::string& who : subject_.who) all.emplace_back(who, "");
    if (all.empty()) all.emplace_back("", "");
    return all;
  }
  /// One to the other, and back unless that is the same.
  Sides sides(bool mutual) const {
    if (subject_.who.size() < 2) return each();
    Sides all{{subject_.who[0], subject_.who[1]}};
    if (!mutual) all.emplace_back(subject_.who[1], subject_.who[0]);
    return all;
  }
  Sides directions() const {
    if (subject_.who.size() != 1) return sides(false);
    return {{subject_.who[0], ""}, {"", subject_.who[0]}};
  }

  Query query_of(const std::pair<std::string, std::string>& sides) const {
    Query query;
    query.by = sides.first;
    query.to = sides.second;
    query.about = subject_.about;
    query.from = subject_.from;
    query.until = subject_.until;
    query.min_confidence = subject_.min_confidence;
    return query;
  }

  void title() {
    for (const std::string& who : subject_.who)
      dossier_.title += (dossier_.title.empty() ? "" : " and ") + actors::name_for(knowledge_, who);
    if (!subject_.about.empty()) dossier_.title += (dossier_.title.empty() ? "" : ": ") + subject_.about;
  }

  void add(std::string title, Answer answer) {
    answer.keep(subject_.limit);
    dossier_.sections.push_back({std::move(title), std::move(answer)});
  }

  Result<void> rows(std::string title, FindingKind kind, const Sides& sides, Answer (*make)(const std::vector<Row>&)) {
    std::vector<Row> all;
    std::set<std::string> known;
    for (const auto& pair : sides) {
      Query query = query_of(pair);
      query.kind = kind;
      auto found = rows_of(record_, query);
      if (!found) return tl::unexpected(found.error());
      for (Row& row : *found) {
        if (known.insert(std::to_string(row.report.number) + id_of(row.finding) + row.finding.rule).second)
          all.push_back(std::move(row));
      }
    }
    std::ranges::stable_sort(all, {}, day_of);
    add(std::move(title), make(all));
    return {};
  }

  Result<void> answer(std::string title, Question question, const Sides& sides) {
    Answer all;
    for (const auto& pair : sides) {
      auto found = question(record_, query_of(pair));
      if (!found) return tl::unexpected(found.error());
      all.method = found->method;
      for (Entry& entry : found->entries) all.add(std::move(entry));
    }
    add(std::move(title), std::move(all));
    return {};
  }

  /// Numbers the reports behind what is shown.
  Result<void> cite() {
    stories::CopyIndex copies;
    std::set<int64_t> known;
    for (const Section& section : dossier_.sections) {
      for (const Entry& entry : section.answer.entries) {
        for (const Sentence& sentence : entry.sentences) {
          if (!known.insert(sentence.row.report.number).second) continue;
          const auto reports = record_.reports(sentence.row.report.id);
          if (!reports) return tl::unexpected(reports.error());
          Cited cited{sentence.row.report, "", std::nullopt};
          if (!reports->empty()) cited.address = reports->front().address;
          if (const auto link = copies.add(reports->empty() ? "" : reports->front().text)) cited.repeats = link->of;
          dossier_.sources.push_back(std::move(cited));
        }
      }
    }
    return {};
  }

  Result<void> scope() {
    const auto size = record_.size();
    if (!size) return tl::unexpected(size.error());
    auto unread = unread_days(record_, subject_.from, subject_.until);
    if (!unread) return tl::unexpected(unread.error());
    dossier_.unread = std::move(*unread);
    const auto day = [](const std::optional<Day>& day, const char* none) { return day ? to_string(*day) : none; };
    std::string confidence = std::to_string(subject_.min_confidence);
    confidence.resize(4);
    dossier_.scope = "Period: " + day(subject_.from, "open") + " to " + day(subject_.until, "open") +
                     ". Findings of confidence " + confidence + " or more. The record has " +
                     std::to_string(size->reports) + " reports, of " + or_no_date(size->first_day) + " to " +
                     or_no_date(size->last_day) + ".";
    return {};
  }

  const Record& record_;
  const Knowledge& knowledge_;
  const Subject& subject_;
  Dossier dossier_;
};

}  // namespace

size_t Dossier::number_of(const RecordedReport& report) const {
  const auto it = std::ranges::find(sources, report.number, [](const Cited& cited) { return cited.report.number; });
  return static_cast<size_t>(it - sources.begin());
}

Result<Dossier> dossier_of(const Record& record, const Knowledge& knowledge, const Subject& subject) {
  return Writer(record, knowledge, subject).write();
}

}  // namespace rapporteur::answers
