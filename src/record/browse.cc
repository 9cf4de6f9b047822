// A record as people leaf through it: pages, counts, lists of reports and actors.
#include <algorithm>
#include <limits>

#include "rapporteur/record.h"
#include "record/question.h"
#include "record/rows.h"
#include "record/store.h"
#include "record/tables.h"

namespace rapporteur {
namespace {

using record::Prepared;
using record::Question;

/// Runs a statement to its end.
template <typename Take>
Result<void> each_row(Prepared& statement, const Take& take) {
  while (true) {
    const auto row = statement.step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
    take(statement);
  }
}

std::string limit_of(uint64_t limit, uint64_t skip = 0) {
  if (limit == 0 && skip == 0) return "";
  const uint64_t all = std::numeric_limits<int64_t>::max();
  return " LIMIT " + std::to_string(limit == 0 ? all : limit) + " OFFSET " + std::to_string(skip);
}

void go_on_behind(const Bookmark& place, bool latest_first, Question& question) {
  question.narrow(std::string("(f.day, f.report, f.span_start, f.finding) ") + (latest_first ? "<" : ">") +
                      " (?, CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT))",
                  place.day);
  for (const int64_t number : {place.report, place.start, place.finding})
    question.values.push_back(std::to_string(number));
}

/// What counts() counts: the expression, and what has to be joined for it.
struct Counted {
  std::string expression;
  std::string join;
};

Result<Counted> counted(FindingKind kind, const std::string& name, const record::Dialect& dialect) {
  if (name == "outlet") return Counted{"r.source", ""};
  if (name == "day") return Counted{"f.day", ""};
  if (name == "month") return Counted{"substr(f.day, 1, 7)", ""};
  if (name == "verdict") return Counted{"coalesce(f.verdict, '')", ""};
  for (const FieldType& field : fields_of(kind)) {
    if (field.name != name || field.shape == FieldShape::span || field.shape == FieldShape::spans) continue;
    const std::string column = "f.\"" + name + "\"";
    if (field.shape == FieldShape::code) return Counted{"substr(" + column + ", 1, 2)", ""};
    if (field.shape != FieldShape::actors) return Counted{column, ""};
    const std::string each = "each_" + name;
    return Counted{each + ".value", ", " + dialect.elements(column, each)};
  }
  return fail(ErrorCode::misused, name, "a " + std::string(name_of(kind)) + " has no " + name + " to count by",
              "leave it out");
}

/// What follows "FROM reports r" for these reports, and its values; the words to match are the first.
std::pair<std::string, std::vector<std::string>> conditions_of(const ReportQuery& query,
                                                               const record::Dialect& dialect) {
  std::string join, sql;
  std::vector<std::string> values;
  const auto narrow = [&](const std::string& condition, std::string value) {
    sql += (values.empty() ? " WHERE " : " AND ") + condition;
    values.push_back(std::move(value));
  };
  if (!query.words.empty()) {
    join = " JOIN report_words w ON " + std::string(dialect.report_of_words) + " = r.report";
    narrow(dialect.match("?1"), dialect.words_to_match(query.words));
  }
  if (query.from) narrow("r.date >= ?", to_string(*query.from));
  if (query.until) narrow("r.date <= ?", to_string(*query.until));
  return {join + sql, std::move(values)};
}

Result<Prepared> prepare(const record::Database& database, const ReportQuery& query, std::string columns,
                         const std::string& after) {
  const auto [conditions, values] = conditions_of(query, database.dialect());
  auto statement = database.prepare("SELECT " + std::move(columns) + " FROM reports r" + conditions + after);
  if (!statement) return statement;
  for (size_t i = 0; i < values.size(); ++i) statement->bind(static_cast<int>(i) + 1, values[i]);
  return statement;
}

constexpr char kSoughtBegins = '\x01', kSoughtEnds = '\x02';

/// A snippet whose sought words stand between the two characters, in pieces.
std::vector<SnippetPiece> pieces_of(const std::string& marked) {
  std::vector<SnippetPiece> pieces;
  bool sought = false;
  std::string text;
  const auto end_piece = [&](bool next) {
    if (!text.empty()) pieces.push_back({std::exchange(text, {}), sought});
    sought = next;
  };
  for (const char c : marked) {
    if (c == kSoughtBegins)
      end_piece(true);
    else if (c == kSoughtEnds)
      end_piece(false);
    else
      text += c;
  }
  end_piece(false);
  return pieces;
}

}  // namespace

Result<FindingPage> Record::page(const Query& query, const std::optional<Bookmark>& after) const {
  auto question = question_of(query);
  if (!question) return tl::unexpected(question.error());
  if (after) go_on_behind(*after, query.latest_first, *question);
  const std::string limit = query.limit == 0 ? "" : limit_of(query.limit + 1);
  auto places =
      question->prepare(store_->database, "f.day, f.report, f.span_start, f.finding", record::order_of(query) + limit);
  if (!places) return tl::unexpected(places.error());
  std::vector<Bookmark> all;
  const auto ok = each_row(*places, [&](const Prepared& row) {
    all.push_back({row.text(0), row.number(1), row.number(2), row.number(3)});
  });
  if (!ok) return tl::unexpected(ok.error());
  FindingPage page;
  if (query.limit > 0 && all.size() > query.limit) {
    all.pop_back();
    page.next = all.back();
  }
  auto one = store_->database.prepare(record::sql_of_one(query.kind));
  if (!one) return tl::unexpected(one.error());
  for (const Bookmark& place : all) {
    const auto row = one->bind(1, place.finding).step();
    if (!row) return tl::unexpected(row.error());
    if (*row) page.findings.push_back(record::found_at(query.kind, *one));
    one->reset();
  }
  return page;
}

Result<uint64_t> Record::count(const Query& query) const {
  const auto question = question_of(query);
  if (!question) return tl::unexpected(question.error());
  auto statement = question->prepare(store_->database, "count(*)", "");
  if (!statement) return tl::unexpected(statement.error());
  const auto row = statement->step();
  if (!row) return tl::unexpected(row.error());
  return static_cast<uint64_t>(statement->number(0));
}

Result<std::vector<ValueCount>> Record::counts(const Query& query, const std::vector<std::string>& fields) const {
  auto question = question_of(query);
  if (!question) return tl::unexpected(question.error());
  std::string columns, join, order;
  for (size_t i = 0; i < fields.size(); ++i) {
    const auto field = counted(query.kind, fields[i], store_->database.dialect());
    if (!field) return tl::unexpected(field.error());
    columns += field->expression + ", ";
    join += field->join;
    order += (i == 0 ? "" : ", ") + std::to_string(i + 1);
  }
  question->conditions = join + question->conditions;
  const std::string count = std::to_string(fields.size() + 1);
  auto statement =
      question->prepare(store_->database, columns + "count(*)",
                        " GROUP BY " + order + " ORDER BY " + count + " DESC, " + order + limit_of(query.limit));
  if (!statement) return tl::unexpected(statement.error());
  std::vector<ValueCount> all;
  const auto ok = each_row(*statement, [&](const Prepared& row) {
    ValueCount& found = all.emplace_back();
    const int columns_of_values = static_cast<int>(fields.size());
    for (int i = 0; i < columns_of_values; ++i) found.values.push_back(row.text(i));
    found.count = static_cast<uint64_t>(row.number(columns_of_values));
  });
  if (!ok) return tl::unexpected(ok.error());
  return all;
}

Result<std::optional<double>> Record::mean_confidence(const Query& query) const {
  const auto question = question_of(query);
  if (!question) return tl::unexpected(question.error());
  auto statement = question->prepare(store_->database, "count(f.confidence), sum(f.confidence)", "");
  if (!statement) return tl::unexpected(statement.error());
  const auto row = statement->step();
  if (!row) return tl::unexpected(row.error());
  const int64_t judged = statement->number(0);
  if (judged == 0) return std::optional<double>();
  constexpr double kThousandths = 1000;
  return std::optional(static_cast<double>(statement->number(1)) / kThousandths / static_cast<double>(judged));
}

Result<std::vector<FoundReport>> Record::find_reports(const ReportQuery& query) const {
  const bool searched = !query.words.empty();
  const record::Dialect& dialect = store_->database.dialect();
  const std::string columns = std::string(record::kReportLine) + (searched ? ", " + std::string(dialect.snippet) : "");
  const std::string order(searched ? dialect.best_first : "r.date NULLS FIRST, r.report");
  auto statement = prepare(store_->database, query, columns, " ORDER BY " + order + limit_of(query.limit, query.skip));
  if (!statement) return tl::unexpected(statement.error());
  std::vector<FoundReport> all;
  const auto ok = each_row(*statement, [&](const Prepared& row) {
    all.push_back({record::report_at(row), searched ? pieces_of(row.text(5)) : std::vector<SnippetPiece>()});
  });
  if (!ok) return tl::unexpected(ok.error());
  return all;
}

Result<uint64_t> Record::count_reports(const ReportQuery& query) const {
  auto statement = prepare(store_->database, query, "count(*)", "");
  if (!statement) return tl::unexpected(statement.error());
  const auto row = statement->step();
  if (!row) return tl::unexpected(row.error());
  return static_cast<uint64_t>(statement->number(0));
}

Result<std::vector<RecordedActor>> Record::actors(const std::string& query) const {
  const auto forms = forms_of(query);
  if (!forms) return tl::unexpected(forms.error());
  auto statement = store_->database.prepare(
      "SELECT a.written, a.kind, a.code, a.name, (SELECT count(*) FROM mentions m WHERE m.actor = a.actor) FROM actors "
      "a WHERE ?1 = '' OR names_actor(a.written, ?1) OR is_written(a.written, ?2) ORDER BY 5 DESC, a.written");
  if (!statement) return tl::unexpected(statement.error());
  statement->bind(1, query).bind(2, *forms);
  std::vector<RecordedActor> all;
  const auto ok = each_row(*statement, [&](const Prepared& row) {
    all.push_back({row.text(0), row.text(1), row.text(2), row.text(3), static_cast<uint64_t>(row.number(4))});
  });
  if (!ok) return tl::unexpected(ok.error());
  return all;
}

Result<RecordSize> Record::size() const {
  RecordSize size;
  auto statement =
      store_->database.prepare("SELECT count(*), coalesce(min(date), ''), coalesce(max(date), '') FROM reports");
  if (!statement) return tl::unexpected(statement.error());
  auto ok = each_row(*statement, [&](const Prepared& row) {
    size.reports = static_cast<uint64_t>(row.number(0));
    size.first_day = row.text(1);
    size.last_day = row.text(2);
  });
  for (int kind = 0; ok && kind < kFindingKinds; ++kind) {
    const auto count = store_->database.number(record::count_sql(static_cast<FindingKind>(kind)));
    if (!count) return tl::unexpected(count.error());
    size.findings[static_cast<size_t>(kind)] = static_cast<uint64_t>(*count);
  }
  if (!ok) return tl::unexpected(ok.error());
  return size;
}

void Record::allow(std::chrono::milliseconds time) { store_->database.allow(time); }

}  // namespace rapporteur
