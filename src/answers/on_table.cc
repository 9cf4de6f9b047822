// A clause belongs to the last proposal before it in its report that the same actors put; a position belongs to what
// its issue is most like.
#include "answers/on_table.h"

#include <algorithm>
#include <map>

#include "answers/issues.h"

namespace rapporteur::answers {
namespace {

constexpr double kAbout = 0.5;  // likeness from which an issue is what a proposal or clause says

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : ", ") + part;
  return all;
}

std::string or_unstated(const std::string& text) { return text.empty() ? "not stated" : text; }

/// A proposal or a clause, with what belongs to it.
struct Item {
  Row row;
  std::vector<uint32_t> parts;   ///< a proposal's clauses, as numbers of items
  std::vector<uint32_t> stands;  ///< numbers of positions
  bool is_part = false;
};

std::string words_of(const Finding& finding) {
  return finding.kind == FindingKind::proposal ? field(finding, "instrument") : field(finding, "deed");
}

/// Whether a clause can be one of a proposal: the same report, behind it, and put by one of those who put that.
bool belongs(const Row& clause, const Row& proposal) {
  if (clause.report.number != proposal.report.number) return false;
  if (clause.finding.span.begin < proposal.finding.span.begin) return false;
  const auto proposers = actors_in(proposal.finding, "proposer");
  return std::ranges::any_of(actors_in(clause.finding, "proposer"), [&](const std::string& actor) {
    return std::ranges::any_of(proposers,
                               [&](const std::string& other) { return holder_of(actor) == holder_of(other); });
  });
}

class Table {
 public:
  Result<void> take(const Record& record, Query query) {
    query.limit = 0;
    for (const FindingKind kind : {FindingKind::proposal, FindingKind::clause}) {
      query.kind = kind;
      auto rows = rows_of(record, query);
      if (!rows) return tl::unexpected(rows.error());
      for (Row& row : *rows) items_.push_back({std::move(row), {}, {}, false});
    }
    group_clauses();
    Query stances;
    stances.kind = FindingKind::position;
    stances.min_confidence = query.min_confidence;
    stances.until = query.until;
    auto rows = rows_of(record, stances);
    if (!rows) return tl::unexpected(rows.error());
    positions_ = std::move(*rows);
    find_stands();
    return {};
  }

  Answer answer() const {
    Answer answer;
    answer.columns = {"what",  "proposer", "addressees", "bound", "modality",
                      "words", "actor",    "stance",     "issue", "date"};
    answer.method =
        "Proposals and clauses in the order of days; a clause stands under the last proposal of the same actors before "
        "it in its report. Below each, positions whose issue shares most of its telling words with it, by anybody, "
        "until the chosen day: they may be on something like it rather than on it. Their sentences tell which. Left "
        "out: what has no words of its own.";
    std::vector<const Item*> whole;
    for (const Item& item : items_) {
      if (!item.is_part) whole.push_back(&item);
    }
    std::ranges::stable_sort(whole, {}, [](const Item* item) { return day_of(item->row); });
    for (const Item* item : whole) {
      add(*item, 0, answer);
      for (const uint32_t part : item->parts) add(items_[part], 1, answer);
    }
    return answer;
  }

 private:
  void group_clauses() {
    std::map<int64_t, std::vector<uint32_t>> proposals;
    for (uint32_t i = 0; i < items_.size(); ++i) {
      if (items_[i].row.finding.kind == FindingKind::proposal) proposals[items_[i].row.report.number].push_back(i);
    }
    for (uint32_t i = 0; i < items_.size(); ++i) {
      Item& clause = items_[i];
      if (clause.row.finding.kind != FindingKind::clause) continue;
      const auto& in_report = proposals[clause.row.report.number];
      const auto it = std::find_if(in_report.rbegin(), in_report.rend(),
                                   [&](uint32_t proposal) { return belongs(clause.row, items_[proposal].row); });
      if (it == in_report.rend()) continue;
      items_[*it].parts.push_back(i);
      clause.is_part = true;
    }
  }

  void find_stands() {
    std::vector<std::string> phrases;
    for (const Item& item : items_) phrases.push_back(words_of(item.row.finding));
    for (const Row& row : positions_) phrases.push_back(field(row.finding, "issue"));
    const Vocabulary vocabulary(phrases);
    std::vector<Terms> terms;
    std::map<uint32_t, std::vector<uint32_t>> items_with;
    for (uint32_t i = 0; i < items_.size(); ++i) {
      terms.push_back(vocabulary.terms_of(phrases[i]));
      for (const auto& [word, weight] : terms.back().words) items_with[word].push_back(i);
    }
    for (uint32_t i = 0; i < positions_.size(); ++i) {
      const Terms issue = vocabulary.terms_of(phrases[items_.size() + i]);
      for (const uint32_t item : likest(issue, terms, items_with)) items_[item].stands.push_back(i);
    }
  }

  /// All items that the issue is as like as any, if it is like enough.
  static std::vector<uint32_t> likest(const Terms& issue, const std::vector<Terms>& terms,
                                      const std::map<uint32_t, std::vector<uint32_t>>& items_with) {
    std::map<uint32_t, double> candidates;
    for (const uint32_t word : telling_words(issue, kAbout)) {
      const auto it = items_with.find(word);
      if (it == items_with.end()) continue;
      for (const uint32_t item : it->second) candidates.emplace(item, 0);
    }
    double best = kAbout;
    for (auto& [item, like] : candidates) best = std::max(best, like = likeness(issue, terms[item]));
    std::vector<uint32_t> all;
    for (const auto& [item, like] : candidates) {
      if (like >= best) all.push_back(item);
    }
    return all;
  }

  void add(const Item& item, uint32_t depth, Answer& answer) const {
    const Finding& finding = item.row.finding;
    const bool proposal = finding.kind == FindingKind::proposal;
    const std::string proposer = joined(actors_in(finding, "proposer")), words = words_of(finding);
    const std::string addressees = joined(actors_in(finding, "addressees")), bound = field(finding, "bound"),
                      modality = field(finding, "modality"), day = day_of(item.row);
    Entry entry;
    entry.depth = depth;
    entry.head =
        proposal ? or_unstated(proposer) + " -> " + or_unstated(addressees) + ": " + words
                 : (depth == 0 ? or_unstated(proposer) + ": " : "") + or_unstated(bound) + " " + modality + " " + words;
    if (depth == 0) entry.head += " · " + (day.empty() ? "no date" : day);
    entry.values = {std::string(name_of(finding.kind)), proposer, addressees, bound, modality, words, "", "", "", day};
    entry.sentences.push_back({"says", item.row});
    answer.add(std::move(entry));
    for (const uint32_t stand : item.stands) add_stand(positions_[stand], depth + 1, answer);
  }

  static void add_stand(const Row& row, uint32_t depth, Answer& answer) {
    const std::string actor = field(row.finding, "actor"), stance = field(row.finding, "stance"),
                      issue = field(row.finding, "issue"), day = day_of(row);
    Entry entry;
    entry.depth = depth;
    entry.head = or_unstated(actor) + " " + stance + ": " + issue + " · " + (day.empty() ? "no date" : day);
    entry.values = {"stance", "", "", "", "", "", actor, stance, issue, day};
    entry.sentences.push_back({"says", row});
    answer.add(std::move(entry));
  }

  std::vector<Item> items_;
  std::vector<Row> positions_;
};

}  // namespace

Result<Answer> on_table(const Record& record, Query query) {
  Table table;
  const uint64_t limit = query.limit;
  if (auto ok = table.take(record, std::move(query)); !ok) return tl::unexpected(ok.error());
  Answer answer = table.answer();
  answer.keep(limit);
  return answer;
}

}  // namespace rapporteur::answers
