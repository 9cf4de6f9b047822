#include "record/question.h"

#include <algorithm>
#include <cmath>

#include "record/tables.h"

namespace rapporteur::record {
namespace {

bool is_actor(FieldShape shape) { return shape == FieldShape::actor || shape == FieldShape::actors; }

/// The field that --by looks at: the first that holds actors. "" if the kind has none.
std::string by_field(FindingKind kind) {
  for (const FieldType& field : fields_of(kind)) {
    if (is_actor(field.shape)) return std::string(field.name);
  }
  return "";
}

/// The field that --to looks at: the last that holds actors; for meetings that is the first too, as all parties are
/// equal.
std::string to_field(FindingKind kind) {
  std::string found;
  for (const FieldType& field : fields_of(kind)) {
    if (is_actor(field.shape)) found = field.name;
  }
  return kind == FindingKind::meeting || found != by_field(kind) ? found : "";
}

/// All words of a finding that --about may look at, as one SQL expression.
std::string words_expression(FindingKind kind) {
  std::string sql = "f.words";
  for (const FieldType& field : fields_of(kind)) {
    if (field.shape == FieldShape::words) sql += " || ' ' || coalesce(f.\"" + std::string(field.name) + "\", '')";
  }
  return sql;
}

/// To those of an actor: written so that `actor` names him, or as one of `forms`. Asks of each way of writing once.
void narrow_to(const std::string& field, const std::string& actor, const std::string& forms, Question& question) {
  const std::string column = "\"" + field + "\"";
  question.narrow("f." + column + " IN (SELECT one FROM (SELECT DISTINCT " + column + " AS one FROM " +
                      table_of(question.kind) + ") AS every WHERE names_actor(one, ?) OR is_written(one, ?))",
                  actor);
  question.values.push_back(forms);
}

/// To those whose own words, paragraph and report's title have all the words.
void narrow_to_words(const std::string& wanted, const Dialect& dialect, Question& question) {
  const std::string own = words_expression(question.kind);
  const std::string near = own + " || ' ' || paragraph(r.text, f.span_start, f.span_end) || ' ' || r.title";
  question.narrow("(has_words(" + own + ", ?) OR (r.report IN (SELECT " + std::string(dialect.report_of_words) +
                      " FROM report_words w WHERE " + dialect.match("?") + ") AND has_words(" + near + ", ?)))",
                  wanted);
  question.values.push_back(dialect.words_to_match(wanted));
  question.values.push_back(wanted);
}

/// To the report that came under this id, first or later.
void narrow_to_report(const std::string& id, Question& question) {
  question.narrow(
      "f.report IN (SELECT report FROM reports WHERE id = ? UNION SELECT report FROM other_ids WHERE id = ?)", id);
  question.values.push_back(id);
}

/// To those of which a person said this; without a word of it, to those that stand.
void narrow_by_verdict(const std::string& verdict, Question& question) {
  if (verdict.empty())
    question.narrow("(f.verdict IS NULL OR f.verdict NOT IN ('rejected', 'replaced'))");
  else if (verdict == kNoVerdict)
    question.narrow("f.verdict IS NULL");
  else if (verdict != kAnyVerdict)
    question.narrow("f.verdict = ?", verdict);
}

Result<void> narrow_by_field(const FieldFilter& filter, const std::string& issues, const Dialect& dialect,
                             Question& question) {
  const auto fields = fields_of(question.kind);
  const auto it =
      std::find_if(fields.begin(), fields.end(), [&](const FieldType& f) { return f.name == filter.field; });
  if (it == fields.end()) {
    return fail(ErrorCode::misused, "--" + filter.field,
                "a " + std::string(name_of(question.kind)) + " has no " + filter.field, "leave it out");
  }
  const std::string column = "f.\"" + filter.field + "\"";
  if (filter.field == "issue" && !issues.empty()) {
    question.narrow("(has_words(" + column + ", ?) OR is_written(" + column + ", ?))", filter.value);
    question.values.push_back(issues);
  } else if (it->shape == FieldShape::words)
    question.narrow("has_words(" + column + ", ?)", filter.value);
  else if (it->shape == FieldShape::code)
    question.narrow("substr(" + column + ", 1, " + std::to_string(filter.value.size()) + ") = ?", filter.value);
  else if (it->shape == FieldShape::actors)
    question.narrow("EXISTS (SELECT 1 FROM " + dialect.elements(column, "each_one") + " WHERE each_one.value = ?)",
                    filter.value);
  else
    question.narrow(column + " = ?", filter.value);
  return {};
}

}  // namespace

void Question::narrow(const std::string& condition) {
  conditions += (conditions.empty() ? " WHERE " : " AND ") + condition;
}

void Question::narrow(const std::string& condition, std::string value) {
  narrow(condition);
  values.push_back(std::move(value));
}

Result<Prepared> Question::prepare(const Database& database, const std::string& columns,
                                   const std::string& after) const {
  auto statement = database.prepare("SELECT " + columns + " FROM " + table_of(kind) +
                                    " f LEFT JOIN reports r ON r.report = f.report" + conditions + after);
  if (!statement) return statement;
  for (size_t i = 0; i < values.size(); ++i) statement->bind(static_cast<int>(i) + 1, values[i]);
  return statement;
}

Result<Question> question_of(const Query& query, const Dialect& dialect, const std::string& by_forms,
                             const std::string& to_forms, const std::string& issues) {
  const std::string kind(name_of(query.kind));
  const std::string by = by_field(query.kind), to = to_field(query.kind);
  if (!query.by.empty() && by.empty())
    return fail(ErrorCode::misused, "--by", "a " + kind + " is by nobody", "leave it out");
  if (!query.to.empty() && to.empty())
    return fail(ErrorCode::misused, "--to", "a " + kind + " is to nobody", "leave it out");
  Question question{query.kind, {}, {}};
  if (!query.by.empty()) narrow_to(by, query.by, by_forms, question);
  if (!query.to.empty()) narrow_to(to, query.to, to_forms, question);
  if (!query.about.empty()) narrow_to_words(query.about, dialect, question);
  narrow_by_verdict(query.verdict, question);
  for (const FieldFilter& filter : query.fields) {
    if (auto ok = narrow_by_field(filter, issues, dialect, question); !ok) return tl::unexpected(ok.error());
  }
  if (!query.report.empty()) narrow_to_report(query.report, question);
  if (query.min_confidence > 0) {
    question.narrow("(coalesce(f.confidence, 1000) >= CAST(? AS BIGINT) OR f.verdict IS NOT NULL)",
                    std::to_string(std::lround(query.min_confidence * 1000)));
  }
  if (query.from) question.narrow("f.last_day >= ?", to_string(*query.from));
  if (query.until) question.narrow("f.day <> '' AND f.day <= ?", to_string(*query.until));
  return question;
}

std::string order_of(const Query& query) {
  const std::string turn = query.latest_first ? " DESC" : "";
  return " ORDER BY f.day" + turn + ", f.report" + turn + ", f.span_start" + turn + ", f.finding" + turn;
}

}  // namespace rapporteur::record
