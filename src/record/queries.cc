// Looking into a record.
#include <sqlite3.h>

#include <algorithm>

#include "rapporteur/record.h"
#include "record/persons.h"
#include "record/question.h"
#include "record/rows.h"
#include "record/store.h"
#include "record/tables.h"
#include "text/fold.h"

namespace rapporteur {
namespace {

using record::Prepared;
using record::Question;

constexpr size_t kAtOnce = 256;  // findings taken out of the record in one go

// ---- SQL functions ----

std::string_view argument(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return text == nullptr ? std::string_view() : std::string_view(text, static_cast<size_t>(sqlite3_value_bytes(value)));
}

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/// True if a word of the text begins so.
bool begins_a_word(std::string_view text, std::string_view beginning) {
  for (size_t at = text.find(beginning); at != std::string_view::npos; at = text.find(beginning, at + 1)) {
    if (at == 0 || !is_letter(text[at - 1])) return true;
  }
  return false;
}

/// has_words(text, wanted): each of the wanted words begins a word of the text; capitals do not matter.
void has_words(sqlite3_context* context, int, sqlite3_value** arguments) {
  const std::string text = text::fold(argument(arguments[0])), wanted = text::fold(argument(arguments[1]));
  bool all = true;
  for (size_t at = 0; all && at < wanted.size();) {
    const size_t end = std::min(wanted.find(' ', at), wanted.size());
    if (end > at) all = begins_a_word(text, std::string_view(wanted).substr(at, end - at));
    at = end + 1;
  }
  sqlite3_result_int(context, all);
}

/// True if the wanted code is one of the actors or what stands before one's slash.
bool has_code(std::string_view written, std::string_view wanted) {
  for (size_t at = written.find(wanted); at != std::string_view::npos; at = written.find(wanted, at + 1)) {
    const size_t end = at + wanted.size();
    const bool begins = at == 0 || written[at - 1] == '"';
    if (begins && (end == written.size() || written[end] == '/' || written[end] == '"')) return true;
  }
  return false;
}

bool is_code(std::string_view wanted) {
  return std::none_of(wanted.begin(), wanted.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// True if `wanted`, an actor's code or the beginning of a word in his name, means him who is written so.
bool is_named(std::string_view written, std::string_view wanted) {
  return has_code(written, wanted) || (!is_code(wanted) && begins_a_word(text::fold(written), text::fold(wanted)));
}

/// The byte at which a code point begins.
size_t byte_of(std::string_view text, size_t point) {
  size_t at = 0;
  for (; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && point-- == 0) break;
  }
  return at;
}

/// paragraph(text, start, end): the lines in which a span of code points stands.
void paragraph(sqlite3_context* context, int, sqlite3_value** arguments) {
  const std::string_view text = argument(arguments[0]);
  const size_t start = byte_of(text, static_cast<size_t>(std::max<int64_t>(0, sqlite3_value_int64(arguments[1]))));
  const auto points = sqlite3_value_int64(arguments[2]) - sqlite3_value_int64(arguments[1]);
  const size_t end = start + byte_of(text.substr(start), static_cast<size_t>(std::max<int64_t>(0, points)));
  const size_t before = start == 0 ? text.npos : text.rfind('\n', start - 1);
  const size_t first = before == text.npos ? 0 : before + 1;
  const std::string_view lines = text.substr(first, std::min(text.find('\n', end), text.size()) - first);
  sqlite3_result_text(context, lines.data(), static_cast<int>(lines.size()), SQLITE_TRANSIENT);
}

/// names_actor(written, wanted): wanted in capitals is a code ("RUS" finds all who are of it), else the beginning of a
/// word in a name.
void names_actor(sqlite3_context* context, int, sqlite3_value** arguments) {
  sqlite3_result_int(context, is_named(argument(arguments[0]), argument(arguments[1])));
}

/// True if the form is all of the field, or one of its list.
bool holds_form(std::string_view written, std::string_view form) {
  if (written == form) return true;
  for (size_t at = written.find(form); at != std::string_view::npos; at = written.find(form, at + 1)) {
    const size_t end = at + form.size();
    if (at > 0 && written[at - 1] == '"' && end < written.size() && written[end] == '"') return true;
  }
  return false;
}

/// is_written(written, forms): one of the forms, a line each, is the actor or one of the actors.
void is_written(sqlite3_context* context, int, sqlite3_value** arguments) {
  const std::string_view written = argument(arguments[0]), forms = argument(arguments[1]);
  bool found = false;
  for (size_t at = 0; !found && at < forms.size();) {
    const size_t end = std::min(forms.find('\n', at), forms.size());
    found = holds_form(written, forms.substr(at, end - at));
    at = end + 1;
  }
  sqlite3_result_int(context, found);
}

/// True if one of the person's forms means the wanted one.
bool is_meant(const RecordedPerson& person, const std::string& wanted) {
  return std::any_of(person.forms.begin(), person.forms.end(),
                     [&](const std::string& form) { return is_named(form, wanted); });
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

namespace record {

void add_functions(sqlite3* handle) {
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
  sqlite3_create_function(handle, "has_words", 2, flags, nullptr, has_words, nullptr, nullptr);
  sqlite3_create_function(handle, "names_actor", 2, flags, nullptr, names_actor, nullptr, nullptr);
  sqlite3_create_function(handle, "paragraph", 3, flags, nullptr, paragraph, nullptr, nullptr);
  sqlite3_create_function(handle, "is_written", 2, flags, nullptr, is_written, nullptr, nullptr);
}

}  // namespace record

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
  if (wanted.empty() || is_code(wanted)) return std::string();  // all who are of a state are written so
  const auto meant = persons(wanted);
  if (!meant) return tl::unexpected(meant.error());
  return lines_of(*meant);
}

Result<Question> Record::question_of(const Query& query) const {
  const auto by = forms_of(query.by), to = forms_of(query.to);
  if (!by || !to) return tl::unexpected(by ? to.error() : by.error());
  return record::question_of(query, *by, *to);
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

Result<std::vector<RecordedPerson>> Record::persons(const std::string& query) const {
  auto statement = store_->database.prepare(
      "SELECT DISTINCT a.actor, a.written, a.code, a.name, coalesce(p.post, '') FROM actors a LEFT JOIN posts p USING "
      "(actor) WHERE a.kind = 'person' ORDER BY a.actor, 5");
  if (!statement) return tl::unexpected(statement.error());
  std::vector<record::PersonRow> rows;
  int64_t last = 0;
  while (true) {
    const auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) break;
    if (statement->number(0) != last) rows.push_back({statement->text(1), statement->text(2), statement->text(3), {}});
    last = statement->number(0);
    if (std::string post = statement->text(4); !post.empty()) rows.back().posts.push_back(std::move(post));
  }
  std::vector<RecordedPerson> all = record::unite_persons(rows);
  std::erase_if(all, [&](const RecordedPerson& person) { return !query.empty() && !is_meant(person, query); });
  return all;
}

Result<std::vector<Finding>> Record::findings_of(const ReportKey& key) const {
  std::vector<Finding> all;
  for (int i = 0; i < kFindingKinds; ++i) {
    const auto kind = static_cast<FindingKind>(i);
    auto statement =
        store_->database.prepare("SELECT r.id, " + record::columns_sql(kind, "f.") + " FROM " + record::table_of(kind) +
                                 " f JOIN reports r USING (report) WHERE r.key = ? ORDER BY f.finding");
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
