// Looking into a record.
#include <algorithm>

#include "rapporteur/record.h"
#include "record/corrections.h"
#include "record/matching.h"
#include "record/persons.h"
#include "record/question.h"
#include "record/rows.h"
#include "record/store.h"
#include "record/tables.h"

namespace rapporteur {
namespace {

using record::Prepared;
using record::Question;

constexpr size_t kAtOnce = 256;  // findings taken out of the record in one go

/// True if one of the person's forms means the wanted one.
bool is_meant(const RecordedPerson& person, const std::string& wanted) {
  return std::any_of(person.forms.begin(), person.forms.end(),
                     [&](const std::string& form) { return record::is_named(form, wanted); });
}

/// All forms of the persons, a line each.
std::string lines_of(const std::vector<RecordedPerson>& persons) {
  std::string forms;
  for (const RecordedPerson& person : persons) {
    for (const std::string& form : person.forms) forms.append(form).append("\n");
  }
  return forms;
}

}  // namespace

Result<std::vector<ReportKey>> Record::keys() const {
  auto statement = store_->database.prepare("SELECT key FROM reports");
  if (!statement) return tl::unexpected(statement.error());
  std::vector<ReportKey> keys;
  while (true) {
    const auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return keys;
    ReportKey& key = keys.emplace_back();
    statement->bytes(0).copy(reinterpret_cast<char*>(key.data()), key.size());
  }
}

/// By which names reports call the persons whom an actor of a query means, a line each.
Result<std::string> Record::forms_of(const std::string& wanted) const {
  if (wanted.empty() || record::is_code(wanted)) return std::string();  // all who are of a state are written so
  const auto meant = persons(wanted);
  if (!meant) return tl::unexpected(meant.error());
  return lines_of(*meant);
}

Result<Question> Record::question_of(const Query& query) const {
  const auto by = forms_of(query.by), to = forms_of(query.to);
  if (!by || !to) return tl::unexpected(by ? to.error() : by.error());
  std::string issues;
  for (const FieldFilter& filter : query.fields) {
    if (query.kind != FindingKind::position || filter.field != "issue") continue;
    const auto named = named_issues();
    if (!named) return tl::unexpected(named.error());
    for (const NamedIssue& one : *named) {
      if (record::has_words(one.name, filter.value)) issues += one.issue + "\n";
    }
  }
  return record::question_of(query, store_->database.dialect(), *by, *to, issues);
}

/// The numbers of the wanted findings, in order. All at once, so that no lock is held while they are looked at.
Result<std::vector<int64_t>> Record::numbers_of(const Query& query) const {
  const auto question = question_of(query);
  if (!question) return tl::unexpected(question.error());
  const std::string limit = query.limit > 0 ? " LIMIT " + std::to_string(query.limit) : "";
  auto statement = question->prepare(store_->database, "f.finding", record::order_of(query) + limit);
  if (!statement) return tl::unexpected(statement.error());
  std::vector<int64_t> numbers;
  while (true) {
    const auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return numbers;
    numbers.push_back(statement->number(0));
  }
}

Result<void> Record::find(const Query& query,
                          const std::function<bool(const RecordedReport&, const Finding&)>& take) const {
  const auto numbers = numbers_of(query);
  if (!numbers) return tl::unexpected(numbers.error());
  auto one = store_->database.prepare(record::sql_of_one(query.kind));
  if (!one) return tl::unexpected(one.error());
  std::vector<FoundFinding> taken;
  for (size_t begin = 0; begin < numbers->size(); begin += kAtOnce) {
    taken.clear();
    for (size_t i = begin; i < std::min(numbers->size(), begin + kAtOnce); ++i) {
      const auto row = one->bind(1, (*numbers)[i]).step();
      if (!row) return tl::unexpected(row.error());
      if (*row) taken.push_back(record::found_at(query.kind, *one));
      one->reset();
    }
    for (const auto& [report, finding] : taken) {
      if (!take(report, finding)) return {};
    }
  }
  return {};
}

/// Every post that some report tells of each actor, by the actor's number.
Result<std::unordered_map<int64_t, std::vector<std::string>>> Record::posts() const {
  auto statement = store_->database.prepare("SELECT DISTINCT actor, post FROM posts ORDER BY actor, post");
  if (!statement) return tl::unexpected(statement.error());
  std::unordered_map<int64_t, std::vector<std::string>> posts;
  while (true) {
    const auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return posts;
    posts[statement->number(0)].push_back(statement->text(1));
  }
}

Result<std::vector<RecordedPerson>> Record::persons(const std::string& query) const {
  auto told = posts();
  if (!told) return tl::unexpected(told.error());
  auto statement =
      store_->database.prepare("SELECT actor, written, code, name FROM actors WHERE kind = 'person' ORDER BY actor");
  if (!statement) return tl::unexpected(statement.error());
  std::vector<record::PersonRow> rows;
  while (true) {
    const auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) break;
    rows.push_back(
        {statement->text(1), statement->text(2), statement->text(3), std::move((*told)[statement->number(0)])});
  }
  const auto related = record::corrections_where(store_->database, " WHERE kind = 'actor'");
  if (!related) return tl::unexpected(related.error());
  std::vector<record::NamePair> linked, split;
  for (const Correction& one : record::in_force(*related))
    (one.act == Act::link ? linked : split).push_back(record::pair_of(one));
  std::vector<RecordedPerson> all = record::relate_persons(record::unite_persons(rows), rows, linked, split);
  std::erase_if(all, [&](const RecordedPerson& person) { return !query.empty() && !is_meant(person, query); });
  return all;
}

Result<std::vector<std::string>> Record::ids_naming(const std::string& written, size_t most) const {
  auto statement = store_->database.prepare(
      "SELECT r.id FROM reports r WHERE r.report IN (SELECT m.report FROM mentions m JOIN actors a ON a.actor = "
      "m.actor "
      "WHERE a.written = ?) ORDER BY r.date, r.report LIMIT ?");
  if (!statement) return tl::unexpected(statement.error());
  statement->bind(1, written).bind(2, static_cast<int64_t>(most));
  std::vector<std::string> ids;
  while (true) {
    const auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return ids;
    ids.push_back(statement->text(0));
  }
}

Result<std::vector<Finding>> Record::findings_of(const ReportKey& key) const {
  std::vector<Finding> all;
  for (int i = 0; i < kFindingKinds; ++i) {
    const auto kind = static_cast<FindingKind>(i);
    auto statement = store_->database.prepare(
        "SELECT r.id, " + record::select_columns(kind) + " FROM " + record::table_of(kind) +
        " f JOIN reports r USING (report)" + std::string(record::kJoinCorrections) +
        " WHERE r.key = ? AND (f.verdict IS NULL OR f.verdict NOT IN ('rejected', 'replaced')) "
        "ORDER BY f.finding");
    if (!statement) return tl::unexpected(statement.error());
    statement->bind_bytes(1, key.data(), key.size());
    while (true) {
      const auto row = statement->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row) break;
      all.push_back(record::finding_at(kind, *statement, 1));
      all.back().report = statement->text(0);
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Finding& a, const Finding& b) { return a.span < b.span; });
  return all;
}

Result<std::optional<std::string>> Record::id_of(const ReportKey& key) const {
  auto statement = store_->database.prepare("SELECT id FROM reports WHERE key = ?");
  if (!statement) return tl::unexpected(statement.error());
  const auto row = statement->bind_bytes(1, key.data(), key.size()).step();
  if (!row) return tl::unexpected(row.error());
  return *row ? std::optional(statement->text(0)) : std::nullopt;
}

Result<bool> Record::has_id(const ReportKey& key, const std::string& id) const {
  auto statement = store_->database.prepare(
      "SELECT 1 FROM reports r WHERE key = ?1 AND (id = ?2 OR EXISTS (SELECT 1 FROM other_ids o WHERE o.report = "
      "r.report AND o.id = ?2))");
  if (!statement) return tl::unexpected(statement.error());
  return statement->bind_bytes(1, key.data(), key.size()).bind(2, id).step();
}

Result<std::vector<Report>> Record::reports(const std::string& id) const {
  auto statement = store_->database.prepare(
      "SELECT id, source, address, title, language, coalesce(date, ''), text FROM reports WHERE id = ?1 OR report IN "
      "(SELECT report FROM other_ids WHERE id = ?1) ORDER BY id = ?1 DESC, report DESC");
  if (!statement) return tl::unexpected(statement.error());
  statement->bind(1, id);
  std::vector<Report> found;
  while (true) {
    const auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return found;
    found.push_back({statement->text(0),
                     statement->text(1),
                     statement->text(2),
                     statement->text(3),
                     statement->text(4),
                     parse_day(statement->text(5)),
                     statement->text(6),
                     {}});
  }
}

Result<bool> Record::is_named(const std::string& wanted) const {
  auto statement = store_->database.prepare("SELECT 1 FROM actors WHERE names_actor(written, ?)");
  if (!statement) return tl::unexpected(statement.error());
  return statement->bind(1, wanted).step();
}

/// The first column of rows, at most `most` of them.
Result<std::vector<std::string>> Record::texts(const std::string& sql, size_t most) const {
  auto statement = store_->database.prepare(sql + " LIMIT ?");
  if (!statement) return tl::unexpected(statement.error());
  statement->bind(1, static_cast<int64_t>(most));
  std::vector<std::string> found;
  while (true) {
    const auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return found;
    found.push_back(statement->text(0));
  }
}

Result<std::vector<std::string>> Record::names(size_t most) const {
  return texts("SELECT CASE WHEN name = '' THEN code ELSE name END FROM actors ORDER BY actor", most);
}

Result<std::vector<std::string>> Record::ids(size_t most) const {
  return texts("SELECT id FROM reports UNION SELECT id FROM other_ids ORDER BY id", most);
}

}  // namespace rapporteur
